package org.onward.matching.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onward.matching.referral.OwnIntroduction.State;

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

    static List<Answer> to(Introduction introduction, LocalDate today) {
        return to(OwnIntroduction.of(introduction), today);
    }

    /** What can be answered to an introduction as it stands; the database takes nothing else. */
    static List<Answer> to(OwnIntroduction introduction, LocalDate today) {
        return switch (introduction.state()) {
            case WAITING -> List.of(MEET, KEEP, NOT_THIS_TIME);
            case KEPT -> List.of(MEET, OFFER, NOT_THIS_TIME);
            case MEETING -> List.of(OFFER, KEEP, NOT_THIS_TIME);
            case OFFERED -> List.of(HIRE, WITHDRAW_OFFER);
            case ACCEPTED -> List.of(WITHDRAW_OFFER);
            case SILENT ->
                    introduction.answerBy().plusDays(LATE_DAYS).isBefore(today)
                            ? List.of()
                            : List.of(MEET);
            case HIRED, DECLINED, LATE_YES, OFFER_WITHDRAWN, ENDED -> List.of();
        };
    }

    /** What it says of the state, so that the same answer again changes nothing. */
    boolean alreadySaid(State state) {
        return switch (this) {
            case MEET -> state == State.MEETING || state == State.LATE_YES;
            case KEEP -> state == State.KEPT;
            case NOT_THIS_TIME -> state == State.DECLINED;
            case OFFER -> state == State.OFFERED;
            case HIRE -> state == State.ACCEPTED || state == State.HIRED;
            case WITHDRAW_OFFER -> state == State.OFFER_WITHDRAWN;
        };
    }
}
