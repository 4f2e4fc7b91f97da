package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A match in words, in the reader's language. Null is "unknown" and is shown as that.
 *
 * @param vacancy its id
 * @param kind job, apprenticeship or training
 * @param closes that it is open for a few days more; null where it is not said, or not soon
 * @param has skills asked for, or taught there, that the person brings
 * @param hasNeeded of these, the skills needed
 * @param hasExtras of these, the skills nice to have
 * @param close skills nice to have of which something is there: a related one, or a little
 * @param toLearn null where the person's skills are not known yet
 * @param notNoted skills needed of which nobody noted whether they are there
 * @param extras skills nice to have that are not there
 * @param taught what is taught there
 * @param taughtNew of that, what the person does not know yet
 * @param needed skills needed that are met, of how many; null where the advert names none
 * @param way how far it is
 * @param far whether it is in no willing place
 * @param unstated what the person cannot do without and the advert says nothing of
 * @param mustsToAsk of these, those that no caution asks about already
 * @param cautions what safety rules have to do with it, a sentence each; for the person's own
 *     counsellor alone
 * @param hours a week
 * @param weeks how long an apprenticeship or training takes
 * @param seats seats, and what follows them
 * @param behind open vacancies that a course leads to
 * @param course what a course is and what its provider says came of it; null of all else
 * @param full that no seat is left, where that is known
 * @param advice what work they have, that many train for this here, or that it is what women are
 *     mostly offered
 * @param fits why it does beside its skills: the work that was done, the line of work, a wish, the
 *     interests or else where and when it is; null where none of them speaks for it
 * @param bars can do, wants, terms, prospects
 */
public record MatchCard(
        String vacancy,
        String title,
        String kind,
        String employer,
        @Nullable String place,
        @Nullable String start,
        @Nullable String closes,
        List<String> has,
        List<String> hasNeeded,
        List<String> hasExtras,
        List<String> close,
        @Nullable List<String> toLearn,
        List<String> notNoted,
        List<String> extras,
        List<String> taught,
        List<String> taughtNew,
        @Nullable String needed,
        boolean allMet,
        boolean implied,
        PayWords pay,
        @Nullable String way,
        boolean far,
        List<String> unstated,
        List<String> mustsToAsk,
        List<String> cautions,
        @Nullable String hours,
        @Nullable String weeks,
        List<String> seats,
        List<WorkBehind> behind,
        @Nullable String course,
        @Nullable String full,
        List<String> advice,
        @Nullable String fits,
        List<Bar> bars,
        String score) {

    /**
     * Work that a course leads to.
     *
     * @param when it begins, and what is to be asked where that is before the course ends
     */
    public record WorkBehind(String vacancy, String title, String when) {}

    /**
     * @param pay of a month
     * @param told what the advert says, where that is not a month's pay
     * @param need what a month must bring in
     * @param against how pay stands to the need; null where either is unknown
     * @param covers whether it covers the need
     * @param belowFloor that it begins below what the person would not go below; null where it does
     *     not
     * @param aboveFloor that it does not, where no need is known to hold it to; else null
     */
    public record PayWords(
            @Nullable String pay,
            @Nullable String told,
            List<String> extras,
            @Nullable String need,
            @Nullable String against,
            boolean covers,
            @Nullable String belowFloor,
            @Nullable String aboveFloor) {}

    /**
     * @param width 0–100 in steps of 5
     * @param lost points, as text; empty where nothing is known
     * @param text points lost and why
     */
    public record Bar(String name, int width, String lost, boolean unknown, String text) {}

    /** Whether the advert leaves open what is needed, and with it what there is to learn. */
    public boolean needsUnknown() {
        return needed == null && !allMet;
    }

    /** Whether it names no skill at all, of which something could be there or not. */
    public boolean namesNone() {
        return needsUnknown() && has.isEmpty() && extras.isEmpty() && learning().isEmpty();
    }

    /**
     * All that is to be learnt: what is missing and what is new of what is taught there, each once.
     */
    public List<String> learning() {
        return java.util.stream.Stream.concat(
                        toLearn == null ? java.util.stream.Stream.of() : toLearn.stream(),
                        taughtNew.stream())
                .distinct()
                .toList();
    }
}
