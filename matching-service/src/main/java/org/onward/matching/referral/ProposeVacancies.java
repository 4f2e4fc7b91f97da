package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.match.Balance;
import org.onward.matching.match.ExplainPair;
import org.onward.matching.match.Gate;
import org.onward.matching.match.Match;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.Proposal.ProposalState;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;

/**
 * Puts one to four vacancies side by side in front of a person. What was shown is kept as it was,
 * with the version of the ranking. One that is waiting or on the short list already is not doubled.
 */
@Singleton
public final class ProposeVacancies {
    public static final int MOST = 4;

    private final OwnPeople people;
    private final ExplainPair pairs;
    private final Vacancies vacancies;
    private final Proposals proposals;
    private final InstantSource clock;

    ProposeVacancies(
            OwnPeople people,
            ExplainPair pairs,
            Vacancies vacancies,
            Proposals proposals,
            InstantSource clock) {
        this.people = people;
        this.pairs = pairs;
        this.vacancies = vacancies;
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * Sent again, it shows the same again and nothing is doubled.
     *
     * @throws Problem NOT_FOUND for somebody else's person or a vacancy that is not there, CONFLICT
     *     where one cannot be offered or the person left the programme, INVALID for another number
     */
    public List<ProposalId> propose(Caller caller, ReturneeId person, List<VacancyId> vacancies) {
        return propose(caller, person, vacancies, Balance.EVEN);
    }

    /**
     * The same out of a list with weights moved: score and ranking are kept as they were there.
     *
     * @param balance of the weights of the list
     */
    public List<ProposalId> propose(
            Caller caller, ReturneeId person, List<VacancyId> vacancies, Balance balance) {
        List<VacancyId> different = List.copyOf(new LinkedHashSet<>(vacancies));
        if (different.isEmpty() || different.size() > MOST) {
            throw Problem.invalid("vacancies", "error.propose", "One to four different vacancies.");
        }
        return people.act(
                caller,
                person,
                "propose_vacancies",
                () -> {
                    people.requireEnrolled(person);
                    Instant now = clock.instant();
                    UUID round = UUID.randomUUID();
                    List<ProposalId> ids = new ArrayList<>();
                    for (VacancyId vacancy : different) {
                        ids.add(show(caller, person, vacancy, balance, round, now));
                    }
                    return ids;
                });
    }

    /** What stands against proposing a vacancy. */
    record Against(String title, Obstacle obstacle) {}

    /** Those of them that cannot be proposed, each with why. */
    List<Against> against(Caller caller, ReturneeId person, List<VacancyId> chosen) {
        return people.act(
                caller,
                person,
                "propose_vacancies",
                () -> {
                    List<Against> against = new ArrayList<>();
                    for (VacancyId one : chosen) {
                        if (pairs.explain(caller, person, one)
                                instanceof
                                ExplainPair.Pair.NotOffered(VacancyId id, Gate gate, _, _)) {
                            String title =
                                    vacancies
                                            .find(id)
                                            .orElseThrow(Problem::notFound)
                                            .post()
                                            .title();
                            against.add(new Against(title, Obstacle.of(gate)));
                        }
                    }
                    return against;
                });
    }

    private ProposalId show(
            Caller caller,
            ReturneeId person,
            VacancyId vacancy,
            Balance balance,
            UUID round,
            Instant now) {
        Match match =
                switch (pairs.explain(caller, person, vacancy, balance)) {
                    case ExplainPair.Pair.Offered(VacancyId id, Match found) -> found;
                    case ExplainPair.Pair.NotOffered(VacancyId id, Gate gate, _, _) ->
                            throw Problem.conflict(Obstacle.of(gate).sentence());
                };
        Proposal proposal =
                new Proposal(
                        new ProposalId(UUID.randomUUID()),
                        person,
                        vacancy,
                        round,
                        caller.today(),
                        Shown.of(match),
                        match.rankingVersion(),
                        new ProposalState.Shown(),
                        0);
        Optional<Proposal> standing = proposals.standing(person, vacancy);
        if (standing.isPresent()) {
            proposals.showAgain(standing.get(), proposal, now);
            return standing.get().id();
        }
        proposals.save(caller, proposal, now);
        return proposal.id();
    }
}
