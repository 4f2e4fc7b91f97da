package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.Employer;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;

/** Reads a vacancy's form, from a page or a feed; every bad field is named at once. */
@Singleton
public final class VacancyCheck {
    /** Characters of the tasks at most. */
    public static final int TASKS = 20_000;

    private static final int TITLE = 200;
    private static final int PLAN = 5_000;
    private static final int WORD = 200;
    private static final int SKILLS = 60;
    private static final int LANGUAGES = 12;
    private static final int BACKING = 50;
    private static final Pattern READ_AS_LATIN = Pattern.compile("à[¸¹]|[ÂÃ][\\u0080-\\u00bf]|â€");
    private static final Pattern READ_AS_THAI = Pattern.compile("(?:เ[ธน].?){4}");
    private static final char REPLACED = '\ufffd'; // what could not be read
    private static final String BEGIN_READ_AS_LATIN = "àÂÃâ"; // most texts have none of these
    private static final BigDecimal ABSURD_PAY = BigDecimal.valueOf(1_000_000_000);
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private static final Pattern UNIT_GROUP = Pattern.compile("[0-9]{4}");

    /** What is said of letters that were lost. */
    public static final String LETTERS_LOST =
            "Its letters were lost when the text was saved. Save it as UTF-8 and send it again.";

    private final Taxonomy taxonomy;

    VacancyCheck(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * @param employer whose vacancy it is
     * @param errors receives every bad field, by the form's names; where it stays empty the answer
     *     can be stored
     */
    public @Nullable VacancyContent check(
            VacancyForm form, Employer employer, LocalDate today, FieldErrors errors) {
        Kind kind = kind(form.kind(), errors);
        String title = Objects.requireNonNullElse(PlainText.line(form.title()), "");
        errors.addIf(title.isEmpty(), "title", "required", "A title is needed.");
        errors.addIf(
                !title.isEmpty() && title.codePoints().noneMatch(Character::isLetter),
                "title",
                "no_words",
                "Say in words what the work is.");
        tooLong(errors, "title", title, TITLE);
        String tasks = PlainText.lines(form.tasks());
        errors.addIf(isSpoilt(title), "title", "letters_lost", LETTERS_LOST);
        lost(errors, "tasks", tasks);
        tooLong(errors, "tasks", tasks, TASKS);
        OccupationCode occupation = occupation(form.occupation(), errors);
        double confidence =
                occupation == null
                        ? 0
                        : within01(form.occupationConfidence(), "occupationConfidence", errors);
        String country = Objects.requireNonNullElse(code(form.country()), employer.country());
        errors.addIf(
                !taxonomy.hasCountry(country),
                "country",
                "unknown_code",
                "This country code is not known; use two letters like TH.");
        String place = place(form.place(), country, errors);
        Currency currency = currency(form.currency(), errors);
        Pay pay = pay(form, currency, errors);
        Money stipend = money(form.stipend(), "stipend", currency, form.currency(), errors);
        range(form.hours(), "hours", 1, 60, errors);
        errors.addIf(
                form.education() != null && (form.education() < 0 || form.education() > 8),
                "education",
                "out_of_range",
                "Use a level of ISCED from 0 to 8, like 1 primary school, 3 upper secondary, 6 bachelor.");
        range(form.seats(), "seats", 1, 500, errors);
        range(form.weeks(), "weeks", 1, 260, errors);
        range(form.seatsCommitted(), "seatsCommitted", 0, 500, errors);
        int seats = Objects.requireNonNullElse(form.seats(), 1);
        errors.addIf(
                form.seatsCommitted() != null && form.seatsCommitted() > seats,
                "seatsCommitted",
                "above_seats",
                "More seats are committed than there are seats.");
        LocalDate startOn = FormDay.read(form.startOn(), "startOn", today, errors);
        LocalDate validUntil = FormDay.read(form.validUntil(), "validUntil", today, errors);
        errors.addIf(
                validUntil != null && validUntil.isBefore(today),
                "validUntil",
                "day_past",
                "The last day has passed.");
        if (kind == Kind.JOB) {
            String only = "Only an apprenticeship or a training has this.";
            errors.addIf(form.stipend() != null, "stipend", "not_for_job", only);
            errors.addIf(form.weeks() != null, "weeks", "not_for_job", only);
            errors.addIf(form.plan() != null, "plan", "not_for_job", only);
            errors.addIf(form.seatsCommitted() != null, "seatsCommitted", "not_for_job", only);
        }
        List<VacancyId> backedBy =
                Objects.requireNonNullElse(form.backedBy(), List.<java.util.UUID>of()).stream()
                        .distinct()
                        .map(VacancyId::new)
                        .toList();
        errors.addIf(
                kind != Kind.TRAINING && !backedBy.isEmpty(),
                "backedBy",
                "not_for_kind",
                "Only a training has vacancies behind it.");
        backing(backedBy, errors);
        Course course = course(form, kind, errors);
        String plan = form.plan() == null ? null : PlainText.lines(form.plan());
        tooLong(errors, "plan", plan, PLAN);
        Character sector = sector(form.sector(), errors);
        List<AskedSkill> skills = skills(form, errors);
        List<AskedLanguage> languages = languages(form, errors);
        String placeWords = shortened(PlainText.line(form.placeWords()));
        lost(errors, "place", placeWords);
        Overseas overseas = overseas(form.overseas(), country, employer, errors);
        if (!errors.isEmpty()) {
            return null;
        }
        return new VacancyContent(
                kind,
                new org.onward.matching.vacancy.Post(
                        employer.id(),
                        title,
                        tasks,
                        occupation,
                        confidence,
                        sector,
                        country,
                        place,
                        pay,
                        form.hours(),
                        form.nights(),
                        form.liveIn(),
                        form.accommodation(),
                        form.education(),
                        startOn,
                        seats,
                        skills,
                        languages,
                        overseas,
                        validUntil),
                stipend,
                form.weeks(),
                plan,
                form.seatsCommitted(),
                backedBy,
                course,
                placeWords,
                unresolved(form));
    }

    static void backing(List<VacancyId> backedBy, FieldErrors errors) {
        errors.addIf(
                backedBy.size() > BACKING,
                "backedBy",
                "too_many",
                "At most %d vacancies.".formatted(BACKING));
    }

    private static Course course(VacancyForm form, Kind kind, FieldErrors errors) {
        String text = PlainText.line(form.course());
        if (kind != Kind.TRAINING) {
            String only = "Only a training has this.";
            errors.addIf(text != null, "course", "not_for_kind", only);
            errors.addIf(form.finished() != null, "finished", "not_for_kind", only);
            errors.addIf(form.inWork() != null, "inWork", "not_for_kind", only);
            return Course.UNSAID;
        }
        return new Course(courseKind(text, errors), placementRecord(form, errors));
    }

    private static @Nullable CourseKind courseKind(@Nullable String text, FieldErrors errors) {
        if (text == null) {
            return null;
        }
        for (CourseKind one : CourseKind.values()) {
            if (one.code().equalsIgnoreCase(text)) {
                return one;
            }
        }
        errors.add("course", "unknown_code", "Use market, basics, business or personal.");
        return null;
    }

    /** Of a course that nobody has finished yet nothing can be said. */
    private static @Nullable PlacementRecord placementRecord(VacancyForm form, FieldErrors errors) {
        Integer finished = form.finished();
        Integer inWork = form.inWork();
        range(finished, "finished", 0, PlacementRecord.MOST, errors);
        range(inWork, "inWork", 0, PlacementRecord.MOST, errors);
        boolean nobody = finished != null && finished == 0 && (inWork == null || inWork == 0);
        if (nobody || isOutside(finished) || isOutside(inWork)) {
            return null;
        }
        if (finished == null || inWork == null) {
            errors.addIf(
                    finished != null || inWork != null,
                    finished == null ? "finished" : "inWork",
                    "required",
                    "Say both: how many finished, and how many of them found work.");
            return null;
        }
        if (inWork > finished) {
            errors.add("inWork", "above_finished", "More found work than finished the course.");
            return null;
        }
        return new PlacementRecord(finished, inWork);
    }

    private static boolean isOutside(@Nullable Integer people) {
        return people != null && (people < 0 || people > PlacementRecord.MOST);
    }

    private static Kind kind(@Nullable String text, FieldErrors errors) {
        if (text != null) {
            for (Kind kind : Kind.values()) {
                if (kind.name().equalsIgnoreCase(text.strip())) {
                    return kind;
                }
            }
        }
        errors.add("kind", "unknown_code", "Use job, apprenticeship or training.");
        return Kind.JOB;
    }

    private @Nullable OccupationCode occupation(@Nullable String text, FieldErrors errors) {
        String code = PlainText.line(text);
        if (code == null) {
            return null;
        }
        if (UNIT_GROUP.matcher(code).matches()) {
            OccupationCode occupation = new OccupationCode(code);
            if (taxonomy.hasOccupation(occupation)) {
                return occupation;
            }
        }
        errors.add("occupation", "unknown_code", "This is no unit group of ISCO-08.");
        return null;
    }

    private @Nullable String place(@Nullable String text, String country, FieldErrors errors) {
        String code = code(text);
        if (code == null) {
            return null;
        }
        Place place = taxonomy.place(code).orElse(null);
        if (place == null) {
            errors.add("place", "unknown_code", "This province code is not known.");
        } else {
            errors.addIf(
                    !place.country().equals(country),
                    "place",
                    "place_elsewhere",
                    "This province lies in another country.");
        }
        return code;
    }

    private static @Nullable Currency currency(@Nullable String text, FieldErrors errors) {
        String code = code(text);
        if (code == null) {
            return null;
        }
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        errors.add(
                "currency", "unknown_code", "This currency is not known; use ISO 4217, like THB.");
        return null;
    }

    private static @Nullable Pay pay(
            VacancyForm form, @Nullable Currency currency, FieldErrors errors) {
        PayPeriod period = period(form.payPeriod(), errors);
        noPay(form.payMin(), "payMin", errors);
        if (!oneSum(form)) {
            noPay(form.payMax(), "payMax", errors);
        }
        Money min = money(form.payMin(), "payMin", currency, form.currency(), errors);
        Money max =
                oneSum(form)
                        ? min // whose faults are said once
                        : money(form.payMax(), "payMax", currency, form.currency(), errors);
        if (form.payMin() == null && form.payMax() == null) {
            return null;
        }
        errors.addIf(
                form.payPeriod() == null,
                "payPeriod",
                "required",
                "Say what the pay is for: hour, day, month or whole.");
        if (form.payMin() != null
                && form.payMax() != null
                && form.payMin().compareTo(form.payMax()) > 0) {
            errors.addIf(
                    form.payMax().signum() > 0, // what is no pay has its own fault
                    "payMin",
                    "swapped",
                    "The lowest pay is above the highest; the two may be swapped.");
            return null;
        }
        if (form.payMin() == null) {
            min = max;
        }
        return min == null || (max == null && form.payMax() != null) || period == null
                ? null
                : new Pay(min, max, period);
    }

    private static boolean oneSum(VacancyForm form) {
        return form.payMin() != null
                && form.payMax() != null
                && form.payMin().compareTo(form.payMax()) == 0;
    }

    /** Nobody works for nothing: who writes 0 does not know it or does not say it. */
    private static void noPay(@Nullable BigDecimal sum, String field, FieldErrors errors) {
        errors.addIf(
                sum != null && sum.signum() == 0,
                field,
                "zero",
                "0 is no pay; leave it empty where it is not known.");
    }

    private static @Nullable PayPeriod period(@Nullable String text, FieldErrors errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (PayPeriod period : PayPeriod.values()) {
            if (period.name().equalsIgnoreCase(text.strip())) {
                return period;
            }
        }
        errors.add("payPeriod", "unknown_code", "Use hour, day, month or whole.");
        return null;
    }

    private static @Nullable Money money(
            @Nullable BigDecimal major,
            String field,
            @Nullable Currency currency,
            @Nullable String currencyText,
            FieldErrors errors) {
        if (major == null) {
            return null;
        }
        if (major.signum() < 0) {
            errors.add(field, "negative", "Pay cannot be below zero.");
            return null;
        }
        if (major.compareTo(ABSURD_PAY) > 0) {
            errors.add(field, "absurd", "This sum is too high to be meant; check the zeros.");
            return null;
        }
        if (currency == null) {
            // A currency that could not be read has its own error.
            errors.addIf(
                    currencyText == null || currencyText.isBlank(),
                    "currency",
                    "required",
                    "A sum needs its currency, like THB or PHP.");
            return null;
        }
        if (major.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            errors.add(field, "decimals", "This currency has fewer decimals.");
            return null;
        }
        return Money.ofMajor(major, currency);
    }

    private static @Nullable Character sector(@Nullable String text, FieldErrors errors) {
        String code = code(text);
        if (code == null) {
            return null;
        }
        if (code.length() != 1 || code.charAt(0) < 'A' || code.charAt(0) > 'U') {
            errors.add("sector", "unknown_code", "A sector is one letter from A to U (ISIC).");
            return null;
        }
        return code.charAt(0);
    }

    private List<AskedSkill> skills(VacancyForm form, FieldErrors errors) {
        List<VacancyForm.SkillForm> given = Objects.requireNonNullElse(form.skills(), List.of());
        if (given.size() > SKILLS) {
            errors.add("skills", "too_many", "At most %d skills.".formatted(SKILLS));
            return List.of();
        }
        Map<SkillId, AskedSkill> skills = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            VacancyForm.SkillForm one = given.get(i);
            String field = "skills[" + i + "]";
            SkillId id = one.skill() == null ? null : new SkillId(one.skill());
            if (id == null || taxonomy.skill(id).isEmpty()) {
                errors.add(field + ".skill", "unknown_code", "This skill is not known.");
                continue;
            }
            range(one.level(), field + ".level", 1, 4, errors);
            AskedSkill asked =
                    new AskedSkill(
                            id,
                            Boolean.TRUE.equals(one.must()),
                            Boolean.TRUE.equals(one.teaches()),
                            one.level(),
                            shortened(PlainText.line(one.word())),
                            within01(one.confidence(), field + ".confidence", errors));
            // Two words for one skill: a must wins.
            skills.merge(id, asked, (a, b) -> a.must() || !b.must() ? a : b);
        }
        return List.copyOf(skills.values());
    }

    private static List<AskedLanguage> languages(VacancyForm form, FieldErrors errors) {
        List<VacancyForm.LanguageForm> given =
                Objects.requireNonNullElse(form.languages(), List.of());
        if (given.size() > LANGUAGES) {
            errors.add("languages", "too_many", "At most %d languages.".formatted(LANGUAGES));
            return List.of();
        }
        Map<String, AskedLanguage> languages = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String language =
                    Objects.requireNonNullElse(given.get(i).language(), "")
                            .strip()
                            .toLowerCase(Locale.ROOT);
            Integer level = given.get(i).level();
            String field = "languages[%d]".formatted(i);
            errors.addIf(
                    !LANGUAGE.matcher(language).matches(),
                    field + ".language",
                    "unknown_code",
                    "Use the code of a language, like th, en or fil.");
            range(level, field + ".level", 1, 4, errors);
            languages.put(
                    language, new AskedLanguage(language, Objects.requireNonNullElse(level, 2)));
        }
        return List.copyOf(languages.values());
    }

    /** Work in another country than the employer's is work abroad, whoever says otherwise. */
    private static @Nullable Overseas overseas(
            VacancyForm.@Nullable OverseasForm form,
            String country,
            Employer employer,
            FieldErrors errors) {
        if (form == null) {
            return country.equals(employer.country())
                    ? null
                    : new Overseas(null, null, null, null, false, false, null);
        }
        String licence = PlainText.line(form.licenceNumber());
        String principal = PlainText.line(form.principal());
        String jobOrder = PlainText.line(form.jobOrder());
        String visaClass = PlainText.line(form.visaClass());
        tooLong(errors, "overseas.licenceNumber", licence, WORD);
        tooLong(errors, "overseas.principal", principal, WORD);
        tooLong(errors, "overseas.jobOrder", jobOrder, WORD);
        tooLong(errors, "overseas.visaClass", visaClass, WORD);
        return new Overseas(licence, principal, jobOrder, visaClass, false, false, null);
    }

    private static List<String> unresolved(VacancyForm form) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : Objects.requireNonNullElse(form.unresolved(), List.<String>of())) {
            String line = shortened(PlainText.line(word));
            if (line != null && words.size() < SKILLS) {
                words.add(line);
            }
        }
        return new ArrayList<>(words);
    }

    private static double within01(@Nullable Double value, String field, FieldErrors errors) {
        if (value == null) {
            return 1;
        }
        errors.addIf(!(value >= 0 && value <= 1), field, "out_of_range", "Between 0 and 1.");
        return value;
    }

    private static void range(
            @Nullable Integer value, String field, int least, int most, FieldErrors errors) {
        if (value != null && (value < least || value > most)) {
            errors.add(field, "out_of_range", "Between %d and %d.".formatted(least, most));
        }
    }

    private static void lost(FieldErrors errors, String field, @Nullable String text) {
        errors.addIf(text != null && hasLostLetters(text), field, "letters_lost", LETTERS_LOST);
    }

    /** Whether letters of a name were lost on the way; of a longer text, one may be. */
    public static boolean isSpoilt(String name) {
        return name.indexOf(REPLACED) >= 0 || hasLostLetters(name);
    }

    private static boolean hasLostLetters(String text) {
        return isReadOtherwise(text)
                || (text.contains("???")
                        && text.chars().filter(c -> c == '?').count()
                                > text.chars().filter(Character::isLetter).count());
    }

    /** UTF-8 that was read as Windows-1252 (Thai, accented letters, quotation marks) or as 874. */
    private static boolean isReadOtherwise(String text) {
        return (BEGIN_READ_AS_LATIN.chars().anyMatch(begin -> text.indexOf(begin) >= 0)
                        && READ_AS_LATIN.matcher(text).find())
                || (text.contains("เธ") && READ_AS_THAI.matcher(text).find());
    }

    private static void tooLong(
            FieldErrors errors, String field, @Nullable String text, int limit) {
        if (text != null && text.codePointCount(0, text.length()) > limit) {
            errors.add(field, "too_long", "At most %d characters.".formatted(limit));
        }
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.codePointCount(0, text.length()) <= WORD
                ? text
                : text.substring(0, text.offsetByCodePoints(0, WORD));
    }

    private static @Nullable String code(@Nullable String text) {
        String line = PlainText.line(text);
        return line == null ? null : line.toUpperCase(Locale.ROOT);
    }
}
