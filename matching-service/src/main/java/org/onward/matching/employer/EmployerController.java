package org.onward.matching.employer;

import static io.micronaut.http.HttpStatus.CREATED;
import static io.micronaut.http.HttpStatus.NO_CONTENT;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EmployerController {
    private static final int MOST = 100;

    private final Transactions transactions;
    private final Employers employers;
    private final EmployerScope scope;
    private final RegisterEmployer register;
    private final EditEmployer edit;
    private final VerifyEmployer verify;
    private final SuspendEmployer suspend;
    private final LiftSuspension lift;
    private final RegisterChamber chambers;

    EmployerController(
            Transactions transactions,
            Employers employers,
            EmployerScope scope,
            RegisterEmployer register,
            EditEmployer edit,
            VerifyEmployer verify,
            SuspendEmployer suspend,
            LiftSuspension lift,
            RegisterChamber chambers) {
        this.transactions = transactions;
        this.employers = employers;
        this.scope = scope;
        this.register = register;
        this.edit = edit;
        this.verify = verify;
        this.suspend = suspend;
        this.lift = lift;
        this.chambers = chambers;
    }

    @Get("/employers")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    EmployerList list(
            Caller caller,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "25") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "out_of_range", "Between 1 and %d.".formatted(MOST));
        }
        if (q != null && q.length() > 200) {
            throw Problem.invalid("q", "too_long", "At most 200 characters.");
        }
        Employers.Page page =
                transactions.read(
                        caller,
                        () ->
                                employers.list(
                                        caller.role() == Role.CHAMBER
                                                ? caller.organisation()
                                                : null,
                                        PlainText.line(q),
                                        cursor,
                                        limit));
        return new EmployerList(
                page.employers().stream().map(EmployerView::of).toList(), page.next());
    }

    @Get("/employers/{id}")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    EmployerView one(Caller caller, UUID id) {
        return EmployerView.of(
                transactions.read(caller, () -> scope.actingFor(caller, new EmployerId(id))));
    }

    @Post("/employers")
    @Status(CREATED)
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    EmployerView register(
            Caller caller,
            @Nullable @Header("Idempotency-Key") String key,
            @Body EmployerForm form) {
        return one(caller, register.register(caller, key, form).value());
    }

    @Put("/employers/{id}")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    EmployerView edit(Caller caller, UUID id, @Body EmployerEdit body) {
        edit.edit(caller, new EmployerId(id), body.version(), body.employer());
        return one(caller, id);
    }

    @Post("/employers/{id}/verification")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    EmployerView verify(Caller caller, UUID id) {
        verify.verify(caller, new EmployerId(id));
        return one(caller, id);
    }

    @Post("/employers/{id}/suspension")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    EmployerView suspend(Caller caller, UUID id, @Body EmployerSuspension body) {
        suspend.suspend(caller, new EmployerId(id), body.because());
        return one(caller, id);
    }

    @Delete("/employers/{id}/suspension")
    @Status(NO_CONTENT)
    @Secured(Role.Name.PROGRAMME_STAFF)
    void lift(Caller caller, UUID id) {
        lift.lift(caller, new EmployerId(id));
    }

    @Get("/chambers")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    ChamberList chambers(Caller caller) {
        return new ChamberList(chambers.list(caller).stream().map(ChamberView::of).toList());
    }

    @Post("/chambers")
    @Status(CREATED)
    @Secured(Role.Name.PROGRAMME_STAFF)
    ChamberView registerChamber(Caller caller, @Body ChamberForm form) {
        return ChamberView.of(chambers.register(caller, form.name(), form.country()));
    }

    /**
     * @param version as read
     */
    @Serdeable
    record EmployerEdit(int version, EmployerForm employer) {}

    @Serdeable
    record EmployerSuspension(@Nullable String because) {}

    @Serdeable
    record ChamberForm(@Nullable String name, @Nullable String country) {}

    @Serdeable
    record ChamberView(UUID id, String name, String country) {
        static ChamberView of(Chamber chamber) {
            return new ChamberView(chamber.id(), chamber.name(), chamber.country());
        }
    }

    @Serdeable
    record ChamberList(List<ChamberView> chambers) {}

    @Serdeable
    record EmployerList(List<EmployerView> employers, @Nullable String next) {}

    @Serdeable
    record EmployerView(
            UUID id,
            int version,
            String name,
            String kind,
            String country,
            @Nullable String place,
            @Nullable String sector,
            @Nullable UUID chamber,
            @Nullable String contactName,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String registrationNumber,
            String standing) {
        static EmployerView of(Employer employer) {
            return new EmployerView(
                    employer.id().value(),
                    employer.version(),
                    employer.name(),
                    employer.kind().name().toLowerCase(Locale.ROOT),
                    employer.country(),
                    employer.place(),
                    employer.sector() == null ? null : employer.sector().toString(),
                    employer.chamber(),
                    employer.contactName(),
                    employer.phone(),
                    employer.email(),
                    employer.registrationNumber(),
                    employer.standing().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
    }
}
