package org.onward.matching.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a table by its header, and its rows by them; the same for CSV and sheets. */
final class FeedTable {
    /** Above the header there may be a title, a logo, a date. */
    static final int HEADER_WITHIN = 20;

    static final int MOST_COLUMNS = 300;
    static final String MORE_CELLS = "The line has more cells than the header has columns.";

    private static final int LONGEST_TOTAL = 40;
    private static final int LONGEST_NAME = 60; // of a column, as a report says it

    // Put before a cell that a spreadsheet might take for a formula; ours, and taken away again.
    private static final Pattern FENCED = Pattern.compile("'+[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    static final String NO_ID =
            "There is no id column: a vacancy is known again by its employer, title and place; where one of them is corrected, it counts as a new one.";
    static final String OF_PERSONS =
            "Columns that ask what a person is are not read: the work is open to everybody who can do it.";
    static final String UNREAD = "These columns are not read.";
    static final String ONE_CELL = "This line names no work and was left out.";
    private static final Set<String> LOWEST =
            Set.of(
                    "ต่ำสุด",
                    "ขั้นต่ำ",
                    "ต่ำ",
                    "เริ่มต้น",
                    "จาก",
                    "min",
                    "minimum",
                    "lowest",
                    "from",
                    "mula");
    private static final Set<String> HIGHEST =
            Set.of("สูงสุด", "สูง", "ถึง", "max", "maximum", "highest", "to", "hanggang");
    private static final Pattern BRACKETS = Pattern.compile("[\\s()\\[\\]（）]+");
    private static final Set<String> TOTALS =
            Set.of(
                    "total",
                    "totals",
                    "grand total",
                    "sum",
                    "รวม",
                    "รวมทั้งหมด",
                    "รวมทั้งสิ้น",
                    "ยอดรวม",
                    "kabuuan",
                    "kabuoan");

    private final List<String> headers;
    private final List<@Nullable String> columns;
    private final boolean[] kept;
    // Headers that say something of their cells, as of currency and period.
    private final @Nullable String[] said;
    private final boolean hasId;
    private final int needed;
    private @Nullable String place;
    private boolean begun;

    private FeedTable(List<String> headers, List<@Nullable String> columns) {
        this.headers = headers;
        this.columns = columns;
        this.hasId = columns.contains("id");
        this.kept = new boolean[headers.size()];
        this.said = new String[headers.size()];
        int last = 0;
        for (int i = 0; i < kept.length; i++) {
            String name = columns.get(i);
            kept[i] = !FeedColumns.isOfErrorFile(headers.get(i));
            if (name != null && FeedColumns.ofHeader(name, headers.get(i)) != null) {
                said[i] = headers.get(i);
            }
            last = headers.get(i).equals("#" + (i + 1)) ? last : i + 1;
        }
        this.needed = last;
    }

    /** How many columns of ours a line names. */
    static long known(String[] cells) {
        return java.util.Arrays.stream(cells)
                .filter(cell -> FeedColumns.named(cell) != null)
                .count();
    }

    /** Without an id, who seeks for which work is needed to know a row again. */
    static boolean isHeader(String[] cells) {
        Set<String> named = new HashSet<>();
        for (String cell : cells) {
            String name = FeedColumns.named(cell);
            if (name != null) {
                named.add(name);
            }
        }
        return named.contains("title") && (named.contains("id") || named.contains("employer"));
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
        for (int i = 0; i < cells.length; i++) {
            String header = cells[i].strip();
            String name = FeedColumns.named(header);
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
                } else if (ours == theirs) {
                    throw new BadFeed(
                            ours || header.equalsIgnoreCase(headers.get(other))
                                    ? "The header names the column %s twice.".formatted(name)
                                    : "The columns “%s” and “%s” both mean %s; leave one of them out."
                                            .formatted(headers.get(other), header, name));
                } else if (ours) {
                    columns.set(other, null);
                } else {
                    name = null;
                }
            }
            if (name != null) {
                at.put(name, i);
            }
            headers.add(header.isEmpty() || headers.contains(header) ? "#" + (i + 1) : header);
            columns.add(name);
        }
        return new FeedTable(headers, columns);
    }

    /** Why a file whose first lines are these has no header. */
    static BadFeed noHeader(List<String[]> lines) {
        for (String[] cells : lines) {
            boolean title = false;
            boolean number = false;
            for (String cell : cells) {
                title |= "title".equals(FeedColumns.named(cell));
                number |= FeedColumns.isRunningNumber(cell);
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
        if (!hasId) {
            remarks.add(new FeedItem.Note(line, "id", NO_ID, null));
        }
        List<String> ofPersons = headers.stream().filter(FeedColumns::isOfPerson).toList();
        if (!ofPersons.isEmpty()) {
            remarks.add(
                    new FeedItem.Note(
                            line,
                            FeedColumns.OF_PERSONS,
                            OF_PERSONS,
                            String.join(", ", ofPersons)));
        }
        List<String> others = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            if (columns.get(i) == null
                    && kept[i]
                    && !header.equals("#" + (i + 1))
                    && !FeedColumns.isOfPerson(header)
                    && !FeedColumns.isRunningNumber(header)
                    && FeedColumns.named(header) == null) {
                others.add(header);
            }
        }
        if (!others.isEmpty()) {
            remarks.add(
                    new FeedItem.Note(line, FeedColumns.UNREAD, UNREAD, String.join(", ", others)));
        }
        return remarks;
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
                names.put(name, FeedRemark.shortened(headers.get(i), LONGEST_NAME));
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
                names.put(name, Objects.requireNonNullElse(said[i], ""));
            }
        }
        return names;
    }

    /** Calls its columns what another table of the file calls them. */
    void nameLike(FeedTable other) {
        Map<String, String> names = other.names();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            if (name != null) {
                headers.set(i, names.getOrDefault(name, headers.get(i)));
            }
        }
    }

    int width() {
        return columns.size();
    }

    /** How many cells a line has that leaves out none but those no header stands over. */
    int needed() {
        return needed;
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
        if (problems.isEmpty() || noRow) {
            return item;
        }
        int column = Collections.min(problems.keySet());
        return new FeedItem.Unreadable(
                line,
                name(column),
                Objects.requireNonNull(problems.get(column)),
                null,
                item instanceof FeedItem.Row row ? row.written() : Map.of(),
                item instanceof FeedItem.Row row && (hasId || !isOfMadeId(problems.keySet()))
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
        if (!begun && below(cells)) {
            return null;
        }
        begun = true;
        if (isHeader(cells) && namesAll(cells)) {
            if (isSameHeader(cells)) {
                return null;
            }
            throw new BadFeed(
                    "Line %d names the columns anew and in another order; what stands before it was read. Send the rest as a file of its own."
                            .formatted(FeedHeader.row(line)));
        }
        Map<String, List<String>> fields = new HashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        String first = null;
        boolean again = true;
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
            again &= headers.get(i).equals(cell.strip());
            String name = columns.get(i);
            if (kept[i]) {
                written.put(headers.get(i), cell);
            }
            if (name != null) {
                fields.put(name, List.of(cell));
                String header = said[i];
                String ofHeader = header == null ? null : FeedColumns.ofHeader(name, header);
                if (header != null && ofHeader != null) {
                    fields.put(ofHeader, List.of(header));
                }
            }
        }
        for (int i = cells.length; i < columns.size(); i++) {
            if (kept[i]) {
                written.put(headers.get(i), "");
            }
        }
        if (first == null || again || fields.isEmpty() || isTotal(first, fields)) {
            return null;
        }
        if (fields.size() == 1 && !fields.containsKey("id") && !fields.containsKey("title")) {
            return new FeedItem.Note(line, "title", ONE_CELL, first);
        }
        if (columns.contains("employer")) {
            fields.putIfAbsent("employer", List.of("")); // asked for, and nobody is named
        }
        if (place != null) {
            fields.put("place", List.of(place));
            written.put("place", place);
        }
        return hasId
                ? new FeedItem.Row(line, fields, written)
                : withId(new FeedItem.Row(line, fields, written));
    }

    /** The id goes into the error file: a corrected row stays the same vacancy. */
    private static FeedItem.Row withId(FeedItem.Row row) {
        String id = row.madeId();
        Map<String, List<String>> fields = new HashMap<>(row.fields());
        fields.put("id", List.of(id));
        fields.put(FeedColumns.ID_MADE, List.of(id));
        Map<String, String> written = new LinkedHashMap<>();
        written.put("id", id);
        written.putAll(row.written());
        return new FeedItem.Row(row.line(), fields, written);
    }

    /**
     * Takes a second line of the header: "lowest" and "highest" under one name of pay.
     *
     * @return false where the line is something else
     */
    boolean below(String[] cells) {
        int lowest = -1;
        int highest = -1;
        for (int i = 0; i < cells.length; i++) {
            String word = cells[i].strip().toLowerCase(Locale.ROOT);
            if (LOWEST.contains(word) && lowest < 0) {
                lowest = i;
            } else if (HIGHEST.contains(word) && highest < 0) {
                highest = i;
            } else if (!word.isEmpty() && !cells[i].strip().equals(headers.get(i))) {
                return false;
            }
        }
        int pay = columns.indexOf("pay_min");
        if (pay < 0
                || lowest < 0
                || highest < 0
                || columns.contains("pay_max")
                || columns.get(highest) != null
                || (lowest != pay && columns.get(lowest) != null)) {
            return false;
        }
        columns.set(pay, null);
        columns.set(lowest, "pay_min");
        columns.set(highest, "pay_max");
        String header = said[pay];
        said[lowest] = header;
        said[highest] = header;
        // Sent back corrected, the sums are still in the money and for the time of the header.
        String beside =
                header == null
                        ? ""
                        : " (%s)".formatted(BRACKETS.matcher(header).replaceAll(" ").strip());
        headers.set(lowest, "pay_min" + beside);
        headers.set(highest, "pay_max" + beside);
        return true;
    }

    /** Whether nothing but names stands under the columns that are read. */
    private boolean namesAll(String[] cells) {
        for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
            if (columns.get(i) != null
                    && !cells[i].isBlank()
                    && FeedColumns.named(cells[i]) == null) {
                return false;
            }
        }
        return true;
    }

    private boolean isSameHeader(String[] cells) {
        for (int i = 0; i < Math.max(cells.length, columns.size()); i++) {
            String name = i < cells.length ? FeedColumns.named(cells[i]) : null;
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

    private static boolean isTotal(String first, Map<String, List<String>> fields) {
        List<String> title = fields.getOrDefault("title", List.of());
        return first.length() <= LONGEST_TOTAL
                && (title.isEmpty() || title.getFirst().strip().equals(first))
                && TOTALS.contains(first.toLowerCase(Locale.ROOT).replaceAll("\\s*[:：]$", ""));
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
