package org.onward.matching.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a table by its header, and its rows by them; the same for CSV and sheets. */
final class FeedTable {
    /** Above the header there may be a title, a logo, a date. */
    static final int HEADER_WITHIN = 20;

    static final int MOST_COLUMNS = 300;
    static final String MORE_CELLS = "The line has more cells than the header has columns.";

    private static final int LONGEST_NAME = 60; // of a column, as a report says it

    // Put before a cell that a spreadsheet might take for a formula; ours, and taken away again.
    private static final Pattern FENCED = Pattern.compile("'+[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    static final String NO_ID =
            "There is no id column: a vacancy is known again by its employer, title and place; where one of them is corrected, it counts as a new one.";
    static final String OF_PERSONS =
            "Columns that ask what a person is are not read: the work is open to everybody who can do it.";
    static final String CORRECTIONS =
            "This file is one of corrections, as a report gives it; what it does not carry stays as it is.";
    static final String UNREAD = "These columns are not read.";
    private static final String MEANS = " → ";
    private static final Pattern MEANT = Pattern.compile(MEANS + "([a-z_]+)(?=, |$)");
    private static final String BY_WORDS =
            "These columns are understood by the words of their names. Where one means something else, give it another name.";
    static final String ONE_CELL = "This line names no work and was left out.";
    static final String HEADING =
            "This line names an employer; the rows below it that name none were taken as theirs.";
    static final String MERGED =
            "Neither an employer nor a running number stands here, as where cells were merged; the row was taken as one of the employer above. Name the employer where that is wrong.";
    static final String OVER = "This post is filled or closed, as it says; it was left out.";
    static final String COLOURS =
            "What the colours of cells mean is not read; write which posts are filled in a column called status.";
    static final String ON_HOLD =
            "This post is on hold, as it says; a vacancy that is there stays as it is.";
    static final String STATUS_UNKNOWN =
            "This status was not understood; the post was taken as open.";
    static final String CLOSED =
            "This post is filled or closed, as it says; the vacancy was closed.";
    // What stands in two columns of these is taken together.
    private static final Set<String> JOINED =
            Set.of("tasks", "place", "languages", "skills_must", "skills_nice");
    // Of a note under the table, who signed it; nothing else of ours stands beside them.
    private static final Set<String> OF_FOOTER = Set.of("employer", "title");

    private static final int LONGEST_DITTO = 10;
    private static final Pattern DITTO =
            Pattern.compile(
                    "[\"“”″〃„]{1,2}|''|,,|-\\s?[\"“”″〃]\\s?-|-\\s?do\\s?-|do\\.|ditto|same|as above|pareho|เหมือนกัน|เหมือนเดิม",
                    Pattern.CASE_INSENSITIVE);

    // Columns that may say that work is abroad.
    private static final Set<String> OF_ABROAD =
            Set.of("country", "overseas_licence", "overseas_principal");

    private final List<String> headers;
    private final List<@Nullable String> columns;
    private final boolean[] kept;
    // Over which nothing stands.
    private final boolean[] nameless;
    // Headers that say something of their cells, as of currency and period.
    private final @Nullable String[] said;
    // Of pay, and the lowest by their header.
    private final boolean[] lowest;
    // Of seats for one sex only; and the column of seats for all, or -1.
    private final boolean[] bySex;
    private int forAll;
    private int runningNumber; // its column, or -1
    // Of one meaning with another column.
    private final boolean[] shared;
    // Of a file of corrections what the sender's column means beside ours; read where ours is
    // empty.
    private final Map<Integer, String> spare;
    // What the report has named as not read.
    private final Set<String> told = new HashSet<>();
    private final Deque<FeedItem> late = new ArrayDeque<>();
    private @Nullable String place;
    // Whose rows follow, as a line of its own says.
    private @Nullable String heading;
    // Of the last row with a running number the employer, or null.
    private @Nullable String numbered;
    private boolean begun;
    // Who signed, and what they are, may stand in lines below.
    private boolean signed;
    // The cells of the row before.
    private String[] above = {};

    private FeedTable(
            List<String> headers,
            List<@Nullable String> columns,
            Map<Integer, String> spare,
            boolean[] nameless) {
        this.headers = headers;
        this.columns = columns;
        this.spare = spare;
        this.nameless = nameless;
        this.kept = new boolean[headers.size()];
        this.said = new String[headers.size()];
        this.lowest = new boolean[headers.size()];
        this.bySex = new boolean[headers.size()];
        this.shared = new boolean[headers.size()];
        look();
    }

    /** Looks at what each header says, once they are known or known better. */
    private void look() {
        forAll = -1;
        runningNumber = -1;
        for (int i = 0; i < kept.length; i++) {
            String name = columns.get(i) == null ? spare.get(i) : columns.get(i);
            kept[i] = !FeedColumns.isOfErrorFile(headers.get(i));
            said[i] =
                    name == null || FeedColumns.ofHeader(name, headers.get(i)) == null
                            ? null
                            : headers.get(i);
            lowest[i] = name != null && FeedColumns.isLowestPay(name, headers.get(i));
            bySex[i] =
                    "seats".equals(name)
                            && (HeaderText.countsBySex(headers.get(i))
                                    || HeaderText.isSex(headers.get(i)));
            forAll = forAll < 0 && "seats".equals(name) && !bySex[i] ? i : forAll;
            shared[i] = name != null && columns.indexOf(name) != columns.lastIndexOf(name);
            runningNumber =
                    runningNumber < 0
                                    && columns.get(i) == null
                                    && FeedColumns.isRunningNumber(headers.get(i))
                            ? i
                            : runningNumber;
        }
    }

    private boolean hasId() {
        return columns.contains("id");
    }

    /** How many columns of ours a line names. */
    static long known(String[] cells) {
        return java.util.Arrays.stream(cells)
                .limit(MOST_COLUMNS)
                .filter(cell -> HeaderText.column(cell) != null)
                .count();
    }

    /** Without an id, who seeks for which work is needed to know a row again. */
    static boolean isHeader(String[] cells) {
        return isHeader(cells, HeaderText::column);
    }

    private static boolean isHeader(String[] cells, Function<String, @Nullable String> column) {
        Set<String> named = new HashSet<>();
        for (int i = 0; i < Math.min(cells.length, MOST_COLUMNS); i++) {
            String name = column.apply(cells[i]);
            if (name != null) {
                named.add(name);
            }
        }
        return named.contains("title") && (named.contains("id") || named.contains("employer"));
    }

    /** Whether a header is that of a {@link FeedErrorFile}, which carries some rows of a source. */
    static boolean isOfCorrections(String[] cells) {
        return Stream.of(cells).map(String::strip).toList().containsAll(FeedColumns.OF_ERROR_FILE);
    }

    /**
     * @throws BadFeed where columns cannot be told apart, or are too many
     */
    static FeedTable of(String[] cells) throws BadFeed {
        if (cells.length > MOST_COLUMNS) {
            throw new BadFeed(
                    "The header has %d columns; at most %d are read."
                            .formatted(cells.length, MOST_COLUMNS));
        }
        List<String> headers = new ArrayList<>();
        List<@Nullable String> columns = new ArrayList<>();
        Map<String, Integer> at = new HashMap<>();
        Map<Integer, String> spare = new HashMap<>();
        boolean corrections = isOfCorrections(cells);
        boolean[] nameless = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            String header = cells[i].strip();
            String name = HeaderText.column(header);
            Integer other = name == null ? null : at.get(name);
            if (name != null && other != null) {
                boolean ours = FeedColumns.isDocumented(header);
                boolean theirs = FeedColumns.isDocumented(headers.get(other));
                boolean provinces = FeedColumns.isProvince(header);
                if (name.equals("place")
                        && !at.containsKey(FeedColumns.PROVINCE)
                        && provinces != FeedColumns.isProvince(headers.get(other))) {
                    columns.set(other, provinces ? "place" : FeedColumns.PROVINCE);
                    at.put(FeedColumns.PROVINCE, provinces ? i : other);
                    name = provinces ? FeedColumns.PROVINCE : "place";
                } else if (name.equals("seats")
                        && (HeaderText.countsBySex(header)
                                || HeaderText.countsBySex(headers.get(other)))) {
                    // added up, row by row
                } else if (!ours && !theirs && areOne(name, header, headers.get(other))) {
                    // taken together, row by row
                } else if (ours
                        || (HeaderText.isHalfKnown(headers.get(other))
                                && !HeaderText.isHalfKnown(header))
                        || FeedColumns.isLessSure(headers.get(other), header)) {
                    if (ours && theirs) {
                        throw twice(name, headers.get(other), header);
                    }
                    if (corrections && ours && !FeedColumns.isUnsure(headers.get(other))) {
                        spare.put(other, name);
                    }
                    columns.set(other, null);
                } else if (theirs
                        || HeaderText.isHalfKnown(header)
                        || FeedColumns.isLessSure(header, headers.get(other))) {
                    if (corrections && theirs && !FeedColumns.isUnsure(header)) {
                        spare.put(i, name);
                    }
                    name = null;
                } else {
                    throw twice(name, headers.get(other), header);
                }
            }
            if (name != null) {
                at.put(name, i);
            }
            nameless[i] = header.isEmpty();
            headers.add(header.isEmpty() || headers.contains(header) ? "#" + (i + 1) : header);
            columns.add(name);
        }
        ofJobOrders(headers, columns);
        ofSexes(headers, columns);
        return new FeedTable(headers, columns, spare, nameless);
    }

    /**
     * Some offices call any vacancy's number a job order: without a column that may say that the
     * work is abroad it is not read. It is no id, as one order may be for several posts.
     */
    private static void ofJobOrders(List<String> headers, List<@Nullable String> columns) {
        int order = columns.indexOf("overseas_job_order");
        if (order >= 0
                && !FeedColumns.isOfWorkAbroad(headers.get(order))
                && OF_ABROAD.stream().noneMatch(columns::contains)) {
            columns.set(order, null);
        }
    }

    /**
     * Women and men in columns of their own are counted; a column of one of them may say anything.
     */
    private static void ofSexes(List<String> headers, List<@Nullable String> columns) {
        List<Integer> sexes =
                IntStream.range(0, headers.size())
                        .filter(i -> columns.get(i) == null && HeaderText.isSex(headers.get(i)))
                        .boxed()
                        .toList();
        if (sexes.size() > 1) {
            sexes.forEach(column -> columns.set(column, "seats"));
        }
    }

    /** Whether two columns of one meaning can both be read. */
    private static boolean areOne(String name, String header, String other) {
        if (header.equalsIgnoreCase(other)) {
            return false;
        }
        if (!FeedColumns.isPay(name) || name.equals("stipend")) {
            return JOINED.contains(name);
        }
        PayText one = PayText.ofHeader(header);
        PayText two = PayText.ofHeader(other);
        return differ(one.currency(), two.currency()) || differ(one.period(), two.period());
    }

    private static boolean differ(@Nullable String one, @Nullable String two) {
        return one != null && two != null && !one.equals(two);
    }

    private static BadFeed twice(String name, String one, String other) {
        return new BadFeed(
                FeedColumns.isDocumented(other) || other.equalsIgnoreCase(one)
                        ? "The header names the column %s twice.".formatted(name)
                        : "The columns “%s” and “%s” both mean %s; leave one of them out."
                                .formatted(one, other, name));
    }

    /** Why a file whose first lines are these has no header. */
    static BadFeed noHeader(List<String[]> lines) {
        for (String[] cells : lines) {
            boolean title = false;
            boolean number = false;
            for (int i = 0; i < Math.min(cells.length, MOST_COLUMNS); i++) {
                title |= "title".equals(HeaderText.column(cells[i]));
                number |= FeedColumns.isRunningNumber(cells[i]);
            }
            if (title && number) {
                return new BadFeed(
                        "The columns id and title are needed. A running number is no id: it changes when a row is added.");
            }
        }
        return new BadFeed(
                "One of the first %d lines must name the columns; title and id, or title and employer, are needed."
                        .formatted(HEADER_WITHIN));
    }

    /** What is to be said of the columns as such. */
    List<FeedItem> remarks(int line) {
        List<FeedItem> remarks = new ArrayList<>();
        if (!hasId() && told.add("id")) {
            remarks.add(new FeedItem.Note(line, "id", NO_ID, null));
        }
        List<String> ofPersons =
                headers.stream().filter(FeedColumns::isOfPerson).filter(told::add).toList();
        if (!ofPersons.isEmpty()) {
            remarks.add(
                    new FeedItem.Note(
                            line,
                            FeedColumns.OF_PERSONS,
                            OF_PERSONS,
                            String.join(", ", ofPersons)));
        }
        List<String> counted =
                IntStream.range(0, bySex.length)
                        .filter(i -> bySex[i])
                        .mapToObj(headers::get)
                        .toList();
        if (counted.size() + (forAll < 0 ? 0 : 1) > 1 && !counted.isEmpty() && told.add("seats")) {
            remarks.add(
                    new FeedItem.Note(
                            line, "seats", SeatsText.OF_BOTH, String.join(", ", counted)));
        }
        List<String> others = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            if (columns.get(i) == null
                    && !spare.containsKey(i)
                    && kept[i]
                    && !header.equals("#" + (i + 1))
                    && !FeedColumns.isOfPerson(header)
                    && !FeedColumns.isRunningNumber(header)
                    && told.add(header)) {
                others.add(header);
            }
        }
        if (!others.isEmpty()) {
            remarks.add(unread(line, others));
        }
        List<String> byWords =
                IntStream.range(0, headers.size())
                        .filter(i -> columns.get(i) != null)
                        .filter(i -> HeaderText.isOfWords(headers.get(i)))
                        .filter(i -> told.add(headers.get(i)))
                        .mapToObj(i -> headers.get(i) + MEANS + columns.get(i))
                        .toList();
        if (!byWords.isEmpty()) {
            remarks.add(
                    new FeedItem.Note(
                            line, FeedColumns.BY_WORDS, BY_WORDS, String.join(", ", byWords)));
        }
        return remarks;
    }

    /** What is said of columns understood by their words, with other words for those of ours. */
    static String meant(String byWords, UnaryOperator<String> label) {
        return MEANT.matcher(byWords)
                .replaceAll(found -> Matcher.quoteReplacement(MEANS + label.apply(found.group(1))));
    }

    static FeedItem unread(int line, List<String> columns) {
        return new FeedItem.Note(line, FeedColumns.UNREAD, UNREAD, String.join(", ", columns));
    }

    /** What is to be said of the columns only once rows are read; null where there is no more. */
    @Nullable FeedItem late() {
        return late.poll();
    }

    /** Takes a column as one of which was said that it is not read. */
    void isTold(int column) {
        told.add("#" + (column + 1));
    }

    /** Names columns without a name in which something stands. */
    private void nameless(int line, String[] cells) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < Math.min(cells.length, nameless.length); i++) {
            if (nameless[i] && !cells[i].isBlank() && told.add(headers.get(i))) {
                found.add(headers.get(i));
            }
        }
        if (!found.isEmpty()) {
            late.add(unread(line, found));
        }
    }

    boolean saysWhere() {
        return columns.contains("place") || columns.contains(FeedColumns.PROVINCE);
    }

    /** Where the work of all its rows is. */
    void liesIn(String place) {
        this.place = place;
    }

    /** The documented name → the sender's. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            if (name != null) {
                names.putIfAbsent(name, FeedRemark.shortened(headers.get(i), LONGEST_NAME));
            }
        }
        return names;
    }

    /**
     * Whether rows can stand beside another table's in one file of corrections: who hires is said
     * in both or in neither, and what a header of pay says of currency and period holds for all
     * cells.
     */
    boolean isLike(FeedTable other) {
        return columns.contains("employer") == other.columns.contains("employer")
                && payNames().entrySet().stream()
                        .allMatch(
                                one ->
                                        other.payNames()
                                                .getOrDefault(one.getKey(), one.getValue())
                                                .equals(one.getValue()));
    }

    private Map<String, String> payNames() {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            if (name != null && FeedColumns.isPay(name)) {
                names.merge(name, Objects.requireNonNullElse(said[i], ""), String::concat);
            }
        }
        return names;
    }

    /** Calls its columns what another table of the file calls them. */
    void nameLike(FeedTable other) {
        Map<String, String> names = new HashMap<>(other.names());
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            String theirs = name == null ? null : names.remove(name); // of two columns the first
            if (theirs != null) {
                headers.set(i, theirs);
            }
        }
    }

    int width() {
        return columns.size();
    }

    /** How many cells a line has that leaves out none but those no header stands over. */
    int needed() {
        for (int i = headers.size(); i > 0; i--) {
            if (!headers.get(i - 1).equals("#" + i)) {
                return i;
            }
        }
        return 0;
    }

    /** A line of which nothing is taken but the id it is known by. */
    FeedItem.Unreadable unreadable(int line, String reason, @Nullable String read, String[] cells) {
        int at = columns.indexOf("id");
        String id = at >= 0 && at < cells.length ? cells[at].strip() : "";
        return new FeedItem.Unreadable(
                line, "line", reason, read, Map.of(), id.isEmpty() ? null : unfenced(id));
    }

    /** The documented name of a column, else the sender's. */
    String name(int column) {
        if (column >= columns.size()) {
            return "line";
        }
        String name = columns.get(column);
        return name == null ? headers.get(column) : name;
    }

    /** Whether a column holds how many are sought. */
    boolean counts(int column) {
        String name = columns.get(column);
        return name != null && (name.equals("seats") || name.equals("seats_committed"));
    }

    /** The columns by which a row is known again. */
    IntStream identity() {
        Set<String> names = hasId() ? Set.of("id") : Set.copyOf(FeedItem.Row.MADE_OF);
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i) != null && names.contains(columns.get(i)));
    }

    boolean isPay(int column) {
        String name = columns.get(column);
        return name != null && FeedColumns.isPay(name);
    }

    boolean isOurs(int column) {
        return column < columns.size() && columns.get(column) != null;
    }

    /**
     * @param problems of cells that cannot be read, by column from 0
     * @return null for what is no row: an empty line, a total, the header again
     */
    @Nullable FeedItem row(int line, String[] cells, Map<Integer, String> problems) throws BadFeed {
        FeedItem item = row(line, cells);
        boolean noRow = item == null && java.util.Arrays.stream(cells).anyMatch(c -> !c.isBlank());
        boolean notTaken = item instanceof FeedItem.Row row && !row.isSought();
        if (problems.isEmpty() || noRow || notTaken) {
            return item;
        }
        int column = Collections.min(problems.keySet());
        return new FeedItem.Unreadable(
                line,
                name(column),
                Objects.requireNonNull(problems.get(column)),
                null,
                item instanceof FeedItem.Row row ? row.written() : Map.of(),
                item instanceof FeedItem.Row row && (hasId() || !isOfMadeId(problems.keySet()))
                        ? row.text("id")
                        : null);
    }

    /** An id made of a cell that cannot be read is another row's, or nobody's. */
    private boolean isOfMadeId(Set<Integer> unreadable) {
        return unreadable.stream().anyMatch(column -> FeedItem.Row.MADE_OF.contains(name(column)));
    }

    /**
     * @return null for what is no row: an empty line, a total, the header again
     */
    @Nullable FeedItem row(int line, String[] cells) throws BadFeed {
        if (!begun && below(line, cells)) {
            return null;
        }
        begun = true;
        if (isHeader(cells, FeedColumns::named) && namesAll(cells)) {
            if (isSameHeader(cells)) {
                return null;
            }
            throw new BadFeed(
                    "Line %d names the columns anew and in another order; what stands before it was read. Send the rest as a file of its own."
                            .formatted(FeedHeader.row(line)));
        }
        likeAbove(cells);
        Map<String, List<String>> fields = new HashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        String first = null;
        int filled = 0;
        boolean again = true;
        boolean ofAll = forAll >= 0 && forAll < cells.length && number(cells[forAll]) != null;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].isBlank()) {
                if (i < columns.size() && kept[i]) {
                    written.put(headers.get(i), ""); // a column may be what is missing
                }
                continue;
            }
            String cell = unfenced(cells[i]);
            if (i >= columns.size()) {
                return unreadable(line, MORE_CELLS, cell, cells);
            }
            first = first == null ? cell.strip() : first;
            filled++;
            again &= headers.get(i).equals(cell.strip());
            String name = columns.get(i);
            if (kept[i]) {
                written.put(headers.get(i), cell);
            }
            if (name != null && !(bySex[i] && ofAll)) {
                put(fields, name, cell, i);
            }
        }
        for (int i = cells.length; i < columns.size(); i++) {
            if (kept[i]) {
                written.put(headers.get(i), "");
            }
        }
        spare.forEach(
                (i, name) -> {
                    if (i < cells.length && !cells[i].isBlank() && !fields.containsKey(name)) {
                        put(fields, name, unfenced(cells[i]), i);
                    }
                });
        String employer = filled == 1 && first != null ? HeadingText.employer(first) : null;
        if (employer != null && !again) {
            heading = employer;
            return new FeedItem.Note(line, "employer", HEADING, employer);
        }
        if (filled == 1 && first != null && FooterText.explainsColours(first)) {
            return new FeedItem.Note(line, FeedColumns.UNREAD, COLOURS, first);
        }
        if (first == null || again || fields.isEmpty() || isTotal(first, fields)) {
            return null;
        }
        String footer = footer(first, fields);
        if (footer != null
                || (signed && !fields.containsKey("title") && !fields.containsKey("id"))) {
            signed = true;
            return new FeedItem.Note(line, "title", ONE_CELL, footer == null ? first : footer);
        }
        if (fields.size() == 1 && !fields.containsKey("id") && !fields.containsKey("title")) {
            return new FeedItem.Note(line, "title", ONE_CELL, first);
        }
        signed = false;
        above = cells.clone();
        nameless(line, cells);
        ofRemarks(cells, fields);
        if (fields.containsKey("employer")) {
            heading = null; // who else follows is not said
        } else if (heading != null) {
            employer(heading, fields, written);
        }
        ofMergedCells(line, cells, fields, written);
        if (columns.contains("employer")) {
            fields.putIfAbsent("employer", List.of("")); // asked for, and nobody is named
        }
        if (place != null) {
            fields.put("place", List.of(place));
            written.put("place", place);
        }
        return hasId()
                ? new FeedItem.Row(line, fields, written)
                : new FeedItem.Row(line, fields, written).withMadeId();
    }

    private void employer(
            String name, Map<String, List<String>> fields, Map<String, String> written) {
        int column = columns.indexOf("employer");
        fields.put("employer", List.of(name));
        written.put(column < 0 ? "employer" : headers.get(column), name);
    }

    /**
     * Of cells merged over several rows a program writes the first, and leaves the others empty.
     */
    private void ofMergedCells(
            int line,
            String[] cells,
            Map<String, List<String>> fields,
            Map<String, String> written) {
        if (runningNumber < 0 || !columns.contains("employer")) {
            return;
        }
        boolean counted = runningNumber < cells.length && !cells[runningNumber].isBlank();
        List<String> named = fields.get("employer");
        if (counted || named != null) {
            numbered = counted && named != null ? named.getFirst() : null;
        } else if (numbered != null && fields.containsKey("title") && fields.size() > 1) {
            employer(numbered, fields, written);
            late.add(new FeedItem.Note(line, "employer", MERGED, numbered));
        }
    }

    /** A mark that says the same again stands for the cell of the row above. */
    private void likeAbove(String[] cells) {
        for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
            if (cells[i].length() <= LONGEST_DITTO
                    && !"id".equals(columns.get(i))
                    && DITTO.matcher(cells[i].strip()).matches()) {
                cells[i] = i < above.length ? above[i] : "";
            }
        }
    }

    /**
     * Where no column says the status, remarks may, in so many words and nothing else, and so may
     * the end of the title.
     */
    private void ofRemarks(String[] cells, Map<String, List<String>> fields) {
        List<String> titles = fields.get("title");
        StatusText.OfTitle ofTitle =
                columns.contains(FeedColumns.STATUS) || titles == null
                        ? null
                        : StatusText.inTitle(titles.getFirst());
        if (ofTitle != null) {
            fields.put("title", List.of(ofTitle.title()));
            fields.put(FeedColumns.STATUS, List.of(ofTitle.status()));
        }
        for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
            if (!columns.contains(FeedColumns.STATUS)
                    && columns.get(i) == null
                    && !cells[i].isBlank()
                    && FeedColumns.isRemark(headers.get(i))
                    && StatusText.of(cells[i]).isSaid()) {
                fields.put(FeedColumns.STATUS, List.of(cells[i].strip()));
            }
        }
    }

    private void put(Map<String, List<String>> fields, String name, String cell, int column) {
        String header = said[column];
        String ofHeader = header == null ? null : FeedColumns.ofHeader(name, header);
        if (header != null && ofHeader != null) {
            List<String> others = fields.getOrDefault(ofHeader, List.of());
            if (others.isEmpty()) {
                fields.put(ofHeader, List.of(header));
            } else if (!shared[column] && !others.contains(header)) {
                fields.put(ofHeader, List.of(others.getFirst(), header)); // lowest and highest
            }
        }
        if (lowest[column]) {
            fields.put(FeedColumns.LOWEST_PAY, List.of(headers.get(column)));
        }
        String text =
                shared[column] && FeedColumns.isPay(name)
                        ? HeaderText.withUnits(cell, headers.get(column))
                        : cell;
        List<String> before = fields.get(name);
        String all = before == null ? text : joined(name, before.getFirst(), text);
        fields.put(name, List.of(all));
        if (before != null && FeedColumns.isPay(name)) {
            Stream.of(before.getFirst(), text)
                    .filter(one -> one.length() <= FeedColumns.longest(name))
                    .filter(one -> !all.contains(one) && PayText.read(one).problem() != null)
                    .forEach(one -> fields.put(FeedColumns.leftOut(name), List.of(one)));
        }
    }

    private static String joined(String name, String one, String other) {
        if (FeedColumns.isPay(name)) {
            return both(one, other);
        }
        if (name.equals("seats")) {
            return sum(one, other);
        }
        String between = name.equals("tasks") ? "\n" : name.equals("place") ? ", " : "; ";
        return one.strip().equals(other.strip()) ? one : one.strip() + between + other.strip();
    }

    /** How many are sought in all; a dash is nobody. */
    private static String sum(String one, String other) {
        Integer first = number(one);
        Integer second = number(other);
        if (first != null && second != null) {
            return Integer.toString(first + second);
        }
        String left = first == null ? one : other;
        return left.codePoints().noneMatch(Character::isLetterOrDigit)
                ? first == null ? other : one
                : one.strip() + "; " + other.strip();
    }

    private static @Nullable Integer number(String cell) {
        return ReadFeedRow.whole(FeedWords.digits(cell));
    }

    /** A program that writes tables fills in a zero where there is none. */
    private static boolean isSum(PayText pay) {
        return pay.least() != null && pay.least().signum() != 0;
    }

    /** Two sums of one row; the second in brackets where it is in other money. */
    private static String both(String one, String other) {
        int longest = FeedColumns.longest("pay_min");
        if (one.length() > longest || other.length() > longest) {
            return one.length() > longest ? one : other; // refused as too long
        }
        PayText first = PayText.read(one);
        PayText second = PayText.read(other);
        if (!isSum(first) || !isSum(second)) {
            return !isSum(first) && isSum(second) ? other : one;
        }
        return (differ(first.currency(), second.currency()) ? "%s (%s)" : "%s; %s")
                .formatted(one, other);
    }

    /**
     * Takes a second line of the header: under a name that stands over several columns what each of
     * them is, as "lowest" and "highest" under pay.
     *
     * @return false where the line is something else
     */
    boolean below(int line, String[] cells) {
        String[] joined = new String[headers.size()];
        @Nullable String[] bounded = new String[headers.size()];
        boolean named = false;
        int above = -1;
        for (int i = 0; i < Math.max(cells.length, joined.length); i++) {
            String cell = i < cells.length ? cells[i].strip() : "";
            if (i >= joined.length) {
                if (!cell.isEmpty()) {
                    return false;
                }
                continue;
            }
            above = nameless[i] ? above : i;
            if (cell.isEmpty() || cell.equals(headers.get(i))) {
                joined[i] = nameless[i] ? "" : headers.get(i);
                continue;
            }
            boolean several = nameless[i] || (i + 1 < joined.length && nameless[i + 1]);
            if (!several && HeaderText.isHint(cell)) {
                joined[i] = headers.get(i);
                continue;
            }
            if (!several
                    || above < 0
                    || cell.length() > LONGEST_NAME
                    || cell.codePoints().anyMatch(Character::isDigit)) {
                return false;
            }
            named |= HeaderText.isNameBelow(headers.get(above), cell);
            joined[i] = HeaderText.joined(headers.get(above), cell);
            bounded[i] = HeaderText.isBound(cell) ? headers.get(above) : null;
        }
        if (!named) {
            return false;
        }
        FeedTable better;
        try {
            better = of(joined);
        } catch (BadFeed e) {
            return false; // its columns cannot be told apart
        }
        for (int i = 0; i < joined.length; i++) {
            headers.set(i, better.headers.get(i));
            columns.set(i, better.columns.get(i));
            nameless[i] = better.nameless[i];
        }
        look();
        for (int i = 0; i < bounded.length; i++) {
            said[i] = said[i] == null || bounded[i] == null ? said[i] : bounded[i];
        }
        late.addAll(remarks(line));
        return true;
    }

    /** Whether nothing but names stands under the columns that are read. */
    private boolean namesAll(String[] cells) {
        for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
            if (columns.get(i) != null
                    && !cells[i].isBlank()
                    && HeaderText.column(cells[i]) == null) {
                return false;
            }
        }
        return true;
    }

    private boolean isSameHeader(String[] cells) {
        for (int i = 0; i < Math.max(cells.length, columns.size()); i++) {
            String name = i < cells.length ? HeaderText.column(cells[i]) : null;
            String ours = i < columns.size() ? columns.get(i) : null;
            if (name != null && ours != null && !ours.equals(name) && !isPlace(ours, name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlace(String ours, String name) {
        return ours.equals(FeedColumns.PROVINCE) && name.equals("place");
    }

    /** Cells that may be the label of a line that is no row. */
    private static Stream<String> labels(String first, Map<String, List<String>> fields) {
        return fields.containsKey("id")
                ? Stream.of(first)
                : Stream.concat(
                        Stream.of(first),
                        fields.getOrDefault("employer", List.of()).stream().map(String::strip));
    }

    /** Whether a line counts what stands above it. */
    private static boolean isTotal(String first, Map<String, List<String>> fields) {
        List<String> title = fields.getOrDefault("title", List.of());
        return labels(first, fields)
                .filter(FooterText::isTotal)
                .anyMatch(
                        label ->
                                title.isEmpty()
                                        || title.getFirst().strip().equals(label)
                                        || number(title.getFirst()) != null);
    }

    /** What a footnote or a signature begins with; null of a row. */
    private static @Nullable String footer(String first, Map<String, List<String>> fields) {
        boolean only = OF_FOOTER.containsAll(fields.keySet());
        return labels(first, fields)
                .filter(
                        label ->
                                (only && FooterText.isEnd(label))
                                        || (FooterText.isLabel(label)
                                                && (only || FooterText.endsInColon(label))))
                .findFirst()
                .orElse(null);
    }

    /** A cell as it was before it was kept from being taken for a formula. */
    static String unfenced(String cell) {
        return cell.startsWith("'") && FENCED.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** A cell that no spreadsheet takes for a formula; numbers below zero stay. */
    static String fenced(String cell) {
        return FENCED.matcher("'" + cell).matches() && !cell.matches("[-+][0-9][0-9,.]*")
                ? "'" + cell
                : cell;
    }
}
