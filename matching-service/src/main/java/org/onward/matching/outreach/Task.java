package org.onward.matching.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.placement.WorkView;
import org.onward.matching.returnee.ReturneeId;

/**
 * One thing that waits.
 *
 * @param subject the introduction, check, consent, proposal, placement or person it is about
 * @param name of the person, or the reference where it cannot be read
 * @param covered an absent colleague's person
 * @param due the day it should be done, or until which somebody else has time
 * @param detail the state of an introduction, days of a check or, where several of one placement
 *     are due, of all of them as 30+90, or empty
 * @param title of the vacancy, where there is one
 * @param employer its name, where there is one
 * @param placement of a check
 * @param vacancy of an introduction or proposal
 */
public record Task(
        TaskKind kind,
        When when,
        UUID subject,
        ReturneeId person,
        String name,
        boolean covered,
        LocalDate due,
        String detail,
        @Nullable String title,
        @Nullable String employer,
        @Nullable UUID placement,
        @Nullable UUID vacancy) {
    /** Whether the sentence about it names the employer already. */
    public boolean employerIn(String sentence) {
        return employer != null && sentence.contains(employer);
    }

    /** Days of the checks it is about; the latest is what the person can say best. */
    public List<String> days() {
        return List.of(detail.split("\\+"));
    }

    /** Where it is done: the form itself, where the page has more than one. */
    public String address() {
        String at = "/people/" + person.value();
        return switch (kind) {
            case RULE_MET,
                    NOT_OFFERED,
                    LATE_YES,
                    NEW_ANSWER,
                    INTRODUCTION_OVER,
                    ANSWER,
                    MEETING,
                    OFFER,
                    KEPT ->
                    at + "/introductions#i-" + subject;
            case PROPOSAL, PROPOSAL_AGAIN -> at + "/proposals?of=" + subject;
            case CONSENT_ENDING -> at + "/introductions#s-" + subject;
            case PLACEMENT_TO_RECORD ->
                    at
                            + "/placement/new?introduction="
                            + subject
                            + "&vacancy="
                            + vacancy
                            + "&from=work";
            case START_TO_CONFIRM -> at + "/placement#on-start-" + WorkView.key(subject);
            case CONCERN -> at + "/placement#concern-" + subject;
            case CHECK ->
                    at + "/placement/" + placement + "/checks/" + days().getLast() + "?from=work";
            case ASK_AGAIN -> at + "#to";
            case HANDED_OVER -> at;
        };
    }
}
