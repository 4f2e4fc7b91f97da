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
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.employer.EditEmployer;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerForm;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.RegisterChamber;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.Names;
import org.onward.matching.returnee.Names.Choice;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/**
 * What is known of an employer, to be mended by those who vouch for it: an employer cannot change
 * its own name, kind and country, and who has no account changes nothing.
 */
@StaffPages("/review/employers/{id}/facts")
@Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class EmployerFactsPages {
    private static final Map<String, String> LABELS =
            Map.of(
                    "name", "told.employer",
                    "kind", "told.kind",
                    "place", "told.place",
                    "sector", "facts.sector",
                    "chamber", "facts.chamber",
                    "contactName", "vacancy.contact",
                    "phone", "told.phone",
                    "email", "facts.email",
                    "registrationNumber", "facts.registration_number");

    private final Pages pages;
    private final ReadForReview read;
    private final EditEmployer edit;
    private final RegisterChamber chambers;
    private final Taxonomy taxonomy;
    private final ProblemLanguage sentences;

    EmployerFactsPages(
            Pages pages,
            ReadForReview read,
            EditEmployer edit,
            RegisterChamber chambers,
            Taxonomy taxonomy,
            ProblemLanguage sentences) {
        this.pages = pages;
        this.read = read;
        this.edit = edit;
        this.chambers = chambers;
        this.taxonomy = taxonomy;
        this.sentences = sentences;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, Caller caller, UUID id) {
        Employer employer = read.employer(caller, new EmployerId(id)).employer();
        return show(request, caller, employer, typed(employer), Faults.none(pages.page(request)));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        Form typed = Form.of(fields);
        Employer employer = read.employer(caller, new EmployerId(id)).employer();
        Faults faults = new Faults(pages.page(request), LABELS);
        try {
            edit.edit(caller, employer.id(), version(typed), form(typed));
            return HttpResponse.seeOther(URI.create("/review/employers/" + id));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.CHANGED_MEANWHILE) {
                faults.add("name", "review.fault.conflict");
            } else if (problem.errors().isEmpty()) {
                throw problem;
            }
            for (FieldError error : problem.errors()) {
                String field = error.field().equals("country") ? "place" : error.field();
                faults.add(
                        LABELS.containsKey(field) ? field : "name",
                        sentences.toStaff(caller.language(), error.message()),
                        List.of());
            }
            return show(request, caller, employer, typed, faults)
                    .status(HttpStatus.valueOf(problem.kind().status()));
        }
    }

    private static int version(Form typed) {
        String version = typed.text("version");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1;
    }

    private EmployerForm form(Form typed) {
        String where = typed.text("place");
        Place place = taxonomy.place(where).orElse(null);
        return new EmployerForm(
                typed.text("name"),
                orNull(typed.text("kind")),
                place == null ? orNull(where) : place.country(),
                place == null ? null : where,
                orNull(typed.text("sector")),
                chamber(typed.text("chamber")),
                orNull(typed.text("contactName")),
                orNull(typed.text("phone")),
                orNull(typed.text("email")),
                orNull(typed.text("registrationNumber")),
                null);
    }

    private static @Nullable UUID chamber(String text) {
        return text.matches("[0-9a-f-]{36}") ? UUID.fromString(text) : null;
    }

    private static Form typed(Employer employer) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("version", Integer.toString(employer.version()));
        fields.put("name", employer.name());
        fields.put("kind", employer.kind().name().toLowerCase(Locale.ROOT));
        fields.put("place", Objects.requireNonNullElse(employer.place(), employer.country()));
        fields.put("sector", text(employer.sector()));
        fields.put("chamber", text(employer.chamber()));
        fields.put("contactName", text(employer.contactName()));
        fields.put("phone", text(employer.phone()));
        fields.put("email", text(employer.email()));
        fields.put("registrationNumber", text(employer.registrationNumber()));
        return Form.of(fields);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request, Caller caller, Employer employer, Form typed, Faults faults) {
        Page page = pages.page(request);
        return pages.show(
                request,
                "review/facts",
                new EmployerFactsView(
                        employer.id().value().toString(),
                        employer.name(),
                        typed.text("version"),
                        typed,
                        places(page.language(), employer.country()),
                        Names.choices(
                                page, "employer_kind.", "employer", "training_provider", "agency"),
                        Names.choices(page, "sector.", Names.SECTORS.toArray(String[]::new)),
                        caller.role() == Role.CHAMBER
                                ? List.of()
                                : chambers.list(caller).stream()
                                        .map(one -> new Choice(one.id().toString(), one.name()))
                                        .toList(),
                        faults));
    }

    private List<ToldView.Country> places(String language, String own) {
        Collator order = Collator.getInstance(ULocale.forLanguageTag(language));
        return Stream.concat(
                        Stream.of("TH", "PH", own), taxonomy.places().stream().map(Place::country))
                .distinct()
                .map(country -> country(country, language, order))
                .toList();
    }

    private ToldView.Country country(String code, String language, Collator order) {
        String label = taxonomy.label(Subject.COUNTRY, code, language);
        return new ToldView.Country(
                label,
                Stream.concat(
                                Stream.of(new Choice(code, label)),
                                taxonomy.places().stream()
                                        .filter(place -> place.country().equals(code))
                                        .map(
                                                place ->
                                                        new Choice(
                                                                place.code(),
                                                                taxonomy.label(
                                                                        Subject.PLACE,
                                                                        place.code(),
                                                                        language)))
                                        .sorted(
                                                Comparator.comparing(
                                                        Choice::label, order::compare)))
                        .toList());
    }
}
