package org.onward.matching.vacancy;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.FormDays;
import org.onward.matching.returnee.Names;
import org.onward.matching.returnee.Names.Choice;
import org.onward.matching.returnee.ProfileForms;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.ToldView.Skill;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Writing down a vacancy that an employer told on the telephone or across a counter. */
@StaffPages("/vacancies/new")
@Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class ToldPages {
    private static final List<String> FIRST_COUNTRIES = List.of("TH", "PH");
    private static final int NEAR = 5;
    private static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("employer", "told.employer"),
                    Map.entry("phone", "told.phone"),
                    Map.entry("kind", "told.kind"),
                    Map.entry("title", "told.title"),
                    Map.entry("tasks", "told.tasks"),
                    Map.entry("place", "told.place"),
                    Map.entry("payMin", "told.pay"),
                    Map.entry("currency", "work.currency"),
                    Map.entry("payPeriod", "work.period"),
                    Map.entry("hours", "told.hours"),
                    Map.entry("startOn", "told.start"),
                    Map.entry("seats", "told.seats"),
                    Map.entry("stipend", "vacancy.stipend"),
                    Map.entry("weeks", "told.weeks"),
                    Map.entry("plan", "vacancy.plan"),
                    Map.entry("seatsCommitted", "told.committed"),
                    Map.entry("backedBy", "vacancy.backed_by"));

    private final Pages pages;
    private final HandInVacancy handIn;
    private final SuggestTerms suggest;
    private final Employers employers;
    private final RegisterEmployer register;
    private final Transactions transactions;
    private final Taxonomy taxonomy;
    private final ProblemLanguage sentences;

    ToldPages(
            Pages pages,
            HandInVacancy handIn,
            SuggestTerms suggest,
            Employers employers,
            RegisterEmployer register,
            Transactions transactions,
            Taxonomy taxonomy,
            ProblemLanguage sentences) {
        this.pages = pages;
        this.handIn = handIn;
        this.suggest = suggest;
        this.employers = employers;
        this.register = register;
        this.transactions = transactions;
        this.taxonomy = taxonomy;
        this.sentences = sentences;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, Caller caller) {
        return show(
                request,
                Form.of(Map.of("seats", "1", "kind", "job")),
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
        Faults faults = new Faults(pages.page(request), LABELS);
        String key = typed.text("key");
        if (!typed.text("take").isEmpty()) {
            boolean looked = typed.text("looked").equals("yes");
            return show(request, typed, key, looked, false, faults);
        }
        Optional<Employer> employer = employer(pages.page(request), caller, typed, faults);
        boolean unknown = employer.isEmpty() && !typed.text("employer").isEmpty();
        VacancyForm form = read(typed, faults);
        if (!faults.isEmpty()) {
            return show(request, typed, key, false, unknown, faults).status(HttpStatus.BAD_REQUEST);
        }
        if (!typed.text("do").equals("post")) {
            return show(request, typed, key, true, unknown, faults);
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
        return show(request, typed, key, true, unknown, faults).status(HttpStatus.BAD_REQUEST);
    }

    private void refused(Problem problem, Faults faults, Caller caller) {
        for (FieldError error : problem.errors()) {
            faults.add(
                    LABELS.containsKey(error.field()) ? error.field() : "title",
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
                near.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
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
                        null));
    }

    private VacancyForm read(Form typed, Faults faults) {
        String title = typed.text("title");
        if (title.isEmpty()) {
            faults.add("title", "error.fill_in");
        }
        String kind = typed.text("kind");
        if (!List.of("job", "apprenticeship", "training").contains(kind)) {
            faults.add("kind", "error.choose_one");
        }
        Place place =
                taxonomy.places().stream()
                        .filter(one -> one.code().equals(typed.text("place")))
                        .findFirst()
                        .orElse(null);
        if (place == null) {
            faults.add("place", "error.choose_one");
        }
        String currency = typed.text("currency");
        Long pay = ProfileForms.money(typed.text("payMin"), "payMin", currency, faults);
        boolean job = kind.equals("job");
        boolean training = kind.equals("training");
        Long stipend =
                job ? null : ProfileForms.money(typed.text("stipend"), "stipend", currency, faults);
        if ((pay != null || stipend != null) && currency.isEmpty()) {
            faults.add("currency", "error.choose_one");
        }
        if (pay != null && typed.text("payPeriod").isEmpty()) {
            faults.add("payPeriod", "error.choose_one");
        }
        BigDecimal sum = major(pay, currency);
        BigDecimal help = major(stipend, currency);
        Integer weeks =
                job ? null : ProfileForms.number(typed.text("weeks"), "weeks", 1, 260, faults);
        Integer committed =
                job
                        ? null
                        : ProfileForms.number(
                                typed.text("seatsCommitted"), "seatsCommitted", 0, 500, faults);
        List<UUID> behind = training ? WhatIsBehind.named(typed.text("backedBy")) : List.of();
        if (training && behind.isEmpty() && !typed.text("backedBy").isEmpty()) {
            faults.add("backedBy", "review.fault.behind");
        }
        Integer hours = ProfileForms.number(typed.text("hours"), "hours", 1, 168, faults);
        Integer seats = ProfileForms.number(typed.text("seats"), "seats", 1, 10_000, faults);
        LocalDate start = FormDays.read(typed.text("startOn"), "startOn", faults);
        String occupation = typed.text("occupation");
        return new VacancyForm(
                kind,
                null,
                title,
                orNull(typed.text("tasks")),
                orNull(occupation),
                null,
                null,
                place == null ? null : place.country(),
                place == null ? null : place.code(),
                null,
                sum,
                null,
                sum == null && help == null ? null : currency,
                sum == null ? null : typed.text("payPeriod"),
                help,
                hours,
                null,
                null,
                null,
                null,
                skills(typed, job),
                null,
                start == null ? null : start.toString(),
                seats,
                weeks,
                job ? null : orNull(typed.text("plan")),
                committed,
                null,
                null,
                null,
                training ? behind : null);
    }

    private static @Nullable BigDecimal major(@Nullable Long minor, String currency) {
        return minor == null || currency.isEmpty() ? null : Money.of(minor, currency).major();
    }

    private static List<VacancyForm.SkillForm> skills(Form typed, boolean job) {
        List<VacancyForm.SkillForm> asked = new ArrayList<>();
        for (String id : typed.all("skill")) {
            String use = typed.text("use-" + id);
            if (id.matches("[0-9a-f-]{36}") && List.of("must", "nice", "teach").contains(use)) {
                asked.add(
                        new VacancyForm.SkillForm(
                                UUID.fromString(id),
                                use.equals("must"),
                                use.equals("teach") && !job,
                                null,
                                null,
                                null));
            }
        }
        return asked;
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
                form.backedBy());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Form typed,
            String key,
            boolean looked,
            boolean unknown,
            Faults faults) {
        Page page = pages.page(request);
        List<Choice> occupations = new ArrayList<>();
        List<Skill> skills = new ArrayList<>();
        if (looked) {
            SuggestTerms.Terms terms =
                    suggest.suggest(typed.text("title"), typed.text("tasks"), page.language());
            terms.occupations().stream()
                    .map(OccupationCode::value)
                    .map(
                            code ->
                                    new Choice(
                                            code,
                                            taxonomy.label(
                                                    Subject.OCCUPATION, code, page.language())))
                    .forEach(occupations::add);
            boolean job = typed.text("kind").equals("job");
            terms.must()
                    .forEach(
                            (skill, must) -> {
                                String id = skill.value().toString();
                                String use = typed.text("use-" + id);
                                skills.add(
                                        new Skill(
                                                id,
                                                taxonomy.label(Subject.SKILL, id, page.language()),
                                                use.isEmpty()
                                                        ? !must ? "no" : job ? "must" : "teach"
                                                        : use));
                            });
        }
        return pages.show(
                request,
                "vacancy/told",
                new ToldView(
                        typed,
                        key,
                        looked,
                        unknown,
                        places(page.language()),
                        Names.currencies(page.language(), typed.text("currency")),
                        occupations,
                        skills,
                        faults));
    }

    private List<ToldView.Country> places(String language) {
        Collator order = Collator.getInstance(ULocale.forLanguageTag(language));
        Map<String, List<Choice>> byCountry = new LinkedHashMap<>();
        Stream.concat(
                        FIRST_COUNTRIES.stream(),
                        taxonomy.places().stream().map(Place::country).sorted())
                .forEach(country -> byCountry.putIfAbsent(country, new ArrayList<>()));
        taxonomy.places()
                .forEach(
                        place ->
                                byCountry
                                        .getOrDefault(place.country(), new ArrayList<>())
                                        .add(
                                                new Choice(
                                                        place.code(),
                                                        taxonomy.label(
                                                                Subject.PLACE,
                                                                place.code(),
                                                                language))));
        return byCountry.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(
                        entry ->
                                new ToldView.Country(
                                        taxonomy.label(Subject.COUNTRY, entry.getKey(), language),
                                        entry.getValue().stream()
                                                .sorted(
                                                        Comparator.comparing(
                                                                Choice::label, order::compare))
                                                .toList()))
                .toList();
    }
}
