package org.onward.matching.feed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Inflated;

/**
 * A workbook by ECMA-376, opened without trust: nothing in it is fetched or run, each part is
 * inflated up to a limit and no further, and one with macros or a password is refused.
 */
final class XlsxFile implements Closeable {
    private static final int MOST_PARTS = 5_000;
    private static final int MOST_SHEETS = 200;
    private static final int MOST_MERGED = 50_000;
    private static final int MOST_STYLES = 100_000;
    private static final int MOST_NAMES = 1_000;
    // Of the list of its parts, which is read before anything else of the zip.
    private static final long MOST_OF_LIST = 4L << 20;
    private static final int END_OF_LIST = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final long SMALL_PART = 16L << 20;
    private static final long STRINGS_PART = 256L << 20;
    private static final long SHEET_PART = 1L << 30;

    // What ECMA-376 allows.
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16", "US-ASCII");
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private final ZipFile zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private final XlsxTexts texts = new XlsxTexts();
    private final List<Boolean> dates = new ArrayList<>();
    private final Set<Integer> months = new HashSet<>(); // styles
    // By style, as the dates; null where the format shows no money.
    private final List<@Nullable XlsxMoney> money = new ArrayList<>();
    private final BitSet struck = new BitSet(); // styles
    private boolean from1904;

    /**
     * @param part of the zip
     * @param hidden the workbook does not show it
     */
    record Sheet(String name, String part, boolean hidden) {}

    static XlsxFile open(Path path) throws IOException, BadFeed {
        refuseLongList(path);
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (IOException e) {
            throw damaged();
        }
        try {
            return new XlsxFile(zip);
        } catch (IOException | BadFeed | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void refuseLongList(Path path) throws IOException, BadFeed {
        try (FileChannel file = FileChannel.open(path)) {
            long from = Math.max(0, file.size() - END_OF_LIST - LONGEST_COMMENT);
            ByteBuffer end =
                    ByteBuffer.allocate((int) (file.size() - from)).order(ByteOrder.LITTLE_ENDIAN);
            while (end.hasRemaining() && file.read(end, from + end.position()) >= 0) {
                // until all of it is there
            }
            for (int at = end.capacity() - END_OF_LIST; at >= 0; at--) {
                if (end.getInt(at) == END_SIGNATURE
                        && (Short.toUnsignedInt(end.getShort(at + 10)) > MOST_PARTS
                                || Integer.toUnsignedLong(end.getInt(at + 12)) > MOST_OF_LIST)) {
                    throw tooLarge();
                }
            }
        }
    }

    private XlsxFile(ZipFile zip) throws IOException, BadFeed {
        this.zip = zip;
        if (zip.size() > MOST_PARTS) {
            throw tooLarge();
        }
        if (zip.stream().anyMatch(XlsxFile::isMacro)) {
            throw new BadFeed("The workbook holds macros; save it as .xlsx without them.");
        }
        Map<String, String> root = relations("", "_rels/.rels", "officeDocument");
        String workbook = root.values().stream().findFirst().orElse("xl/workbook.xml");
        if (zip.getEntry(workbook) == null) {
            throw new BadFeed("This is no Excel workbook; save the table as .xlsx.");
        }
        int slash = workbook.lastIndexOf('/') + 1;
        String folder = workbook.substring(0, slash);
        String relations = folder + "_rels/" + workbook.substring(slash) + ".rels";
        readWorkbook(workbook, relations(folder, relations, "worksheet"));
        for (String part : relations(folder, relations, "styles").values()) {
            readStyles(part);
        }
        for (String part : relations(folder, relations, "sharedStrings").values()) {
            readStrings(part);
        }
    }

    private static boolean isMacro(ZipEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        return name.endsWith("vbaproject.bin") || name.contains("/macrosheets/");
    }

    static BadFeed damaged() {
        return new BadFeed("The workbook is cut off or damaged; send it whole.");
    }

    static BadFeed tooLarge() {
        return new BadFeed(
                "Unpacked, the workbook is far larger than a table of vacancies; send the table as CSV.");
    }

    /** The sheets in their order. */
    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    XlsxSheet open(Sheet sheet) throws IOException, BadFeed {
        return new XlsxSheet(open(sheet.part(), SHEET_PART), this);
    }

    String text(int index) {
        return texts.get(index);
    }

    /** Whether some of it was struck through, and is left out. */
    boolean isStruckText(int index) {
        return texts.isStruck(index);
    }

    /** Whether it shows what stands in a cell struck through. */
    boolean isStruck(int style) {
        return style >= 0 && struck.get(style);
    }

    boolean isDate(int style) {
        return style >= 0 && style < dates.size() && dates.get(style);
    }

    /** Whether it shows a day as its month. */
    boolean isMonth(int style) {
        return months.contains(style);
    }

    @Nullable XlsxMoney money(int style) {
        return style >= 0 && style < money.size() ? money.get(style) : null;
    }

    boolean isFrom1904() {
        return from1904;
    }

    /** An open part; every failure to read it becomes a sentence for the sender. */
    static final class Part implements Closeable {
        final XMLStreamReader xml;
        private final Inflated in;
        // A parser keeps every name it has met.
        private final Set<String> names = new HashSet<>();

        Part(XMLStreamReader xml, Inflated in) {
            this.xml = xml;
            this.in = in;
        }

        /** False at the end of the part. */
        boolean next() throws BadFeed {
            try {
                if (!xml.hasNext()) {
                    return false;
                }
                xml.next();
                if (xml.isStartElement()) {
                    names.add(xml.getLocalName());
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        names.add(xml.getAttributeLocalName(i));
                    }
                    if (names.size() > MOST_NAMES) {
                        throw tooLarge();
                    }
                }
                return true;
            } catch (XMLStreamException | RuntimeException e) {
                throw in.isTooLarge() ? tooLarge() : damaged();
            }
        }

        boolean isStart(String name) {
            return xml.isStartElement() && xml.getLocalName().equals(name);
        }

        boolean isEnd(String name) {
            return xml.isEndElement() && xml.getLocalName().equals(name);
        }

        @Nullable String attribute(String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeLocalName(i).equals(name)) {
                    return xml.getAttributeValue(i);
                }
            }
            return null;
        }

        int number(String name, int otherwise) {
            String text = attribute(name);
            try {
                return text == null ? otherwise : Integer.parseUnsignedInt(text);
            } catch (NumberFormatException e) {
                return otherwise;
            }
        }

        /** Whether it begins what strikes a text through. */
        boolean isStrike() {
            String value = isStart("strike") ? attribute("val") : "0";
            return value == null || value.equals("1") || value.equals("true");
        }

        boolean isText() {
            int event = xml.getEventType();
            return event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE;
        }

        @Override
        public void close() throws IOException {
            try {
                xml.close();
            } catch (XMLStreamException e) {
                // nothing is lost
            }
            in.close();
        }
    }

    private Part open(String part, long most) throws IOException, BadFeed {
        Inflated in = raw(part, most);
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new BoundedMarkup(in));
            String said = xml.getCharacterEncodingScheme();
            if (said != null && !ENCODINGS.contains(said.toUpperCase(Locale.ROOT))) {
                in.close();
                throw damaged();
            }
            return new Part(xml, in);
        } catch (XMLStreamException e) {
            in.close();
            throw in.isTooLarge() ? tooLarge() : damaged();
        }
    }

    private Inflated raw(String part, long most) throws IOException, BadFeed {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw damaged();
        }
        try {
            return new Inflated(zip.getInputStream(entry), entry.getCompressedSize(), most);
        } catch (IOException e) {
            throw damaged();
        }
    }

    /** Targets by id of the relations whose type ends like this. */
    private Map<String, String> relations(String folder, String part, String type)
            throws IOException, BadFeed {
        Map<String, String> targets = new HashMap<>();
        if (zip.getEntry(part) == null) {
            return targets;
        }
        try (Part xml = open(part, SMALL_PART)) {
            while (xml.next()) {
                String target = xml.isStart("Relationship") ? xml.attribute("Target") : null;
                String kind = target == null ? null : xml.attribute("Type");
                String id = kind == null ? null : xml.attribute("Id");
                if (target != null && kind != null && id != null && kind.endsWith("/" + type)) {
                    targets.put(
                            id,
                            target.startsWith("/")
                                    ? target.substring(1)
                                    : folder + target.replaceFirst("^\\./", ""));
                }
            }
        }
        return targets;
    }

    private void readWorkbook(String part, Map<String, String> targets)
            throws IOException, BadFeed {
        try (Part xml = open(part, SMALL_PART)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    String value = xml.attribute("date1904");
                    from1904 = "1".equals(value) || "true".equals(value);
                } else if (xml.isStart("sheet")) {
                    if (sheets.size() == MOST_SHEETS) {
                        throw new BadFeed(
                                "More than %d sheets are too many for one workbook; send it in parts."
                                        .formatted(MOST_SHEETS));
                    }
                    String state = xml.attribute("state");
                    String target = targets.get(xml.attribute("id"));
                    if (target != null) {
                        String name = xml.attribute("name");
                        sheets.add(
                                new Sheet(
                                        name == null ? "" : name,
                                        target,
                                        state != null && !state.equals("visible")));
                    }
                }
            }
        }
    }

    private void readStyles(String part) throws IOException, BadFeed {
        Set<Integer> own = new HashSet<>();
        Set<Integer> ownMonths = new HashSet<>();
        Map<Integer, XlsxMoney> ofFormats = new HashMap<>();
        try (Part xml = open(part, SMALL_PART)) {
            boolean cells = false;
            boolean inFonts = false;
            int fonts = 0;
            BitSet struckFonts = new BitSet();
            while (xml.next()) {
                if (xml.isStart("fonts")) {
                    inFonts = true;
                } else if (xml.isEnd("fonts")) {
                    inFonts = false;
                } else if (inFonts && xml.isEnd("font")) {
                    fonts++;
                } else if (inFonts && xml.isStrike() && fonts < MOST_STYLES) {
                    struckFonts.set(fonts);
                } else if (xml.isStart("numFmt")) {
                    String format = xml.attribute("formatCode");
                    int number = xml.number("numFmtId", -1);
                    if (format != null && own.size() + ofFormats.size() < MOST_STYLES) {
                        XlsxMoney ofFormat = XlsxMoney.of(format);
                        if (XlsxDates.isDate(format)) {
                            own.add(number);
                            if (XlsxDates.isMonth(format)) {
                                ownMonths.add(number);
                            }
                        } else if (ofFormat != null) {
                            ofFormats.put(number, ofFormat);
                        }
                    }
                } else if (xml.isStart("cellXfs")) {
                    cells = true;
                } else if (xml.isEnd("cellXfs")) {
                    cells = false;
                } else if (cells && xml.isStart("xf") && dates.size() < MOST_STYLES) {
                    int format = xml.number("numFmtId", 0);
                    if (ownMonths.contains(format) || XlsxDates.isMonth(format)) {
                        months.add(dates.size());
                    }
                    struck.set(dates.size(), struckFonts.get(xml.number("fontId", 0)));
                    dates.add(own.contains(format) || XlsxDates.isDate(format));
                    money.add(ofFormats.get(format));
                }
            }
        }
    }

    private void readStrings(String part) throws IOException, BadFeed {
        try (Part xml = open(part, STRINGS_PART)) {
            StringBuilder text = new StringBuilder();
            boolean inText = false;
            int reading = 0;
            boolean inStrike = false;
            boolean anyStruck = false;
            while (xml.next()) {
                if (xml.isStart("si")) {
                    text.setLength(0);
                    anyStruck = false;
                } else if (xml.isStart("r") || xml.isEnd("r")) {
                    inStrike = false;
                } else if (xml.isStrike()) {
                    inStrike = true;
                } else if (xml.isStart("rPh")) {
                    reading++; // how a word is read aloud
                } else if (xml.isEnd("rPh")) {
                    reading--;
                } else if (xml.isStart("t")) {
                    inText = reading == 0;
                } else if (xml.isEnd("t")) {
                    inText = false;
                } else if (inText && inStrike && xml.isText()) {
                    anyStruck = true;
                } else if (inText && xml.isText()) {
                    if (text.length() <= XlsxSheet.MOST_IN_CELL) {
                        text.append(xml.xml.getText());
                    }
                } else if (xml.isEnd("si")) {
                    if (!texts.add(text.toString(), anyStruck)) {
                        throw tooLarge();
                    }
                }
            }
        }
    }

    /** Regions of a sheet that are merged over rows, by their first row. */
    List<XlsxSheet.Merged> merged(Sheet sheet) throws IOException, BadFeed {
        String part = sheet.part();
        List<XlsxSheet.Merged> merged = new ArrayList<>();
        if (!mentions(part, "mergeCell")) {
            return merged;
        }
        try (Part xml = open(part, SHEET_PART)) {
            while (xml.next()) {
                String range = xml.isStart("mergeCell") ? xml.attribute("ref") : null;
                XlsxSheet.Merged region = range == null ? null : XlsxSheet.Merged.of(range);
                if (region != null && region.lastRow() > region.firstRow()) {
                    if (merged.size() >= MOST_MERGED) {
                        throw tooLarge();
                    }
                    merged.add(region);
                }
            }
        }
        merged.sort(Comparator.comparingInt(XlsxSheet.Merged::firstRow));
        return merged;
    }

    /** Merged regions stand behind all rows, and most sheets have none. */
    private boolean mentions(String part, String word) throws IOException, BadFeed {
        try (Inflated in = raw(part, SHEET_PART)) {
            byte[] piece = new byte[1 << 16];
            int kept = 0;
            for (int read = in.read(piece, kept, piece.length - kept);
                    read >= 0;
                    read = in.read(piece, kept, piece.length - kept)) {
                int length = kept + read;
                if (new String(piece, 0, length, StandardCharsets.ISO_8859_1).contains(word)) {
                    return true;
                }
                kept = Math.min(word.length(), length);
                System.arraycopy(piece, length - kept, piece, 0, kept);
            }
            return false;
        } catch (Inflated.TooLarge e) {
            throw tooLarge();
        } catch (IOException e) {
            throw damaged();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
