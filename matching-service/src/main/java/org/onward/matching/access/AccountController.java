package org.onward.matching.access;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountController {
    private static final int PAGE = 50;

    @Serdeable
    record AccountRequest(
            @Nullable String email,
            @Nullable String displayName,
            @Nullable String password,
            @Nullable String role,
            @Nullable UUID office,
            @Nullable UUID programme,
            @Nullable UUID organisation,
            @Nullable String language) {
        @Override
        public String toString() {
            return "AccountRequest";
        }
    }

    @Serdeable
    record AccountLine(
            UUID id,
            String email,
            String displayName,
            String role,
            @Nullable UUID office,
            @Nullable UUID programme,
            @Nullable UUID organisation,
            String standing) {}

    /**
     * @param next pass as {@code after} for the next page; null on the last
     */
    @Serdeable
    record AccountPage(List<AccountLine> accounts, @Nullable String next) {}

    @Serdeable
    record Created(UUID id) {}

    @Serdeable
    record PasswordRequest(@Nullable String present, @Nullable String password) {
        @Override
        public String toString() {
            return "PasswordRequest";
        }
    }

    @Serdeable
    record LanguageRequest(@Nullable String language) {}

    @Serdeable
    record ProgrammeRequest(
            @Nullable String name, @Nullable String country, @Nullable String serves) {}

    @Serdeable
    record OfficeRequest(
            @Nullable UUID programme,
            @Nullable String name,
            @Nullable String place,
            @Nullable String zone) {}

    @Serdeable
    record ProgrammeLine(UUID id, String name, String country, String serves) {}

    @Serdeable
    record OfficeLine(UUID id, UUID programme, String name, String place, String zone) {}

    /**
     * @param programmes whose reports the account may read besides that of its own
     */
    @Serdeable
    record ReportsRequest(@Nullable Set<UUID> programmes) {}

    @Serdeable
    record FurtherReport(UUID programme, String name, boolean reads) {}

    @Serdeable
    record Reports(List<FurtherReport> programmes) {}

    private final Accounts accounts;
    private final LetReadReports letReadReports;
    private final PlacesOfWork placesOfWork;

    AccountController(Accounts accounts, LetReadReports letReadReports, PlacesOfWork placesOfWork) {
        this.accounts = accounts;
        this.letReadReports = letReadReports;
        this.placesOfWork = placesOfWork;
    }

    @Get("/accounts")
    @Secured(Role.Name.ADMINISTRATOR)
    AccountPage list(Caller caller, @QueryValue(defaultValue = "") String after) {
        List<AccountRow> rows = accounts.page(caller, after, PAGE + 1);
        List<AccountLine> lines =
                rows.stream()
                        .limit(PAGE)
                        .map(
                                row ->
                                        new AccountLine(
                                                row.id(),
                                                row.email(),
                                                row.displayName(),
                                                row.role().toLowerCase(Locale.ROOT),
                                                row.officeId(),
                                                row.programmeId(),
                                                row.organisationId(),
                                                row.standing()))
                        .toList();
        return new AccountPage(lines, rows.size() > PAGE ? lines.getLast().email() : null);
    }

    @Post("/accounts")
    @Status(HttpStatus.CREATED)
    @Secured(Role.Name.ADMINISTRATOR)
    Created open(Caller caller, @Body AccountRequest body) {
        AccountId id =
                accounts.open(
                        caller,
                        new Accounts.NewAccount(
                                text(body.email()),
                                text(body.displayName()),
                                text(body.password()),
                                roleOf(text(body.role())),
                                body.office(),
                                body.programme(),
                                body.organisation(),
                                Objects.requireNonNullElse(body.language(), "en")));
        return new Created(id.value());
    }

    @Post("/accounts/{id}/suspension")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Role.Name.ADMINISTRATOR)
    void suspend(Caller caller, UUID id) {
        accounts.suspend(caller, new AccountId(id));
    }

    @Delete("/accounts/{id}/suspension")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Role.Name.ADMINISTRATOR)
    void restore(Caller caller, UUID id) {
        accounts.restore(caller, new AccountId(id));
    }

    /** Every other programme, and whether the account of programme staff may read its report. */
    @Get("/accounts/{id}/reports")
    @Secured(Role.Name.ADMINISTRATOR)
    Reports reports(Caller caller, UUID id) {
        return new Reports(
                letReadReports.of(caller, new AccountId(id)).programmes().stream()
                        .map(one -> new FurtherReport(one.programme(), one.name(), one.reads()))
                        .toList());
    }

    /** Exactly these from now on. */
    @Put("/accounts/{id}/reports")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Role.Name.ADMINISTRATOR)
    void reports(Caller caller, UUID id, @Body ReportsRequest body) {
        letReadReports.let(
                caller,
                new AccountId(id),
                Objects.requireNonNullElse(body.programmes(), Set.<UUID>of()));
    }

    @Put("/me/password")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    void password(Caller caller, @Body PasswordRequest body) {
        accounts.changePassword(caller, text(body.present()), text(body.password()));
    }

    @Put("/me/language")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    void language(Caller caller, @Body LanguageRequest body) {
        accounts.speak(caller, text(body.language()));
    }

    @Get("/programmes")
    @Secured({Role.Name.ADMINISTRATOR, Role.Name.PROGRAMME_STAFF, Role.Name.COUNSELLOR})
    List<ProgrammeLine> programmes(Caller caller) {
        return placesOfWork.programmes(caller).stream()
                .map(p -> new ProgrammeLine(p.id(), p.name(), p.country(), p.serves()))
                .toList();
    }

    @Post("/programmes")
    @Status(HttpStatus.CREATED)
    @Secured(Role.Name.ADMINISTRATOR)
    Created addProgramme(Caller caller, @Body ProgrammeRequest body) {
        return new Created(
                placesOfWork.addProgramme(
                        caller, text(body.name()), text(body.country()), text(body.serves())));
    }

    @Get("/offices")
    @Secured({Role.Name.ADMINISTRATOR, Role.Name.PROGRAMME_STAFF, Role.Name.COUNSELLOR})
    List<OfficeLine> offices(Caller caller) {
        return placesOfWork.offices(caller).stream()
                .map(o -> new OfficeLine(o.id(), o.programme(), o.name(), o.place(), o.zone()))
                .toList();
    }

    @Post("/offices")
    @Status(HttpStatus.CREATED)
    @Secured(Role.Name.ADMINISTRATOR)
    Created addOffice(Caller caller, @Body OfficeRequest body) {
        FieldErrors errors = new FieldErrors();
        errors.addIf(
                body.programme() == null, "programme", "error.required", "Choose a programme.");
        errors.throwIfAny();
        return new Created(
                placesOfWork.addOffice(
                        caller,
                        Objects.requireNonNull(body.programme()),
                        text(body.name()),
                        text(body.place()),
                        text(body.zone())));
    }

    private static Role roleOf(String name) {
        for (Role role : Role.values()) {
            if (role.name().equalsIgnoreCase(name)) {
                return role;
            }
        }
        throw org.onward.matching.problem.Problem.invalid(
                "role", "error.choice", "This is not a role.");
    }

    static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
