package org.onward.matching.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV by RFC 4180 with a header; separated by comma, semicolon or tab. Every record is parsed by
 * itself: a quote that never ends costs its own line and no other.
 */
final class CsvRows implements FeedRows {
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int MOST_LINES = 2_000;
    private static final int MOST_LINES_OF_HEADER = 10;
    // Beyond, a line is not even taken apart.
    private static final int MOST_CELLS = 10 * FeedTable.MOST_COLUMNS;

    static final String OPEN_END =
            "The file ends in the last cell of this line, which may be cut off: the vacancy stays as it is. End the line to have it closed.";
    private static final int MOST_SURE = 4_000; // characters of a line that cannot be read

    private final Path file;
    private final FeedLines lines;
    private final Deque<FeedItem> first = new ArrayDeque<>();
    private final char separator;
    private final ObjectReader reader;
    private final FeedTable table;
    private final boolean corrections;
    private boolean anyWhole;
    private boolean anyShort;
    private boolean openEnd;
    // Of a reading that only counts: of rows how many have how many cells.
    private @Nullable Map<Integer, Integer> counted;
    // Cells of a row beyond which it is shifted; 0 until one has more than the header.
    private int widest;

    static CsvRows open(Path file) throws IOException, BadFeed {
        FeedText.Opened text = FeedText.open(file);
        FeedLines lines = new FeedLines(text.utf8());
        try {
            return new CsvRows(file, lines, text.remark());
        } catch (IOException | BadFeed | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private CsvRows(Path file, FeedLines lines, @Nullable String remark)
            throws IOException, BadFeed {
        this.file = file;
        this.lines = lines;
        List<String[]> seen = new ArrayList<>();
        String[] best = null;
        char found = SEPARATORS[0];
        int at = 0;
        for (int i = 0; i < FeedTable.HEADER_WITHIN && best == null; i++) {
            FeedLines.Line line = header(lines);
            if (line == null) {
                break;
            }
            at = line.number();
            for (char candidate : SEPARATORS) {
                String[] cells = cells(reader(candidate), Objects.requireNonNull(line.text()));
                if (cells == null) {
                    continue;
                }
                seen.add(cells);
                if (FeedTable.isHeader(cells)
                        && (best == null || FeedTable.known(cells) > FeedTable.known(best))) {
                    best = cells;
                    found = candidate;
                }
            }
        }
        if (best == null) {
            throw at == 0 ? new BadFeed("The file is empty.") : FeedTable.noHeader(seen);
        }
        this.separator = found;
        this.reader = reader(found);
        this.table = FeedTable.of(best);
        this.corrections = FeedTable.isOfCorrections(best);
        if (remark != null) {
            first.add(new FeedItem.Note(at, "line", remark, null));
        }
        first.addAll(table.remarks(at));
    }

    /** The next line with something in it, together with those that its quotation marks span. */
    private static FeedLines.@Nullable Line header(FeedLines lines) throws IOException, BadFeed {
        FeedLines.Line line = lines.next();
        while (line != null && line.text() != null && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        if (line.text() == null) {
            throw new BadFeed(
                    "Line %d stands before the columns are named and cannot be read: %s"
                            .formatted(line.number(), Objects.requireNonNull(line.problem())));
        }
        StringBuilder text = new StringBuilder(line.text());
        List<FeedLines.Line> taken = new ArrayList<>();
        while (!evenQuotes(text) && taken.size() < MOST_LINES_OF_HEADER) {
            FeedLines.Line more = lines.next();
            if (more == null) {
                break;
            }
            taken.add(more);
            if (more.text() == null) {
                break;
            }
            text.append('\n').append(more.text());
        }
        if (evenQuotes(text)) {
            return new FeedLines.Line(line.number(), text.toString(), line.ended());
        }
        lines.giveBack(taken);
        return line;
    }

    private static ObjectReader reader(char separator) {
        return MAPPER.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    @Override
    public @Nullable FeedItem next() throws IOException, BadFeed {
        if (!first.isEmpty()) {
            return first.poll();
        }
        FeedItem late = table.late();
        if (late != null) {
            return late;
        }
        for (FeedLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (line.text() == null) {
                return table.unreadable(
                        line.number(),
                        Objects.requireNonNull(line.problem()),
                        null,
                        sure(line.start()));
            }
            if (line.text().isBlank()) {
                continue;
            }
            FeedItem item = item(line, line.text());
            if (item != null) {
                return item;
            }
        }
        return table.late();
    }

    private @Nullable FeedItem item(FeedLines.Line line, String text) throws IOException, BadFeed {
        if (text.chars().filter(c -> c == separator).limit(MOST_CELLS).count() >= MOST_CELLS
                && text.indexOf('"') < 0) {
            return table.unreadable(line.number(), FeedTable.MORE_CELLS, text, sure(text));
        }
        boolean even = evenQuotes(text);
        Parsed parsed = even ? new Parsed(cells(reader, text), line, text) : several(line, text);
        String[] cells = parsed.cells;
        if (!line.ended() && (!even || cells == null || isCut(cells))) {
            throw cutOff(line.number());
        }
        if (cells == null) {
            return table.unreadable(
                    line.number(),
                    "The line is not well-formed CSV; a quotation mark may be missing.",
                    text,
                    sure(text));
        }
        anyWhole |= cells.length >= table.needed();
        anyShort |= cells.length < table.needed();
        FeedItem item = table.row(line.number(), cells);
        if (counted != null && item != null) {
            int length = item instanceof FeedItem.Row ? cells.length : 0;
            counted.merge(Math.max(length, table.width()), 1, Integer::sum);
        } else if (item instanceof FeedItem.Row
                && cells.length > table.width()
                && cells.length > widest()) {
            return table.unreadable(line.number(), FeedTable.MORE_CELLS, null, cells);
        }
        openEnd = item instanceof FeedItem.Row row && !row.isSought() && isOpenEnd(parsed, cells);
        return openEnd ? table.unreadable(line.number(), OPEN_END, text, cells) : item;
    }

    /**
     * Some programs end each row in one separator more than the header has. Where a third or more
     * do not, a comma of a text that lacks its quotation marks has shifted what stands behind it.
     */
    private int widest() throws IOException {
        if (widest == 0) {
            Map<Integer, Integer> lengths = new HashMap<>();
            try (CsvRows all = open(file)) {
                all.counted = lengths;
                while (all.next() != null) {
                    // counts
                }
            } catch (BadFeed e) {
                // what stands before it was counted
            }
            int rows = lengths.values().stream().mapToInt(Integer::intValue).sum();
            int asNamed = lengths.getOrDefault(table.width(), 0);
            widest =
                    3 * asNamed >= rows
                            ? table.width()
                            : lengths.entrySet().stream()
                                    .filter(one -> 3 * one.getValue() > 2 * rows)
                                    .mapToInt(Map.Entry::getKey)
                                    .findFirst()
                                    .orElse(Integer.MAX_VALUE);
        }
        return widest;
    }

    /**
     * The cells of a record.
     *
     * @param cells null where it is none
     * @param last its last line, with its text
     */
    @SuppressWarnings("ArrayRecordComponent") // read at once
    private record Parsed(String @Nullable [] cells, FeedLines.Line last, String text) {}

    /** Whether a file may be cut off within what a row is known by, or within its status. */
    private boolean isOpenEnd(Parsed parsed, String[] cells) {
        return !parsed.last.ended()
                && !parsed.text.endsWith("\"")
                && Set.of("id", FeedColumns.STATUS).contains(table.name(cells.length - 1));
    }

    @Override
    public boolean isOfCorrections() {
        return corrections;
    }

    @Override
    public boolean readsAll() {
        return !openEnd;
    }

    /**
     * Whether a last line without its end was cut off. Some programs leave out the end, and empty
     * cells before it; who does, does so in other lines too.
     */
    private boolean isCut(String[] cells) {
        return cells.length < table.needed() && anyWhole && !anyShort;
    }

    /** The cells before the first quotation mark, behind which nothing is sure. */
    private String[] sure(String text) {
        int end = Math.min(text.length(), MOST_SURE);
        int quote = text.indexOf('"');
        String[] cells =
                text.substring(0, quote < 0 ? end : Math.min(end, quote))
                        .split(Pattern.quote(Character.toString(separator)), -1);
        return Arrays.copyOf(cells, cells.length - 1); // the last one may go on
    }

    static BadFeed cutOff(int line) {
        return new BadFeed(
                "The file is cut off in line %d; what stands before it was read. Send it whole."
                        .formatted(line));
    }

    /** A record whose quoted cell holds line ends; where it is none, its first line alone. */
    private Parsed several(FeedLines.Line first, String firstText) throws IOException, BadFeed {
        StringBuilder text = new StringBuilder(firstText);
        List<FeedLines.Line> taken = new ArrayList<>();
        while (taken.size() < MOST_LINES && text.length() < FeedLines.LONGEST) {
            FeedLines.Line more = lines.next();
            if (more == null) {
                break;
            }
            taken.add(more);
            if (more.text() == null) {
                break;
            }
            text.append('\n').append(more.text());
            if (!evenQuotes(more.text())) {
                String[] cells = cells(reader, text.toString());
                if (cells != null && cells.length <= table.width()) {
                    if (!more.ended() && isCut(cells)) {
                        throw cutOff(more.number());
                    }
                    return new Parsed(cells, more, more.text());
                }
                break;
            }
        }
        FeedLines.Line last = taken.isEmpty() ? first : taken.getLast();
        String[] alone = cells(reader, firstText);
        if (!last.ended() && alone == null) {
            throw cutOff(first.number());
        }
        lines.giveBack(taken);
        return new Parsed(alone, first, firstText);
    }

    @Override
    public FeedRows again() throws IOException, BadFeed {
        return open(file);
    }

    @Override
    public FeedHeader header() {
        return new FeedHeader(table.names(), List.of());
    }

    @Override
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** The cells of exactly one record; null where the text is none, or more than one. */
    private static String @Nullable [] cells(ObjectReader reader, String record) {
        try (MappingIterator<String[]> records = reader.readValues(record)) {
            if (!records.hasNextValue()) {
                return null;
            }
            String[] cells = records.nextValue();
            return records.hasNextValue() ? null : cells;
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("reading a string does not fail", e);
        }
    }

    private static boolean evenQuotes(CharSequence text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 0;
    }
}
