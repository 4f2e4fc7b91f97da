package org.onward.matching.feed;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with a header of ours, row by row. Cells are what the workbook says they show: a formula
 * counts by the value kept beside it and is neither computed nor passed on. What is merged over
 * rows holds for each of them.
 */
final class XlsxTable implements Closeable {
    private static final int MOST_OF_HEADER = 4; // rows below its first
    static final String HIDDEN_ROWS =
            "Rows that the sheet hides are not read; show those that are meant and send it again.";
    static final String HIDDEN_COLUMNS =
            "Columns that the sheet hides are not read; show those that are meant and send it again.";
    static final String STRUCK_ROWS =
            "Rows that are struck through are not read; take the line through them away and send it again where they are meant.";
    static final String STRUCK_TITLE =
            "The title is struck through: the post was taken as filled and left out. Where it is meant, take the line away and send it again.";
    static final String STRUCK = "What is struck through here was not read.";

    static final String SEATS_OF_SEVERAL =
            "This number stands in a merged cell, for several rows together; in each of them it was left unknown.";
    static final String PLACE_OF_SHEET =
            "No column says where the work is; the name of the sheet was taken.";

    private final XlsxSheet sheet;
    // Among the sheets that are read, from 0.
    private final int number;
    private final FeedTable table;
    private final Deque<XlsxSheet.Merged> merged;
    // Of each column what stands in its merged cell, and to which row that reaches.
    private final String[] held;
    private final int[] heldUntil;
    private final int headerUntil;
    private final Deque<FeedItem> remarks = new ArrayDeque<>();
    private boolean hiding;
    private boolean striking;

    /**
     * @param cells without the names of columns that are not shown
     * @param hides whether there are such, which are not read
     */
    record Header(int row, String[] cells, boolean hides) {}

    private XlsxTable(XlsxSheet sheet, int number, Header header, List<XlsxSheet.Merged> merged)
            throws BadFeed {
        this.sheet = sheet;
        this.number = number;
        this.table = FeedTable.of(header.cells());
        this.merged = new ArrayDeque<>(merged);
        this.held = new String[table.width()];
        this.heldUntil = new int[table.width()];
        int row = header.row();
        this.headerUntil =
                merged.stream()
                        .filter(range -> range.firstRow() <= row && range.lastRow() > row)
                        .mapToInt(XlsxSheet.Merged::lastRow)
                        .filter(last -> last <= row + MOST_OF_HEADER)
                        .max()
                        .orElse(row);
        remarks.addAll(table.remarks(line(row)));
        if (header.hides()) {
            for (int i = 0; i < table.width(); i++) {
                if (sheet.hides(i)) {
                    table.isTold(i);
                }
            }
            remarks.add(
                    new FeedItem.Note(line(row), FeedColumns.HIDDEN_COLUMNS, HIDDEN_COLUMNS, null));
        }
    }

    /**
     * @param number among the sheets that are read, from 0
     * @param isPlace whether its name says where the work of its rows is
     */
    static XlsxTable open(XlsxFile file, XlsxFile.Sheet one, int number, Predicate<String> isPlace)
            throws IOException, BadFeed {
        List<XlsxSheet.Merged> merged = file.merged(one);
        XlsxSheet sheet = file.open(one);
        try {
            Header header = Objects.requireNonNull(header(sheet, new ArrayList<>()));
            XlsxTable table = new XlsxTable(sheet, number, header, merged);
            if (!table.table.saysWhere() && isPlace.test(one.name())) {
                table.liesIn(one.name(), header.row());
            }
            return table;
        } catch (IOException | BadFeed | RuntimeException e) {
            sheet.close();
            throw e;
        }
    }

    /**
     * @param seen receives the lines above it
     * @return null where none of the first lines is one
     */
    static @Nullable Header header(XlsxSheet sheet, List<String[]> seen)
            throws IOException, BadFeed {
        for (int i = 0; i < FeedTable.HEADER_WITHIN; ) {
            XlsxSheet.Row row = sheet.next();
            if (row == null) {
                return null;
            }
            if (row.isBlank()) {
                continue;
            }
            i++;
            if (FeedTable.isHeader(row.cells())) {
                String[] shown = shown(sheet, row.cells());
                return new Header(row.number(), shown, !Arrays.equals(shown, row.cells()));
            }
            seen.add(row.cells());
        }
        return null;
    }

    /** Without the names of columns that are not shown; ids are read wherever they stand. */
    private static String[] shown(XlsxSheet sheet, String[] cells) {
        String[] shown = cells.clone();
        for (int i = 0; i < shown.length; i++) {
            String name = HeaderText.column(shown[i]);
            if (sheet.hides(i) && name != null && !name.equals("id")) {
                shown[i] = "";
            }
        }
        return shown;
    }

    /** Offices that keep a sheet for each province write it nowhere else. */
    private void liesIn(String place, int row) {
        table.liesIn(place);
        remarks.add(
                new FeedItem.Note(line(row), FeedColumns.PLACE_OF_SHEET, PLACE_OF_SHEET, place));
    }

    FeedTable table() {
        return table;
    }

    private int line(int row) {
        return FeedHeader.line(number, row);
    }

    @Nullable FeedItem next() throws IOException, BadFeed {
        if (!remarks.isEmpty()) {
            return remarks.poll();
        }
        FeedItem late = table.late();
        if (late != null) {
            return late;
        }
        for (XlsxSheet.Row row = sheet.next(); row != null; row = sheet.next()) {
            String[] cells = filled(row);
            if (row.hidden() && !row.isBlank() && row.number() > headerUntil) {
                if (!hiding) {
                    hiding = true;
                    return new FeedItem.Note(
                            line(row.number()), FeedColumns.HIDDEN_ROWS, HIDDEN_ROWS, null);
                }
                continue;
            }
            if (row.isBlank() && !row.struck().isEmpty() && row.number() > headerUntil) {
                if (!striking) {
                    striking = true;
                    return new FeedItem.Note(
                            line(row.number()), FeedColumns.HIDDEN_ROWS, STRUCK_ROWS, null);
                }
                continue;
            }
            if (isTitleStruck(row, cells)) {
                striking = true;
                return new FeedItem.Note(line(row.number()), "title", STRUCK_TITLE, null);
            }
            if (row.number() <= headerUntil) {
                table.below(line(row.number()), cells);
            }
            FeedItem item = row.isBlank() || row.number() <= headerUntil ? null : item(row, cells);
            if (item != null) {
                sayStruck(row);
                return item;
            }
        }
        return table.late();
    }

    private boolean isTitleStruck(XlsxSheet.Row row, String[] cells) {
        return row.number() > headerUntil
                && row.struck().stream()
                        .anyMatch(
                                column ->
                                        column < cells.length
                                                && table.name(column).equals("title")
                                                && cells[column].isBlank());
    }

    private void sayStruck(XlsxSheet.Row row) {
        row.struck().stream()
                .filter(table::isOurs)
                .forEach(
                        column ->
                                remarks.add(
                                        new FeedItem.Note(
                                                line(row.number()),
                                                table.name(column),
                                                STRUCK,
                                                null)));
    }

    private @Nullable FeedItem item(XlsxSheet.Row row, String[] cells) throws BadFeed {
        int line = line(row.number());
        return row.tooLong()
                ? table.unreadable(line, FeedLines.TOO_LONG, null, cells)
                : table.row(line, cells, problems(row.problems()));
    }

    /** Whether rows were met that the sheet does not show, or shows struck through. */
    boolean hides() {
        return hiding || striking;
    }

    /** The cells under the header; beside it there may be anything. */
    private String[] filled(XlsxSheet.Row row) {
        String[] cells = new String[table.width()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i < row.cells().length ? row.cells()[i] : "";
            if (table.isPay(i)) {
                cells[i] = row.money().getOrDefault(i, cells[i]);
            }
        }
        int at = row.number();
        for (XlsxSheet.Merged next = merged.peek();
                next != null && next.firstRow() <= at;
                next = merged.peek()) {
            merged.poll();
            if (next.firstRow() == at && next.column() < cells.length) {
                held[next.column()] = cells[next.column()];
                heldUntil[next.column()] = next.lastRow();
            }
        }
        for (int i = 0; i < cells.length; i++) {
            if (table.counts(i)
                    && heldUntil[i] > at
                    && !held[i].isEmpty()
                    && !isOfOne(heldUntil[i])) {
                ofSeveral(at, i, cells);
            }
        }
        for (int i = 0; i < cells.length; i++) {
            if (heldUntil[i] >= at && cells[i].isBlank()) {
                cells[i] = held[i];
            }
        }
        return cells;
    }

    /** Whether rows up to this one go on with one posting: what it is known by is merged as far. */
    private boolean isOfOne(int lastRow) {
        return table.identity().allMatch(column -> heldUntil[column] >= lastRow);
    }

    /** A number of seats is not that of each row it is merged over. */
    private void ofSeveral(int row, int column, String[] cells) {
        if (!cells[column].isBlank() && row > headerUntil) {
            remarks.add(
                    new FeedItem.Note(
                            line(row), table.name(column), SEATS_OF_SEVERAL, cells[column]));
        }
        cells[column] = "";
        held[column] = "";
    }

    private Map<Integer, String> problems(Map<Integer, String> all) {
        return all.isEmpty()
                ? all
                : all.entrySet().stream()
                        .filter(one -> table.isOurs(one.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
