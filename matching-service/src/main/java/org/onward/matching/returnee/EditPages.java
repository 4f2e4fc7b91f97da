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
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ProfileForm.DebtRow;
import org.onward.matching.returnee.ProfileForm.LanguageRow;
import org.onward.matching.returnee.ProfileForm.WorkRow;
import org.onward.matching.taxonomy.Measures;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/**
 * The profile as one long form. Rows are added and removed by its buttons, which send everything
 * typed and get it back; nothing is stored before "save".
 */
@StaffPages
final class EditPages {
    private final Pages pages;
    private final SeePerson people;
    private final EditProfile edit;
    private final ProfileCheck check;
    private final ProfileForms forms;
    private final TypedWords words;
    private final CallerCountry countries;

    EditPages(
            Pages pages,
            SeePerson people,
            EditProfile edit,
            ProfileCheck check,
            ProfileForms forms,
            TypedWords words,
            CallerCountry countries) {
        this.pages = pages;
        this.people = people;
        this.edit = edit;
        this.check = check;
        this.forms = forms;
        this.words = words;
        this.countries = countries;
    }

    @Get("/people/{id}/edit")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(HttpRequest<?> request, Caller caller, UUID id) {
        ReturneeId person = new ReturneeId(id);
        String name = people.see(caller, person).name();
        EditProfile.Versioned stored = edit.see(caller, person);
        ProfileForm form = forms.of(stored.profile(), caller.language());
        Page page = pages.page(request);
        return show(
                request,
                caller,
                id,
                name,
                stored.version(),
                form,
                Faults.none(page),
                List.of(),
                "");
    }

    @Post("/people/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> post(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        String name = people.see(caller, person).name();
        Form posted = taken(fields, caller.language());
        ProfileForm form = ProfileForm.read(posted);
        int version = version(posted.text("version"));
        Faults faults = new Faults(pages.page(request), ProfileForms.LABELS);
        String act = posted.text("act");
        boolean save = act.equals("save") || act.equals("match");
        if (!save && !(act.equals("enter") && !form.hasSomethingToAdd())) {
            return rowsChanged(request, caller, id, name, version, form, faults, posted);
        }
        return save(request, caller, id, name, version, form, faults, act);
    }

    private HttpResponse<?> save(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            String name,
            int version,
            ProfileForm typed,
            Faults faults,
            String act) {
        ReturneeId person = new ReturneeId(id);
        typed.dropBlankRows();
        ProfileForm form = forms.takeTyped(typed, faults, caller.language());
        EditProfile.Versioned stored = edit.see(caller, person);
        ProfileDocument document = forms.document(form, faults, caller.today(), caller.language());
        FieldErrors errors = new FieldErrors();
        check.check(document, experiences(stored.profile()), caller.today().getYear(), errors);
        ProfileForms.addRefused(faults, errors);
        if (!faults.isEmpty()) {
            return show(request, caller, id, name, version, form, faults, List.of(), "")
                    .status(HttpStatus.BAD_REQUEST);
        }
        if (stored.version() != version) {
            return changedMeanwhile(request, caller, id, name, form, document, stored);
        }
        try {
            edit.replace(caller, person, version, document);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CHANGED_MEANWHILE) {
                throw problem;
            }
            return changedMeanwhile(
                    request, caller, id, name, form, document, edit.see(caller, person));
        }
        String address = "/people/" + id;
        return HttpResponse.seeOther(
                URI.create(act.equals("match") ? address + "/matches" : address + "?saved=1"));
    }

    /** What was typed stays, at the present version: saving again takes it over the other's. */
    private HttpResponse<?> changedMeanwhile(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            String name,
            ProfileForm form,
            ProfileDocument typed,
            EditProfile.Versioned stored) {
        List<String> differing = differing(typed, stored.profile());
        return show(
                        request,
                        caller,
                        id,
                        name,
                        stored.version(),
                        form,
                        Faults.none(pages.page(request)),
                        differing.isEmpty() ? List.of("version") : differing,
                        "")
                .status(HttpStatus.CONFLICT);
    }

    private HttpResponse<?> rowsChanged(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            String name,
            int version,
            ProfileForm typed,
            Faults faults,
            Form posted) {
        ProfileForm form = typed;
        String language = caller.language();
        String focus;
        String take = posted.text("take");
        String add = posted.text("add");
        String remove = posted.text("remove");
        int bar = take.indexOf('|');
        if (bar > 0 && take.substring(0, bar).endsWith("-new")) {
            String list = take.substring(0, bar).replace("-new", "");
            form = forms.with(form, list, take.substring(bar + 1), language);
            focus = lastOf(form, list);
        } else if (bar > 0) {
            focus = take.substring(0, bar);
        } else if (!remove.isEmpty()) {
            focus = remove(form, remove);
        } else if (isNewRow(form, add)) {
            focus = lastOf(form, add);
        } else {
            form = forms.takeTyped(form, faults, language);
            focus =
                    faults.isEmpty()
                            ? lastOf(form, add.isEmpty() ? whatWasAdded(typed, form) : add)
                            : faults.all().getFirst().field();
        }
        return show(request, caller, id, name, version, form, faults, List.of(), focus);
    }

    private static String whatWasAdded(ProfileForm before, ProfileForm after) {
        return !before.newSkill().equals(after.newSkill())
                ? "skills"
                : !before.newPlace().equals(after.newPlace()) ? "places" : "aspirations";
    }

    private static boolean isNewRow(ProfileForm form, String list) {
        boolean added =
                switch (list) {
                    case "experience" ->
                            form.experience().add(new WorkRow("", "", "", "", "", "", "", ""));
                    case "languages" -> form.languages().add(new LanguageRow("", ""));
                    case "debts" -> form.debts().add(new DebtRow("", "", form.currency(), ""));
                    default -> false;
                };
        if (added) {
            form.unknown().remove(list);
        }
        return added;
    }

    /** Where to go on after a row was added. */
    private static String lastOf(ProfileForm form, String list) {
        return switch (list) {
            case "skills" -> last(form.skills(), "skills-%d-level");
            case "experience" -> last(form.experience(), "experience-%d-occupation");
            case "languages" -> last(form.languages(), "languages-%d-language");
            case "debts" -> last(form.debts(), "household-debts-%d-left");
            case "places" -> last(form.places(), "places-%d-withinKm");
            case "aspirations" -> "aspirations-new";
            default -> "";
        };
    }

    private static String last(List<?> rows, String field) {
        return rows.isEmpty() ? "" : field.formatted(rows.size() - 1);
    }

    /** Removes row {@code list-number}; the button to add one gets the focus. */
    private static String remove(ProfileForm form, String what) {
        int dash = what.lastIndexOf('-');
        String list = dash < 0 ? "" : what.substring(0, dash);
        List<?> rows =
                switch (list) {
                    case "skills" -> form.skills();
                    case "experience" -> form.experience();
                    case "languages" -> form.languages();
                    case "debts" -> form.debts();
                    case "places" -> form.places();
                    case "aspirations" -> form.aspirations();
                    default -> List.of();
                };
        String number = what.substring(dash + 1);
        if (number.matches("[0-9]{1,3}") && Integer.parseInt(number) < rows.size()) {
            rows.remove(Integer.parseInt(number));
        }
        return switch (list) {
            case "skills", "places", "aspirations" -> list + "-new";
            default -> list + "-add";
        };
    }

    /** What was posted, with a suggestion that was pressed put into its field. */
    private Form taken(@Nullable Map<String, Object> fields, String language) {
        Map<String, Object> all = new HashMap<>(fields == null ? Map.of() : fields);
        String take = Form.of(all).text("take");
        int bar = take.indexOf('|');
        if (bar > 0 && !take.substring(0, bar).endsWith("-new")) {
            String field = take.substring(0, bar);
            String value = take.substring(bar + 1);
            if (field.endsWith("-occupation")) {
                all.put(field, words.occupationLabel(value, language));
                all.put(field.replace("-occupation", "-code"), value);
            } else if (field.endsWith("-country")) {
                all.put(field, words.countryLabel(value, language));
            } else {
                all.put(field, TypedDay.read(value).map(day -> day.shown(language)).orElse(value));
            }
        }
        return Form.of(all);
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            String name,
            int version,
            ProfileForm form,
            Faults faults,
            List<String> differing,
            String focus) {
        String home = countries.of(caller).orElse("");
        Faults scratch = Faults.none(pages.page(request));
        ProfileDocument asTyped = forms.document(form, scratch, caller.today(), caller.language());
        boolean sums = scratch.all().stream().noneMatch(f -> f.field().startsWith("household"));
        return pages.show(
                request,
                "people/edit",
                new EditView(
                        id.toString(),
                        name,
                        version,
                        form,
                        faults,
                        states(asTyped, form),
                        sums ? PostgresProfiles.need(asTyped, caller.today()).orElse(null) : null,
                        differing,
                        focus,
                        home));
    }

    /** How much of each part is known. */
    static Map<String, String> states(ProfileDocument profile, ProfileForm form) {
        Map<String, String> states = new LinkedHashMap<>();
        for (String part : ProfileForm.PARTS) {
            states.put(part, form.isUnknown(part) ? "unknown" : "done");
        }
        partly(
                states,
                "skills",
                profile.skills() != null
                        && profile.skills().stream().anyMatch(one -> one.level() == null));
        partly(
                states,
                "experience",
                profile.experience() != null
                        && profile.experience().stream()
                                .anyMatch(one -> one.occupation() == null || one.months() == null));
        partly(
                states,
                "aptitudes",
                profile.aptitudes() != null
                        && !profile.aptitudes().keySet().stream().allMatch(Measures::isElement)
                        && profile.aptitudes().size() < 15);
        partly(states, "interests", profile.interests() != null && profile.interests().size() < 6);
        partly(
                states,
                "wishes",
                (profile.aspirations() == null || profile.aspirations().isEmpty())
                        != (profile.sectorsWanted() == null && profile.sectorsAvoided() == null));
        ProfileDocument.Household household = profile.household();
        partly(
                states,
                "income",
                household != null
                        && (household.living() == null
                                || household.rent() == null
                                || household.debts() == null));
        partly(
                states,
                "availability",
                profile.availableFrom() == null
                        || profile.hoursMin() == null
                        || profile.hoursMax() == null);
        return states;
    }

    private static void partly(Map<String, String> states, String part, boolean isPartly) {
        if (isPartly) {
            states.computeIfPresent(part, (_, state) -> state.equals("done") ? "partly" : state);
        }
    }

    /** Parts in which two profiles differ, in the order of the page. */
    static List<String> differing(ProfileDocument one, ProfileDocument other) {
        List<String> differing = new ArrayList<>();
        compare(differing, "skills", one.skills(), other.skills());
        compare(differing, "experience", one.experience(), other.experience());
        compare(differing, "education", one.education(), other.education());
        compare(differing, "languages", one.languages(), other.languages());
        compare(differing, "aptitudes", one.aptitudes(), other.aptitudes());
        compare(differing, "interests", one.interests(), other.interests());
        if (!Objects.equals(one.aspirations(), other.aspirations())
                || !Objects.equals(one.sectorsWanted(), other.sectorsWanted())
                || !Objects.equals(one.sectorsAvoided(), other.sectorsAvoided())) {
            differing.add("wishes");
        }
        compare(differing, "places", one.places(), other.places());
        compare(differing, "income", one.household(), other.household());
        if (!Objects.equals(one.availableFrom(), other.availableFrom())
                || !Objects.equals(one.hoursMin(), other.hoursMin())
                || !Objects.equals(one.hoursMax(), other.hoursMax())) {
            differing.add("availability");
        }
        compare(differing, "musts", one.musts(), other.musts());
        return differing;
    }

    private static void compare(
            List<String> differing, String part, @Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            differing.add(part);
        }
    }

    private static Set<UUID> experiences(ProfileDocument profile) {
        Set<UUID> ids = new HashSet<>();
        if (profile.experience() != null) {
            profile.experience().stream()
                    .map(ProfileDocument.Experience::id)
                    .filter(Objects::nonNull)
                    .forEach(ids::add);
        }
        return ids;
    }

    private static int version(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }
}
