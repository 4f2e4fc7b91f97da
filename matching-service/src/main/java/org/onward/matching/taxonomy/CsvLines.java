package org.onward.matching.taxonomy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of a vocabulary file or of a list in the jar, their cells by the header's names. */
public final class CsvLines {
    private static final int LONGEST_LABEL = 200; // as the label table says
    private static final CsvMapper CSV =
            CsvMapper.csvBuilder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.TRIM_SPACES)
                    .build();

    private CsvLines() {}

    /**
     * A list that lies in {@code config/} and that the jar carries.
     *
     * @param path with its name, from the root: "/config/match/any-post.csv"
     * @param columns that the header must hold, in any order; others are refused
     * @throws IllegalStateException naming the list, and line and reason where it is malformed
     */
    public static List<Line> packaged(String path, String... columns) {
        try (InputStream file = CsvLines.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + path);
            }
            return read(path, file.readAllBytes(), columns);
        } catch (BadTaxonomyFile e) {
            throw new IllegalStateException(
                    "%s, line %d: %s".formatted(path, e.line(), e.reason()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /**
     * @param columns that the header must hold, in any order; others are refused
     */
    static List<Line> read(String file, byte[] content, String... columns) {
        List<String[]> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        try (MappingIterator<String[]> cells =
                CSV.readerFor(String[].class).readValues(text(file, content))) {
            while (cells.hasNextValue()) {
                // the parser stands at the end of the row before
                numbers.add(cells.getParser().currentTokenLocation().getLineNr() + 1);
                rows.add(cells.nextValue());
            }
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new BadTaxonomyFile(file, line, "it is not well-formed CSV");
        } catch (IOException e) {
            throw new BadTaxonomyFile(file, 1, "it could not be read");
        }
        if (rows.isEmpty()) {
            throw new BadTaxonomyFile(file, 1, "the file is empty");
        }
        Map<String, Integer> header = header(file, rows.getFirst(), columns);
        List<Line> lines = new ArrayList<>(rows.size());
        for (int i = 1; i < rows.size(); i++) {
            String[] row = rows.get(i);
            if (row.length == 1 && row[0].isBlank()) {
                continue;
            }
            Line line = new Line(file, numbers.get(i), header, row);
            if (row.length != header.size()) {
                throw line.bad(
                        "it has %d cells where the header has %d"
                                .formatted(row.length, header.size()));
            }
            lines.add(line);
        }
        return lines;
    }

    private static String text(String file, byte[] content) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // spreadsheets add it
        } catch (CharacterCodingException e) {
            throw new BadTaxonomyFile(file, 1, "it is not UTF-8");
        }
    }

    private static Map<String, Integer> header(String file, String[] names, String... columns) {
        Map<String, Integer> header = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (header.put(names[i], i) != null) {
                throw new BadTaxonomyFile(file, 1, "column " + names[i] + " stands there twice");
            }
        }
        for (String column : columns) {
            if (!header.containsKey(column)) {
                throw new BadTaxonomyFile(file, 1, "column " + column + " is missing");
            }
        }
        for (String name : names) {
            if (!Arrays.asList(columns).contains(name)) {
                throw new BadTaxonomyFile(file, 1, "column " + name + " is not known");
            }
        }
        return header;
    }

    /** One line of a file, which can say what is wrong with it. */
    public static final class Line {
        private final String file;
        private final int number;
        private final Map<String, Integer> header;
        private final String[] cells;

        private Line(String file, int number, Map<String, Integer> header, String[] cells) {
            this.file = file;
            this.number = number;
            this.header = header;
            this.cells = cells;
        }

        /** The cell's text, empty where nothing stands. */
        public String get(String column) {
            Integer at = header.get(column);
            if (at == null) {
                throw new IllegalArgumentException("no column " + column);
            }
            return cells[at].strip();
        }

        /** A text of 1–200 characters. */
        String label(String column) {
            return fitting(column, get(column));
        }

        /** Other names, split by |. */
        List<String> names(String column) {
            String all = get(column);
            if (all.isEmpty()) {
                return List.of();
            }
            List<String> names = new ArrayList<>();
            for (String name : all.split("\\|", -1)) {
                names.add(fitting(column, name.strip()));
            }
            return names;
        }

        private String fitting(String column, String text) {
            if (text.isEmpty()) {
                throw bad(column + " is empty");
            }
            if (text.codePointCount(0, text.length()) > LONGEST_LABEL) {
                throw bad(column + " is longer than 200 characters");
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw bad(column + " holds a control character");
            }
            return text;
        }

        double number(String column, double least, double most) {
            try {
                double value = Double.parseDouble(get(column));
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw bad(column + " is not a number");
            }
            throw bad("%s is not within %s to %s".formatted(column, least, most));
        }

        BadTaxonomyFile bad(String reason) {
            return new BadTaxonomyFile(file, number, reason);
        }
    }
}
