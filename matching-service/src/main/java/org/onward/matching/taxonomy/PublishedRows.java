package org.onward.matching.taxonomy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Inflated;

/**
 * A table as a publisher gives it, CSV or tab separated text with a header, read row by row. Only
 * the columns asked for need be there; publishers add others from version to version.
 */
final class PublishedRows {
    static final char COMMA = ',';
    static final char TAB = '\t';

    private static final int MOST_ROWS = 2_000_000;
    private static final CsvMapper CSV =
            CsvMapper.csvBuilder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private PublishedRows() {}

    /**
     * @param file how it is called in a complaint
     * @param names by which the columns may be called, one list for each column that is read
     * @throws BadTaxonomyFile with file and line, where it is cut off, damaged or lacks a column
     */
    static void each(
            String file,
            InputStream content,
            char separator,
            List<List<String>> names,
            Consumer<Row> use) {
        each(file, content, separator, true, header -> columns(file, header, names), use);
    }

    /** Which columns are read, by what stands in the first row. */
    interface Columns {
        int[] in(String[] first);
    }

    /**
     * @param header the first row names the columns and is none itself
     * @throws BadTaxonomyFile as the other one
     */
    static void each(
            String file,
            InputStream content,
            char separator,
            boolean header,
            Columns chosen,
            Consumer<Row> use) {
        int line = 1; // where the row that is being read begins
        LastByte bytes = new LastByte(content);
        try (BufferedReader text = text(bytes);
                MappingIterator<String[]> rows =
                        CSV.readerFor(String[].class)
                                .with(schema(separator))
                                .readValues(withoutMark(text))) {
            int[] columns = {};
            int width = 0;
            for (int read = 0; rows.hasNextValue(); read++) {
                String[] cells = rows.nextValue();
                if (read == 0) {
                    columns = chosen.in(cells);
                    width = cells.length;
                }
                if (read == 0 && header) {
                    line = rows.getParser().currentTokenLocation().getLineNr() + 1;
                    continue;
                }
                if (cells.length > 1 || !cells[0].isBlank()) {
                    if (cells.length < width) {
                        throw new BadTaxonomyFile(
                                file,
                                line,
                                "it has %d cells where the header has %d; is the file cut off?"
                                        .formatted(cells.length, width));
                    }
                    if (read > MOST_ROWS) {
                        throw new BadTaxonomyFile(file, line, "it has more than 2,000,000 rows");
                    }
                    use.accept(new Row(file, line, columns, cells));
                }
                // the parser stands at the end of the row
                line = rows.getParser().currentTokenLocation().getLineNr() + 1;
            }
            if (width == 0) {
                throw new BadTaxonomyFile(file, 1, "the file is empty");
            }
            // A row looks whole wherever its last cell was cut; what a zip holds has a checksum.
            if (!(content instanceof Inflated) && bytes.last != '\n' && bytes.last != '\r') {
                throw new BadTaxonomyFile(
                        file,
                        Math.max(1, line - 1),
                        "the last line has no end; is the file cut off? If it is whole, end it with a line break");
            }
        } catch (CharacterCodingException e) {
            throw new BadTaxonomyFile(file, line, "it is not UTF-8");
        } catch (EOFException | ZipException e) {
            throw new BadTaxonomyFile(file, line, "the file is cut off or damaged here");
        } catch (JacksonException e) {
            // the parser hides what the stream says
            throw new BadTaxonomyFile(
                    file,
                    line,
                    content instanceof Inflated part && part.isTooLarge()
                            ? "unpacked, it is far larger than a publisher's table"
                            : "from here on it is no table; is the file cut off?");
        } catch (IOException e) {
            throw new BadTaxonomyFile(file, line, "it could not be read further");
        }
    }

    /**
     * The first rows as they stand, to tell by what a table holds; an unreadable one has none here.
     */
    static List<String[]> beginning(InputStream content, char separator, int most)
            throws IOException {
        List<String[]> beginning = new ArrayList<>();
        try (BufferedReader text = text(content);
                MappingIterator<String[]> rows =
                        CSV.readerFor(String[].class)
                                .with(schema(separator))
                                .readValues(withoutMark(text))) {
            while (beginning.size() < most && rows.hasNextValue()) {
                beginning.add(rows.nextValue());
            }
        } catch (JacksonException | CharacterCodingException e) {
            return beginning;
        }
        return beginning;
    }

    /** Remembers how a stream ended. */
    private static final class LastByte extends FilterInputStream {
        private int last = -1;

        LastByte(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            if (some > 0) {
                last = into[offset + some - 1];
            }
            return some;
        }
    }

    private static CsvSchema schema(char separator) {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        // tab separated text has no quoting: a quotation mark in it is one
        return separator == TAB ? schema.withoutQuoteChar() : schema;
    }

    private static BufferedReader text(InputStream content) {
        return new BufferedReader(
                new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    }

    /** Spreadsheets begin a file with a byte order mark. */
    private static BufferedReader withoutMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static int[] columns(String file, String[] header, List<List<String>> names) {
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            at.putIfAbsent(header[i].strip(), i);
        }
        int[] columns = new int[names.size()];
        for (int i = 0; i < columns.length; i++) {
            List<String> asked = names.get(i);
            columns[i] =
                    asked.stream()
                            .filter(at::containsKey)
                            .findFirst()
                            .map(at::get)
                            .orElseThrow(
                                    () ->
                                            new BadTaxonomyFile(
                                                    file,
                                                    1,
                                                    "column " + asked.getFirst() + " is missing"));
        }
        return columns;
    }

    /** One row, its cells in the order of the columns asked for. */
    static final class Row {
        private final String file;
        private final int line;
        private final int[] columns;
        private final @Nullable String[] cells;

        private Row(String file, int line, int[] columns, @Nullable String[] cells) {
            this.file = file;
            this.line = line;
            this.columns = columns;
            this.cells = cells;
        }

        /** The cell's text, empty where nothing stands. */
        String get(int column) {
            String cell = cells[columns[column]];
            return cell == null ? "" : cell.strip();
        }

        /** A number, of which the publisher says the range. */
        double number(int column, double least, double most) {
            try {
                double value = Double.parseDouble(get(column));
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw bad("“%s” is not a number".formatted(get(column)));
            }
            throw bad("%s is not within %s to %s".formatted(get(column), least, most));
        }

        BadTaxonomyFile bad(String reason) {
            return new BadTaxonomyFile(file, line, reason);
        }
    }
}
