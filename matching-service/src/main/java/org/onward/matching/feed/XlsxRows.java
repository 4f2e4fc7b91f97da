package org.onward.matching.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a workbook that have a header of ours, one after the other: offices keep one for
 * each province or month. Those that are not read are named.
 */
final class XlsxRows implements FeedRows {
    static final String HEADLESS =
            "These sheets were not read: they have no line that names the columns.";
    static final String OTHER_COLUMNS =
            "These sheets were not read: their columns are not those of the first sheet. Send each as a file of its own.";
    static final String HIDDEN_SHEETS =
            "These sheets were not read: the workbook hides them. Show those that are meant and send it again.";
    private static final byte[] OLD = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private static final int ROWS_OF_A_LIST = 5; // fewer are a remark, not vacancies

    private final XlsxFile file;
    private final boolean closes; // else another reading of it does
    private final Predicate<String> isPlace;
    private final List<String> names = new ArrayList<>();
    private final Deque<XlsxFile.Sheet> toCome = new ArrayDeque<>();
    private final Deque<FeedItem> remarks = new ArrayDeque<>();
    private final FeedTable first;
    private XlsxTable table;
    private int number;
    private boolean readsAll = true;
    private boolean corrections; // of some sheet

    static XlsxRows open(Path path, Predicate<String> isPlace) throws IOException, BadFeed {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(OLD.length);
        }
        if (head.length == 0) {
            throw new BadFeed("The file is empty.");
        }
        if (Arrays.equals(head, OLD)) {
            throw new BadFeed(FeedText.OLD_OR_LOCKED);
        }
        if (head.length < 2 || head[0] != 'P' || head[1] != 'K') {
            throw new BadFeed("This is no Excel workbook; save the table as .xlsx.");
        }
        XlsxFile file = XlsxFile.open(path);
        try {
            return new XlsxRows(file, isPlace, true);
        } catch (IOException | BadFeed | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private XlsxRows(XlsxFile file, Predicate<String> isPlace, boolean closes)
            throws IOException, BadFeed {
        this.file = file;
        this.closes = closes;
        this.isPlace = isPlace;
        List<String[]> seen = new ArrayList<>();
        List<String> headless = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        XlsxTable.Header its = null;
        FeedTable like = null;
        for (XlsxFile.Sheet one : file.sheets()) {
            int before = seen.size();
            XlsxTable.Header header;
            try (XlsxSheet sheet = file.open(one)) {
                header = XlsxTable.header(sheet, seen);
            }
            if (one.hidden()) {
                hidden.add(one.name());
                readsAll &= header == null;
            } else if (header == null) {
                if (seen.size() > before) {
                    headless.add(one.name());
                    readsAll &= seen.size() - before < ROWS_OF_A_LIST;
                }
            } else if (like == null || isLike(like, header)) {
                like = like == null ? FeedTable.of(header.cells()) : like;
                its = its == null ? header : its;
                corrections |= FeedTable.isOfCorrections(header.cells());
                toCome.add(one);
                names.add(one.name());
            } else {
                others.add(one.name());
                readsAll = false;
            }
        }
        if (its == null) {
            throw seen.isEmpty() ? new BadFeed("The file is empty.") : FeedTable.noHeader(seen);
        }
        notRead(its.row(), FeedColumns.SHEETS, HEADLESS, headless);
        notRead(its.row(), FeedColumns.OTHER_SHEETS, OTHER_COLUMNS, others);
        notRead(its.row(), FeedColumns.HIDDEN_SHEETS, HIDDEN_SHEETS, hidden);
        this.table = XlsxTable.open(file, toCome.remove(), 0, isPlace);
        this.first = table.table();
    }

    private void notRead(int row, String field, String reason, List<String> sheets) {
        if (!sheets.isEmpty()) {
            remarks.add(new FeedItem.Note(row, field, reason, String.join(", ", sheets)));
        }
    }

    /** Whether a further sheet can be read as the first one is. */
    private static boolean isLike(FeedTable first, XlsxTable.Header header) {
        try {
            return FeedTable.of(header.cells()).isLike(first);
        } catch (BadFeed e) {
            return false; // its columns cannot be told apart
        }
    }

    @Override
    public @Nullable FeedItem next() throws IOException, BadFeed {
        if (!remarks.isEmpty()) {
            return remarks.poll();
        }
        for (FeedItem item = table.next(); ; item = table.next()) {
            if (item != null || toCome.isEmpty()) {
                return item;
            }
            readsAll &= !table.hides();
            table.close();
            number++;
            table = XlsxTable.open(file, toCome.remove(), number, isPlace);
            table.table().nameLike(first);
        }
    }

    /** Its texts are held once for both. */
    @Override
    public FeedRows again() throws IOException, BadFeed {
        return new XlsxRows(file, name -> false, false);
    }

    @Override
    public FeedHeader header() {
        return new FeedHeader(first.names(), names.size() > 1 ? List.copyOf(names) : List.of());
    }

    @Override
    public boolean isOfCorrections() {
        return corrections;
    }

    @Override
    public boolean readsAll() {
        return readsAll && !table.hides();
    }

    @Override
    public void close() throws IOException {
        table.close();
        if (closes) {
            file.close();
        }
    }
}
