package org.onward.matching.feed;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words of feeds that stand for a code: truth values, countries, languages, sectors, education. */
final class FeedWords {
    private static final Map<String, Boolean> TRUTHS =
            WordMeanings.about("yes_or_no", FeedWords::isYes);
    private static final Map<String, String> COUNTRIES = new HashMap<>();
    private static final Map<String, String> LANGUAGES = new HashMap<>();
    private static final int SHORTEST_THAI_LANGUAGE = 3;
    private static final Pattern THAI_LANGUAGES;
    // ISCED 2011; ALS certifies junior high school
    private static final Map<String, Integer> EDUCATION =
            WordMeanings.about("education", Integer::valueOf);
    private static final Pattern GRADE = Pattern.compile("(?:grade|gr[.]?) ?([1-9]|1[0-2])");
    private static final int LAST_OF_PRIMARY = 6;
    private static final int LAST_OF_LOWER_SECONDARY = 10;
    private static final Pattern ROOM =
            Pattern.compile(
                    "\\b(?:(?:stay|live)-in|stay-out|accommodations?|housing|lodging|dorm(?:itory|itories)?|free room|room and board|board and lodging|%s)\\b"
                                    .formatted(RoomText.WORKERS_HOUSE)
                            + "|ที่พัก(?:อาศัย)?|หอพัก|บ้านพัก|\\b(?:tirahan|tuluyan)\\b");
    private static final Pattern NO_ROOM =
            Pattern.compile("\\b(?:no|not|without|wala|walang|hindi|stay-out)\\b|ไม่");
    // Beside a room it denies no room, unless both are one list: "no food or lodging".
    private static final Pattern NO_FOOD =
            Pattern.compile(
                    "(?:\\b(?:no|not|without|wala|walang)\\s+(?:free\\s+|libreng\\s+)?(?:meals?|food|board|pagkain)\\b(?:\\s+(?:provided|included)\\b)?"
                            + "|(?:ไม่มี|ไม่รวม|ไม่)\\s?อาหาร(?:ให้)?)(?!\\s*(?:,|/|&|\\band\\b|\\bor\\b|\\bnor\\b|\\bat\\b|\\bo\\b|และ|หรือ)?\\s*(?:%1$s))"
                                    .formatted(ROOM)
                            + "|(?<!(?:%1$s)\\s?(?:,|/|&|\\+|and|or|nor|at|o|และ|หรือ|พร้อม)?\\s?)(?:\\b(?:meals?|food|board|pagkain)\\s+(?:(?:is|are)\\s+)?(?:not\\s+(?:free|included|provided)|hindi\\s+libre)\\b|อาหาร\\s?ไม่(?:ฟรี|มี|รวม)(?!\\s*(?:%1$s)))"
                                    .formatted(ROOM));
    private static final Pattern NOT_PROVIDED =
            Pattern.compile("not (?:provided|included|available|offered)|ไม่มีให้");
    private static final Pattern BESIDE_ROOM =
            Pattern.compile(
                    "\\b(?:free|provided|included|including|includes?|available|offered|given|for|with|and|or|the|is|are|we|provide|offer|company|staff"
                            + "|employees|workers|all|meals?|food|board|no|not|without|may|mayroong?|meron(?:g)?|libre(?:ng)?|ang|ng|at|sa|na|wala|walang|hindi|pagkain)\\b"
                            + "|ไม่|มี|ฟรี|ให้|พร้อม|บริการ|จัด|สวัสดิการ|สำหรับ|พนักงาน|บริษัท|และ|อาหาร");
    private static final Pattern BRACKET_AROUND = Pattern.compile("^[(\\[]|[)\\].]$");
    // What stands where an employer is not named.
    private static final Set<String> NOBODY = WordMeanings.none("employer");
    // No level is asked; none that a person might lack.
    private static final Set<String> NO_EDUCATION = WordMeanings.none("education");
    private static final Pattern OR_MORE =
            Pattern.compile(
                    "^(?:วุฒิ(?:การศึกษา)?|จบ(?:การศึกษา)?|สำเร็จการศึกษา|ระดับ|ขั้นต่ำ|ไม่ต่ำกว่า|at least|not less than|minimum(?: of)?|min[.]?|kahit"
                            + "|(?:naka(?:pag)?)?tapos (?:ng|sa)|an? (?=[a-z]{2}))\\s*"
                            + "|\\s*(?:ขึ้นไป|หรือเทียบเท่า|หรือสูงกว่า|(?:ทุก)?สาขา.*|and above|or higher|or above|or (?:its )?equivalent"
                            + "|and up|graduates?|grads?[.]?|completers?|holders?|pataas|o mas mataas|(?<=school) (?:diploma|education))$");
    private static final String FIELD = "(?: (?:degree|graduate))?(?: (?:in|of) .{2,80})?";

    /** How a level may be written out. */
    private record LevelForm(Pattern words, int level) {
        LevelForm(String words, int level) {
            this(Pattern.compile(words), level);
        }
    }

    private static final List<LevelForm> LEVEL_FORMS =
            List.of(
                    // of TESDA: vocational, however long the course was
                    new LevelForm(
                            "(?:[a-z &]{2,40} )?(?:nc|national certificate)(?: level)?[ -]?(?:i{1,3}|iv|[1-4])(?: (?:in|for|on) .{2,60})?",
                            3),
                    // What stands behind BS names a field: "BS Accountancy".
                    new LevelForm(
                            "(?:any )?(?:bachelors?(?:['’]?s)?|b[.]? ?sc[.]?|b[.]?s[.]?|b[.]?a[.]?)%s"
                                            .formatted(FIELD)
                                    + "|bs [a-z ]{3,40}|(?:college|university|first) degree(?: in .{2,80})?|(?:any )?(?:4|four)[- ]year (?:college )?(?:course|degree)"
                                    + "|(?:ปริญญาตรี|ป[.] ?ตรี) ?(?:ด้าน|คณะ|ทาง).*",
                            6),
                    // Thai grades in Latin letters, and the school of the Philippines to its end
                    new LevelForm("p[. ]{0,2}6", 1),
                    new LevelForm("m[. ]{0,2}3", 2),
                    new LevelForm("m[. ]{0,2}6|k(?:[- ]| to )?12", 3),
                    new LevelForm("(?:master(?:['’]?s)?|m[.]? ?sc[.]?|m[.]?a[.]?|mba)" + FIELD, 7));
    private static final Pattern EITHER =
            Pattern.compile("\\s*(?:/|,|(?<!\\bk)-|หรือ|\\bor\\b|\\bo\\b|ถึง)\\s*");
    private static final Pattern PARTS_OF_EDUCATION =
            Pattern.compile("[,;()\\n+]|\\bor\\b|หรือ", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONLY_WISHED =
            Pattern.compile(
                    "prefer|advantage|desir|\\bplus\\b|\\bnot?\\b|ไม่|พิเศษ|มากกว่า|mas mainam");
    private static final int LONGEST_LEVEL = 60;
    private static final Pattern ONE_WORD = Pattern.compile("(?!(?:hs|shs|jhs|als)\\b)[A-Za-z]+");
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[][^)\\]]*[)\\]]?");
    // "6 months contract", "สัญญาจ้าง 1 ปี"
    private static final Pattern FOR_A_TIME =
            Pattern.compile(
                    "\\d{1,2}[- ]?(?:mos?[.]?|months?|yrs?[.]?|years?)[' ]{0,2}contract|contract(?:ual)? ?(?:for|of)? ?\\d{1,2} ?(?:months?|years?)|สัญญา(?:จ้าง)? ?\\d{1,2} ?(?:ปี|เดือน)");

    private static final Map<String, String> COURSE_KINDS = WordMeanings.about("course_kind");
    private static final Map<String, String> KINDS = WordMeanings.about("kind");
    private static final Set<String> NO_LANGUAGE = WordMeanings.none("languages");
    private static final Map<String, String> CURRENCIES = WordMeanings.about("currency");
    private static final Map<String, String> PERIODS = WordMeanings.about("pay_period");
    private static final Pattern CODE_OF_LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern ICT = Pattern.compile("\\bict\\b"); // not "picture"
    // A section, or a code below it; three digits may have lost a nought before them.
    private static final Pattern ISIC =
            Pattern.compile(
                    "\\s*(?:([A-U])\\W*[0-9]{0,4}|([0-9]{2})(?:[0-9]{2,3})?|(0[1-9])[0-9])\\s*",
                    Pattern.CASE_INSENSITIVE);

    private static final Set<Integer> NO_DIVISIONS =
            Set.of(4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89);

    /** The first division of each section of ISIC Rev. 4. */
    private static final NavigableMap<Integer, String> SECTIONS = new TreeMap<>();

    static {
        int[] first = {
            1, 5, 10, 35, 36, 41, 45, 49, 55, 58, 64, 68, 69, 77, 84, 85, 86, 90, 94, 97, 99
        };
        for (int i = 0; i < first.length; i++) {
            SECTIONS.put(first[i], Character.toString('A' + i));
        }
    }

    // Words in names of sectors, by section of ISIC Rev. 4.
    private static final Map<String, Character> SECTORS =
            WordMeanings.about("sector", section -> section.charAt(0));

    static {
        for (Locale tongue : List.of(Locale.of("fil"), Locale.of("th"), Locale.ENGLISH)) {
            for (String code : Locale.getISOCountries()) {
                COUNTRIES.put(
                        Locale.of("", code).getDisplayCountry(tongue).toLowerCase(Locale.ROOT),
                        code);
            }
            for (String code : Locale.getISOLanguages()) {
                LANGUAGES.put(
                        Locale.of(code).getDisplayLanguage(tongue).toLowerCase(Locale.ROOT), code);
                LANGUAGES.put(Locale.of(code).getISO3Language(), code);
            }
        }
        for (String code : Locale.getISOCountries()) {
            COUNTRIES.put(Locale.of("", code).getISO3Country().toLowerCase(Locale.ROOT), code);
        }
        COUNTRIES.putAll(WordMeanings.about("country"));
        for (String code : List.of("th", "en", "zh", "ja", "ko", "my", "lo", "km")) {
            String thai = Locale.of(code).getDisplayLanguage(Locale.of("th"));
            LANGUAGES.put("ภาษา" + thai, code);
        }
        LANGUAGES.putAll(WordMeanings.about("languages"));
        THAI_LANGUAGES =
                Pattern.compile(
                        LANGUAGES.keySet().stream()
                                .filter(name -> name.length() >= SHORTEST_THAI_LANGUAGE)
                                .filter(name -> name.matches("[ก-๙]+") && !name.startsWith("ภาษา"))
                                .sorted(Comparator.comparing(String::length).reversed())
                                .collect(Collectors.joining("|", "(?:ภาษา\\s*)?(", ")")));
    }

    private FeedWords() {}

    private static boolean isYes(String meaning) {
        return switch (meaning) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalStateException("neither yes nor no: " + meaning);
        };
    }

    /** With the digits of every script as 0–9 and full-width signs as plain ones. */
    static String digits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        code -> {
                            if (Character.isDigit(code)) {
                                plain.append(Character.digit(code, 10));
                            } else if (code >= 0xff01 && code <= 0xff5e) {
                                plain.appendCodePoint(code - 0xfee0);
                            } else {
                                plain.appendCodePoint(code);
                            }
                        });
        return plain.toString();
    }

    /** Whether words in the place of an employer's name name nobody. */
    static boolean isNobody(String name) {
        return name.codePoints().noneMatch(Character::isLetterOrDigit)
                || NOBODY.contains(BRACKET_AROUND.matcher(normal(name)).replaceAll(""));
    }

    static String kind(String text) {
        String name = IN_BRACKETS.matcher(ofProgram(text)).replaceAll("").strip();
        String kind = KINDS.getOrDefault(name, name);
        return FOR_A_TIME.matcher(kind).matches() ? "job" : kind;
    }

    /** What words say that a course is for; null where they are not understood. */
    static @Nullable String courseKind(String text) {
        return COURSE_KINDS.get(IN_BRACKETS.matcher(ofProgram(text)).replaceAll("").strip());
    }

    static String currency(String text) {
        return CURRENCIES.getOrDefault(normal(text), text);
    }

    static @Nullable Boolean truth(String text) {
        return TRUTHS.get(normal(text));
    }

    static boolean namesRoom(String text) {
        return ROOM.matcher(normal(text)).find();
    }

    /**
     * Whether words plainly offer a place to live, or plainly say that there is none; null where
     * they say anything else of it: that it is near, lent money for, paid for.
     */
    static @Nullable Boolean room(String text) {
        String plain = RoomText.writtenOut(digits(normal(text)));
        if (!ROOM.matcher(plain).find() && !NOT_PROVIDED.matcher(plain).matches()) {
            return null;
        }
        String left = BESIDE_ROOM.matcher(ROOM.matcher(plain).replaceAll(" ")).replaceAll(" ");
        if (left.codePoints().anyMatch(Character::isLetterOrDigit)) {
            return null;
        }
        boolean denied = NO_ROOM.matcher(NO_FOOD.matcher(plain).replaceAll(" ")).find();
        if (denied && plain.contains("stay-in")) {
            return null; // either
        }
        return !denied;
    }

    /** A two-letter code, as given or by the country's English name; else the text itself. */
    static String country(String text) {
        return COUNTRIES.getOrDefault(normal(text), text.strip());
    }

    static @Nullable String language(String text) {
        String name = normal(text);
        return name.matches("[a-z]{2,3}")
                ? LANGUAGES.getOrDefault(name, name)
                : LANGUAGES.get(name);
    }

    /** The code of the language with this name, in lower case; null where there is none. */
    static @Nullable String languageCalled(String name) {
        return CODE_OF_LANGUAGE.matcher(name).matches() ? null : LANGUAGES.get(name);
    }

    static boolean isCodeOfLanguage(String code) {
        return CODE_OF_LANGUAGE.matcher(code).matches()
                && (LANGUAGES.containsKey(code) || LANGUAGES.containsValue(code));
    }

    /** With gaps around the Thai names of languages: "ภาษาไทยดีมาก" has two words. */
    static String apartThaiLanguages(String plain) {
        return THAI_LANGUAGES.matcher(plain).replaceAll(" $1 ");
    }

    /** Whether words in the place of a language ask for none. */
    static boolean asksNoLanguage(String text) {
        return text.codePoints().noneMatch(Character::isLetter)
                || NO_LANGUAGE.contains(normal(text));
    }

    /** Of what schema.org calls types of employment, those for some hours or some time only. */
    static boolean isOfSomeTime(String employmentType) {
        return isPartTime(employmentType)
                || Set.of("TEMPORARY", "CONTRACTOR", "CONTRACT", "PER_DIEM", "SEASONAL")
                        .contains(employmentType);
    }

    static boolean isPartTime(String employmentType) {
        return employmentType.equals("PART_TIME");
    }

    /** Of several the lowest; null where one of them is not understood. */
    static @Nullable Integer education(String text) {
        String name = bare(text);
        Integer whole = ofEducation(name);
        if (whole != null) {
            return whole;
        }
        Integer lowest = null;
        for (String one : EITHER.split(name, -1)) {
            Integer level = ofEducation(bare(one));
            if (level == null) {
                return null;
            }
            lowest = lowest == null ? level : Math.min(lowest, level);
        }
        return lowest;
    }

    /**
     * The same where behind the level stands a field, or what else is asked for: "ปวส. โยธา", "HS
     * grad; w/ NC II"; null where no part begins with a level.
     */
    static @Nullable Integer educationAndMore(String text) {
        return PARTS_OF_EDUCATION
                .splitAsStream(text)
                .map(FeedWords::beginningWithLevel)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Integer beginningWithLevel(String part) {
        String one = part.strip();
        if (ONLY_WISHED.matcher(normal(one)).find()) {
            return null;
        }
        for (int end = Math.min(one.length(), LONGEST_LEVEL); end > 1; end--) {
            boolean isEnd =
                    end == one.length()
                            || Character.isWhitespace(one.charAt(end))
                            || one.charAt(end - 1) == '.';
            String level = isEnd ? one.substring(0, end).strip() : "";
            // alone "college" is one who finished it, and before "2nd year" one who did not
            if (level.isEmpty() || (end < one.length() && ONE_WORD.matcher(level).matches())) {
                continue;
            }
            Integer found = education(level);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Integer ofEducation(String name) {
        Matcher grade = GRADE.matcher(name);
        if (!grade.matches()) {
            Integer level = EDUCATION.get(name);
            return level != null
                    ? level
                    : LEVEL_FORMS.stream()
                            .filter(form -> form.words.matcher(name).matches())
                            .map(LevelForm::level)
                            .findFirst()
                            .orElse(null);
        }
        int number = Integer.parseInt(grade.group(1));
        return number <= LAST_OF_PRIMARY ? 1 : number <= LAST_OF_LOWER_SECONDARY ? 2 : 3;
    }

    static boolean asksNoEducation(String text) {
        return NO_EDUCATION.contains(normal(text));
    }

    /** A level without what is said around it: "จบ ม.3 ขึ้นไป". */
    private static String bare(String text) {
        String left = ofProgram(digits(text));
        String before;
        do {
            before = left;
            left = OR_MORE.matcher(left).replaceAll("").strip();
        } while (!left.equals(before));
        return left.replaceAll("(?<=[ก-๙][.]) ", "");
    }

    static String period(String text) {
        return PERIODS.getOrDefault(ofProgram(text), normal(text));
    }

    /**
     * The one section a name speaks of, or that a code of ISIC Rev. 4 belongs to: "I", "5610",
     * "I56"; a name that mixes several says nothing.
     */
    static @Nullable String sector(String text) {
        Matcher code = ISIC.matcher(text);
        if (code.matches()) {
            return code.group(1) != null
                    ? code.group(1)
                    : ofDivision(code.group(2) != null ? code.group(2) : code.group(3));
        }
        String name = normal(text);
        Set<Character> sections = new TreeSet<>();
        SECTORS.forEach(
                (word, section) -> {
                    if (name.contains(word) && (!word.equals("ict") || ICT.matcher(name).find())) {
                        sections.add(section);
                    }
                });
        return sections.size() == 1 ? sections.iterator().next().toString() : null;
    }

    private static @Nullable String ofDivision(String digits) {
        int division = Integer.parseInt(digits);
        Map.Entry<Integer, String> section = SECTIONS.floorEntry(division);
        return section == null || NO_DIVISIONS.contains(division) ? null : section.getValue();
    }

    /** "FULL_TIME" as a person writes it. */
    private static String ofProgram(String text) {
        return normal(text).replace('_', ' ');
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
