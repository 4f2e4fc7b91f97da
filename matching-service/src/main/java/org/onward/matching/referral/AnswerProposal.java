package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;

/**
 * Records what a person said to a vacancy. They may change their mind as often as they like; every
 * answer is kept with its time.
 */
@Singleton
public final class AnswerProposal {
    public static final List<String> ANSWERS = List.of("interested", "not_now", "no");

    /** Why not, if the person says so. */
    public static final List<String> REASONS =
            List.of(
                    "pay",
                    "distance",
                    "hours",
                    "kind_of_work",
                    "start",
                    "employer",
                    "family",
                    "health",
                    "other");

    private final OwnPeople people;
    private final Proposals proposals;
    private final InstantSource clock;

    AnswerProposal(OwnPeople people, Proposals proposals, InstantSource clock) {
        this.people = people;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** What a person said to one vacancy; as in {@link #answer}. */
    public record Said(
            ProposalId proposal,
            String answer,
            @Nullable String reason,
            @Nullable LocalDate askAgainOn) {}

    /** All of them, or none. */
    public void answer(Caller caller, ReturneeId person, List<Said> all) {
        people.act(
                caller,
                person,
                "answer_proposals",
                () -> {
                    all.forEach(
                            one ->
                                    answer(
                                            caller,
                                            person,
                                            one.proposal(),
                                            one.answer(),
                                            one.reason(),
                                            one.askAgainOn()));
                    return true;
                });
    }

    /**
     * @param answer one of {@link #ANSWERS}
     * @param reason one of {@link #REASONS} or null; with "not now" and "no" only
     * @param askAgainOn with "not now" only, after today
     * @throws Problem NOT_FOUND for somebody else's person or proposal; CONFLICT where the same
     *     vacancy was proposed again meanwhile
     */
    public void answer(
            Caller caller,
            ReturneeId person,
            ProposalId id,
            @Nullable String answer,
            @Nullable String reason,
            @Nullable LocalDate askAgainOn) {
        new FieldErrors()
                .addIf(
                        answer == null || !ANSWERS.contains(answer),
                        "answer",
                        "error.choice",
                        "interested, not_now or no.")
                .addIf(
                        reason != null && !Set.copyOf(REASONS).contains(reason),
                        "reason",
                        "error.choice",
                        "Choose a reason, or none.")
                .addIf(
                        askAgainOn != null && !askAgainOn.isAfter(caller.today()),
                        "askAgainOn",
                        "error.past",
                        "The day to ask again must lie ahead.")
                .throwIfAny();
        String state = String.valueOf(answer);
        people.act(
                caller,
                person,
                "answer_proposal",
                () -> {
                    Proposal from = proposals.lock(person, id).orElseThrow(Problem::notFound);
                    boolean stands =
                            state.equals("interested")
                                    && proposals
                                            .standing(person, from.vacancy())
                                            .filter(other -> !other.id().equals(id))
                                            .isPresent();
                    if (stands) {
                        throw Problem.conflict("It was shown again since; answer that one.");
                    }
                    String because = state.equals("interested") ? null : reason;
                    LocalDate again = state.equals("not_now") ? askAgainOn : null;
                    if (!from.says(state, because, again)) {
                        proposals.answer(caller, from, state, because, again, clock.instant());
                    }
                    return true;
                });
    }
}
