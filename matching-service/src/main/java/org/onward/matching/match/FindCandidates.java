package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.match.Candidates.Candidate;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.PeopleNames;
import org.onward.matching.returnee.ReadyPeople;
import org.onward.matching.returnee.ReadyPeople.Ready;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.SeeVacancy;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;

/**
 * People for a vacancy, with the reasons and the score that the pair has in the person's own list.
 * Only those whom the caller works with, own or covered, who are ready and agreed to be looked for;
 * whoever works with nobody finds nobody. Whom a gate stops is not there, whichever it is, and not
 * in any count.
 */
@Singleton
public final class FindCandidates {
    public static final int MOST = 50;

    /** Retrieved and scored; the list ends there. A counsellor works with 30 to 80 people. */
    private static final int SCORED = 300;

    private final Transactions transactions;
    private final SeeVacancy seeVacancy;
    private final ReadyPeople ready;
    private final PreparedPeople prepared;
    private final PeopleNames names;
    private final PeopleRetrieval people;
    private final Vacancies vacancies;
    private final Retrieval retrieval;
    private final Prospects prospects;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Scorer scorer;
    private final Explain explain;
    private final WorkBehind behind;
    private final Audit audit;

    FindCandidates(
            Transactions transactions,
            SeeVacancy seeVacancy,
            ReadyPeople ready,
            PreparedPeople prepared,
            PeopleNames names,
            PeopleRetrieval people,
            Vacancies vacancies,
            Retrieval retrieval,
            Prospects prospects,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Scorer scorer,
            Explain explain,
            WorkBehind behind,
            Audit audit) {
        this.transactions = transactions;
        this.seeVacancy = seeVacancy;
        this.ready = ready;
        this.prepared = prepared;
        this.names = names;
        this.people = people;
        this.vacancies = vacancies;
        this.retrieval = retrieval;
        this.prospects = prospects;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.scorer = scorer;
        this.explain = explain;
        this.behind = behind;
        this.audit = audit;
    }

    /**
     * As many queries for many people as for one.
     *
     * @param balance of the weights
     * @param limit 1–{@link #MOST}
     * @param cursor of a page before with the same balance, null for the first
     * @throws Problem NOT_FOUND for a vacancy that is not there for the caller, INVALID for a limit
     *     or cursor, NOT_ALLOWED for whoever has no people, BUSY while an index is not built
     */
    public Candidates find(
            Caller caller, VacancyId id, Balance balance, int limit, @Nullable String cursor) {
        if (caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "error.out_of_range", "Between 1 and 50.");
        }
        Scorer balanced = scorer.at(balance);
        Position after = cursor == null ? null : Position.of(cursor, balanced.ranking().version());
        SeeVacancy.Seen seen = seeVacancy.see(caller, id);
        return transactions.write(
                caller,
                () -> {
                    Candidates found =
                            vacancies.isShown(id)
                                    ? find(caller, seen, balanced, limit, after)
                                    : nobody(seen, balanced);
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "see_candidates",
                            "vacancy",
                            id.value(),
                            null);
                    audit.doneToEach(
                            caller.account().value(),
                            caller.role().name(),
                            "see_candidates",
                            "returnee",
                            found.people().stream().map(one -> one.person().value()).toList(),
                            null);
                    return found;
                });
    }

    private static Candidates nobody(SeeVacancy.Seen seen, Scorer balanced) {
        return new Candidates(
                seen.vacancy(),
                seen.employer().name(),
                false,
                List.of(),
                0,
                true,
                null,
                balanced.ranking().version());
    }

    private record Placed(Ready person, PreparedProfile profile, Score score, Position at) {}

    private Candidates find(
            Caller caller,
            SeeVacancy.Seen seen,
            Scorer balanced,
            int limit,
            @Nullable Position after) {
        VacancyFacts facts = facts(seen.vacancy());
        Prospect prospect = prospects.of(List.of(facts)).getOrDefault(facts.id(), Prospect.UNKNOWN);
        Map<ReturneeId, Ready> mine = new LinkedHashMap<>();
        ready.ofCaller().forEach(one -> mine.put(one.person(), one));
        List<Placed> ranked = ranked(caller, facts, prospect, mine, balanced);
        List<Placed> rest =
                ranked.stream()
                        .filter(one -> after == null || Position.ORDER.compare(one.at, after) > 0)
                        .toList();
        List<Placed> page = rest.subList(0, Math.min(limit, rest.size()));
        Map<ReturneeId, String> named =
                names.of(page.stream().map(one -> one.person.person()).toList());
        List<WorkBehind.Work> work =
                behind.of(List.of(seen.vacancy())).getOrDefault(seen.vacancy().id(), List.of());
        List<Candidate> shown = new ArrayList<>();
        for (Placed one : page) {
            Ready person = one.person;
            shown.add(
                    new Candidate(
                            person.person(),
                            person.reference(),
                            named.getOrDefault(person.person(), person.reference()),
                            person.since(),
                            person.covered(),
                            person.counsellor(),
                            explain.match(
                                    one.profile,
                                    facts,
                                    prospect,
                                    one.score,
                                    seen.vacancy(),
                                    work,
                                    seen.employer().name(),
                                    !person.covered())));
        }
        return new Candidates(
                seen.vacancy(),
                seen.employer().name(),
                true,
                shown,
                ranked.size(),
                mine.size() <= SCORED,
                page.size() == rest.size()
                        ? null
                        : page.getLast().at.cursor(balanced.ranking().version()),
                balanced.ranking().version());
    }

    /** As the index has them, so that a pair's score is that of the person's list. */
    private VacancyFacts facts(Vacancy vacancy) {
        return retrieval
                .facts(vacancy.id())
                .filter(indexed -> indexed.version() == vacancy.version())
                .orElseGet(() -> VacancyFacts.of(vacancy, 0, taxonomy, lines));
    }

    /** Best first; of equals those first who have been ready longest. */
    private List<Placed> ranked(
            Caller caller,
            VacancyFacts facts,
            Prospect prospect,
            Map<ReturneeId, Ready> mine,
            Scorer balanced) {
        List<ReturneeId> candidates = people.candidates(facts, mine.keySet(), SCORED);
        List<Placed> ranked = new ArrayList<>();
        prepared.of(candidates, caller.today())
                .forEach(
                        (id, profile) -> {
                            Ready person = mine.get(id);
                            if (person != null && profile.gates().stops(facts).isEmpty()) {
                                Score score = balanced.score(profile, facts, prospect);
                                ranked.add(
                                        new Placed(
                                                person,
                                                profile,
                                                score,
                                                Position.ofPerson(
                                                        score,
                                                        person.since(),
                                                        CanDo.nearness(profile, facts, score),
                                                        id.value())));
                            }
                        });
        ranked.sort(Comparator.comparing(Placed::at, Position.ORDER));
        return ranked;
    }
}
