package org.onward.matching.returnee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.Measures;
import org.onward.matching.web.Form;

/**
 * The profile's form as typed: texts that nobody has checked yet, kept until they can be taken.
 * Lists can be changed while rows are added and removed.
 *
 * @param unknown parts marked "not known yet"
 * @param sectors ISIC section letter → wanted or avoided; others are missing
 */
public record ProfileForm(
        Set<String> unknown,
        List<SkillRow> skills,
        String newSkill,
        List<WorkRow> experience,
        List<LanguageRow> languages,
        String education,
        Map<String, String> aptitudes,
        Map<String, String> interests,
        List<WishRow> aspirations,
        String newAspiration,
        Map<String, String> sectors,
        List<PlaceRow> places,
        String newPlace,
        String currency,
        String dependants,
        String living,
        String rent,
        String savings,
        String payFloor,
        List<DebtRow> debts,
        String availableFrom,
        String hoursMin,
        String hoursMax,
        Set<String> musts) {

    /** Parts that can be "not known yet", in the order of the page. */
    public static final List<String> PARTS =
            List.of(
                    "skills",
                    "experience",
                    "education",
                    "languages",
                    "aptitudes",
                    "interests",
                    "wishes",
                    "places",
                    "income",
                    "availability",
                    "musts");

    /** Rows of a list at most; more are not read. */
    private static final int ROWS = 200;

    /**
     * @param id the skill's UUID
     */
    public record SkillRow(String id, String label, String level, String gained) {}

    /**
     * @param id of a stored experience, empty for a new one
     * @param code ISCO-08 of what {@code occupation} named when it was last understood
     */
    public record WorkRow(
            String id,
            String code,
            String occupation,
            String months,
            String paid,
            String country,
            String endedYear,
            String words) {
        boolean isBlank() {
            return (id + occupation + months + paid + country + endedYear + words).isBlank();
        }
    }

    public record LanguageRow(String language, String level) {}

    public record WishRow(String code, String label) {}

    /**
     * @param place ISO 3166-2, or empty for anywhere in the country
     */
    public record PlaceRow(
            String place, String country, String label, String withinKm, String rightToWork) {}

    public record DebtRow(String left, String monthly, String currency, String dueOn) {
        boolean isBlank() {
            return (left + monthly + dueOn).isBlank();
        }
    }

    public boolean isUnknown(String part) {
        return unknown.contains(part);
    }

    /** Whether anything was typed into a field that adds a row. */
    boolean hasSomethingToAdd() {
        return !newSkill.isEmpty() || !newAspiration.isEmpty() || !newPlace.isEmpty();
    }

    void dropBlankRows() {
        experience.removeIf(WorkRow::isBlank);
        languages.removeIf(row -> (row.language() + row.level()).isBlank());
        debts.removeIf(DebtRow::isBlank);
    }

    ProfileForm withoutNew(String list) {
        return copy(list, currency);
    }

    /** The form with this currency chosen where none was. */
    ProfileForm inCurrency(String usual) {
        return currency.isEmpty() ? copy("", usual) : this;
    }

    private ProfileForm copy(String emptied, String inCurrency) {
        return new ProfileForm(
                unknown,
                skills,
                emptied.equals("skills") ? "" : newSkill,
                experience,
                languages,
                education,
                aptitudes,
                interests,
                aspirations,
                emptied.equals("aspirations") ? "" : newAspiration,
                sectors,
                places,
                emptied.equals("places") ? "" : newPlace,
                inCurrency,
                dependants,
                living,
                rent,
                savings,
                payFloor,
                debts,
                availableFrom,
                hoursMin,
                hoursMax,
                musts);
    }

    /** Reads what was posted. */
    static ProfileForm read(Form form) {
        return new ProfileForm(
                new LinkedHashSet<>(form.all("unknown")),
                rows(
                        form,
                        "skills-%d-id",
                        i ->
                                new SkillRow(
                                        at(form, "skills", i, "id"),
                                        at(form, "skills", i, "label"),
                                        at(form, "skills", i, "level"),
                                        at(form, "skills", i, "gained"))),
                form.text("skills-new"),
                rows(
                        form,
                        "experience-%d-id",
                        i ->
                                new WorkRow(
                                        at(form, "experience", i, "id"),
                                        at(form, "experience", i, "code"),
                                        at(form, "experience", i, "occupation"),
                                        at(form, "experience", i, "months"),
                                        at(form, "experience", i, "paid"),
                                        at(form, "experience", i, "country"),
                                        at(form, "experience", i, "endedYear"),
                                        at(form, "experience", i, "words"))),
                rows(
                        form,
                        "languages-%d-language",
                        i ->
                                new LanguageRow(
                                        at(form, "languages", i, "language"),
                                        at(form, "languages", i, "level"))),
                form.text("education-level"),
                shares(form, "aptitudes", aptitudeNames()),
                shares(form, "interests", names(Interest.values())),
                rows(
                        form,
                        "aspirations-%d-code",
                        i ->
                                new WishRow(
                                        at(form, "aspirations", i, "code"),
                                        at(form, "aspirations", i, "label"))),
                form.text("aspirations-new"),
                sectors(form),
                rows(
                        form,
                        "places-%d-country",
                        i ->
                                new PlaceRow(
                                        at(form, "places", i, "place"),
                                        at(form, "places", i, "country"),
                                        at(form, "places", i, "label"),
                                        at(form, "places", i, "withinKm"),
                                        at(form, "places", i, "rightToWork"))),
                form.text("places-new"),
                form.text("household-currency"),
                form.text("household-dependants"),
                form.text("household-living"),
                form.text("household-rent"),
                form.text("household-savings"),
                form.text("household-payFloor"),
                rows(
                        form,
                        "household-debts-%d-left",
                        i ->
                                new DebtRow(
                                        at(form, "household-debts", i, "left"),
                                        at(form, "household-debts", i, "monthly"),
                                        at(form, "household-debts", i, "currency"),
                                        at(form, "household-debts", i, "dueOn"))),
                form.text("availableFrom"),
                form.text("hoursMin"),
                form.text("hoursMax"),
                new LinkedHashSet<>(form.all("musts")));
    }

    private static String at(Form form, String list, int i, String field) {
        return form.text(list + "-" + i + "-" + field);
    }

    private static <T> List<T> rows(Form form, String marker, IntFunction<T> row) {
        List<T> rows = new ArrayList<>();
        for (int i = 0; i < ROWS && form.has(marker.formatted(i)); i++) {
            rows.add(row.apply(i));
        }
        return rows;
    }

    private static Map<String, String> shares(Form form, String part, Stream<String> names) {
        Map<String, String> shares = new LinkedHashMap<>();
        names.forEach(
                name -> {
                    String share = form.text(part + "-" + name);
                    if (!share.isEmpty()) {
                        shares.put(name, share);
                    }
                });
        return shares;
    }

    private static Stream<String> names(Enum<?>[] choices) {
        return Stream.of(choices).map(Choices::text);
    }

    /** Families, and what was measured by an assessment. */
    private static Stream<String> aptitudeNames() {
        return Stream.concat(
                names(Aptitude.values()), Measures.ELEMENTS.stream().map(Measures.Element::id));
    }

    /** Results of an assessment, by the element's id. */
    public Map<String, String> measures() {
        Map<String, String> measures = new LinkedHashMap<>(aptitudes);
        measures.keySet().removeIf(name -> !Measures.isElement(name));
        return measures;
    }

    private static Map<String, String> sectors(Form form) {
        Map<String, String> sectors = new LinkedHashMap<>();
        for (char letter = 'A'; letter <= 'U'; letter++) {
            String wish = form.text("sectors-" + letter);
            if (!wish.isEmpty()) {
                sectors.put(String.valueOf(letter), wish);
            }
        }
        return sectors;
    }
}
