package org.onward.matching.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a workbook that has a header of ours, row by row. Cells are what the workbook
 * says they show: a formula counts by the value kept beside it and is neither computed nor passed
 * on. What is merged over rows holds for each of them.
 */
final class XlsxRows implements FeedRows {
    private static final int MOST_OF_HEADER = 4; // rows below its first
    private static final int MOST_OF_NAMES = 160;
    static final String HIDDEN_ROWS =
            "Rows that the sheet hides are not read; show those that are meant and send it again.";
    static final String HIDDEN_COLUMNS =
            "Columns that the sheet hides are not read; show those that are meant and send it again.";
    private static final byte[] OLD = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final XlsxFile file;
    private final XlsxSheet sheet;
    private final FeedTable table;
    private final Deque<XlsxSheet.Merged> toCome;
    private final boolean readsAll;
    // Of each column what stands in its merged cell, and to which row that reaches.
    private final String[] held;
    private final int[] heldUntil;
    private final int headerUntil;
    private boolean hiding;
    private final Deque<FeedItem> first = new ArrayDeque<>();

    static XlsxRows open(Path path) throws IOException, BadFeed {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(OLD.length);
        }
        if (head.length == 0) {
            throw new BadFeed("The file is empty.");
        }
        if (java.util.Arrays.equals(head, OLD)) {
            throw new BadFeed(FeedText.OLD_OR_LOCKED);
        }
        if (head.length < 2 || head[0] != 'P' || head[1] != 'K') {
            throw new BadFeed("This is no Excel workbook; save the table as .xlsx.");
        }
        XlsxFile file = XlsxFile.open(path);
        try {
            return new XlsxRows(file);
        } catch (IOException | BadFeed | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private XlsxRows(XlsxFile file) throws IOException, BadFeed {
        this.file = file;
        List<String[]> seen = new ArrayList<>();
        XlsxSheet found = null;
        Header header = null;
        List<XlsxSheet.Merged> merged = List.of();
        List<String> further = new ArrayList<>();
        for (XlsxFile.Sheet one : file.sheets()) {
            XlsxSheet candidate = file.open(one);
            Header its = header(candidate, seen);
            if (its != null && header == null) {
                found = candidate;
                header = its;
                merged = file.merged(one);
                continue;
            }
            if (its != null) {
                further.add(one.name());
            }
            candidate.close();
        }
        if (found == null || header == null) {
            throw seen.isEmpty() ? new BadFeed("The file is empty.") : FeedTable.noHeader(seen);
        }
        this.sheet = found;
        this.table = header.table();
        this.toCome = new ArrayDeque<>(merged);
        this.held = new String[table.width()];
        this.heldUntil = new int[table.width()];
        int row = header.row();
        this.headerUntil =
                merged.stream()
                        .filter(one -> one.firstRow() <= row && one.lastRow() > row)
                        .mapToInt(XlsxSheet.Merged::lastRow)
                        .filter(last -> last <= row + MOST_OF_HEADER)
                        .max()
                        .orElse(row);
        this.readsAll = further.isEmpty();
        first.addAll(table.remarks(row));
        if (header.hides()) {
            first.add(new FeedItem.Note(row, "line", HIDDEN_COLUMNS, null));
        }
        if (!readsAll) {
            first.add(
                    new FeedItem.Note(
                            row,
                            "line",
                            (further.size() == 1
                                            ? "%d further sheet was not read: %s. Send it as a file of its own."
                                            : "%d further sheets were not read: %s. Send each as a file of its own.")
                                    .formatted(
                                            further.size(),
                                            FeedRemark.shortened(
                                                    String.join(", ", further), MOST_OF_NAMES)),
                            null));
        }
    }

    /**
     * @param hides columns that are not shown, and not read
     */
    private record Header(int row, FeedTable table, boolean hides) {}

    /** Without the names of columns that are not shown; ids are read wherever they stand. */
    private static String[] shown(XlsxSheet sheet, String[] cells) {
        String[] shown = cells.clone();
        for (int i = 0; i < shown.length; i++) {
            String name = FeedColumns.named(shown[i]);
            if (sheet.hides(i) && name != null && !name.equals("id")) {
                shown[i] = "";
            }
        }
        return shown;
    }

    private static @Nullable Header header(XlsxSheet sheet, List<String[]> seen)
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
                return new Header(
                        row.number(),
                        FeedTable.of(shown),
                        !java.util.Arrays.equals(shown, row.cells()));
            }
            seen.add(row.cells());
        }
        return null;
    }

    @Override
    public @Nullable FeedItem next() throws IOException, BadFeed {
        if (!first.isEmpty()) {
            return first.poll();
        }
        for (XlsxSheet.Row row = sheet.next(); row != null; row = sheet.next()) {
            String[] cells = filled(row);
            if (row.hidden() && !row.isBlank() && row.number() > headerUntil) {
                if (!hiding) {
                    hiding = true;
                    return new FeedItem.Note(row.number(), "line", HIDDEN_ROWS, null);
                }
                continue;
            }
            if (row.number() <= headerUntil) {
                table.below(cells);
            }
            FeedItem item = row.isBlank() || row.number() <= headerUntil ? null : item(row, cells);
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    private @Nullable FeedItem item(XlsxSheet.Row row, String[] cells) throws BadFeed {
        return row.tooLong()
                ? table.unreadable(row.number(), FeedLines.TOO_LONG, null, cells)
                : table.row(row.number(), cells, problems(row.problems()));
    }

    @Override
    public boolean readsAll() {
        return readsAll && !hiding;
    }

    /** The cells under the header; beside it there may be anything. */
    private String[] filled(XlsxSheet.Row row) {
        String[] cells = new String[table.width()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i < row.cells().length ? row.cells()[i] : "";
        }
        int number = row.number();
        for (XlsxSheet.Merged next = toCome.peek();
                next != null && next.firstRow() <= number;
                next = toCome.peek()) {
            toCome.poll();
            if (next.firstRow() == number && next.column() < cells.length) {
                held[next.column()] = cells[next.column()];
                heldUntil[next.column()] = next.lastRow();
            }
        }
        for (int i = 0; i < cells.length; i++) {
            if (heldUntil[i] >= number && cells[i].isBlank()) {
                cells[i] = held[i];
            }
        }
        return cells;
    }

    private Map<Integer, String> problems(Map<Integer, String> all) {
        return all.isEmpty()
                ? all
                : all.entrySet().stream()
                        .filter(one -> table.isOurs(one.getKey()))
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        file.close();
    }
}
