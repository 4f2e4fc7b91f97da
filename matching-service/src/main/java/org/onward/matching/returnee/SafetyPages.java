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
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Faults.Offer;
import org.onward.matching.returnee.SafetyView.RuleForm;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Adding and taking away what must never be offered to a person. */
@StaffPages
final class SafetyPages {
    private static final Map<String, String> LABELS =
            Map.of(
                    "kind", "edit.safety.kind",
                    "name", "safety.name",
                    "phone", "safety.phone",
                    "employer", "safety_kind.employer",
                    "place", "safety_kind.place",
                    "sector", "safety_kind.sector",
                    "note", "safety.note");

    private final Pages pages;
    private final SeePerson people;
    private final AddSafetyRule add;
    private final RemoveSafetyRule remove;
    private final TypedWords words;
    private final Transactions transactions;
    private final Employers employers;
    private final VacancyNames vacancies;

    SafetyPages(
            Pages pages,
            SeePerson people,
            AddSafetyRule add,
            RemoveSafetyRule remove,
            TypedWords words,
            Transactions transactions,
            Employers employers,
            VacancyNames vacancies) {
        this.pages = pages;
        this.people = people;
        this.add = add;
        this.remove = remove;
        this.words = words;
        this.transactions = transactions;
        this.employers = employers;
        this.vacancies = vacancies;
    }

    @Get("/people/{id}/safety")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "") String vacancy,
            @QueryValue(defaultValue = "0") int ended) {
        return show(
                request,
                caller,
                id,
                new RuleForm("", "", "", "", "", "", vacancy, ""),
                Faults.none(pages.page(request)),
                Math.clamp(ended, 0, 999));
    }

    @Post("/people/{id}/safety")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> post(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        people.see(caller, person);
        Faults faults = new Faults(pages.page(request), LABELS);
        Form posted = taken(fields, caller);
        RuleForm form =
                new RuleForm(
                        posted.text("kind"),
                        posted.text("name"),
                        posted.text("phone"),
                        posted.text("employer"),
                        posted.text("place"),
                        posted.text("sector"),
                        posted.text("vacancy"),
                        posted.text("note"));
        if (!posted.text("take").isEmpty()) {
            return show(request, caller, id, form, faults, 0);
        }
        @Nullable UUID vacancy = vacancy(form);
        Optional<SafetyRule.Kind> kind =
                vacancy != null
                        ? Optional.of(SafetyRule.Kind.VACANCY)
                        : Choices.of(SafetyRule.Kind.class, form.kind());
        if (kind.isEmpty()) {
            faults.add("kind", "error.choose_from_list");
        }
        if (form.note().codePointCount(0, form.note().length()) > AddSafetyRule.LONGEST_NOTE) {
            faults.add("note", "error.too_long", AddSafetyRule.LONGEST_NOTE);
        }
        @Nullable UUID employer =
                kind.filter(SafetyRule.Kind.EMPLOYER::equals).isPresent()
                        ? employer(caller, form.employer(), faults)
                        : null;
        @Nullable String place =
                kind.filter(SafetyRule.Kind.PLACE::equals).isPresent()
                        ? place(caller, form.place(), faults)
                        : null;
        if (faults.isEmpty()) {
            try {
                int ended =
                        add.add(
                                        caller,
                                        person,
                                        new AddSafetyRule.NewRule(
                                                kind.orElseThrow(),
                                                form.name(),
                                                form.phone(),
                                                employer,
                                                place,
                                                form.sector(),
                                                vacancy,
                                                form.note()))
                                .introductionsEnded();
                String then =
                        ended > 0
                                ? "/safety?ended=" + ended
                                : vacancy != null ? "/matches/" + vacancy : "?saved=1";
                return HttpResponse.seeOther(URI.create("/people/" + id + then));
            } catch (Problem problem) {
                if (problem.kind() != Problem.Kind.INVALID) {
                    throw problem;
                }
                faults.addAll(problem.errors());
            }
        }
        return show(request, caller, id, form, faults, 0).status(HttpStatus.BAD_REQUEST);
    }

    @Post("/people/{id}/safety/{rule}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> remove(Caller caller, UUID id, UUID rule) {
        remove.remove(caller, new ReturneeId(id), rule);
        return HttpResponse.seeOther(URI.create("/people/" + id + "?saved=1"));
    }

    /** To be set aside; null where the rule is of something else. */
    private static @Nullable UUID vacancy(RuleForm form) {
        try {
            return form.vacancy().isEmpty() ? null : UUID.fromString(form.vacancy());
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }

    private String title(Caller caller, UUID vacancy) {
        String name = transactions.read(caller, () -> vacancies.of(List.of(vacancy))).get(vacancy);
        if (name == null) {
            throw Problem.notFound();
        }
        return name;
    }

    private @Nullable UUID employer(Caller caller, String typed, Faults faults) {
        if (typed.isEmpty()) {
            faults.add("employer", "error.fill_in");
            return null;
        }
        List<Employer> found =
                transactions.read(caller, () -> employers.list(null, typed, null, 6)).employers();
        List<Employer> named =
                found.stream().filter(one -> one.name().equalsIgnoreCase(typed)).toList();
        if (named.size() == 1) {
            return named.getFirst().id().value();
        }
        faults.add(
                "employer",
                faults.notFound(found.isEmpty()),
                found.stream()
                        .map(one -> new Offer("employer|" + one.id().value(), one.name(), ""))
                        .toList());
        return null;
    }

    private @Nullable String place(Caller caller, String typed, Faults faults) {
        Optional<String> found =
                words.place(typed, caller.language())
                        .map(TypedWords.Somewhere::place)
                        .filter(code -> !code.isEmpty());
        if (found.isEmpty()) {
            List<Offer> near =
                    words.near("place", typed, caller.language()).stream()
                            .filter(offer -> offer.value().contains("-"))
                            .toList();
            faults.add("place", faults.notFound(near.isEmpty()), near);
        }
        return found.orElse(null);
    }

    /** What was posted, with the suggestion that was pressed put into its field by its name. */
    private Form taken(@Nullable Map<String, Object> fields, Caller caller) {
        Map<String, Object> all = new HashMap<>(fields == null ? Map.of() : fields);
        String take = Form.of(all).text("take");
        int bar = take.indexOf('|');
        if (bar > 0) {
            String field = take.substring(0, bar);
            String value = take.substring(bar + 1);
            if (field.equals("place")) {
                all.put(field, words.somewhere(value, caller.language()).label());
                all.put("kind", "place");
            } else if (field.equals("employer") && value.length() == 36) {
                all.put(field, employerName(caller, value));
                all.put("kind", "employer");
            }
        }
        return Form.of(all);
    }

    private String employerName(Caller caller, String id) {
        try {
            var wanted = new EmployerId(UUID.fromString(id));
            return transactions
                    .read(caller, () -> employers.find(wanted))
                    .map(Employer::name)
                    .orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            RuleForm form,
            Faults faults,
            int ended) {
        String name = people.see(caller, new ReturneeId(id)).name();
        UUID vacancy = vacancy(form);
        return pages.show(
                request,
                "people/safety",
                new SafetyView(
                        id.toString(),
                        name,
                        vacancy == null ? null : title(caller, vacancy),
                        form,
                        faults,
                        ended));
    }
}
