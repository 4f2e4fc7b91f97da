package org.onward.matching.match;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;

@Controller("/api/v1/new-matches")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.Name.COUNSELLOR)
final class NewMatchController {
    /**
     * @param waiting people of the caller who are still to be looked for, after many vacancies
     *     opened, of how many
     * @param next pass as {@code cursor} for those that follow; null on the last page
     */
    @Serdeable
    record NewMatchesBody(List<PersonBody> people, int waiting, int of, @Nullable String next) {}

    /**
     * @param covered an absent colleague's person
     * @param first nobody has looked since the person became ready
     * @param matches the best, as in the person's own list
     * @param vacancies of all that are new for the person the first 20, best first; send them back
     *     when they were looked at
     * @param opened of them, where nobody has looked yet, those that opened since the person became
     *     ready; they come before the others
     * @param count of all that are new
     * @param foundUntil when the last of these was found: send it back as {@code until} when all
     *     were looked at
     */
    @Serdeable
    record PersonBody(
            UUID person,
            String reference,
            String name,
            LocalDate readySince,
            boolean covered,
            boolean first,
            List<MatchBody> matches,
            List<UUID> vacancies,
            List<UUID> opened,
            int count,
            Instant foundUntil) {}

    /**
     * @param vacancies that were looked at, at most 20
     * @param until instead of them: all that was found until then
     */
    @Serdeable
    record NoticeRequest(
            @Nullable UUID personId,
            @Nullable List<@Nullable UUID> vacancies,
            @Nullable Instant until) {}

    private final SeeNewMatches see;
    private final NoticeNewMatches notice;
    private final MatchBodies bodies;

    NewMatchController(SeeNewMatches see, NoticeNewMatches notice, MatchBodies bodies) {
        this.see = see;
        this.notice = notice;
        this.bodies = bodies;
    }

    /** What is new for the caller's people, by person, with reasons. */
    @Get
    @Secured(Role.Name.COUNSELLOR)
    NewMatchesBody list(
            Caller caller,
            @QueryValue(defaultValue = "20") int limit,
            @QueryValue(defaultValue = "") String cursor) {
        MatchBody.Maker make = bodies.in(caller.language());
        NewMatches found = see.see(caller, limit, cursor.isEmpty() ? null : cursor);
        return new NewMatchesBody(
                found.people().stream()
                        .map(
                                one ->
                                        new PersonBody(
                                                one.person().value(),
                                                one.reference(),
                                                one.name(),
                                                one.readySince(),
                                                one.covered(),
                                                one.first(),
                                                one.matches().stream().map(make::body).toList(),
                                                one.all().stream().map(VacancyId::value).toList(),
                                                one.opened().stream()
                                                        .map(VacancyId::value)
                                                        .toList(),
                                                one.count(),
                                                one.foundUntil()))
                        .toList(),
                found.waiting(),
                found.of(),
                found.next());
    }

    /** The caller has looked at these: they are not new for the person any more. */
    @Post("/notice")
    @Secured(Role.Name.COUNSELLOR)
    @Status(HttpStatus.NO_CONTENT)
    void notice(Caller caller, @Body NoticeRequest body) {
        if (body.personId() == null) {
            throw Problem.invalid("personId", "error.required", "Whose they are.");
        }
        ReturneeId person = new ReturneeId(body.personId());
        if (body.until() != null) {
            notice.noticeAll(caller, person, body.until());
            return;
        }
        List<@Nullable UUID> vacancies = body.vacancies() == null ? List.of() : body.vacancies();
        List<VacancyId> looked = new ArrayList<>();
        for (UUID vacancy : vacancies) {
            if (vacancy == null) {
                throw Problem.invalid("vacancies", "error.required", "Which they are.");
            }
            looked.add(new VacancyId(vacancy));
        }
        notice.notice(caller, person, looked);
    }
}
