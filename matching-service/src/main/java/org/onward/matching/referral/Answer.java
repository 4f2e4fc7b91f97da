package org.onward.matching.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an employer may say to an introduction. */
public enum Answer {
    MEET,
    KEEP,
    NOT_THIS_TIME,
    OFFER,
    HIRE,
    WITHDRAW_OFFER;

    /** Why not this time; codes of the employer API's choices. */
    public static final Set<String> REASONS =
            Set.of(
                    "seat_filled",
                    "other_skills",
                    "more_experience",
                    "hours",
                    "start",
                    "too_far",
                    "not_hiring",
                    "other");

    /** What a mail's link can say; the rest is for whoever signs in. */
    static final Set<Answer> BY_LINK = Set.of(MEET, KEEP, NOT_THIS_TIME);

    /** A yes counts for so long after the date, if the person agrees. */
    private static final int LATE_DAYS = 30;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What can be answered to an introduction as it stands. */
    static List<Answer> to(Introduction introduction, LocalDate today) {
        return switch (introduction.state()) {
            case IntroductionState.Sent s -> List.of(MEET, KEEP, NOT_THIS_TIME);
            case IntroductionState.Kept k -> List.of(MEET, OFFER, NOT_THIS_TIME);
            case IntroductionState.Meeting m -> List.of(OFFER, KEEP, NOT_THIS_TIME);
            case IntroductionState.Offered o -> List.of(HIRE, WITHDRAW_OFFER);
            case IntroductionState.Accepted accepted ->
                    accepted.placedAt() == null ? List.of(WITHDRAW_OFFER) : List.of();
            case IntroductionState.NoAnswer late ->
                    late.lateYes() == null
                                    && !introduction.answerBy().plusDays(LATE_DAYS).isBefore(today)
                            ? List.of(MEET)
                            : List.of();
            case IntroductionState.Declined d -> List.of();
            case IntroductionState.Withdrawn w -> List.of();
        };
    }

    /** What it says of the state, so that the same answer again changes nothing. */
    boolean alreadySaid(IntroductionState state) {
        return switch (this) {
            case MEET ->
                    state instanceof IntroductionState.Meeting
                            || (state instanceof IntroductionState.NoAnswer late
                                    && late.lateYes() != null);
            case KEEP -> state instanceof IntroductionState.Kept;
            case NOT_THIS_TIME ->
                    state instanceof IntroductionState.Declined declined
                            && declined.by() == IntroductionState.DeclinedBy.EMPLOYER;
            case OFFER -> state instanceof IntroductionState.Offered;
            case HIRE -> state instanceof IntroductionState.Accepted;
            case WITHDRAW_OFFER ->
                    state instanceof IntroductionState.Withdrawn withdrawn
                            && withdrawn.reason().equals("offer_withdrawn");
        };
    }
}
