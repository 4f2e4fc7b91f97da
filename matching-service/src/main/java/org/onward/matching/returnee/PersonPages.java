package org.onward.matching.returnee;

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
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.PersonView.ReadinessForm;
import org.onward.matching.shared.Money;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** One person's page, their readiness and whether they are looked for. */
@StaffPages
final class PersonPages {
    private static final Map<String, String> LABELS =
            Map.of("until", "person.readiness.until", "to", "person.readiness.change");

    private final Pages pages;
    private final SeePerson people;
    private final EditProfile edit;
    private final ProfileForms forms;
    private final PersonHeads heads;
    private final SafetyRules rules;
    private final ChangeReadiness changeReadiness;
    private final AgreeToMatching agreeToMatching;
    private final TypedWords words;
    private final Transactions transactions;
    private final Employers employers;
    private final VacancyNames vacancies;

    PersonPages(
            Pages pages,
            SeePerson people,
            EditProfile edit,
            ProfileForms forms,
            PersonHeads heads,
            SafetyRules rules,
            ChangeReadiness changeReadiness,
            AgreeToMatching agreeToMatching,
            TypedWords words,
            Transactions transactions,
            Employers employers,
            VacancyNames vacancies) {
        this.pages = pages;
        this.people = people;
        this.edit = edit;
        this.forms = forms;
        this.heads = heads;
        this.rules = rules;
        this.changeReadiness = changeReadiness;
        this.agreeToMatching = agreeToMatching;
        this.words = words;
        this.transactions = transactions;
        this.employers = employers;
        this.vacancies = vacancies;
    }

    @Get("/people/{id}")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "") String saved) {
        return show(
                request,
                caller,
                new ReturneeId(id),
                Faults.none(pages.page(request)),
                new ReadinessForm("", ""),
                !saved.isEmpty());
    }

    @Post("/people/{id}/readiness")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> readiness(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        ReturneeId person = new ReturneeId(id);
        Faults faults = new Faults(pages.page(request), LABELS);
        String to = form.text("to");
        boolean notNow = to.equals("not_now");
        @Nullable String until =
                notNow ? ProfileForms.day(form.text("until"), "until", faults) : null;
        Readiness wanted =
                ReadinessText.parse(
                                to, caller.today(), until == null ? null : LocalDate.parse(until))
                        .orElse(null);
        if (wanted == null) {
            faults.add("to", "error.choose_from_list");
        }
        if (faults.isEmpty()) {
            try {
                changeReadiness.change(caller, person, Objects.requireNonNull(wanted));
                return HttpResponse.seeOther(URI.create("/people/" + id + "?saved=1"));
            } catch (Problem problem) {
                switch (problem.kind()) {
                    case INVALID -> faults.addAll(problem.errors());
                    case CONFLICT -> faults.add("to", "error.readiness");
                    default -> throw problem;
                }
            }
        }
        return show(
                        request,
                        caller,
                        person,
                        faults,
                        new ReadinessForm(to, form.text("until")),
                        false)
                .status(HttpStatus.BAD_REQUEST);
    }

    @Post("/people/{id}/matching")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> matching(Caller caller, UUID id, @Nullable @Body Map<String, Object> fields) {
        agreeToMatching.agree(
                caller, new ReturneeId(id), Form.of(fields).text("agreed").equals("yes"));
        return HttpResponse.seeOther(URI.create("/people/" + id + "?saved=1"));
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            ReturneeId id,
            Faults faults,
            ReadinessForm readiness,
            boolean saved) {
        SeePerson.Person person = people.see(caller, id);
        EditProfile.Versioned stored = edit.see(caller, id);
        ProfileForm form = forms.of(stored.profile(), caller.language());
        Page page = pages.page(request);
        return pages.show(
                request,
                "people/person",
                new PersonView(
                        heads.of(person, stored, caller.language()),
                        person,
                        form,
                        stored.profile(),
                        forms.labels(stored.learnt(), caller.language()),
                        EditPages.states(stored.profile(), form),
                        CaseloadView.NextStep.of(
                                person.readiness(),
                                stored.profile().places() != null
                                        && (stored.profile().skills() != null
                                                || stored.profile().aspirations() != null),
                                caller.today()),
                        ReadinessText.STATES.stream()
                                .filter(state -> mayBecome(person.readiness(), state))
                                .toList(),
                        person.covered() ? null : rules(caller, id, page),
                        sums(stored.profile().household()),
                        faults,
                        readiness,
                        saved));
    }

    private static boolean mayBecome(Readiness from, String state) {
        return ReadinessText.parse(state, from.since(), null)
                .filter(to -> ReadinessTransitions.allowed(from.getClass(), to.getClass()))
                .isPresent();
    }

    private List<PersonView.Rule> rules(Caller caller, ReturneeId person, Page page) {
        List<SafetyRule> found = rules.list(caller, person);
        Named named = transactions.read(caller, () -> named(found));
        return found.stream()
                .map(
                        rule ->
                                new PersonView.Rule(
                                        rule.id().toString(),
                                        rule.kind(),
                                        what(rule, named, page),
                                        rule.note() == null ? "" : rule.note()))
                .toList();
    }

    /** What rules speak of. */
    private record Named(Map<EmployerId, Employer> employers, Map<UUID, String> vacancies) {}

    private Named named(List<SafetyRule> found) {
        List<EmployerId> ids =
                found.stream()
                        .map(SafetyRule::employer)
                        .filter(Objects::nonNull)
                        .map(EmployerId::new)
                        .distinct()
                        .toList();
        return new Named(
                ids.isEmpty() ? Map.of() : employers.findAll(ids),
                vacancies.of(
                        found.stream().map(SafetyRule::vacancy).filter(Objects::nonNull).toList()));
    }

    private String what(SafetyRule rule, Named named, Page page) {
        if (rule.vacancy() != null) {
            return named.vacancies.getOrDefault(
                    rule.vacancy(), page.t("person.safety.vacancy_gone"));
        }
        if (rule.employer() != null) {
            Employer employer = named.employers.get(new EmployerId(rule.employer()));
            return employer == null ? page.t("person.safety.employer_gone") : employer.name();
        }
        if (rule.place() != null) {
            return words.somewhere(rule.place(), page.language()).label();
        }
        if (rule.sector() != null) {
            return page.t("sector." + rule.sector());
        }
        return rule.name() != null ? rule.name() : rule.phone() != null ? rule.phone() : "";
    }

    private static PersonView.Sums sums(ProfileDocument.@Nullable Household household) {
        if (household == null) {
            return new PersonView.Sums(null, null, null, null, List.of(), List.of());
        }
        Map<String, Long> monthly = new TreeMap<>();
        List<PersonView.DueDebt> due = new ArrayList<>();
        if (household.debts() != null) {
            for (ProfileDocument.Debt debt : household.debts()) {
                if (debt.monthly() != null && debt.currency() != null) {
                    monthly.merge(debt.currency(), debt.monthly(), Long::sum);
                } else if (debt.left() != null && debt.currency() != null && debt.dueOn() != null) {
                    due.add(
                            new PersonView.DueDebt(
                                    Money.of(debt.left(), debt.currency()),
                                    LocalDate.parse(debt.dueOn())));
                }
            }
        }
        String currency = household.currency();
        return new PersonView.Sums(
                money(household.living(), currency),
                money(household.rent(), currency),
                money(household.savings(), currency),
                money(household.payFloor(), currency),
                monthly.entrySet().stream()
                        .map(entry -> Money.of(entry.getValue(), entry.getKey()))
                        .toList(),
                due);
    }

    private static @Nullable Money money(@Nullable Long minor, @Nullable String currency) {
        return minor == null || currency == null ? null : Money.of(minor, currency);
    }
}
