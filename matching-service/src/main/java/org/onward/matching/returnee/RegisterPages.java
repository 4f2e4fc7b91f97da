package org.onward.matching.returnee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.RegisterView.IdentityForm;
import org.onward.matching.returnee.RegisterView.PersonHeading;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Registering a person, and correcting who they are: both are the same fields. */
@StaffPages
final class RegisterPages {
    private static final Map<String, String> LABELS =
            Map.of(
                    "name", "register.name",
                    "birthDate", "register.birth",
                    "phone", "register.phone",
                    "email", "register.email",
                    "address", "register.address",
                    "document", "register.document",
                    "story", "register.story",
                    "note", "register.note",
                    "enteredOn", "register.entered",
                    "kind", "register.kind");

    private static final List<String> FIELDS =
            List.of(
                    "name",
                    "birthDate",
                    "phone",
                    "email",
                    "address",
                    "document",
                    "story",
                    "note",
                    "kind",
                    "enteredOn");

    private final Pages pages;
    private final RegisterReturnee register;
    private final SeePerson people;
    private final EditIdentity identities;
    private final ChildProtection childProtection;
    private final CallerCountry countries;

    RegisterPages(
            Pages pages,
            RegisterReturnee register,
            SeePerson people,
            EditIdentity identities,
            ChildProtection childProtection,
            CallerCountry countries) {
        this.pages = pages;
        this.register = register;
        this.people = people;
        this.identities = identities;
        this.childProtection = childProtection;
        this.countries = countries;
    }

    @Get("/people/new")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(HttpRequest<?> request, Caller caller) {
        IdentityForm empty =
                new IdentityForm(
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "returnee",
                        "",
                        TypedDay.shown(caller.today(), caller.language()),
                        false,
                        UUID.randomUUID().toString());
        return pages.show(
                request,
                "people/register",
                new RegisterView(
                        null, 0, empty, Faults.none(pages.page(request)), null, null, false));
    }

    @Post("/people/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> register(
            HttpRequest<?> request, Caller caller, @Nullable @Body Map<String, Object> fields) {
        Form posted = FormDays.taken(fields, caller.language());
        IdentityForm form = read(posted);
        Faults faults = new Faults(pages.page(request), LABELS);
        if (!posted.text("take").isEmpty()) {
            return show(request, form, faults, null, null, HttpStatus.OK);
        }
        Optional<Identity> identity = identity(form, faults, caller);
        Optional<PersonKind> kind = Choices.of(PersonKind.class, form.kind());
        if (kind.isEmpty()) {
            faults.add("kind", "error.choose_from_list");
        }
        String entered = ProfileForms.day(form.enteredOn(), "enteredOn", faults);
        LocalDate enteredOn = entered == null ? caller.today() : LocalDate.parse(entered);
        if (enteredOn.isAfter(caller.today())) {
            faults.add("enteredOn", "error.future");
        }
        if (identity.isPresent() && identity.get().birth().mayBeUnder18(caller.today())) {
            return show(request, form, faults, whom(caller), null, HttpStatus.CONFLICT);
        }
        if (!faults.isEmpty() || identity.isEmpty() || kind.isEmpty()) {
            return show(request, form, faults, null, null, HttpStatus.BAD_REQUEST);
        }
        try {
            RegisterReturnee.Registered made =
                    register.register(
                            caller,
                            posted.text("key").isEmpty() ? null : posted.text("key"),
                            new RegisterReturnee.Registration(
                                    identity.get(),
                                    kind.get(),
                                    Choices.of(Sex.class, form.sex()).orElse(null),
                                    enteredOn,
                                    form.anotherPerson()));
            return HttpResponse.seeOther(
                    URI.create("/people/" + made.person().value() + "?saved=1"));
        } catch (Problem problem) {
            Optional<String> office =
                    problem.kind() == Problem.Kind.CONFLICT
                            ? register.knownAt(caller, identity.get(), form.anotherPerson())
                            : Optional.empty();
            if (office.isEmpty()) {
                throw problem;
            }
            return show(request, form, faults, null, office.get(), HttpStatus.CONFLICT);
        }
    }

    @Get("/people/{id}/identity")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> identity(HttpRequest<?> request, Caller caller, UUID id) {
        EditIdentity.Versioned stored = identities.see(caller, new ReturneeId(id));
        return pages.show(
                request,
                "people/identity",
                new RegisterView(
                        new PersonHeading(id.toString(), stored.identity().name()),
                        stored.version(),
                        of(stored.identity(), caller.language()),
                        Faults.none(pages.page(request)),
                        null,
                        null,
                        false));
    }

    @Post("/people/{id}/identity")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> correct(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        SeePerson.Person seen = people.see(caller, person);
        Form posted = FormDays.taken(fields, caller.language());
        IdentityForm form = read(posted);
        Faults faults = new Faults(pages.page(request), LABELS);
        PersonHeading heading = new PersonHeading(id.toString(), seen.name());
        int version =
                posted.text("version").matches("[0-9]{1,9}")
                        ? Integer.parseInt(posted.text("version"))
                        : -1;
        if (!posted.text("take").isEmpty()) {
            return pages.show(
                    request,
                    "people/identity",
                    new RegisterView(heading, version, form, faults, null, null, false));
        }
        Optional<Identity> identity = identity(form, faults, caller);
        if (identity.isEmpty() || !faults.isEmpty()) {
            return pages.show(
                            request,
                            "people/identity",
                            new RegisterView(heading, version, form, faults, null, null, false))
                    .status(HttpStatus.BAD_REQUEST);
        }
        if (identity.get().birth().mayBeUnder18(caller.today())) {
            return pages.show(
                            request,
                            "people/identity",
                            new RegisterView(
                                    heading, version, form, faults, whom(caller), null, false))
                    .status(HttpStatus.CONFLICT);
        }
        try {
            identities.edit(caller, person, version, identity.get());
            return HttpResponse.seeOther(URI.create("/people/" + id + "?saved=1"));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CHANGED_MEANWHILE) {
                throw problem;
            }
            int present = people.see(caller, person).version();
            return pages.show(
                            request,
                            "people/identity",
                            new RegisterView(heading, present, form, faults, null, null, true))
                    .status(HttpStatus.CONFLICT);
        }
    }

    private List<String> whom(Caller caller) {
        return childProtection.whom(countries.of(caller).orElse(null));
    }

    private HttpResponse<?> show(
            HttpRequest<?> request,
            IdentityForm form,
            Faults faults,
            @Nullable List<String> whom,
            @Nullable String office,
            HttpStatus status) {
        return pages.show(
                        request,
                        "people/register",
                        new RegisterView(null, 0, form, faults, whom, office, false))
                .status(status);
    }

    private static Optional<Identity> identity(IdentityForm form, Faults faults, Caller caller) {
        @Nullable TypedDay birth =
                form.birthDate().isBlank()
                        ? null
                        : TypedDay.read(form.birthDate(), caller.language()).orElse(null);
        String iso = birth == null ? form.birthDate() : birth.iso();
        if (birth != null && birth.isBuddhist()) {
            faults.buddhist("birthDate", birth);
        }
        FieldErrors errors = new FieldErrors();
        Optional<Identity> identity =
                new IdentityDocument(
                                form.name(),
                                iso,
                                form.phone(),
                                form.email(),
                                form.address(),
                                form.document(),
                                form.story(),
                                form.note())
                        .check(errors, caller.today().getYear());
        ProfileForms.addRefused(faults, errors);
        faults.sort(FIELDS);
        return identity;
    }

    private static IdentityForm read(Form form) {
        return new IdentityForm(
                form.text("name"),
                form.text("birthDate"),
                form.text("phone"),
                form.text("email"),
                form.text("address"),
                form.text("document"),
                form.text("story"),
                form.text("note"),
                form.text("kind"),
                form.text("sex"),
                form.text("enteredOn"),
                form.text("anotherPerson").equals("yes"),
                form.text("key"));
    }

    private static IdentityForm of(Identity identity, String language) {
        BirthDate birth = identity.birth();
        return new IdentityForm(
                identity.name(),
                new TypedDay(birth.year(), birth.month(), birth.day()).shown(language),
                Objects.requireNonNullElse(identity.phone(), ""),
                Objects.requireNonNullElse(identity.email(), ""),
                Objects.requireNonNullElse(identity.address(), ""),
                Objects.requireNonNullElse(identity.document(), ""),
                Objects.requireNonNullElse(identity.story(), ""),
                Objects.requireNonNullElse(identity.note(), ""),
                "",
                "",
                "",
                false,
                "");
    }
}
