package org.onward.matching.outreach;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What waits for a counsellor, the more urgent first where two are due on one day. */
public enum TaskKind {
    /** A check found something that is not right at work. */
    CONCERN,
    /** Where the person is introduced changed, and now meets one of their safety rules. */
    RULE_MET,
    /** Where the person is introduced is paused or not vetted; so looks a rule to who covers. */
    NOT_OFFERED,
    /** An employer said yes after the date; the person was free meanwhile and is asked first. */
    LATE_YES,
    /** A colleague, or programme staff, gave the person to the counsellor. */
    HANDED_OVER,
    /** An employer answered, and nobody has looked yet. */
    NEW_ANSWER,
    /** Nobody answered, or it was withdrawn, and the counsellor has not seen it yet. */
    INTRODUCTION_OVER,
    /** It was accepted, and what began is not recorded yet. */
    PLACEMENT_TO_RECORD,
    /** The first day has come, or should be known by now. */
    START_TO_CONFIRM,
    CHECK,
    /** The employer has not answered. */
    ANSWER,
    /** A meeting was some days ago, and nobody has said how it went. */
    MEETING,
    /** There is an offer, and the person has not decided. */
    OFFER,
    /** The employer keeps it for later. */
    KEPT,
    CONSENT_ENDING,
    /** Vacancies were shown, and the person has not answered. */
    PROPOSAL,
    /** The person said not now, to one vacancy, until a day. */
    PROPOSAL_AGAIN,
    /** The person said not now, until a day. */
    ASK_AGAIN;

    /** As tables, JSON and messages write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TaskKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
