package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.match.Caution;
import org.onward.matching.match.ExplainPair;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.VacancyState;

/**
 * What was put in front of a person, and where it led. The short list is what they are interested
 * in: from an accepted introduction to the first day of work it rests, and is there again if that
 * falls through.
 */
@Singleton
public final class SeeChoices {
    private final OwnPeople people;
    private final ExplainPair pairs;
    private final Proposals proposals;
    private final Vacancies vacancies;
    private final Employers employers;
    private final AgreedWork agreed;
    private final Sql sql;

    SeeChoices(
            OwnPeople people,
            ExplainPair pairs,
            Proposals proposals,
            Vacancies vacancies,
            Employers employers,
            AgreedWork agreed,
            Sql sql) {
        this.people = people;
        this.pairs = pairs;
        this.proposals = proposals;
        this.vacancies = vacancies;
        this.employers = employers;
        this.agreed = agreed;
        this.sql = sql;
    }

    /**
     * @param vacancy as it is now
     * @param open it can still be had
     * @param caution as {@link ExplainPair#cautions} says, of what can be had
     * @param introduction the latest one for this vacancy
     */
    public record Choice(
            Proposal proposal,
            Vacancy vacancy,
            String employerName,
            boolean open,
            Caution caution,
            @Nullable Introduction introduction) {
        /** They want it, it can be had, and nothing is under way and nobody said no to it. */
        public boolean mayIntroduce() {
            return open
                    && proposal.state() instanceof Proposal.ProposalState.Interested
                    && (introduction == null
                            || !(introduction.live()
                                    || introduction.state() instanceof IntroductionState.Declined));
        }
    }

    /**
     * @param resting an introduction is accepted, or work agreed: the short list waits
     */
    public record Choices(List<Choice> choices, boolean resting) {}

    public Choices see(Caller caller, ReturneeId person) {
        return people.act(caller, person, "see_choices", () -> choices(caller, person));
    }

    private Choices choices(Caller caller, ReturneeId person) {
        List<Proposal> all = proposals.of(person);
        Set<VacancyId> ids = new HashSet<>();
        all.forEach(one -> ids.add(one.vacancy()));
        Map<VacancyId, Vacancy> stored = vacancies.findAll(ids);
        Set<EmployerId> whose = new HashSet<>();
        stored.values().forEach(one -> whose.add(one.post().employer()));
        Map<EmployerId, Employer> named = employers.findAll(whose);
        List<Introduction> introductions = new Introductions(sql).of(person);
        Map<VacancyId, Introduction> latest = new HashMap<>();
        introductions.forEach(one -> latest.putIfAbsent(one.vacancy(), one));
        Map<VacancyId, Caution> cautions =
                pairs.cautions(
                        caller,
                        person,
                        stored.values().stream()
                                .filter(one -> open(one, named.get(one.post().employer())))
                                .map(Vacancy::id)
                                .toList());
        List<Choice> choices = new ArrayList<>();
        for (Proposal one : all) {
            Vacancy vacancy = stored.get(one.vacancy());
            if (vacancy != null) {
                Employer employer = named.get(vacancy.post().employer());
                choices.add(
                        new Choice(
                                one,
                                vacancy,
                                employer == null ? "" : employer.name(),
                                open(vacancy, employer),
                                cautions.getOrDefault(vacancy.id(), Caution.NONE),
                                latest.get(one.vacancy())));
            }
        }
        boolean resting =
                introductions.stream()
                                .anyMatch(
                                        one ->
                                                one.state()
                                                                instanceof
                                                                IntroductionState.Accepted accepted
                                                        && Objects.isNull(accepted.placedAt()))
                        || agreed.waits(person);
        return new Choices(choices, resting);
    }

    private static boolean open(Vacancy vacancy, @Nullable Employer employer) {
        return vacancy.state() instanceof VacancyState.Open
                && employer != null
                && employer.verified();
    }
}
