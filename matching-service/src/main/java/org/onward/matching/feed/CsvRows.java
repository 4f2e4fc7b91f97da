package org.onward.matching.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final FeedLines lines;
    private final ObjectReader reader;
    private final List<@Nullable String> columns;

    CsvRows(FeedLines lines) throws IOException, BadFeed {
        this.lines = lines;
        String header = header(lines);
        ObjectReader best = reader(SEPARATORS[0]);
        List<@Nullable String> bestColumns = List.of();
        long bestKnown = -1;
        for (char separator : SEPARATORS) {
            ObjectReader candidate = reader(separator);
            String[] cells = cells(candidate, header);
            List<@Nullable String> named = new ArrayList<>();
            for (String cell : cells == null ? new String[0] : cells) {
                named.add(FeedColumns.named(cell));
            }
            long known = named.stream().filter(name -> name != null).count();
            if (known > bestKnown) {
                best = candidate;
                bestColumns = named;
                bestKnown = known;
            }
        }
        Set<String> seen = new HashSet<>();
        for (String name : bestColumns) {
            if (name != null && !seen.add(name)) {
                throw new BadFeed("The header names the column %s twice.".formatted(name));
            }
        }
        if (!seen.contains("id") || !seen.contains("title")) {
            throw new BadFeed("The first line must name the columns; id and title are needed.");
        }
        this.reader = best;
        this.columns = bestColumns;
    }

    private static String header(FeedLines lines) throws IOException, BadFeed {
        FeedLines.Line line = lines.next();
        while (line != null && line.text() != null && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            throw new BadFeed("The file is empty.");
        }
        if (line.text() == null) {
            throw new BadFeed("The first line must name the columns, in UTF-8 text.");
        }
        return line.text();
    }

    private static ObjectReader reader(char separator) {
        return MAPPER.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        FeedLines.Line line = lines.next();
        while (line != null && line.text() != null && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        if (line.text() == null) {
            return new FeedItem.Unreadable(
                    line.number(), "line", java.util.Objects.requireNonNull(line.problem()), null);
        }
        String[] cells = evenQuotes(line.text()) ? cells(reader, line.text()) : several(line);
        if (cells == null) {
            return new FeedItem.Unreadable(
                    line.number(),
                    "line",
                    "The line is not well-formed CSV; a quotation mark may be missing.",
                    line.text());
        }
        return row(line, cells);
    }

    /** A record whose quoted cell holds line ends; where it is none, its first line alone. */
    private String @Nullable [] several(FeedLines.Line first) throws IOException {
        StringBuilder text = new StringBuilder(java.util.Objects.requireNonNull(first.text()));
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
                if (cells != null && cells.length <= columns.size()) {
                    return cells;
                }
                break;
            }
        }
        lines.giveBack(taken);
        return cells(reader, java.util.Objects.requireNonNull(first.text()));
    }

    private FeedItem row(FeedLines.Line line, String[] cells) {
        Map<String, List<String>> fields = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (i >= columns.size()) {
                if (!cells[i].isBlank()) {
                    return new FeedItem.Unreadable(
                            line.number(),
                            "line",
                            "The line has more cells than the header has columns.",
                            cells[i]);
                }
                continue;
            }
            String name = columns.get(i);
            if (name != null && !cells[i].isBlank()) {
                fields.put(name, List.of(cells[i]));
            }
        }
        return new FeedItem.Row(line.number(), fields);
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

    private static boolean evenQuotes(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 0;
    }
}
