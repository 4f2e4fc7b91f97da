package org.onward.matching.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;

/**
 * A vacancy that was put in front of a person, and what they said. Every answer is fine and costs
 * nothing later.
 *
 * @param round shown side by side with the others of the same round
 * @param ranking version of the weights it was shown under
 */
public record Proposal(
        ProposalId id,
        ReturneeId person,
        VacancyId vacancy,
        UUID round,
        LocalDate shownOn,
        Shown shown,
        String ranking,
        ProposalState state,
        int version) {

    /** What the person said. */
    public sealed interface ProposalState {
        record Shown() implements ProposalState {}

        record Interested(Instant at) implements ProposalState {}

        /**
         * @param askAgainOn the day to ask again, if the person wants one
         */
        record NotNow(Instant at, @Nullable String reason, @Nullable LocalDate askAgainOn)
                implements ProposalState {}

        record No(Instant at, @Nullable String reason) implements ProposalState {}
    }

    /** The state as tables and JSON write it. */
    public String stateName() {
        return switch (state) {
            case ProposalState.Shown s -> "shown";
            case ProposalState.Interested i -> "interested";
            case ProposalState.NotNow n -> "not_now";
            case ProposalState.No n -> "no";
        };
    }

    /** Waiting for an answer, or on the person's short list. */
    public boolean standing() {
        return state instanceof ProposalState.Shown || state instanceof ProposalState.Interested;
    }

    /** This is what was said already. */
    boolean says(String name, @Nullable String because, @Nullable LocalDate askAgainOn) {
        LocalDate again = state instanceof ProposalState.NotNow later ? later.askAgainOn() : null;
        return stateName().equals(name)
                && Objects.equals(reason(), because)
                && Objects.equals(again, askAgainOn);
    }

    /** The reason given, as a code; null where none was. */
    public @Nullable String reason() {
        return switch (state) {
            case ProposalState.NotNow notNow -> notNow.reason();
            case ProposalState.No no -> no.reason();
            case ProposalState.Shown s -> null;
            case ProposalState.Interested i -> null;
        };
    }
}
