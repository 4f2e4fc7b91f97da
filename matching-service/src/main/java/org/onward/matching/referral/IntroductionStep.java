package org.onward.matching.referral;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.IntroductionState.Accepted;
import org.onward.matching.referral.IntroductionState.Declined;
import org.onward.matching.referral.IntroductionState.Kept;
import org.onward.matching.referral.IntroductionState.Meeting;
import org.onward.matching.referral.IntroductionState.NoAnswer;
import org.onward.matching.referral.IntroductionState.Offered;
import org.onward.matching.referral.IntroductionState.Sent;
import org.onward.matching.referral.IntroductionState.Withdrawn;

/**
 * Every legal step of an introduction, by name; the database has the same pairs as a constraint.
 */
enum IntroductionStep {
    MEET(Meeting.class, Set.of(Sent.class, Kept.class)),
    KEEP(Kept.class, Set.of(Sent.class, Meeting.class)),
    OFFER(Offered.class, Set.of(Sent.class, Kept.class, Meeting.class)),
    /** The employer says that both agreed, or the counsellor that the person took the offer. */
    ACCEPT(Accepted.class, Set.of(Meeting.class, Offered.class)),
    DECLINE(
            Declined.class,
            Set.of(
                    Sent.class,
                    Kept.class,
                    Meeting.class,
                    Offered.class,
                    Accepted.class,
                    NoAnswer.class)),
    WITHDRAW(
            Withdrawn.class,
            Set.of(
                    Sent.class,
                    Kept.class,
                    Meeting.class,
                    Offered.class,
                    Accepted.class,
                    NoAnswer.class)),
    TIME_OUT(NoAnswer.class, Set.of(Sent.class)),
    /** A late yes that the person agreed to. */
    REOPEN(Meeting.class, Set.of(NoAnswer.class));

    private final Class<? extends IntroductionState> to;

    @SuppressWarnings("ImmutableEnumChecker") // filled by Set.copyOf
    private final Set<Class<? extends IntroductionState>> from;

    IntroductionStep(
            Class<? extends IntroductionState> to, Set<Class<? extends IntroductionState>> from) {
        this.to = to;
        this.from = Set.copyOf(from);
    }

    /** Nothing is under way after it. */
    boolean ends() {
        return switch (this) {
            case DECLINE, WITHDRAW, TIME_OUT -> true;
            case MEET, KEEP, OFFER, ACCEPT, REOPEN -> false;
        };
    }

    boolean mayFollow(IntroductionState state) {
        // What led to a placement is the placement's from then on.
        return from.contains(state.getClass())
                // Silence has ended it; only a yes that came late leaves something to withdraw.
                && !(this == WITHDRAW
                        && state instanceof NoAnswer silent
                        && silent.lateYes() == null)
                && !(state instanceof Accepted accepted && accepted.placedAt() != null);
    }

    /** The state it leads to, as the table writes it. */
    String to() {
        return name(to);
    }

    List<String> from() {
        return from.stream().map(IntroductionStep::name).sorted().toList();
    }

    /**
     * @throws Problem CONFLICT where the state has gone elsewhere
     */
    void require(IntroductionState state) {
        if (!mayFollow(state)) {
            throw Problem.conflict(
                    "This introduction stands at %s; that cannot follow."
                            .formatted(name(state.getClass())));
        }
    }

    static String name(Class<? extends IntroductionState> state) {
        return state.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }
}
