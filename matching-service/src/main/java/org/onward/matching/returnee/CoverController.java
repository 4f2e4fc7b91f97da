package org.onward.matching.returnee;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldErrors;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CoverController {
    private final ListCover covers;
    private final TakeCover take;
    private final EndCover end;
    private final ListColleagues colleagues;
    private final ListEnrolments enrolments;

    CoverController(
            ListCover covers,
            TakeCover take,
            EndCover end,
            ListColleagues colleagues,
            ListEnrolments enrolments) {
        this.covers = covers;
        this.take = take;
        this.end = end;
        this.colleagues = colleagues;
        this.enrolments = enrolments;
    }

    /**
     * @param absent account of the colleague
     * @param until last day, at most 31 days from today
     * @param reason 3–300 characters
     */
    @Serdeable
    record CoverRequest(@Nullable UUID absent, @Nullable String until, @Nullable String reason) {}

    @Serdeable
    record CoverList(List<Cover> covers) {}

    @Serdeable
    record ColleagueList(List<Colleague> colleagues) {}

    @Serdeable
    record Created(UUID id) {}

    @Serdeable
    record EnrolmentLine(UUID id, String reference, UUID office, LocalDate enteredOn) {}

    /**
     * @param next pass as {@code cursor} for the next page; null on the last
     */
    @Serdeable
    record EnrolmentPage(List<EnrolmentLine> enrolments, @Nullable String next) {}

    @Get("/cover")
    @Secured(Role.Name.COUNSELLOR)
    CoverList list(Caller caller) {
        return new CoverList(covers.list(caller));
    }

    @Post("/cover")
    @Status(HttpStatus.CREATED)
    @Secured(Role.Name.COUNSELLOR)
    Created take(Caller caller, @Body CoverRequest body) {
        FieldErrors errors = new FieldErrors();
        LocalDate until = Years.day(errors, "until", body.until());
        errors.throwIfAny();
        UUID absent = body.absent();
        return new Created(
                take.take(
                        caller,
                        absent == null ? null : new AccountId(absent),
                        until,
                        body.reason()));
    }

    @Delete("/cover/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Role.Name.COUNSELLOR)
    void end(Caller caller, UUID id) {
        end.end(caller, id);
    }

    @Get("/colleagues")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF})
    ColleagueList colleagues(Caller caller) {
        return new ColleagueList(colleagues.list(caller));
    }

    /** Who has no counsellor at work. */
    @Get("/enrolments")
    @Secured(Role.Name.PROGRAMME_STAFF)
    EnrolmentPage enrolments(
            Caller caller,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") int limit) {
        ListEnrolments.Page page = enrolments.list(caller, cursor, limit);
        return new EnrolmentPage(
                page.enrolments().stream()
                        .map(
                                line ->
                                        new EnrolmentLine(
                                                line.id(),
                                                line.reference(),
                                                line.office(),
                                                line.enteredOn()))
                        .toList(),
                page.next());
    }
}
