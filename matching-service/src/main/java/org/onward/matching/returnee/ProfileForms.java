package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Faults.Offer;
import org.onward.matching.returnee.ProfileForm.DebtRow;
import org.onward.matching.returnee.ProfileForm.LanguageRow;
import org.onward.matching.returnee.ProfileForm.PlaceRow;
import org.onward.matching.returnee.ProfileForm.SkillRow;
import org.onward.matching.returnee.ProfileForm.WishRow;
import org.onward.matching.returnee.ProfileForm.WorkRow;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;

/** A profile as a form and a form as a profile. */
@Singleton
public final class ProfileForms {
    /** Field with N for its row → key of its label. */
    static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("skills-new", "edit.skills.add"),
                    Map.entry("skills-N-skill", "person.skills"),
                    Map.entry("skills-N-level", "edit.skill.level"),
                    Map.entry("skills-N-gained", "edit.skill.gained"),
                    Map.entry("experience-N-occupation", "edit.experience.what"),
                    Map.entry("experience-N-months", "edit.experience.months"),
                    Map.entry("experience-N-country", "edit.experience.country"),
                    Map.entry("experience-N-endedYear", "edit.experience.ended"),
                    Map.entry("experience-N-words", "edit.experience.tasks"),
                    Map.entry("education", "edit.education.level"),
                    Map.entry("languages-N-language", "edit.language.name"),
                    Map.entry("languages-N-level", "edit.language.level"),
                    Map.entry("aspirations-new", "person.wishes.occupations"),
                    Map.entry("aspirations-N", "person.wishes.occupations"),
                    Map.entry("places-new", "edit.places.add"),
                    Map.entry("places-N-country", "edit.places.name"),
                    Map.entry("places-N-place", "edit.places.name"),
                    Map.entry("places-N-withinKm", "edit.places.radius"),
                    Map.entry("household-currency", "edit.income.currency"),
                    Map.entry("household-dependants", "edit.income.dependants.number"),
                    Map.entry("household-living", "edit.income.living"),
                    Map.entry("household-rent", "edit.income.rent"),
                    Map.entry("household-savings", "edit.income.savings"),
                    Map.entry("household-payFloor", "edit.income.pay_floor"),
                    Map.entry("household-debts-N-left", "edit.income.debt.left"),
                    Map.entry("household-debts-N-monthly", "edit.income.debt.monthly"),
                    Map.entry("household-debts-N-currency", "edit.income.currency"),
                    Map.entry("household-debts-N-dueOn", "edit.income.debt.due"),
                    Map.entry("availableFrom", "edit.availability.from"),
                    Map.entry("hoursMin", "edit.availability.hours_min"),
                    Map.entry("hoursMax", "edit.availability.hours_max"));

    private final TypedWords words;

    ProfileForms(TypedWords words) {
        this.words = words;
    }

    /** The form of a stored profile. */
    ProfileForm of(ProfileDocument profile, String language) {
        Set<String> unknown = new LinkedHashSet<>();
        markUnknown(profile, unknown);
        ProfileDocument.Household household = profile.household();
        @Nullable String currency = household == null ? null : household.currency();
        Map<String, String> sectors = new LinkedHashMap<>();
        orEmpty(profile.sectorsWanted()).forEach(letter -> sectors.put(letter, "wanted"));
        orEmpty(profile.sectorsAvoided()).forEach(letter -> sectors.put(letter, "avoided"));
        return new ProfileForm(
                unknown,
                rows(
                        profile.skills(),
                        one ->
                                new SkillRow(
                                        text(one.skill()),
                                        one.skill() == null
                                                ? ""
                                                : words.skillLabel(
                                                        new SkillId(one.skill()), language),
                                        text(one.level()),
                                        text(one.gained()))),
                "",
                rows(profile.experience(), one -> work(one, language)),
                rows(
                        profile.languages(),
                        one -> new LanguageRow(text(one.language()), text(one.level()))),
                text(profile.education()),
                shares(profile.aptitudes()),
                shares(profile.interests()),
                rows(
                        profile.aspirations(),
                        code -> new WishRow(code, words.occupationLabel(code, language))),
                "",
                sectors,
                rows(profile.places(), one -> place(one, language)),
                "",
                text(currency),
                household == null ? "" : text(household.dependants()),
                household == null ? "" : money(household.living(), currency),
                household == null ? "" : money(household.rent(), currency),
                household == null ? "" : money(household.savings(), currency),
                household == null ? "" : money(household.payFloor(), currency),
                rows(
                        household == null ? null : household.debts(),
                        one ->
                                new DebtRow(
                                        money(one.left(), one.currency()),
                                        money(one.monthly(), one.currency()),
                                        text(one.currency()),
                                        TypedDay.shown(day(one.dueOn()), language))),
                TypedDay.shown(day(profile.availableFrom()), language),
                text(profile.hoursMin()),
                text(profile.hoursMax()),
                new LinkedHashSet<>(orEmpty(profile.musts())));
    }

    private static void markUnknown(ProfileDocument profile, Set<String> unknown) {
        ProfileDocument.Household household = profile.household();
        mark(unknown, "skills", profile.skills() == null);
        mark(unknown, "experience", profile.experience() == null);
        mark(unknown, "education", profile.education() == null);
        mark(unknown, "languages", profile.languages() == null);
        mark(unknown, "aptitudes", profile.aptitudes() == null);
        mark(unknown, "interests", profile.interests() == null);
        mark(
                unknown,
                "wishes",
                profile.aspirations() == null
                        && profile.sectorsWanted() == null
                        && profile.sectorsAvoided() == null);
        mark(unknown, "places", profile.places() == null);
        mark(unknown, "income", isBlank(household));
        mark(unknown, "debts", household == null || household.debts() == null);
        mark(
                unknown,
                "availability",
                profile.availableFrom() == null
                        && profile.hoursMin() == null
                        && profile.hoursMax() == null);
        mark(unknown, "musts", profile.musts() == null);
    }

    static boolean isBlank(ProfileDocument.@Nullable Household household) {
        return household == null
                || (household.dependants() == null
                        && household.living() == null
                        && household.rent() == null
                        && household.savings() == null
                        && household.payFloor() == null
                        && household.debts() == null);
    }

    private static void mark(Set<String> unknown, String part, boolean isUnknown) {
        if (isUnknown) {
            unknown.add(part);
        }
    }

    private WorkRow work(ProfileDocument.Experience one, String language) {
        return new WorkRow(
                text(one.id()),
                text(one.occupation()),
                one.occupation() == null ? "" : words.occupationLabel(one.occupation(), language),
                text(one.months()),
                one.paid() == null ? "" : one.paid() ? "yes" : "no",
                one.country() == null ? "" : words.countryLabel(one.country(), language),
                text(one.endedYear()),
                text(one.words()));
    }

    private PlaceRow place(ProfileDocument.WillingPlace one, String language) {
        String code = one.place() == null ? text(one.country()) : one.place();
        return new PlaceRow(
                text(one.place()),
                text(one.country()),
                words.somewhere(code, language).label(),
                text(one.withinKm()),
                one.rightToWork() == null ? "" : one.rightToWork() ? "yes" : "no");
    }

    /**
     * The form with its labels in the language of the page, after codes were put into it.
     *
     * @param list skills, aspirations or places
     * @param code skill UUID, ISCO-08 code, place or country code
     */
    ProfileForm with(ProfileForm form, String list, String code, String language) {
        switch (list) {
            case "skills" -> {
                SkillId skill = skillId(code);
                if (skill != null
                        && words.hasSkill(skill)
                        && form.skills().stream().noneMatch(row -> row.id().equals(code))) {
                    form.skills()
                            .add(new SkillRow(code, words.skillLabel(skill, language), "", ""));
                }
            }
            case "aspirations" -> {
                if (form.aspirations().stream().noneMatch(row -> row.code().equals(code))) {
                    form.aspirations()
                            .add(new WishRow(code, words.occupationLabel(code, language)));
                }
            }
            case "places" -> {
                TypedWords.Somewhere found = words.somewhere(code, language);
                if (form.places().stream()
                        .noneMatch(
                                row ->
                                        row.place().equals(found.place())
                                                && row.country().equals(found.country()))) {
                    form.places()
                            .add(
                                    new PlaceRow(
                                            found.place(), found.country(), found.label(), "", ""));
                }
            }
            default -> {
                return form;
            }
        }
        form.unknown().remove(list.equals("aspirations") ? "wishes" : list);
        return form.withoutNew(list);
    }

    List<String> labels(List<SkillId> skills, String language) {
        return skills.stream().map(skill -> words.skillLabel(skill, language)).toList();
    }

    /** Puts what was typed into the fields that add a row where it belongs, or names it. */
    ProfileForm takeTyped(ProfileForm form, Faults faults, String language) {
        ProfileForm next = form;
        if (!form.newSkill().isEmpty()) {
            Optional<String> code =
                    words.skill(form.newSkill(), lastWork(form, language))
                            .map(id -> id.value().toString());
            next = take(next, "skills", form.newSkill(), code, faults, language);
        }
        if (!form.newAspiration().isEmpty()) {
            Optional<String> code =
                    words.occupation(form.newAspiration()).map(OccupationCode::value);
            next = take(next, "aspirations", form.newAspiration(), code, faults, language);
        }
        if (!form.newPlace().isEmpty()) {
            Optional<String> code =
                    words.place(form.newPlace(), language)
                            .map(one -> one.place().isEmpty() ? one.country() : one.place());
            next = take(next, "places", form.newPlace(), code, faults, language);
        }
        return next;
    }

    /** What they work as, or worked as last, where that is known. */
    private @Nullable OccupationCode lastWork(ProfileForm form, String language) {
        return form.isUnknown("experience")
                ? null
                : form.experience().stream()
                        .sorted(Comparator.comparing(WorkRow::endedYear, ProfileForms::laterFirst))
                        .flatMap(row -> occupation(row, language).stream())
                        .findFirst()
                        .orElse(null);
    }

    /** Work that has not ended is the latest. */
    private static int laterFirst(String year, String other) {
        return year.isEmpty() || other.isEmpty()
                ? Boolean.compare(other.isEmpty(), year.isEmpty())
                : other.compareTo(year);
    }

    private Optional<OccupationCode> occupation(WorkRow row, String language) {
        return row.code().isEmpty()
                        || !row.occupation().equals(words.occupationLabel(row.code(), language))
                ? words.occupation(row.occupation())
                : Optional.of(new OccupationCode(row.code()));
    }

    private ProfileForm take(
            ProfileForm form,
            String list,
            String typed,
            Optional<String> code,
            Faults faults,
            String language) {
        if (code.isPresent()) {
            return with(form, list, code.get(), language);
        }
        notFound(list + "-new", typed, "", faults, language);
        return form;
    }

    private void notFound(String field, String typed, String told, Faults faults, String language) {
        List<Offer> near = words.near(field, typed, told, language);
        faults.add(field, faults.notFound(near.isEmpty()), near);
    }

    /**
     * The profile the form describes. What cannot be read is named in {@code faults}; then the
     * document is not to be stored.
     */
    ProfileDocument document(ProfileForm form, Faults faults, LocalDate today, String language) {
        boolean wishes = !form.isUnknown("wishes");
        return new ProfileDocument(
                form.isUnknown("skills") ? null : each(form.skills(), (_, row) -> skill(row)),
                form.isUnknown("experience")
                        ? null
                        : each(
                                form.experience(),
                                (i, row) -> work(row, i, faults, today.getYear(), language)),
                form.isUnknown("languages")
                        ? null
                        : each(
                                form.languages(),
                                (_, row) ->
                                        new ProfileDocument.OwnLanguage(
                                                blank(row.language()), plain(row.level()))),
                form.isUnknown("education") ? null : plain(form.education()),
                form.isUnknown("aptitudes") ? null : floats(form.aptitudes()),
                form.isUnknown("interests") ? null : floats(form.interests()),
                wishes ? form.aspirations().stream().map(WishRow::code).toList() : null,
                wishes ? sectors(form, "wanted") : null,
                wishes ? sectors(form, "avoided") : null,
                form.isUnknown("places")
                        ? null
                        : each(form.places(), (i, row) -> place(row, i, faults)),
                form.isUnknown("availability")
                        ? null
                        : day(form.availableFrom(), "availableFrom", faults),
                form.isUnknown("availability")
                        ? null
                        : number(form.hoursMin(), "hoursMin", 1, 60, faults),
                form.isUnknown("availability")
                        ? null
                        : number(form.hoursMax(), "hoursMax", 1, 60, faults),
                form.isUnknown("musts") ? null : List.copyOf(form.musts()),
                form.isUnknown("income") ? null : household(form, faults));
    }

    private static ProfileDocument.OwnSkill skill(SkillRow row) {
        SkillId id = skillId(row.id());
        return new ProfileDocument.OwnSkill(
                id == null ? null : id.value(), plain(row.level()), blank(row.gained()));
    }

    private ProfileDocument.Experience work(
            WorkRow row, int i, Faults faults, int thisYear, String language) {
        String at = "experience-" + i + "-";
        @Nullable String code = null;
        if (!row.occupation().isEmpty()) {
            code = occupation(row, language).map(OccupationCode::value).orElse(null);
            if (code == null) {
                notFound(at + "occupation", row.occupation(), row.words(), faults, language);
            }
        }
        @Nullable String country = null;
        if (!row.country().isEmpty()) {
            country = words.country(row.country(), language).orElse(null);
            if (country == null) {
                notFound(at + "country", row.country(), "", faults, language);
            }
        }
        return new ProfileDocument.Experience(
                uuid(row.id()),
                code,
                number(row.months(), at + "months", 0, 720, faults),
                row.paid().isEmpty() ? null : row.paid().equals("yes"),
                country,
                year(row.endedYear(), at + "endedYear", thisYear, faults),
                blank(row.words()));
    }

    private static ProfileDocument.WillingPlace place(PlaceRow row, int i, Faults faults) {
        return new ProfileDocument.WillingPlace(
                blank(row.place()),
                blank(row.country()),
                number(row.withinKm(), "places-" + i + "-withinKm", 1, 2000, faults),
                row.rightToWork().isEmpty() ? null : row.rightToWork().equals("yes"));
    }

    private static ProfileDocument.Household household(ProfileForm form, Faults faults) {
        String currency = form.currency();
        return new ProfileDocument.Household(
                blank(currency),
                number(form.dependants(), "household-dependants", 0, 20, faults),
                money(form.living(), "household-living", currency, faults),
                money(form.rent(), "household-rent", currency, faults),
                money(form.savings(), "household-savings", currency, faults),
                money(form.payFloor(), "household-payFloor", currency, faults),
                form.isUnknown("debts")
                        ? null
                        : each(
                                form.debts(),
                                (i, row) -> {
                                    String at = "household-debts-" + i + "-";
                                    String own =
                                            row.currency().isEmpty() ? currency : row.currency();
                                    return new ProfileDocument.Debt(
                                            money(row.left(), at + "left", own, faults),
                                            money(row.monthly(), at + "monthly", own, faults),
                                            blank(own),
                                            day(row.dueOn(), at + "dueOn", faults));
                                }));
    }

    /** Year-month-day, or null where there is none or it was named. */
    public static @Nullable String day(String typed, String field, Faults faults) {
        if (typed.isBlank()) {
            return null;
        }
        TypedDay read = TypedDay.read(typed, faults.language()).orElse(null);
        if (read == null || read.day() == null) {
            faults.add(field, "error.date");
            return null;
        }
        if (read.isBuddhist()) {
            faults.buddhist(field, read);
            return null;
        }
        if (read.year() < 1900 || read.year() > 2200) {
            faults.add(field, "error.date");
            return null;
        }
        return read.iso();
    }

    private static @Nullable Integer year(String typed, String field, int thisYear, Faults faults) {
        TypedDay read =
                typed.isBlank() ? null : TypedDay.read(typed, faults.language()).orElse(null);
        if (read != null
                && read.month() == null
                && !read.equals(TypedDay.read(typed).orElse(null))) {
            return number(read.iso(), field, 1950, thisYear, faults);
        }
        if (read != null && read.month() == null && read.isBuddhist()) {
            faults.buddhist(field, read);
            return null;
        }
        return number(typed, field, 1950, thisYear, faults);
    }

    public static @Nullable Integer number(
            String typed, String field, int least, int most, Faults faults) {
        if (typed.isBlank()) {
            return null;
        }
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
        if (plain.length() > 9 || !plain.codePoints().allMatch(Character::isDigit)) {
            faults.add(field, "error.number", least, most);
            return null;
        }
        int number = Integer.parseInt(plain);
        if (number < least || number > most) {
            faults.add(field, "error.number", least, most);
            return null;
        }
        return number;
    }

    /** Minor units of the sum typed, or null where there is none or it was named. */
    public static @Nullable Long money(String typed, String field, String currency, Faults faults) {
        if (typed.isBlank()) {
            return null;
        }
        String plain =
                Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .replaceAll("[\\s,'’]|\\p{Sc}", "");
        try {
            if (plain.length() > 16 || !plain.matches("\\p{Nd}+(\\.\\p{Nd}+)?")) {
                throw new ArithmeticException("no sum");
            }
            // Without a currency, which is named at its own field, any will do to go on reading.
            return Money.ofMajor(
                            new BigDecimal(plain),
                            Currency.getInstance(currency.isEmpty() ? "THB" : currency))
                    .minor();
        } catch (ArithmeticException | IllegalArgumentException e) {
            faults.add(field, "error.amount");
            return null;
        }
    }

    private static String money(@Nullable Long minor, @Nullable String currency) {
        if (minor == null || currency == null) {
            return "";
        }
        return new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(Money.of(minor, currency).major());
    }

    private interface Reader<R, T> {
        T read(int i, R row);
    }

    private static <R, T> List<T> each(List<R> rows, Reader<R, T> reader) {
        List<T> read = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            read.add(reader.read(i, rows.get(i)));
        }
        return read;
    }

    private static <T, R> List<R> rows(@Nullable List<T> list, Function<T, R> row) {
        List<R> rows = new ArrayList<>();
        if (list != null) {
            list.forEach(one -> rows.add(row.apply(one)));
        }
        return rows;
    }

    private static Map<String, String> shares(@Nullable Map<String, Float> shares) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (shares != null) {
            shares.forEach((name, share) -> texts.put(name, text(share)));
        }
        return texts;
    }

    private static @Nullable Map<String, Float> floats(Map<String, String> shares) {
        Map<String, Float> floats = new LinkedHashMap<>();
        shares.forEach(
                (name, share) -> {
                    try {
                        floats.put(name, Float.valueOf(share));
                    } catch (NumberFormatException e) {
                        floats.put(name, -1f); // refused by the check
                    }
                });
        return floats.isEmpty() ? null : floats;
    }

    private static @Nullable List<String> sectors(ProfileForm form, String wish) {
        List<String> letters =
                form.sectors().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(wish))
                        .map(Map.Entry::getKey)
                        .toList();
        return letters.isEmpty() ? null : letters;
    }

    private static @Nullable SkillId skillId(String text) {
        UUID id = uuid(text);
        return id == null ? null : new SkillId(id);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A number of a list of choices; another text is a choice nobody offers. */
    private static @Nullable Integer plain(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return text.length() == 1 && Character.isDigit(text.charAt(0))
                ? Integer.valueOf(text)
                : Integer.valueOf(-1);
    }

    private static @Nullable LocalDate day(@Nullable String iso) {
        return iso == null ? null : LocalDate.parse(iso);
    }

    private static @Nullable String blank(String text) {
        return text.isBlank() ? null : text;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    /** Everything a use case would refuse, added to what could not be read. */
    static void addRefused(Faults faults, FieldErrors errors) {
        try {
            errors.throwIfAny();
        } catch (Problem problem) {
            faults.addAll(problem.errors());
        }
    }
}
