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
    private static final byte[] OLD = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final XlsxFile file;
    private final XlsxSheet sheet;
    private final FeedTable table;
    private final Deque<XlsxSheet.Merged> toCome;
    private @Nullable String remark;
    private final List<Running> running = new ArrayList<>();

    /** A merged region that the rows being read lie in, with what stands in its first cell. */
    private record Running(XlsxSheet.Merged region, String value) {}

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
        for (String name : file.sheets()) {
            XlsxSheet candidate = file.sheet(name);
            FeedTable found = header(candidate, seen);
            if (found != null) {
                this.sheet = candidate;
                this.table = found;
                this.remark = found.remark();
                this.toCome = new ArrayDeque<>(file.merged(name));
                return;
            }
            candidate.close();
        }
        throw seen.isEmpty() ? new BadFeed("The file is empty.") : FeedTable.noHeader(seen);
    }

    private static @Nullable FeedTable header(XlsxSheet sheet, List<String[]> seen)
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
                return FeedTable.of(row.cells());
            }
            seen.add(row.cells());
        }
        return null;
    }

    @Override
    public @Nullable FeedItem next() throws IOException, BadFeed {
        if (remark != null) {
            FeedItem note = new FeedItem.Note(1, "id", remark, null);
            remark = null;
            return note;
        }
        for (XlsxSheet.Row row = sheet.next(); row != null; row = sheet.next()) {
            String[] cells = filled(row);
            FeedItem item =
                    row.isBlank() ? null : table.row(row.number(), cells, problems(row.problems()));
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    /** The cells under the header; beside it there may be anything. */
    private String[] filled(XlsxSheet.Row row) {
        String[] cells = new String[table.width()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i < row.cells().length ? row.cells()[i] : "";
        }
        int number = row.number();
        running.removeIf(one -> one.region().lastRow() < number);
        for (XlsxSheet.Merged next = toCome.peek();
                next != null && next.firstRow() <= number;
                next = toCome.peek()) {
            toCome.poll();
            if (next.firstRow() == number && next.column() < cells.length) {
                running.add(new Running(next, cells[next.column()]));
            }
        }
        for (Running one : running) {
            int column = one.region().column();
            if (cells[column].isBlank()) {
                cells[column] = one.value();
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
