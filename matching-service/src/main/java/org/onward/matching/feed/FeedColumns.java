package org.onward.matching.feed;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.CsvLines;

/**
 * The documented columns, the same in every format, and what offices call them, from {@code
 * config/feed/columns.csv}: a name is {@code sure}, or {@code less} where it may mean something
 * else too; of two that are less sure, the one that stands later there is surer.
 */
final class FeedColumns {
    /** Of the employer; by it an employer is known whatever it is called. */
    static final String REGISTRATION_NUMBER = "registration_number";

    static final List<String> ALL =
            List.of(
                    "id",
                    "kind",
                    "title",
                    "tasks",
                    "employer",
                    REGISTRATION_NUMBER,
                    "country",
                    "place",
                    "pay_min",
                    "pay_max",
                    "currency",
                    "pay_period",
                    "stipend",
                    "hours",
                    "nights",
                    "live_in",
                    "accommodation",
                    "education",
                    "languages",
                    "skills_must",
                    "skills_nice",
                    "start_on",
                    "seats",
                    "weeks",
                    "seats_committed",
                    "course_kind",
                    "course_finished",
                    "course_in_work",
                    "valid_until",
                    "sector",
                    "occupation",
                    "overseas_licence",
                    "overseas_principal",
                    "overseas_job_order");

    /** What the header of a pay column says of currency and period; no column of its own. */
    static final String PAY_HEADER = "pay_header";

    /** The header of a column of pay that says the lowest alone; no column of its own. */
    static final String LOWEST_PAY = "lowest_pay";

    /** Whether the header of hours says that they are of a day or a week; no column of its own. */
    static final String HOURS_HEADER = "hours_header";

    /** The same of the header of a stipend, and of how long something takes. */
    static final String STIPEND_HEADER = "stipend_header";

    static final String LENGTH_HEADER = "weeks_header";

    /** Whether somebody is still looked for; of a row that is not, nothing is taken. */
    static final String STATUS = "status";

    /** When the advert was first out; held against {@code valid_until} and not kept. */
    static final String POSTED_ON = "posted_on";

    /** Of a posting with several places those beside the first; said and not kept. */
    static final String OTHER_PLACES = "other_places";

    /** The province where another column says the place; it decides, and the place stays words. */
    static final String PROVINCE = "province";

    /** What the worker would pay; a row that names a sum is sent back. */
    static final String FEE = "fee";

    /** What somebody must have; of it the level of education is read. */
    static final String QUALIFICATIONS = "qualifications";

    /** What comes beside the pay; of it a place to live is read. */
    static final String BENEFITS = "benefits";

    /** The last day of a course; said of it is how many weeks it takes, and it is not kept. */
    static final String ENDS_ON = "ends_on";

    /** That the work can be done from home; said and not kept. */
    static final String FROM_HOME = "from_home";

    /** Whether the work is part-time or temporary; said and not kept. */
    static final String EMPLOYMENT = "employment";

    /** Days and times of work, of which hours a week and work by night are read. */
    static final String SCHEDULE = "schedule";

    /** Columns of a row beside the documented ones that come back with it, to be corrected. */
    static final List<String> COMING_BACK =
            List.of(
                    POSTED_ON,
                    QUALIFICATIONS,
                    BENEFITS,
                    ENDS_ON,
                    FROM_HOME,
                    EMPLOYMENT,
                    FEE,
                    SCHEDULE);

    /** That the id is made of what else stands in the row; no column of its own. */
    static final String ID_MADE = "id_made";

    /** The highest stipend of several; said and not kept. */
    static final String STIPEND_MOST = "stipend_most";

    /** Of two columns of pay what stands in the one that cannot be read; said and not kept. */
    static String leftOut(String pay) {
        return pay + "_left_out";
    }

    /** Of a file, in the place of a column: what of it is not read. */
    static final String UNREAD = "columns";

    static final String OF_PERSONS = "columns_of_persons";
    static final String BY_WORDS = "columns_by_words";
    static final String SHEETS = "sheets";
    static final String OTHER_SHEETS = "sheets_of_other_columns";
    static final String HIDDEN_SHEETS = "sheets_hidden";
    static final String HIDDEN_COLUMNS = "columns_hidden";
    static final String HIDDEN_ROWS = "rows_hidden";
    static final String PLACE_OF_SHEET = "sheet_as_place";

    /** What of a file a remark is about, beside the documented columns. */
    private static final Set<String> OF_FILE =
            Set.of(
                    "line",
                    UNREAD,
                    OF_PERSONS,
                    BY_WORDS,
                    SHEETS,
                    OTHER_SHEETS,
                    HIDDEN_SHEETS,
                    HIDDEN_COLUMNS,
                    HIDDEN_ROWS,
                    PLACE_OF_SHEET);

    /** Columns that our error file adds. */
    static final List<String> OF_ERROR_FILE = List.of("line", "field", "reason");

    private static final int LONGEST = 500; // of a header
    private static final Set<String> KNOWN = Set.copyOf(ALL);
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[（][^)\\]）]*[)\\]）]?");
    private static final Pattern GAPS = Pattern.compile("[\\s\\u200b_\\-./:*#?]+");
    // "jobTitle", as programs write it
    private static final Pattern WITHIN_A_NAME = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    // Where a line of a header ends is no end of a word.
    private static final Pattern GAPS_IN_THAI =
            Pattern.compile("(?<=\\p{IsThai})[\\s\\u200b]+(?=\\p{IsThai})");
    private static final Pattern OUTER = Pattern.compile("^_+|_+$");
    private static final Cache<String, String> NORMAL =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private static final Cache<Header, Boolean> SPEAKS =
            Caffeine.newBuilder().maximumSize(1_000).build();

    /** Of a column; under which name a row carries it where it says something. */
    private record Header(String carried, String text) {}

    // Of "running_number", "remark", "province" and "of_person" too, which are no columns of ours.
    private static final List<CsvLines.Line> NAMED =
            CsvLines.packaged("/config/feed/columns.csv", "column", "name", "certainty");
    private static final Set<String> RUNNING_NUMBERS = called("running_number");
    private static final Set<String> REMARKS = called("remark");
    private static final Set<String> PROVINCES = called(PROVINCE);
    private static final Set<String> OF_PERSON = called("of_person");
    private static final Map<String, String> NAMES = meant();

    /** Names that may mean something else too; beside a surer one they are left out. */
    private static final List<String> UNSURE =
            NAMED.stream()
                    .filter(line -> line.get("certainty").equals("less"))
                    .map(line -> normal(line.get("name")))
                    .toList();

    private FeedColumns() {}

    private static Set<String> called(String column) {
        return NAMED.stream()
                .filter(line -> line.get("column").equals(column))
                .map(line -> normal(line.get("name")))
                .collect(toUnmodifiableSet());
    }

    private static Map<String, String> meant() {
        Set<String> columns =
                Stream.of(ALL, COMING_BACK, List.of(STATUS))
                        .flatMap(List::stream)
                        .collect(toUnmodifiableSet());
        Map<String, String> names = new HashMap<>();
        columns.forEach(column -> names.put(column, column));
        for (CsvLines.Line line : NAMED) {
            if (columns.contains(line.get("column"))) {
                names.putIfAbsent(normal(line.get("name")), line.get("column"));
            }
        }
        return Map.copyOf(names);
    }

    /** Whether of two names of one column the first means it less surely; false where both do. */
    static boolean isLessSure(String header, String other) {
        int one = UNSURE.indexOf(normal(header));
        int two = UNSURE.indexOf(normal(other));
        return one >= 0 && (two < 0 || one < two);
    }

    static boolean isUnsure(String header) {
        return UNSURE.contains(normal(header));
    }

    /** Every known name of a column, as {@link #normal} makes it, with the documented one. */
    static Map<String, String> names() {
        return NAMES;
    }

    /** The documented name, or null for a column that is not ours. */
    static @Nullable String named(String header) {
        return header.length() > LONGEST ? null : NAMES.get(normal(header));
    }

    static boolean isDocumented(String header) {
        return header.length() <= LONGEST && KNOWN.contains(normal(header));
    }

    /** Whether our pages have words for what a remark is about. */
    static boolean hasLabel(String field) {
        return KNOWN.contains(field)
                || OF_FILE.contains(field)
                || COMING_BACK.contains(field)
                || field.equals(STATUS)
                || field.equals(PROVINCE);
    }

    /** What a remark is about that is said of the file and of no row of it. */
    static Set<String> ofFile() {
        return OF_FILE;
    }

    static boolean isRunningNumber(String header) {
        return header.length() <= LONGEST && RUNNING_NUMBERS.contains(normal(header));
    }

    /** Whether a column asks what a person is; nothing of it is taken. */
    static boolean isOfPerson(String header) {
        return header.length() <= LONGEST && OF_PERSON.contains(normal(header));
    }

    /** Whether a column holds what an office remarks of a row; as such it is not read. */
    static boolean isRemark(String header) {
        return header.length() <= LONGEST && REMARKS.contains(normal(header));
    }

    /** Whether a column of places holds provinces. */
    static boolean isProvince(String header) {
        return header.length() <= LONGEST && PROVINCES.contains(normal(header));
    }

    /** Whether a header says itself that its job orders are of work abroad. */
    static boolean isOfWorkAbroad(String header) {
        return isDocumented(header) && normal(header).equals("overseas_job_order");
    }

    static boolean isOfErrorFile(String header) {
        return OF_ERROR_FILE.contains(header);
    }

    static boolean isPay(String column) {
        return column.equals("pay_min") || column.equals("pay_max") || column.equals("stipend");
    }

    /**
     * Under which name a row carries what a header says of its cells: currency and period of pay,
     * the time that hours are of, what a length is counted in.
     *
     * @return null where it says nothing
     */
    static @Nullable String ofHeader(String column, String header) {
        String carried =
                switch (column) {
                    case "pay_min", "pay_max" -> PAY_HEADER;
                    case "stipend" -> STIPEND_HEADER;
                    case "hours" -> HOURS_HEADER;
                    case "weeks" -> LENGTH_HEADER;
                    default -> null;
                };
        return carried != null && SPEAKS.get(new Header(carried, header), FeedColumns::speaks)
                ? carried
                : null;
    }

    /** Whether a column of pay holds the lowest alone, by its header. */
    static boolean isLowestPay(String column, String header) {
        return column.equals("pay_min")
                && SPEAKS.get(new Header(LOWEST_PAY, header), FeedColumns::speaks);
    }

    private static boolean speaks(Header header) {
        return switch (header.carried) {
            case LOWEST_PAY -> HeaderText.isLowest(header.text);
            case HOURS_HEADER -> HoursText.says(header.text);
            case LENGTH_HEADER -> !isDocumented(header.text);
            default -> PayText.says(header.text);
        };
    }

    /** Rows of JSON name their columns again and again; any cell may be asked for a name. */
    static String normal(String header) {
        String simple = ofLetters(header);
        return simple == null ? NORMAL.get(header, FeedColumns::normalized) : simple;
    }

    /** What {@link #normalized} makes of English letters, digits and gaps; null of all else. */
    private static @Nullable String ofLetters(String header) {
        StringBuilder name = new StringBuilder(header.length());
        boolean gap = false;
        for (int i = 0; i < header.length(); i++) {
            char letter = header.charAt(i);
            if (letter == ' ' || letter == '_' || letter == '-' || letter == '.') {
                gap = !name.isEmpty();
                continue;
            }
            boolean upper = letter >= 'A' && letter <= 'Z';
            gap |= upper && i > 0 && header.charAt(i - 1) >= 'a' && header.charAt(i - 1) <= 'z';
            if (!upper && !(letter >= 'a' && letter <= 'z') && !(letter >= '0' && letter <= '9')) {
                return null;
            }
            if (gap) {
                name.append('_');
                gap = false;
            }
            name.append(upper ? (char) (letter + ('a' - 'A')) : letter);
        }
        return name.toString();
    }

    /** With a gap between the words that a program writes as one: "jobTitle". */
    static String apart(String header) {
        return WITHIN_A_NAME.matcher(header).replaceAll(" ");
    }

    /** Without case, gaps and what stands in brackets; tones and vowels of Thai stay. */
    static String normalized(String header) {
        String name =
                Normalizer.normalize(apart(header), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        name = IN_BRACKETS.matcher(name).replaceAll(" ");
        name = GAPS_IN_THAI.matcher(name).replaceAll("");
        return OUTER.matcher(GAPS.matcher(name).replaceAll("_")).replaceAll("");
    }

    /**
     * Characters at most of what is read in a column; beyond, a cell is not even looked through.
     */
    static int longest(String column) {
        return switch (column) {
            case "tasks" -> 100_000; // with its markup
            case "skills_must", "skills_nice", "languages", QUALIFICATIONS, BENEFITS -> 20_000;
            default -> 1_000;
        };
    }

    /** The column behind a field of the vacancy form. */
    static String ofField(String field) {
        if (field.startsWith("skills[")) {
            return "skills_must";
        }
        if (field.startsWith("languages[")) {
            return "languages";
        }
        return switch (field) {
            case "overseas.licenceNumber" -> "overseas_licence";
            case "overseas.principal" -> "overseas_principal";
            case "overseas.jobOrder" -> "overseas_job_order";
            case "occupationConfidence" -> "occupation";
            case "course" -> "course_kind";
            case "finished" -> "course_finished";
            case "inWork" -> "course_in_work";
            default -> field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        };
    }
}
