package org.onward.matching.employer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.EmployerApi;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.AcceptLanguage;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;

/** Who is signed in to the employer API, and their own employer. */
@EmployerApi
@Controller(value = EmployerApi.PREFIX, port = EmployerApi.PORT)
@Secured({Role.Name.EMPLOYER, Role.Name.TRAINING_PROVIDER})
final class OwnEmployerController {
    private final Transactions transactions;
    private final EmployerScope scope;
    private final EditEmployer edit;
    private final Accounts accounts;
    private final Taxonomy taxonomy;

    OwnEmployerController(
            Transactions transactions,
            EmployerScope scope,
            EditEmployer edit,
            Accounts accounts,
            Taxonomy taxonomy) {
        this.transactions = transactions;
        this.scope = scope;
        this.edit = edit;
        this.accounts = accounts;
        this.taxonomy = taxonomy;
    }

    @Get("/me")
    SignedInEmployer me(Caller caller) {
        Employer employer = own(caller);
        return new SignedInEmployer(
                caller.displayName(),
                accounts.addressOf(caller),
                caller.language(),
                caller.today().toString(),
                new EmployerGlance(
                        employer.id().value(),
                        employer.name(),
                        text(employer.kind()),
                        standing(employer)));
    }

    @Get("/employer")
    OwnEmployer employer(HttpRequest<?> request, Caller caller) {
        return view(own(caller), AcceptLanguage.of(request, caller.language()));
    }

    @Put("/employer")
    OwnEmployer edit(HttpRequest<?> request, Caller caller, @Body OwnEmployerEdit body) {
        if (body.employer() == null) {
            throw Problem.invalid("employer", "required", "Say what the employer is now.");
        }
        edit.edit(caller, id(caller), body.version(), body.employer().form());
        return employer(request, caller);
    }

    private Employer own(Caller caller) {
        return transactions.read(caller, () -> scope.actingFor(caller, id(caller)));
    }

    private static EmployerId id(Caller caller) {
        return new EmployerId(Objects.requireNonNull(caller.organisation()));
    }

    private OwnEmployer view(Employer one, String language) {
        return new OwnEmployer(
                one.id().value(),
                one.version(),
                one.name(),
                text(one.kind()),
                one.country(),
                taxonomy.label(Subject.COUNTRY, one.country(), language),
                one.place(),
                one.place() == null ? null : taxonomy.label(Subject.PLACE, one.place(), language),
                one.sector() == null ? null : one.sector().toString(),
                one.contactName(),
                one.phone(),
                one.email(),
                standing(one));
    }

    private static String text(EmployerKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String standing(Employer employer) {
        return switch (employer.standing()) {
            case Standing.Unverified() -> "unverified";
            case Standing.Verified verified -> "verified";
            case Standing.Suspended suspended -> "suspended";
        };
    }

    /**
     * @param language en, th or fil
     * @param today the employer's day
     */
    @Serdeable
    record SignedInEmployer(
            String displayName,
            String email,
            String language,
            String today,
            EmployerGlance employer) {}

    @Serdeable
    record EmployerGlance(UUID id, String name, String kind, String standing) {}

    @Serdeable
    record OwnEmployer(
            UUID id,
            int version,
            String name,
            String kind,
            String country,
            String countryLabel,
            @Nullable String place,
            @Nullable String placeLabel,
            @Nullable String sector,
            @Nullable String contactName,
            @Nullable String phone,
            @Nullable String email,
            String standing) {}

    /**
     * @param version as read
     */
    @Serdeable
    record OwnEmployerEdit(int version, @Nullable OwnEmployerForm employer) {}

    /** Name, kind and country as they are: they change with whoever verified them. */
    @Serdeable
    record OwnEmployerForm(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String country,
            @Nullable String place,
            @Nullable String sector,
            @Nullable String contactName,
            @Nullable String phone,
            @Nullable String email) {
        EmployerForm form() {
            return new EmployerForm(
                    name,
                    kind,
                    country,
                    place,
                    sector,
                    null,
                    contactName,
                    phone,
                    email,
                    null,
                    null);
        }
    }
}
