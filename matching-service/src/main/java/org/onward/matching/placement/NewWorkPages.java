package org.onward.matching.placement;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.placement.NewWorkView.WorkForm;
import org.onward.matching.placement.RecordPlacement.NewPlacement;
import org.onward.matching.placement.SeePlacements.Seen;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.Faults.Offer;
import org.onward.matching.returnee.Names;
import org.onward.matching.returnee.ProfileForms;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.SeePerson;
import org.onward.matching.returnee.TypedWords;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.vacancy.Pay;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Adding what a person began or agreed to. */
@StaffPages
final class NewWorkPages {
    private static final int MOST_OFFERS = 6;
    private static final Map<String, String> LABELS =
            Map.of(
                    "kind", "work.what",
                    "employer", "work.employer",
                    "occupation", "work.occupation",
                    "firstDay", "work.first_day",
                    "after", "work.after",
                    "wage", "work.wage",
                    "currency", "work.currency",
                    "period", "work.period",
                    "hours", "work.hours");

    private final Pages pages;
    private final SeePerson people;
    private final SeePlacements see;
    private final RecordPlacement record;
    private final TypedWords words;
    private final Transactions transactions;
    private final Employers employers;
    private final Vacancies vacancies;

    NewWorkPages(
            Pages pages,
            SeePerson people,
            SeePlacements see,
            RecordPlacement record,
            TypedWords words,
            Transactions transactions,
            Employers employers,
            Vacancies vacancies) {
        this.pages = pages;
        this.people = people;
        this.see = see;
        this.record = record;
        this.words = words;
        this.transactions = transactions;
        this.employers = employers;
        this.vacancies = vacancies;
    }

    /**
     * @param after the training it follows
     * @param vacancy what it comes from
     * @param introduction the same, once it was accepted
     * @param from where the form was opened, see {@link Back}
     */
    @Get("/people/{id}/placement/new")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @QueryValue UUID after,
            @Nullable @QueryValue UUID vacancy,
            @Nullable @QueryValue UUID introduction,
            @QueryValue(defaultValue = "") String from) {
        Optional<Vacancy> posted = vacancy(caller, vacancy);
        Pay pay = posted.map(one -> one.post().pay()).orElse(null);
        return show(
                request,
                caller,
                id,
                new WorkForm(
                        from,
                        UUID.randomUUID().toString(),
                        text(introduction),
                        posted.map(one -> one.id().value().toString()).orElse(""),
                        posted.map(one -> PlacementRows.text(PlacementKind.of(one.kind())))
                                .orElse(after == null ? "" : "job"),
                        "",
                        "",
                        "",
                        "",
                        text(after),
                        pay == null
                                ? ""
                                : TypedTerms.sum(
                                        new WorkTerms(new Wage(pay.min(), pay.period()), null)),
                        pay == null ? "" : pay.currency().getCurrencyCode(),
                        pay == null ? "month" : PlacementRows.text(pay.period()),
                        posted.map(one -> text(one.post().hours())).orElse("")),
                Faults.none(pages.page(request)));
    }

    @Post("/people/{id}/placement/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> post(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        people.see(caller, person);
        Form posted = taken(fields, caller);
        WorkForm form = form(posted);
        Faults faults = new Faults(pages.page(request), LABELS);
        if (!posted.text("take").isEmpty()) {
            return show(request, caller, id, form, faults);
        }
        NewPlacement wanted = wanted(form, caller, faults);
        if (faults.isEmpty()) {
            try {
                record.record(caller, person, form.key().isEmpty() ? null : form.key(), wanted);
                return HttpResponse.seeOther(new Back(id, form.from()).saved());
            } catch (Problem problem) {
                switch (problem.kind()) {
                    case INVALID ->
                            problem.errors()
                                    .forEach(one -> faults.add(field(one.field()), one.code()));
                    case CONFLICT -> faults.add("kind", "error.work.twice");
                    default -> throw problem;
                }
            }
        }
        return show(request, caller, id, form, faults).status(HttpStatus.BAD_REQUEST);
    }

    private static String field(String field) {
        return switch (field) {
            case "agreedOn", "startsOn", "startedOn" -> "firstDay";
            case "vacancy", "introduction" -> "kind";
            default -> field;
        };
    }

    private static WorkForm form(Form posted) {
        return new WorkForm(
                posted.text("from"),
                posted.text("key"),
                posted.text("introduction"),
                posted.text("vacancy"),
                posted.text("kind"),
                posted.text("employer"),
                posted.text("occupation"),
                posted.text("firstDay"),
                posted.text("subsidised"),
                posted.text("after"),
                posted.text("wage"),
                posted.text("currency"),
                posted.text("period"),
                posted.text("hours"));
    }

    private NewPlacement wanted(WorkForm form, Caller caller, Faults faults) {
        Optional<PlacementKind> kind = TypedTerms.of(PlacementKind.class, form.kind());
        UUID vacancy = uuid(form.vacancy());
        if (kind.isEmpty()) {
            faults.add("kind", "error.fill_in");
        }
        boolean own = kind.filter(PlacementKind.OWN_WORK::equals).isPresent();
        EmployerId employer =
                own || vacancy != null || form.employer().isEmpty()
                        ? null
                        : employer(caller, form.employer(), faults);
        OccupationCode occupation =
                form.occupation().isEmpty() ? null : occupation(caller, form.occupation(), faults);
        String day = ProfileForms.day(form.firstDay(), "firstDay", faults);
        LocalDate first = day == null ? null : LocalDate.parse(day);
        boolean begun = first != null && !first.isAfter(caller.today());
        UUID after = uuid(form.after());
        return new NewPlacement(
                kind.orElse(null),
                uuid(form.introduction()),
                vacancy == null ? null : new VacancyId(vacancy),
                employer,
                occupation,
                TypedTerms.yesOrNo(form.subsidised()),
                after == null ? null : new PlacementId(after),
                null,
                begun ? null : first,
                begun ? first : null,
                TypedTerms.read(form.wage(), form.currency(), form.period(), form.hours(), faults));
    }

    private @Nullable EmployerId employer(Caller caller, String typed, Faults faults) {
        List<Employer> found =
                transactions
                        .read(caller, () -> employers.list(null, typed, null, MOST_OFFERS))
                        .employers();
        List<Employer> named =
                found.stream().filter(one -> one.name().equalsIgnoreCase(typed)).toList();
        if (named.size() == 1) {
            return named.getFirst().id();
        }
        faults.add(
                "employer",
                faults.notFound(found.isEmpty()),
                found.stream()
                        .map(one -> new Offer("employer|" + one.id().value(), one.name(), ""))
                        .toList());
        return null;
    }

    private @Nullable OccupationCode occupation(Caller caller, String typed, Faults faults) {
        Optional<OccupationCode> found = words.occupation(typed);
        if (found.isEmpty()) {
            List<Offer> near = words.near("occupation", typed, caller.language());
            faults.add("occupation", faults.notFound(near.isEmpty()), near);
        }
        return found.orElse(null);
    }

    /** What was posted, with the suggestion that was pressed put into its field by its name. */
    private Form taken(@Nullable Map<String, Object> fields, Caller caller) {
        Map<String, Object> all = new HashMap<>(fields == null ? Map.of() : fields);
        String take = Form.of(all).text("take");
        int bar = take.indexOf('|');
        if (bar > 0) {
            String value = take.substring(bar + 1);
            switch (take.substring(0, bar)) {
                case "employer" -> all.put("employer", employerName(caller, value));
                case "occupation" -> {
                    if (value.matches("[0-9]{4}")) {
                        all.put("occupation", words.occupationLabel(value, caller.language()));
                    }
                }
                case "firstDay" ->
                        org.onward.matching.returnee.TypedDay.read(value)
                                .ifPresent(
                                        day -> all.put("firstDay", day.shown(caller.language())));
                default -> {
                    // No button of this form.
                }
            }
        }
        return Form.of(all);
    }

    private String employerName(Caller caller, String id) {
        UUID wanted = uuid(id);
        return wanted == null
                ? ""
                : transactions
                        .read(caller, () -> employers.find(new EmployerId(wanted)))
                        .map(Employer::name)
                        .orElse("");
    }

    private Optional<Vacancy> vacancy(Caller caller, @Nullable UUID id) {
        return id == null
                ? Optional.empty()
                : transactions.read(caller, () -> vacancies.find(new VacancyId(id)));
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request, Caller caller, UUID id, WorkForm form, Faults faults) {
        Page page = pages.page(request);
        ReturneeId person = new ReturneeId(id);
        List<Seen> all = see.see(caller, person);
        return pages.show(
                request,
                "placement/new",
                new NewWorkView(
                        id.toString(),
                        new Back(id, form.from()).address(),
                        people.see(caller, person).name(),
                        form,
                        vacancy(caller, uuid(form.vacancy()))
                                .map(one -> named(one, caller))
                                .orElse(""),
                        all.stream()
                                .filter(one -> one.placement().kind() == PlacementKind.TRAINING)
                                .filter(one -> one.placement().state().startedOn() != null)
                                .map(
                                        one ->
                                                new Names.Choice(
                                                        one.placement().id().value().toString(),
                                                        WorkPages.title(one, page, words)))
                                .toList(),
                        Names.currencies(caller.language(), form.currency()),
                        faults));
    }

    private String named(Vacancy vacancy, Caller caller) {
        return transactions
                .read(caller, () -> employers.find(vacancy.post().employer()))
                .map(one -> vacancy.post().title() + ", " + one.name())
                .orElse(vacancy.post().title());
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
