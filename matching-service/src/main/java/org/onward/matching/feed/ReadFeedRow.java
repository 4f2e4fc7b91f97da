package org.onward.matching.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.CountryTime;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.vacancy.PostingWords;
import org.onward.matching.vacancy.VacancyCheck;
import org.onward.matching.vacancy.VacancyForm;

/**
 * Turns a feed's row into the form that a person would have filled in: words become codes where
 * they are understood, and stay words where not.
 */
@Singleton
final class ReadFeedRow {
    private static final int START_DAYS_AGO = 60;
    private static final int SKILLS_IN_TEXT = 15;
    private static final int WORDS = 60;
    private static final int LONGEST_WORD = 200;
    // The rows of a file ask for the same skills.
    private static final Cache<String, Optional<String>> READ =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private static final int MOST_LANGUAGES = 12;
    private static final int LONGEST_NAME = 160;
    private static final Pattern ADDRESS = Pattern.compile("\\S+@[^\\s@]+[.][^\\s@]+");
    private static final Pattern TELEPHONE = Pattern.compile("[-+0-9(). ]+");

    /**
     * Of 156 adverts 77 titles are read so surely, 60 of them rightly ({@code scripts/evaluate
     * --calibrate}). A wrong occupation brings its usual skills with it; none is only unknown.
     */
    private static final double LEAST_OF_OCCUPATION = 0.7;

    /** No words of a title are as sure as a code. */
    private static final double OF_WORDS = 0.999;

    private static final Pattern WHOLE =
            Pattern.compile(
                    "(?:จำนวน|รับ)?\\s*(?![1-9]\\d{0,2}[.]000(?!\\d))([-+]?[0-9]{1,6})(?:[.]0+)?\\s*(?:seats?|persons?|people|pax|posts?|positions?|openings?|slots?|vacanc(?:y|ies)"
                            + "|อัตรา|คน|ตำแหน่ง|ที่นั่ง|katao|tao|weeks?|wks?|สัปดาห์|linggo"
                            + ")?"
                            + "\\s*(?:[(][^)]{0,60}[)])?\\s*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern GROUPED = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");

    /**
     * What a spreadsheet would compute. A sign before a number or before words (a list with dashes,
     * a name with an at sign) is none.
     */
    private static final Pattern FORMULA =
            Pattern.compile(
                    "\\s*(?:=(?!=)|[-+@][A-Z][A-Z0-9.]{1,30}\\(|[-+@]\\w{1,40}\\|[^!]{0,400}!)");

    static final String NO_EMPLOYER =
            "An employer is needed. Write its name in every row, also where it is the one of the row above.";
    // Thai has a space where others have a comma.
    private static final Pattern PARTS =
            Pattern.compile("[,;\\n•]|(?<=[\\p{IsThai}\\d]) +(?=\\p{IsThai})");
    private static final Pattern OR_ELSE =
            Pattern.compile("^\\s*(?:(?:or|o)\\s+|หรือ\\s*)", Pattern.CASE_INSENSITIVE);
    // not within brackets: "English (spoken, written)"
    private static final Pattern LANGUAGES =
            Pattern.compile("(?:[,\\n/&]|\\band\\b|\\bat\\b|และ)(?![^(]{0,200}\\))");
    static final String FROM_HOME =
            "This work can be done from home; the place that is kept is the office's.";
    static final String PART_TIME = "The work is part-time; write how many hours a week.";
    static final String TEMPORARY =
            "That the work is temporary or by contract is not kept; say in the tasks how long it lasts.";
    static final String NOT_OF_JOBS =
            "This is of apprenticeships and trainings and not of jobs; it was left out.";
    static final String OF_TRAININGS_ALONE = "This is of trainings alone; it was left out.";
    static final String ONE_OF_TWO =
            "How many finished a course and how many of them found work is taken together; it was left unknown.";
    private static final List<String> OF_LEARNING =
            List.of("stipend", "weeks", FeedColumns.ENDS_ON, "seats_committed");
    private static final List<String> OF_COURSES =
            List.of("course_kind", "course_finished", "course_in_work");
    static final String ONLY_EDUCATION =
            "Of qualifications only the level of education is read; write skills in a column of their own.";
    static final String BY_NIGHT =
            "No column says this; by the times of work it is night work, which is from ten to six.";
    static final String BY_DAY =
            "No column says this; by the times of work it is no night work, which is from ten to six.";
    static final String IN_TEXT = "No column says this; it was read in the title or the tasks.";
    private static final List<String> BESIDE_THE_ADVERT =
            List.of(
                    "pay_min",
                    "pay_max",
                    "hours",
                    FeedColumns.SCHEDULE,
                    FeedColumns.BENEFITS,
                    FeedColumns.QUALIFICATIONS);
    static final String IN_OTHER = "No column says this; it was read in another column.";
    static final String ONLY_ROOM =
            "Of benefits only a place to live is read; write the others in the tasks.";
    static final String ORDER_OF_COUNTRY =
            "A job order alone says of no work abroad; it was not kept.";
    static final String NOT_UNDERSTOOD = "This was not understood; it was left unknown.";
    static final String NO_KIND =
            "Is this a job, an apprenticeship or a training? Write one of these words.";
    static final String KIND_OF_TITLE =
            "No column says what kind of post this is; its title says an apprenticeship.";
    static final String KIND_OF_BUSINESS =
            "This is a kind of business and not of post; the row was taken as a job.";
    static final String LOWEST = "Of several numbers the lowest was taken.";
    private static final Set<String> KINDS = Set.of("job", "apprenticeship", "training");

    // Whoever looks after interns is none, and a management trainee has a job.
    private static final Pattern OF_APPRENTICES =
            Pattern.compile(
                    "^(?:รับ(?:สมัคร)?\\s*)?(?:นักศึกษา|นักเรียน|เด็ก)?\\s*(?:ฝึกงาน|สหกิจ(?:ศึกษา)?(?![ก-๙]))|^(?:รับ(?:สมัคร)?\\s*)?ผู้ฝึกหัด"
                            + "|^(?:ojt|apprentice(?:ship)?|intern(?:ship)?)\\b"
                            + "(?!\\s+(?:coordinator|supervisor|manager|officer|trainer|instructor|program))"
                            + "|\\b(?:ojt|apprentice|intern)\\s*(?:[(,/–-].{0,80}|\\d.{0,80})?$",
                    Pattern.CASE_INSENSITIVE);

    // What is offered may be a seat on a course: asked, as the title alone does not say.
    private static final Pattern OF_A_COURSE =
            Pattern.compile(
                    "\\btrainees?\\b.*\\b(?:scholarship|(?:training )?allowance|stipend)\\b|[(\\[][^)\\]]*\\b(?:scholarship|training (?:course|program(?:me)?))\\b[^)\\]]*[)\\]]?"
                            + "|\\bscholarships?\\s*$|^(?:หลักสูตร|(?:ฝึก)?อบรม(?:อาชีพ|ฟรี|หลักสูตร))",
                    Pattern.CASE_INSENSITIVE);

    /** What apprentices get is their pay; of others it is something beside it. */
    private static final Pattern ALLOWANCE =
            Pattern.compile(
                    "^\\s*(?:เบี้ยเลี้ยง(?:ฝึกงาน)?|เบี้ยฝึกงาน|(?:training\\s+|daily\\s+|monthly\\s+)?(?:allowance|stipend))\\s*(?:of\\b|:)?\\s*(?=\\S*\\d)",
                    Pattern.CASE_INSENSITIVE);

    private final Taxonomy taxonomy;
    private final FeedCodes codes;
    private final InstantSource clock;

    ReadFeedRow(Taxonomy taxonomy, InstantSource clock) {
        this.taxonomy = taxonomy;
        this.codes = new FeedCodes(taxonomy);
        this.clock = clock;
    }

    /**
     * @param corrected what words of the source mean, as people said
     * @param dayOrders of columns in which the row's days do not, or not surely, stand in the order
     *     of the source's country
     * @param words as the file's rows before have asked for them
     * @param errors receives what could not be read, by the form's field names
     * @param notes receives what was read otherwise than it stands there
     */
    VacancyForm read(
            FeedItem.Row given,
            FeedSource source,
            WordCorrections.Held corrected,
            Map<String, DayOrder.Order> dayOrders,
            Words words,
            FieldErrors errors,
            FeedNotes notes) {
        FeedItem.Row whole = bounded(given, errors);
        formulas(whole, errors);
        String kind = kind(whole, errors, notes);
        FeedItem.Row row =
                kind.strip().equalsIgnoreCase("job")
                        ? without(OF_LEARNING, NOT_OF_JOBS, whole, notes)
                        : paidAnAllowance(whole);
        if (!kind.strip().equalsIgnoreCase("training")) {
            row = without(OF_COURSES, OF_TRAININGS_ALONE, row, notes);
        }
        String fee = row.text(FeedColumns.FEE);
        if (fee != null && FeedWords.digits(fee).chars().anyMatch(c -> c >= '1' && c <= '9')) {
            errors.add(
                    FeedColumns.FEE,
                    PostingWords.Concern.FEE.code(),
                    PostingWords.Concern.FEE.sentence());
        }
        String title =
                PlainText.line(
                        withoutContacts(
                                "title", PlainText.withoutMarkup(row.text("title")), notes));
        String tasks = withoutContacts("tasks", PlainText.withoutMarkup(row.text("tasks")), notes);
        String text = title + "\n" + tasks;
        List<String> unresolved = new ArrayList<>();
        Occupation occupation = occupation(row, title, tasks, words, corrected, unresolved);
        int otherWords = unresolved.size();
        List<VacancyForm.SkillForm> skills = new ArrayList<>();
        boolean teaches = kind.strip().equalsIgnoreCase("training");
        skills(
                row.list("skills_must"),
                true,
                teaches,
                occupation.code(),
                words,
                corrected,
                skills,
                unresolved);
        skills(
                row.list("skills_nice"),
                false,
                teaches,
                occupation.code(),
                words,
                corrected,
                skills,
                unresolved);
        if (skills.isEmpty() && unresolved.size() == otherWords) {
            inText(text, teaches, occupation.code(), words, corrected, skills);
        }
        List<VacancyForm.LanguageForm> languages = languages(row, unresolved, notes);
        String employer = employer(row, notes);
        errors.addIf(
                row.fields().containsKey("employer")
                        && (employer == null || FeedWords.isNobody(employer)),
                "employer",
                "required",
                NO_EMPLOYER);
        errors.addIf(
                employer != null && VacancyCheck.isSpoilt(employer),
                "employer",
                "letters_lost",
                VacancyCheck.LETTERS_LOST);
        FeedPlace place = FeedPlace.read(row, title, tasks, source, taxonomy, words, errors, notes);
        if (row.text(FeedColumns.OTHER_PLACES) != null) {
            notes.add(
                    "place", "Only the first place was taken.", row.text(FeedColumns.OTHER_PLACES));
        }
        if (row.text(FeedColumns.FROM_HOME) != null) {
            notes.add(FeedColumns.FROM_HOME, FROM_HOME, row.text(FeedColumns.FROM_HOME));
        }
        String sector = sector(row, notes);
        // Whoever writes a file writes all its days alike, wherever the work is.
        String in = source.country();
        FieldErrors ofPay = new FieldErrors();
        PayTerms terms =
                PayTerms.read(
                        row,
                        place.ownCurrency(),
                        FeedPlace.currency(source.country()),
                        ofPay,
                        notes);
        errors.addAll(ofPay);
        place.mustBePaidIn(terms, row.text("currency") != null, errors);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CountryTime.zone(in));
        String startOn =
                DayText.read(
                        row.text("start_on"),
                        in,
                        dayOrders,
                        today,
                        "start_on",
                        "startOn",
                        errors,
                        notes);
        String validUntil =
                DayText.read(
                        row.text("valid_until"),
                        in,
                        dayOrders,
                        today,
                        "valid_until",
                        "validUntil",
                        errors,
                        notes);
        String postedOn =
                DayText.read(
                        row.text(FeedColumns.POSTED_ON),
                        in,
                        FeedColumns.POSTED_ON,
                        "postedOn",
                        new FieldErrors(),
                        new FeedNotes());
        String latestEnd = DayText.latest(validUntil, row.text("valid_until"));
        errors.addIf(
                DayText.isBefore(latestEnd, postedOn),
                "validUntil",
                "contradicts",
                "The last day lies before the day of posting.");
        errors.addIf(
                validUntil == null && DayText.isBefore(latestEnd, today.toString()),
                "validUntil",
                "day_past",
                "The last day has passed.");
        start(DayText.latest(startOn, row.text("start_on")), postedOn, today, errors);
        String endsOn =
                DayText.read(
                        row.text(FeedColumns.ENDS_ON),
                        in,
                        FeedColumns.ENDS_ON,
                        "endsOn",
                        new FieldErrors(),
                        new FeedNotes());
        errors.addIf(
                DayText.isBefore(DayText.latest(endsOn, row.text(FeedColumns.ENDS_ON)), startOn),
                "endsOn",
                "contradicts",
                "The last day of the course lies before its first.");
        TimesInText inText = timesIn(text, row);
        Integer hours = hours(row, inText, notes);
        employment(row, hours, notes);
        Integer finished = whole(row, "course_finished", notes);
        Integer inWork = whole(row, "course_in_work", notes);
        boolean both = finished != null && inWork != null;
        if (!both && (finished != null || inWork != null)) {
            String alone = finished == null ? "course_in_work" : "course_finished";
            notes.add(alone, ONE_OF_TWO, row.text(alone));
        }
        return new VacancyForm(
                kind,
                null,
                title,
                tasks,
                occupation.code() == null ? null : occupation.code().value(),
                occupation.confidence(),
                sector,
                place.country(),
                place.code(),
                place.words(),
                terms.least(),
                terms.most(),
                terms.currency(),
                terms.period(),
                terms.stipend(),
                hours,
                nights(row, inText, notes),
                liveIn(row, text, notes),
                accommodation(row, text, notes),
                education(row, text, notes),
                skills,
                languages,
                startOn,
                SeatsText.of(row, title, errors, notes),
                row.text("weeks") == null
                        ? LengthText.between(startOn, endsOn, notes)
                        : LengthText.weeks(row, notes),
                null,
                whole(row, "seats_committed", notes),
                validUntil,
                overseas(row, place.country().equalsIgnoreCase(source.country()), notes),
                unresolved,
                null,
                courseKind(row, notes),
                both ? finished : null,
                both ? inWork : null);
    }

    private static @Nullable String courseKind(FeedItem.Row row, FeedNotes notes) {
        String text = row.text("course_kind");
        String kind = text == null ? null : FeedWords.courseKind(text);
        if (text != null && kind == null) {
            unknown("course_kind", text, notes);
        }
        return kind;
    }

    /** The row with what is longer than it may be cut off, before anything is looked for in it. */
    private static FeedItem.Row bounded(FeedItem.Row row, FieldErrors errors) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (Map.Entry<String, List<String>> field : row.fields().entrySet()) {
            int longest = FeedColumns.longest(field.getKey());
            int left = longest;
            List<String> kept = new ArrayList<>();
            for (String value : field.getValue()) {
                kept.add(value.substring(0, Math.min(value.length(), left)));
                left -= kept.getLast().length();
                if (kept.getLast().length() < value.length()) {
                    errors.add(
                            field.getKey(),
                            "too_long",
                            "At most %d characters.".formatted(longest));
                    break;
                }
            }
            fields.put(field.getKey(), kept);
        }
        return new FeedItem.Row(row.line(), fields, row.written());
    }

    /** A row without columns that its kind does not have; the row itself where it has none. */
    private static FeedItem.Row without(
            List<String> columns, String because, FeedItem.Row row, FeedNotes notes) {
        if (columns.stream().noneMatch(row.fields()::containsKey)) {
            return row;
        }
        Map<String, List<String>> fields = new TreeMap<>(row.fields());
        for (String column : columns) {
            fields.remove(column);
            if (has(row, column)) {
                notes.add(column, because, row.text(column));
            }
        }
        return new FeedItem.Row(row.line(), fields, row.written());
    }

    /** An apprenticeship or a training without what only says that its pay is an allowance. */
    private static FeedItem.Row paidAnAllowance(FeedItem.Row row) {
        String pay = row.text("pay_min");
        if (pay == null || !ALLOWANCE.matcher(pay).find()) {
            return row;
        }
        Map<String, List<String>> fields = new TreeMap<>(row.fields());
        fields.put("pay_min", List.of(ALLOWANCE.matcher(pay).replaceFirst("")));
        return new FeedItem.Row(row.line(), fields, row.written());
    }

    /** A day long past is of who began then, and not of who is sought now. */
    private void start(
            @Nullable String startOn,
            @Nullable String postedOn,
            LocalDate today,
            FieldErrors errors) {
        if (DayText.isBefore(startOn, postedOn)) {
            errors.add("startOn", "contradicts", "The first day lies before the day of posting.");
        } else if (DayText.isBefore(startOn, today.minusDays(START_DAYS_AGO).toString())) {
            errors.add(
                    "startOn",
                    "day_past",
                    "The first day lies more than %d days back; write when the next one begins, or nothing."
                            .formatted(START_DAYS_AGO));
        }
    }

    private static void employment(FeedItem.Row row, @Nullable Integer hours, FeedNotes notes) {
        for (String type : row.list(FeedColumns.EMPLOYMENT)) {
            if (!FeedWords.isPartTime(type)) {
                notes.add(FeedColumns.EMPLOYMENT, TEMPORARY, type);
            } else if (hours == null) {
                notes.add("hours", PART_TIME, type);
            }
        }
    }

    private static @Nullable String sector(FeedItem.Row row, FeedNotes notes) {
        String text = row.text("sector");
        String sector = text == null ? null : FeedWords.sector(text);
        if (text != null && sector == null) {
            unknown("sector", text, notes);
        }
        return sector;
    }

    private record Occupation(@Nullable OccupationCode code, @Nullable Double confidence) {}

    /** By the code given, else by the words given, else by the title. */
    private Occupation occupation(
            FeedItem.Row row,
            @Nullable String title,
            @Nullable String tasks,
            Words words,
            WordCorrections.Held corrected,
            List<String> unresolved) {
        String given = row.text("occupation");
        if (given != null) {
            Optional<Occupation> known =
                    byCode(given, words).or(() -> byWords(given, words, corrected));
            if (known.isPresent()) {
                return known.get();
            }
            String word = word(given);
            if (word != null && word.length() <= LONGEST_WORD) {
                unresolved.add(word);
            }
        }
        String told = tasks == null ? "" : tasks;
        return (title == null
                        ? Optional.<Occupation>empty()
                        : occupation(title, told, words, corrected))
                .orElse(new Occupation(null, null));
    }

    /**
     * Of several unit groups that a code of O*NET describes, the words beside it choose. One that
     * it describes less surely than words would have to name it stays open.
     */
    private Optional<Occupation> byCode(String given, Words words) {
        Optional<OccupationCode> unit = codes.unit(given);
        if (unit.isPresent()) {
            return unit.map(code -> new Occupation(code, 1.0));
        }
        List<Words.Resolved<OccupationCode>> units = codes.unitsOfOnet(given);
        if (units.isEmpty()) {
            return Optional.empty();
        }
        Words.Resolved<OccupationCode> surest = units.getFirst();
        boolean only = units.size() == 1 || surest.confidence() > units.get(1).confidence();
        Optional<Words.Resolved<OccupationCode>> named =
                words.occupation(FeedCodes.withoutCodes(given));
        return units.stream()
                .filter(one -> named.filter(said -> said.code().equals(one.code())).isPresent())
                .findFirst()
                .map(
                        one ->
                                new Words.Resolved<>(
                                        one.code(),
                                        Math.max(
                                                one.confidence(),
                                                named.orElseThrow().confidence())))
                .or(() -> only ? Optional.of(surest) : Optional.empty())
                .filter(one -> one.confidence() >= LEAST_OF_OCCUPATION)
                .map(one -> new Occupation(one.code(), one.confidence()));
    }

    private static Optional<Occupation> byWords(
            String given, Words words, WordCorrections.Held corrected) {
        String word = word(given);
        if (word != null && corrected.has("occupation", word)) {
            return occupation(word, "", words, corrected);
        }
        String left = FeedCodes.withoutCodes(given);
        return left.isEmpty() ? Optional.empty() : occupation(left, "", words, corrected);
    }

    private static Optional<Occupation> occupation(
            String text, String told, Words words, WordCorrections.Held corrected) {
        Optional<OccupationCode> said = WordCorrections.said(corrected.occupations(), text);
        if (said != null) {
            return said.map(code -> new Occupation(code, 1.0));
        }
        return words.occupation(text, told)
                .filter(found -> found.confidence() >= LEAST_OF_OCCUPATION)
                .map(found -> new Occupation(found.code(), Math.min(found.confidence(), OF_WORDS)));
    }

    private void skills(
            List<String> names,
            boolean must,
            boolean teaches,
            @Nullable OccupationCode occupation,
            Words words,
            WordCorrections.Held corrected,
            List<VacancyForm.SkillForm> skills,
            List<String> unresolved) {
        Set<SkillId> seen = new HashSet<>();
        skills.forEach(one -> seen.add(new SkillId(Objects.requireNonNull(one.skill()))));
        List<String> parts =
                names.stream()
                        .flatMap(
                                name ->
                                        parts(name, names.size() == 1, occupation, words, corrected)
                                                .stream())
                        .toList();
        for (String name : parts) {
            List<SkillId> coded = codes.skills(name);
            String beside = coded.isEmpty() ? null : word(FeedCodes.withoutEsco(name));
            for (SkillId skill : coded) {
                add(
                        new Words.Resolved<>(skill, 1),
                        beside == null || beside.length() > LONGEST_WORD ? null : beside,
                        must,
                        teaches,
                        seen,
                        skills);
            }
            String word = word(name);
            if (!coded.isEmpty() || word == null || word.length() > LONGEST_WORD) {
                continue;
            }
            Optional<SkillId> said = WordCorrections.said(corrected.skills(), word);
            Optional<Words.Resolved<SkillId>> found =
                    said == null
                            ? words.skill(word, occupation)
                            : said.map(skill -> new Words.Resolved<>(skill, 1));
            if (found.isEmpty()) {
                if (unresolved.size() < WORDS) {
                    unresolved.add(word);
                }
            } else {
                add(found.get(), word, must, teaches, seen, skills);
            }
        }
    }

    private static void add(
            Words.Resolved<SkillId> found,
            @Nullable String word,
            boolean must,
            boolean teaches,
            Set<SkillId> seen,
            List<VacancyForm.SkillForm> skills) {
        if (skills.size() < WORDS && seen.add(found.code())) {
            skills.add(
                    new VacancyForm.SkillForm(
                            found.code().value(), must, teaches, null, word, found.confidence()));
        }
    }

    /**
     * The words of a list, which some part by commas; "cut, sew and finish" may be one name. Thai
     * words of a list with no other sign are parted by spaces where each of them is a name. What
     * stands with one code is what the code is called.
     */
    private List<String> parts(
            String name,
            boolean only,
            @Nullable OccupationCode occupation,
            Words words,
            WordCorrections.Held corrected) {
        List<String> parts = WordList.parts(name);
        List<String> spaced =
                only && parts.size() == 1 ? WordList.thaiParts(name) : List.<String>of();
        boolean several =
                spaced.size() > 1
                        && spaced.stream()
                                .allMatch(part -> isName(part, occupation, words, corrected));
        List<String> all = several ? spaced : parts;
        if (all.size() == 1) {
            return List.of(name);
        }
        boolean called =
                codes.skills(name).size() == 1
                        && all.stream()
                                .noneMatch(
                                        part ->
                                                !codes.skills(part).isEmpty()
                                                        && FeedCodes.withoutEsco(part).isEmpty());
        return called || isName(name, occupation, words, corrected) ? List.of(name) : all;
    }

    /** Whether words are a skill's name as they stand. */
    private static boolean isName(
            String text,
            @Nullable OccupationCode occupation,
            Words words,
            WordCorrections.Held corrected) {
        String word = word(text);
        return word != null
                && word.length() <= LONGEST_WORD
                && (corrected.has("skill", word)
                        || words.skill(word, occupation)
                                .filter(
                                        found ->
                                                found.met() == Words.Met.EXACT
                                                        || found.met() == Words.Met.OTHER_NAME)
                                .isPresent());
    }

    /**
     * An advert that lists no skills still names some; none of them as a must. What somebody said
     * that a skill's English name means holds here too.
     */
    private void inText(
            String text,
            boolean teaches,
            @Nullable OccupationCode occupation,
            Words words,
            WordCorrections.Held corrected,
            List<VacancyForm.SkillForm> skills) {
        Set<SkillId> seen = new HashSet<>();
        words.skillsIn(text, occupation, SKILLS_IN_TEXT).stream()
                .filter(found -> found.confidence() >= Words.Resolved.TAKEN_IN_TEXT)
                .flatMap(found -> meant(found, corrected).stream())
                .forEach(found -> add(found, null, false, teaches, seen, skills));
    }

    private Optional<Words.Resolved<SkillId>> meant(
            Words.Resolved<SkillId> found, WordCorrections.Held corrected) {
        if (corrected.skills().isEmpty()) {
            return Optional.of(found);
        }
        String name = taxonomy.label(Subject.SKILL, found.code().value().toString(), "en");
        Optional<SkillId> said = WordCorrections.said(corrected.skills(), name);
        return said == null
                ? Optional.of(found)
                : said.map(skill -> new Words.Resolved<>(skill, 1));
    }

    /** A word or two of a list, as they may be kept. */
    private static @Nullable String word(String text) {
        return text.length() > LONGEST_WORD
                ? read(text)
                : READ.get(text, words -> Optional.ofNullable(read(words))).orElse(null);
    }

    private static @Nullable String read(String text) {
        return PlainText.line(
                PostingWords.withoutContacts(PlainText.withoutMarkup(FeedCodes.words(text)))
                        .text());
    }

    private static List<VacancyForm.LanguageForm> languages(
            FeedItem.Row row, List<String> unresolved, FeedNotes notes) {
        List<VacancyForm.LanguageForm> languages = new ArrayList<>();
        for (String text :
                row.list("languages").stream()
                        .flatMap(LANGUAGES::splitAsStream)
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList()) {
            if (FeedWords.asksNoLanguage(text)) {
                continue;
            }
            LanguageText read = LanguageText.read(text);
            if (read.remark() != null) {
                notes.add("languages", read.remark(), text);
            }
            if (NOT_UNDERSTOOD.equals(read.remark())) {
                unresolved.add(PostingWords.withoutContacts(text).text());
            }
            languages.addAll(read.asked());
        }
        return languages.subList(0, Math.min(languages.size(), MOST_LANGUAGES));
    }

    /**
     * @param domestic whether the work is in the source's country, as far as the row says
     */
    private static VacancyForm.@Nullable OverseasForm overseas(
            FeedItem.Row row, boolean domestic, FeedNotes notes) {
        String licence = row.text("overseas_licence");
        String given = row.text("overseas_principal");
        String principal =
                given == null ? null : withoutContacts("overseas_principal", given, notes);
        String jobOrder = row.text("overseas_job_order");
        if (domestic
                && licence == null
                && principal == null
                && jobOrder != null
                && row.written().keySet().stream().noneMatch(FeedColumns::isOfWorkAbroad)) {
            notes.add("overseas_job_order", ORDER_OF_COUNTRY, jobOrder);
            return null;
        }
        return licence == null && principal == null && jobOrder == null
                ? null
                : new VacancyForm.OverseasForm(licence, principal, jobOrder, null);
    }

    private static void formulas(FeedItem.Row row, FieldErrors errors) {
        List<String> columns = new ArrayList<>();
        row.fields()
                .forEach(
                        (column, values) -> {
                            for (String value : values) {
                                if (mayBeFormula(value) && FORMULA.matcher(value).lookingAt()) {
                                    columns.add(column);
                                    return;
                                }
                            }
                        });
        columns.stream()
                .sorted()
                .forEach(
                        column ->
                                errors.add(
                                        column,
                                        "formula",
                                        "This is a formula; write what it stands for."));
    }

    private static boolean mayBeFormula(String cell) {
        int at = 0;
        while (at < cell.length() && Character.isWhitespace(cell.charAt(at))) {
            at++;
        }
        return at < cell.length() && "=-+@".indexOf(cell.charAt(at)) >= 0;
    }

    static String withoutContacts(String field, String text, FeedNotes notes) {
        PostingWords.WithoutContacts left = PostingWords.withoutContacts(text);
        if (!left.taken().isEmpty()) {
            notes.add(field, takenOut(left.taken()), null);
        }
        return left.text();
    }

    /** What it was, without saying it again. */
    private static String takenOut(List<String> contacts) {
        if (contacts.stream().allMatch(one -> ADDRESS.matcher(one).matches())) {
            return "An e-mail address was taken out; candidates are introduced.";
        }
        return contacts.stream().allMatch(one -> TELEPHONE.matcher(one).matches())
                ? "A telephone number was taken out; candidates are introduced."
                : "Contact details were taken out; candidates are introduced.";
    }

    /** The employer's name as it is kept; null where the row names nobody. */
    static @Nullable String employer(FeedItem.Row row) {
        return employer(row, new FeedNotes());
    }

    private static @Nullable String employer(FeedItem.Row row, FeedNotes notes) {
        String text = row.text("employer");
        if (text == null) {
            return null;
        }
        String name =
                PlainText.line(
                        withoutContacts(
                                "employer",
                                PlainText.withoutMarkup(
                                        text.substring(
                                                0,
                                                Math.min(
                                                        text.length(),
                                                        FeedColumns.longest("employer")))),
                                notes));
        return name == null || name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** What stands in a column that need not be filled in, and is not understood, is unknown. */
    private static void unknown(String column, String text, FeedNotes notes) {
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            notes.add(column, NOT_UNDERSTOOD, text);
        }
    }

    /**
     * A word that is none of the kinds is asked about: what a person is shown it for, and what it
     * counts as, hang on it, and it cannot change afterwards.
     */
    private static String kind(FeedItem.Row row, FieldErrors errors, FeedNotes notes) {
        String title = row.text("title");
        if (row.text("kind") == null && title != null && OF_APPRENTICES.matcher(title).find()) {
            notes.add("kind", KIND_OF_TITLE, title);
            return "apprenticeship";
        }
        if (row.text("kind") == null
                && ((has(row, "stipend") && has(row, "weeks"))
                        || (title != null && OF_A_COURSE.matcher(title).find()))) {
            errors.add("kind", "unknown_code", NO_KIND);
        }
        String text = Objects.requireNonNullElse(row.text("kind"), "job");
        String kind = FeedWords.kind(text);
        if (KINDS.contains(kind.strip().toLowerCase(Locale.ROOT))) {
            return kind;
        }
        if (FeedWords.sector(text) != null) {
            notes.add("kind", KIND_OF_BUSINESS, text);
        } else {
            errors.add("kind", "unknown_code", NO_KIND);
        }
        return "job";
    }

    private static boolean has(FeedItem.Row row, String column) {
        String text = row.text(column);
        return text != null && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    static @Nullable Integer whole(FeedItem.Row row, String column, FeedNotes notes) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        Integer number = whole(FeedWords.digits(text));
        if (number == null) {
            unknown(column, text, notes);
        }
        return number;
    }

    /** The whole number that plain words are of: "1,000", "5 อัตรา (ด่วน)"; null where of none. */
    static @Nullable Integer whole(String plain) {
        Matcher number = WHOLE.matcher(GROUPED.matcher(plain).replaceAll(""));
        return number.matches() ? Integer.valueOf(number.group(1)) : null;
    }

    /** What the advert's own words say of hours and nights, of which no column says anything. */
    private static TimesInText timesIn(String advert, FeedItem.Row row) {
        boolean told = row.text("hours") != null || row.text(FeedColumns.SCHEDULE) != null;
        return told && row.text("nights") != null ? TimesInText.SILENT : TimesInText.of(advert);
    }

    private static @Nullable Integer hours(FeedItem.Row row, TimesInText inText, FeedNotes notes) {
        String hours = row.text("hours");
        String schedule = row.text(FeedColumns.SCHEDULE);
        if (hours == null && schedule == null && inText.hours() != null) {
            notes.add("hours", IN_TEXT, inText.words() + " → " + inText.hours());
            return inText.hours();
        }
        return HoursText.read(hours, schedule, row.text(FeedColumns.HOURS_HEADER), notes);
    }

    private static @Nullable Boolean nights(FeedItem.Row row, TimesInText inText, FeedNotes notes) {
        if (row.text("nights") != null) {
            return truth(row, "nights", notes);
        }
        String times = HoursText.together(row.text("hours"), row.text(FeedColumns.SCHEDULE));
        Boolean nights = times.isEmpty() ? null : ScheduleText.in(times).nights();
        if (nights != null) {
            notes.add("nights", nights ? BY_NIGHT : BY_DAY, times);
            return nights;
        }
        if (inText.nights() != null) {
            notes.add("nights", IN_TEXT, inText.words());
        }
        return inText.nights();
    }

    private static @Nullable Integer education(FeedItem.Row row, String advert, FeedNotes notes) {
        String text = row.text("education");
        String qualifications = row.text(FeedColumns.QUALIFICATIONS);
        if (qualifications != null && !FeedWords.asksNoEducation(qualifications)) {
            Integer asked = FeedWords.education(qualifications);
            if (asked == null) {
                notes.add(FeedColumns.QUALIFICATIONS, ONLY_EDUCATION, qualifications);
                asked =
                        Arrays.stream(PARTS.split(qualifications))
                                .map(part -> OR_ELSE.matcher(part).replaceFirst(""))
                                .map(FeedWords::education)
                                .filter(Objects::nonNull)
                                .min(Comparator.naturalOrder())
                                .orElseGet(() -> level(EducationText.in(qualifications)));
            }
            if (text == null && asked != null) {
                return asked;
            }
        }
        if (text == null
                && (qualifications == null || !FeedWords.asksNoEducation(qualifications))) {
            EducationText asked = EducationText.in(advert);
            if (asked != null) {
                notes.add("education", IN_TEXT, asked.words());
            }
            return level(asked);
        }
        if (text == null || FeedWords.asksNoEducation(text)) {
            return null;
        }
        Integer level = FeedWords.education(text);
        if (level != null) {
            return level;
        }
        Integer beside = FeedWords.educationAndMore(text);
        if (beside != null) {
            notes.add("education", ONLY_EDUCATION, text);
            return beside;
        }
        // Elsewhere a 6 is a grade of school.
        if (row.written().containsKey("education")) {
            return whole(row, "education", notes);
        }
        unknown("education", text, notes);
        return null;
    }

    private static @Nullable Integer level(@Nullable EducationText asked) {
        return asked == null ? null : (Integer) asked.level();
    }

    private static @Nullable Boolean accommodation(
            FeedItem.Row row, String advert, FeedNotes notes) {
        if (row.text("accommodation") != null) {
            return truth(row, "accommodation", notes);
        }
        String benefits = Objects.requireNonNullElse(row.text(FeedColumns.BENEFITS), "");
        List<String> parts = PARTS.splitAsStream(benefits).filter(part -> !part.isBlank()).toList();
        List<String> ofRoom = parts.stream().filter(FeedWords::namesRoom).toList();
        if (ofRoom.size() < parts.size()) {
            notes.add(FeedColumns.BENEFITS, ONLY_ROOM, benefits);
        }
        if (ofRoom.isEmpty()) {
            return saidOr("accommodation", RoomText.room(advert), row, RoomText::room, notes);
        }
        Boolean room = FeedWords.room(ofRoom.getFirst());
        if (room == null || ofRoom.stream().anyMatch(part -> !room.equals(FeedWords.room(part)))) {
            unknown("accommodation", String.join("; ", ofRoom), notes);
            return null;
        }
        return room;
    }

    private static @Nullable Boolean liveIn(FeedItem.Row row, String advert, FeedNotes notes) {
        return row.text("live_in") != null
                ? truth(row, "live_in", notes)
                : saidOr("live_in", RoomText.liveIn(advert), row, RoomText::liveIn, notes);
    }

    /** What the other cells of a row say in which somebody may write it; null where they differ. */
    private static @Nullable RoomText inCells(
            FeedItem.Row row, Function<String, @Nullable RoomText> reading) {
        List<RoomText> read = new ArrayList<>();
        for (String column : BESIDE_THE_ADVERT) {
            String cell = row.text(column);
            RoomText said = cell == null ? null : reading.apply(RoomText.ofCell(cell));
            if (said != null) {
                read.add(said);
            }
        }
        return read.stream().map(RoomText::value).distinct().count() == 1 ? read.getFirst() : null;
    }

    private static @Nullable Boolean saidOr(
            String column,
            @Nullable RoomText advert,
            FeedItem.Row row,
            Function<String, @Nullable RoomText> reading,
            FeedNotes notes) {
        RoomText cells = advert == null ? inCells(row, reading) : null;
        if (cells == null) {
            return said(column, advert, notes);
        }
        notes.add(column, IN_OTHER, cells.words());
        return cells.value();
    }

    private static @Nullable Boolean said(String column, @Nullable RoomText read, FeedNotes notes) {
        if (read == null) {
            return null;
        }
        notes.add(column, IN_TEXT, read.words());
        return read.value();
    }

    private static @Nullable Boolean truth(FeedItem.Row row, String column, FeedNotes notes) {
        String text = row.text(column);
        Boolean truth = text == null ? null : FeedWords.truth(text);
        if (text != null && truth == null && column.equals("accommodation")) {
            truth = FeedWords.room(text);
        }
        if (text != null && truth == null && column.equals("live_in")) {
            RoomText read = RoomText.liveIn(text);
            truth = read == null ? null : (Boolean) read.value();
        }
        if (text == null || truth != null) {
            return truth;
        }
        unknown(column, text, notes);
        return null;
    }
}
