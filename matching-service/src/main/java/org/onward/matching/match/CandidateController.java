package org.onward.matching.match;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.vacancy.VacancyId;

@Controller("/api/v1/vacancies/{id}/candidates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.Name.COUNSELLOR)
final class CandidateController {
    /**
     * @param offered false where the vacancy is not shown to anybody now
     * @param found people on all pages
     * @param complete false where only the best of very many were looked at
     * @param next pass as {@code cursor} for the next page; null on the last
     * @param ranking version of the weights, with the balance where they were moved
     */
    @Serdeable
    record CandidatesBody(
            UUID vacancy,
            boolean offered,
            List<CandidateBody> candidates,
            int found,
            boolean complete,
            @Nullable String next,
            String ranking) {}

    /**
     * @param covered an absent colleague's person
     * @param match the pair, as in the person's own list
     */
    @Serdeable
    record CandidateBody(
            UUID person,
            String reference,
            String name,
            LocalDate readySince,
            boolean covered,
            MatchBody match) {}

    private final FindCandidates findCandidates;
    private final MatchBodies bodies;

    CandidateController(FindCandidates findCandidates, MatchBodies bodies) {
        this.findCandidates = findCandidates;
        this.bodies = bodies;
    }

    /**
     * Who of the caller's ready people the vacancy fits, best first, with reasons.
     *
     * @param balance of the weights, −2 to 2
     */
    @Get
    @Secured(Role.Name.COUNSELLOR)
    CandidatesBody candidates(
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "0") int balance,
            @QueryValue(defaultValue = "20") int limit,
            @QueryValue(defaultValue = "") String cursor) {
        MatchBody.Maker make = bodies.in(caller.language());
        Candidates found =
                findCandidates.find(
                        caller,
                        new VacancyId(id),
                        new Balance(balance),
                        limit,
                        cursor.isEmpty() ? null : cursor);
        return new CandidatesBody(
                id,
                found.offered(),
                found.people().stream()
                        .map(
                                one ->
                                        new CandidateBody(
                                                one.person().value(),
                                                one.reference(),
                                                one.name(),
                                                one.readySince(),
                                                one.covered(),
                                                make.body(one.match())))
                        .toList(),
                found.found(),
                found.complete(),
                found.next(),
                found.rankingVersion());
    }
}
