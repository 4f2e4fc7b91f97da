package org.onward.matching.feed;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sheet's rows as they show, one at a time. */
final class XlsxSheet implements Closeable {
    static final int MOST_IN_CELL = 32_767; // what Excel allows
    private static final int MOST_COLUMNS = 16_384; // as well
    private static final int MOST_ROWS = 1_048_576; // as well
    private static final MathContext SHOWN = new MathContext(15);
    private static final double LARGEST = 1e15;

    private final XlsxFile.Part xml;
    private final XlsxFile file;
    private final BitSet hidden = new BitSet();
    private int last;

    XlsxSheet(XlsxFile.Part xml, XlsxFile file) {
        this.xml = xml;
        this.file = file;
    }

    /**
     * @param number from 1, as the sheet shows it
     * @param cells empty where nothing stands
     * @param problems of cells that cannot be read, by column from 0
     * @param money sums with the currency that their format shows, by column from 0
     * @param struck columns from 0 in which something is struck through, and was not read
     * @param tooLong there is more in it than is kept
     * @param hidden the sheet does not show it
     */
    record Row(
            int number,
            String[] cells,
            Map<Integer, String> problems,
            Map<Integer, String> money,
            BitSet struck,
            boolean tooLong,
            boolean hidden) {
        boolean isBlank() {
            return !tooLong && problems.isEmpty() && Arrays.stream(cells).allMatch(String::isBlank);
        }
    }

    /**
     * @param column the first, from 0
     */
    record Merged(int firstRow, int lastRow, int column) {
        private static final Pattern RANGE =
                Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");

        static @Nullable Merged of(String range) {
            Matcher parts = RANGE.matcher(range);
            return parts.matches()
                    ? new Merged(
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(4)),
                            XlsxSheet.column(parts.group(1), 0))
                    : null;
        }
    }

    @Nullable Row next() throws BadFeed {
        while (xml.next()) {
            if (xml.isStart("row")) {
                return row();
            }
            if (xml.isStart("col") && isHidden()) {
                int first = Math.clamp(xml.number("min", 1), 1, MOST_COLUMNS);
                hidden.set(first - 1, Math.clamp(xml.number("max", first), first, MOST_COLUMNS));
            }
        }
        return null;
    }

    private boolean isHidden() {
        String said = xml.attribute("hidden");
        return said != null && (said.equals("1") || said.equals("true"));
    }

    /** Columns from 0 that the sheet does not show; known once a row is read. */
    boolean hides(int column) {
        return hidden.get(column);
    }

    private Row row() throws BadFeed {
        boolean unseen = isHidden();
        int number = xml.number("r", last + 1);
        if (number <= last || number > MOST_ROWS) {
            throw XlsxFile.damaged();
        }
        last = number;
        List<String> cells = new ArrayList<>();
        Map<Integer, String> problems = new HashMap<>();
        Map<Integer, String> money = new HashMap<>();
        BitSet struck = new BitSet();
        int column = -1;
        long characters = 0;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                column = column(xml.attribute("r"), column + 1);
                if (column >= MOST_COLUMNS) {
                    throw new BadFeed(
                            "Row %d has more than %d columns; at most %d are read."
                                    .formatted(number, MOST_COLUMNS, FeedTable.MOST_COLUMNS));
                }
                Cell cell = cell(characters <= FeedLines.LONGEST);
                characters += cell.text().length();
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, cell.text());
                struck.set(column, cell.struck());
                if (cell.problem() != null) {
                    problems.put(column, cell.problem());
                }
                if (cell.money() != null) {
                    money.put(column, cell.money());
                }
            }
        }
        return new Row(
                number,
                cells.toArray(String[]::new),
                problems,
                money,
                struck,
                characters > FeedLines.LONGEST,
                unseen);
    }

    /** From 0: of "BC7" 54; what says nothing follows the one before. */
    private static int column(@Nullable String reference, int otherwise) {
        int column = 0;
        int i = 0;
        if (reference != null) {
            while (i < reference.length()
                    && i < 4
                    && reference.charAt(i) >= 'A'
                    && reference.charAt(i) <= 'Z') {
                column = column * 26 + reference.charAt(i++) - 'A' + 1;
            }
        }
        return i == 0 ? otherwise : Math.max(otherwise, column - 1);
    }

    private record Cell(
            String text, @Nullable String problem, @Nullable String money, boolean struck) {
        static Cell of(String text) {
            return new Cell(text, null, null, false);
        }

        static Cell struck(String left) {
            return new Cell(left, null, null, true);
        }

        static Cell bad(String problem) {
            return new Cell("", problem, null, false);
        }
    }

    /**
     * @param kept false: it is read past
     */
    private Cell cell(boolean kept) throws BadFeed {
        String type = Objects.requireNonNullElse(xml.attribute("t"), "n");
        int style = xml.number("s", 0);
        StringBuilder value = new StringBuilder();
        boolean formula = false;
        boolean inValue = false;
        int reading = 0;
        boolean tooLong = false;
        boolean inStrike = false;
        boolean anyStruck = false;
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isStart("f")) {
                formula = true;
            } else if (xml.isStart("r") || xml.isEnd("r")) {
                inStrike = false;
            } else if (xml.isStrike()) {
                inStrike = true;
            } else if (xml.isStart("rPh")) {
                reading++;
            } else if (xml.isEnd("rPh")) {
                reading--;
            } else if (xml.isStart("v") || xml.isStart("t")) {
                inValue = reading == 0;
            } else if (xml.isEnd("v") || xml.isEnd("t")) {
                inValue = false;
            } else if (inValue && inStrike && xml.isText()) {
                anyStruck = true;
            } else if (kept && inValue && xml.isText()) {
                if (value.length() <= MOST_IN_CELL) {
                    value.append(xml.xml.getText());
                }
                tooLong |= value.length() > MOST_IN_CELL;
            }
        }
        String text = value.toString();
        if (file.isStruck(style) && !text.isEmpty()) {
            return Cell.struck("");
        }
        if (tooLong) {
            return Cell.bad("A cell holds more than 32,767 characters.");
        }
        if (anyStruck) {
            return Cell.struck(text);
        }
        if (text.isEmpty()) {
            return formula
                    ? Cell.bad("This cell holds a formula without a value; write the value.")
                    : Cell.of("");
        }
        return switch (type) {
            case "s" -> shared(text);
            case "str", "inlineStr", "d" -> Cell.of(text);
            case "b" -> Cell.of(text.equals("1") || text.equals("true") ? "yes" : "no");
            case "e" -> Cell.bad("The cell shows an error: %s".formatted(text));
            default -> number(text, style);
        };
    }

    private Cell shared(String index) {
        try {
            int number = Integer.parseInt(index);
            String text = file.text(number);
            return file.isStruckText(number) ? Cell.struck(text) : Cell.of(text);
        } catch (NumberFormatException e) {
            return Cell.bad("The cell cannot be read.");
        }
    }

    private Cell number(String text, int style) {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Cell.bad("The cell cannot be read.");
        }
        if (!(Math.abs(number) < LARGEST)) {
            return new Cell(text, "The number is too large.", null, false);
        }
        String day = file.isDate(style) ? XlsxDates.day(number, file.isFrom1904()) : null;
        if (day != null) {
            return Cell.of(file.isMonth(style) ? XlsxDates.month(day) : day);
        }
        String plain = BigDecimal.valueOf(number).round(SHOWN).stripTrailingZeros().toPlainString();
        XlsxMoney money = number > 0 ? file.money(style) : null;
        return new Cell(plain, null, money == null ? null : money.shown(plain), false);
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
