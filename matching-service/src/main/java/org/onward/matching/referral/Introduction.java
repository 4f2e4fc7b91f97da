package org.onward.matching.referral;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.consent.ConsentId;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;

/**
 * A counsellor's introduction of a person to an employer, for one vacancy.
 *
 * @param title the vacancy's, as it is now
 * @param answerBy last day to answer
 * @param sharedUntil last day of the consent it goes under
 * @param answeredOn day of the employer's first answer
 * @param unnoticed the latest answer or end has not been looked at by the counsellor
 */
public record Introduction(
        IntroductionId id,
        ReturneeId person,
        VacancyId vacancy,
        String title,
        EmployerId employer,
        ConsentId consent,
        @Nullable ProposalId proposal,
        AccountId counsellor,
        IntroductionState state,
        LocalDate sentOn,
        LocalDate answerBy,
        LocalDate sharedUntil,
        @Nullable LocalDate answeredOn,
        @Nullable Instant answeredAt,
        boolean unnoticed,
        int version) {

    /** The state as tables and JSON write it. */
    public String stateName() {
        return IntroductionStep.name(state.getClass());
    }

    /** Under way: the card is shared as long as the consent holds. */
    public boolean live() {
        return switch (state) {
            case IntroductionState.Sent s -> true;
            case IntroductionState.Meeting m -> true;
            case IntroductionState.Kept k -> true;
            case IntroductionState.Offered o -> true;
            case IntroductionState.Accepted a -> true;
            case IntroductionState.Declined d -> false;
            case IntroductionState.NoAnswer n -> false;
            case IntroductionState.Withdrawn w -> false;
        };
    }

    /** Why it was declined or withdrawn, as a code; null where it was not, or nothing was said. */
    public @Nullable String reason() {
        return switch (state) {
            case IntroductionState.Declined declined -> declined.reason();
            case IntroductionState.Withdrawn withdrawn -> withdrawn.reason();
            case IntroductionState.Sent s -> null;
            case IntroductionState.Meeting m -> null;
            case IntroductionState.Kept k -> null;
            case IntroductionState.Offered o -> null;
            case IntroductionState.Accepted a -> null;
            case IntroductionState.NoAnswer n -> null;
        };
    }
}
