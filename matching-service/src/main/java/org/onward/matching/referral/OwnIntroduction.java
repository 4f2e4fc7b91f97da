package org.onward.matching.referral;

import java.time.LocalDate;
import java.util.Locale;
import org.onward.matching.vacancy.VacancyId;

/**
 * An introduction as its employer knows it: nothing here says who it is of, who made it, or why it
 * ended, unless the employer ended it.
 *
 * @param title the vacancy's, as it is now
 * @param answerBy last day to answer
 * @param sharedUntil last day
 */
public record OwnIntroduction(
        IntroductionId id,
        VacancyId vacancy,
        String title,
        State state,
        LocalDate sentOn,
        LocalDate answerBy,
        LocalDate sharedUntil,
        int version) {

    /** The states of {@code employer_introduction}. */
    public enum State {
        WAITING,
        MEETING,
        KEPT,
        OFFERED,
        ACCEPTED,
        /** Accepted, and it led to work. */
        HIRED,
        /** By the employer itself. */
        DECLINED,
        /** The date passed without an answer. */
        SILENT,
        /** Said yes after the date. */
        LATE_YES,
        /** The employer took its offer back. */
        OFFER_WITHDRAWN,
        /** By somebody else, whatever the reason. */
        ENDED;

        static State of(IntroductionState state) {
            return switch (state) {
                case IntroductionState.Sent s -> WAITING;
                case IntroductionState.Meeting m -> MEETING;
                case IntroductionState.Kept k -> KEPT;
                case IntroductionState.Offered o -> OFFERED;
                case IntroductionState.Accepted accepted ->
                        accepted.placedAt() == null ? ACCEPTED : HIRED;
                case IntroductionState.Declined declined ->
                        declined.by() == IntroductionState.DeclinedBy.EMPLOYER ? DECLINED : ENDED;
                case IntroductionState.NoAnswer silent ->
                        silent.lateYes() == null ? SILENT : LATE_YES;
                case IntroductionState.Withdrawn withdrawn ->
                        withdrawn.reason().equals("offer_withdrawn") ? OFFER_WITHDRAWN : ENDED;
            };
        }

        /** As the view writes it. */
        static State of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }

        /** As the API says it. */
        String code() {
            return switch (this) {
                case WAITING, MEETING, KEPT, OFFERED, ACCEPTED, DECLINED, ENDED ->
                        name().toLowerCase(Locale.ROOT);
                case HIRED -> "accepted";
                case SILENT, LATE_YES, OFFER_WITHDRAWN -> "ended";
            };
        }
    }

    static OwnIntroduction of(Introduction one) {
        return new OwnIntroduction(
                one.id(),
                one.vacancy(),
                one.title(),
                State.of(one.state()),
                one.sentOn(),
                one.answerBy(),
                one.sharedUntil(),
                one.version());
    }
}
