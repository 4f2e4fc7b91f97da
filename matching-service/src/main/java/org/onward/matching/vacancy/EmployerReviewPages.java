package org.onward.matching.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.employer.Chamber;
import org.onward.matching.employer.DisownMember;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.LiftSuspension;
import org.onward.matching.employer.RegisterChamber;
import org.onward.matching.employer.Standing;
import org.onward.matching.employer.SuspendEmployer;
import org.onward.matching.employer.VerifyEmployer;
import org.onward.matching.problem.Problem;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** One employer, with what hangs on vouching for it: its vacancies. */
@StaffPages("/review/employers/{id}")
@Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class EmployerReviewPages {
    private static final int MOST = 500;

    private final Pages pages;
    private final ReadForReview read;
    private final VerifyEmployer verify;
    private final SuspendEmployer suspend;
    private final LiftSuspension lift;
    private final DisownMember disown;
    private final RegisterChamber chambers;
    private final Taxonomy taxonomy;

    EmployerReviewPages(
            Pages pages,
            ReadForReview read,
            VerifyEmployer verify,
            SuspendEmployer suspend,
            LiftSuspension lift,
            DisownMember disown,
            RegisterChamber chambers,
            Taxonomy taxonomy) {
        this.pages = pages;
        this.read = read;
        this.verify = verify;
        this.suspend = suspend;
        this.lift = lift;
        this.disown = disown;
        this.chambers = chambers;
        this.taxonomy = taxonomy;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, Caller caller, UUID id) {
        return pages.show(request, "review/employer", view(request, caller, id, "", null));
    }

    @Post("/verification")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> verify(HttpRequest<?> request, Caller caller, UUID id) {
        return decided(
                request,
                caller,
                id,
                "",
                "verified",
                () -> verify.verify(caller, new EmployerId(id)));
    }

    @Post("/disowning")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.CHAMBER)
    HttpResponse<?> disown(HttpRequest<?> request, Caller caller, UUID id) {
        return decided(
                request,
                caller,
                id,
                "",
                "disowned",
                () -> disown.disown(caller, new EmployerId(id)));
    }

    @Post("/suspension")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> suspend(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        String because = Form.of(fields).text("because");
        return decided(
                request,
                caller,
                id,
                because,
                "suspended",
                () -> suspend.suspend(caller, new EmployerId(id), because));
    }

    @Post("/lifting")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.PROGRAMME_STAFF)
    HttpResponse<?> lift(HttpRequest<?> request, Caller caller, UUID id) {
        return decided(
                request, caller, id, "", "lifted", () -> lift.lift(caller, new EmployerId(id)));
    }

    private HttpResponse<?> decided(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            String because,
            String done,
            Runnable act) {
        try {
            act.run();
        } catch (Problem problem) {
            Page page = pages.page(request);
            String fault =
                    switch (problem.kind()) {
                        case INVALID ->
                                problem.errors().stream()
                                                .anyMatch(one -> one.code().equals("number_taken"))
                                        ? page.t("review.fault.number")
                                        : because.isEmpty()
                                                ? page.t("review.fault.reason")
                                                : page.t("error.too_long", MOST);
                        case CONFLICT, CHANGED_MEANWHILE -> page.t("review.fault.conflict");
                        default -> throw problem;
                    };
            return pages.show(request, "review/employer", view(request, caller, id, because, fault))
                    .status(HttpStatus.valueOf(problem.kind().status()));
        }
        return ReviewPages.back("employers", done);
    }

    private @Nullable String chamber(Caller caller, Employer employer) {
        return chambers.list(caller).stream()
                .filter(one -> one.id().equals(employer.chamber()))
                .map(Chamber::name)
                .findFirst()
                .orElse(null);
    }

    private EmployerReviewView view(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            String because,
            @Nullable String fault) {
        ReadForReview.Vouched seen = read.employer(caller, new EmployerId(id));
        Employer employer = seen.employer();
        Page page = pages.page(request);
        String country = taxonomy.label(Subject.COUNTRY, employer.country(), page.language());
        return new EmployerReviewView(
                id.toString(),
                employer.name(),
                page.value("employer_kind", employer.kind()),
                employer.place() == null
                        ? country
                        : taxonomy.label(Subject.PLACE, employer.place(), page.language())
                                + ", "
                                + country,
                chamber(caller, employer),
                employer.standing().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                Stream.of(employer.contactName(), employer.phone(), employer.email())
                        .filter(Objects::nonNull)
                        .toList(),
                employer.registrationNumber(),
                seen.waiting(),
                seen.open(),
                employer.standing() instanceof Standing.Suspended suspended
                        ? suspended.because()
                        : null,
                caller.role() == Role.PROGRAMME_STAFF,
                caller.role() == Role.CHAMBER && employer.standing() instanceof Standing.Unverified,
                because,
                fault);
    }
}
