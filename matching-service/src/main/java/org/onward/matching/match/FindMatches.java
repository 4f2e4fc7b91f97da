package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.match.RankVacancies.Candidate;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;

/** Vacancies for a person, best first, with reasons. */
@Singleton
public final class FindMatches {
    public static final int MOST = 50;

    /** Hits read per round: a page and a few more, so that dropped ones leave no holes. */
    static final int SPARE = 5;

    private final OwnPeople people;
    private final Scorer scorer;
    private final RankVacancies rank;
    private final ShowMatches show;
    private final SoFar soFar;

    FindMatches(
            OwnPeople people, Scorer scorer, RankVacancies rank, ShowMatches show, SoFar soFar) {
        this.people = people;
        this.scorer = scorer;
        this.rank = rank;
        this.show = show;
        this.soFar = soFar;
    }

    /**
     * @param kinds empty is all of them
     * @param limit 1–{@link #MOST}
     * @param cursor of the page before, null for the first
     * @throws Problem NOT_FOUND for somebody else's person, CONFLICT for one who left the
     *     programme, INVALID for a limit or cursor, BUSY while the index is not built
     */
    public Matches find(
            Caller caller, ReturneeId person, Set<Kind> kinds, int limit, @Nullable String cursor) {
        return find(caller, person, kinds, Narrowing.NONE, Balance.EVEN, limit, cursor);
    }

    /**
     * The same, of what was found only the part that is looked at, with weights moved.
     *
     * @param cursor of a page with the same balance
     */
    public Matches find(
            Caller caller,
            ReturneeId person,
            Set<Kind> kinds,
            Narrowing narrowing,
            Balance balance,
            int limit,
            @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "error.out_of_range", "Between 1 and 50.");
        }
        String version = balance.version(scorer.ranking().version());
        Position after = cursor == null ? null : Position.of(cursor, version);
        return people.actOnProfile(
                caller,
                person,
                "see_matches",
                profile -> {
                    people.requireEnrolled(person);
                    return find(
                            caller, profile, allIfNone(kinds), narrowing, balance, limit, after);
                });
    }

    static Set<Kind> allIfNone(Set<Kind> kinds) {
        return kinds.isEmpty() ? Set.of(Kind.values()) : kinds;
    }

    private Matches find(
            Caller caller,
            Profile profile,
            Set<Kind> kinds,
            Narrowing narrowing,
            Balance balance,
            int limit,
            @Nullable Position after) {
        boolean own = people.isAssigned(profile.person());
        if (after == null && narrowing.equals(Narrowing.NONE)) {
            RankVacancies.Ranked first =
                    rank.rankFirst(profile, kinds, caller.today(), balance, limit + SPARE);
            Optional<Matches> page = page(profile, own, first, balance, limit, null);
            if (page.isPresent()) {
                return page.get();
            }
        }
        return page(
                        profile,
                        own,
                        rank.rank(
                                profile,
                                kinds,
                                caller.today(),
                                balance,
                                facts -> narrowing.passes(facts, profile.incomeNeed())),
                        balance,
                        limit,
                        after)
                .orElseThrow();
    }

    /** Empty where more would have to be ranked to fill it. */
    private Optional<Matches> page(
            Profile profile,
            boolean own,
            RankVacancies.Ranked result,
            Balance balance,
            int limit,
            @Nullable Position after) {
        String version = balance.version(scorer.ranking().version());
        List<Candidate> ranked =
                result.best().stream()
                        .filter(one -> after == null || Position.ORDER.compare(one.at(), after) > 0)
                        .toList();
        List<Match> page = new ArrayList<>(limit);
        List<VacancyId> ids = new ArrayList<>(limit);
        Candidate last = null;
        int read = 0;
        while (page.size() < limit && read < ranked.size()) {
            int until = Math.min(ranked.size(), read + limit - page.size() + SPARE);
            List<Candidate> round = ranked.subList(read, until);
            Map<VacancyId, Match> shown = show.of(result.person(), result.gates(), round, own);
            for (Candidate candidate : round) {
                if (page.size() == limit) {
                    break;
                }
                read++;
                last = candidate;
                Match match = shown.get(candidate.facts().id());
                if (match != null) {
                    page.add(match);
                    ids.add(candidate.facts().id());
                }
            }
        }
        boolean more = result.best().size() < result.within();
        if (page.size() < limit && more) {
            return Optional.empty();
        }
        boolean end = read == ranked.size() && !more;
        return Optional.of(
                new Matches(
                        page,
                        soFar.of(profile.person(), ids),
                        last == null || end ? null : last.at().cursor(version),
                        result.within(),
                        passing(own, result),
                        result.complete(),
                        result.places(),
                        version));
    }

    /**
     * Whoever covers for a colleague could count what is open to others of their people, and what
     * is missing here would be what a safety rule stands against.
     */
    private static int passing(boolean own, RankVacancies.Ranked result) {
        return result.complete() || own ? result.passing() : result.within();
    }
}
