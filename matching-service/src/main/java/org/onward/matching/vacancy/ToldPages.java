package org.onward.matching.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerForm;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.employer.RegisterEmployer;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.returnee.CallerCountry;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.FormDays;
import org.onward.matching.returnee.Names;
import org.onward.matching.returnee.Names.Choice;
import org.onward.matching.vacancy.ToldView.Skill;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Writing down a vacancy that an employer told on the telephone or across a counter. */
@StaffPages("/vacancies/new")
@Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class ToldPages {
    private static final int NEAR = 5;
    private final Pages pages;
    private final HandInVacancy handIn;
    private final ToldForm told;
    private final Employers employers;
    private final RegisterEmployer register;
    private final CallerCountry countries;
    private final Transactions transactions;
    private final ProblemLanguage sentences;

    ToldPages(
            Pages pages,
            HandInVacancy handIn,
            ToldForm told,
            Employers employers,
            RegisterEmployer register,
            CallerCountry countries,
            Transactions transactions,
            ProblemLanguage sentences) {
        this.pages = pages;
        this.handIn = handIn;
        this.told = told;
        this.employers = employers;
        this.register = register;
        this.countries = countries;
        this.transactions = transactions;
        this.sentences = sentences;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, Caller caller) {
        String country = home(caller);
        return show(
                request,
                Form.of(Map.of("seats", "1", "kind", "job", "currency", Names.currencyOf(country))),
                country,
                UUID.randomUUID().toString(),
                false,
                false,
                Faults.none(pages.page(request)));
    }

    /**
     * @param fields do: look, which shows what the words speak of, or post
     */
    @io.micronaut.http.annotation.Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> post(
            HttpRequest<?> request, Caller caller, @Nullable @Body Map<String, Object> fields) {
        Form typed = FormDays.taken(fields, caller.language());
        Faults faults = new Faults(pages.page(request), ToldForm.LABELS);
        String key = typed.text("key");
        if (!typed.text("take").isEmpty()) {
            boolean looked = typed.text("looked").equals("yes");
            return show(request, typed, home(caller), key, looked, false, faults);
        }
        Optional<Employer> employer = employer(pages.page(request), caller, typed, faults);
        String country = employer.map(Employer::country).orElseGet(() -> home(caller));
        boolean unknown = employer.isEmpty() && !typed.text("employer").isEmpty();
        VacancyForm form = told.read(typed, faults, true);
        if (!faults.isEmpty()) {
            return show(request, typed, country, key, false, unknown, faults)
                    .status(HttpStatus.BAD_REQUEST);
        }
        if (!typed.text("do").equals("post")) {
            return show(request, typed, country, key, true, unknown, faults);
        }
        try {
            EmployerId of =
                    employer.map(Employer::id).orElseGet(() -> registered(caller, typed, form));
            VacancyId id = handIn.post(caller, key.isEmpty() ? null : key, of(form, of));
            return HttpResponse.seeOther(
                    URI.create(
                            caller.role() == Role.CHAMBER
                                    ? "/review?done=told"
                                    : "/vacancies/" + id.value() + "?done=told"));
        } catch (Problem problem) {
            if (problem.errors().isEmpty() && problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            refused(problem, faults, caller);
        }
        return show(request, typed, country, key, true, unknown, faults)
                .status(HttpStatus.BAD_REQUEST);
    }

    /**
     * Where vacancies are, as long as no employer is known; empty where that is not known either.
     */
    private String home(Caller caller) {
        return countries.of(caller).orElse("");
    }

    private void refused(Problem problem, Faults faults, Caller caller) {
        for (FieldError error : problem.errors()) {
            faults.add(
                    ToldForm.LABELS.containsKey(error.field()) ? error.field() : "title",
                    sentences.toStaff(caller.language(), error.message()),
                    List.of());
        }
        if (faults.isEmpty()) {
            faults.add(
                    "employer", sentences.toStaff(caller.language(), problem.detail()), List.of());
        }
    }

    /** The one of this name; nobody, and no fault, where it is said to be new. */
    private Optional<Employer> employer(Page page, Caller caller, Form typed, Faults faults) {
        String name = typed.text("employer");
        if (name.isEmpty() || name.length() > 200) {
            faults.add("employer", "error.fill_in");
            return Optional.empty();
        }
        List<Employer> near =
                transactions.read(
                        caller,
                        () ->
                                employers
                                        .list(
                                                caller.role() == Role.CHAMBER
                                                        ? caller.organisation()
                                                        : null,
                                                name,
                                                null,
                                                50)
                                        .employers());
        Optional<Employer> exact =
                near.stream()
                        .filter(one -> one.name().equalsIgnoreCase(name))
                        .min(Comparator.comparing(one -> !one.verified()));
        if (exact.isEmpty() && !typed.text("newEmployer").equals("yes")) {
            faults.add(
                    "employer",
                    page.t(near.isEmpty() ? "told.employer.none" : "told.employer.unknown"),
                    near.stream()
                            .limit(NEAR)
                            .map(one -> new Faults.Offer("employer|" + one.name(), one.name(), ""))
                            .toList());
        }
        return exact;
    }

    private EmployerId registered(Caller caller, Form typed, VacancyForm form) {
        String phone = typed.text("phone");
        return register.register(
                caller,
                typed.text("key").isEmpty() ? null : typed.text("key"),
                new EmployerForm(
                        typed.text("employer"),
                        "employer",
                        form.country(),
                        form.place(),
                        null,
                        caller.role() == Role.CHAMBER ? caller.organisation() : null,
                        null,
                        phone.isEmpty() ? null : phone,
                        null,
                        null,
                        null));
    }

    private static VacancyForm of(VacancyForm form, EmployerId employer) {
        return new VacancyForm(
                form.kind(),
                employer.value(),
                form.title(),
                form.tasks(),
                form.occupation(),
                null,
                null,
                form.country(),
                form.place(),
                null,
                form.payMin(),
                null,
                form.currency(),
                form.payPeriod(),
                form.stipend(),
                form.hours(),
                null,
                null,
                null,
                null,
                form.skills(),
                null,
                form.startOn(),
                form.seats(),
                form.weeks(),
                form.plan(),
                form.seatsCommitted(),
                null,
                null,
                null,
                form.backedBy(),
                form.course(),
                form.finished(),
                form.inWork());
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Form typed,
            String country,
            String key,
            boolean looked,
            boolean unknown,
            Faults faults) {
        Page page = pages.page(request);
        List<Choice> occupations = looked ? told.occupations(typed, page.language()) : List.of();
        List<Skill> skills = looked ? told.skills(typed, page.language()) : List.of();
        return pages.show(
                request,
                "vacancy/told",
                new ToldView(
                        typed,
                        key,
                        looked,
                        unknown,
                        told.places(country, page.language()),
                        Names.currencies(page.language(), typed.text("currency")),
                        occupations,
                        skills,
                        faults));
    }
}
