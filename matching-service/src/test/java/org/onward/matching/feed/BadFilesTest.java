package org.onward.matching.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that chambers send and nobody should: each ends in a sentence, and in little memory. */
class BadFilesTest {
    @TempDir static Path folder;

    /** Writes a file. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /**
     * @param said one line for each thing said, rows as their title
     */
    record Bad(String name, FeedFormat format, Content content, String... said) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Bad csv(String name, String text, String... said) {
        return new Bad(name, FeedFormat.CSV, out -> out.write(text.getBytes(UTF_8)), said);
    }

    private static Bad json(String name, String text, String... said) {
        return new Bad(name, FeedFormat.JSON, out -> out.write(text.getBytes(UTF_8)), said);
    }

    private static Bad xlsx(String name, byte[] bytes, String... said) {
        return new Bad(name, FeedFormat.XLSX, out -> out.write(bytes), said);
    }

    /** A workbook that is large, made when it is wanted. */
    private static Bad large(String name, Callable<byte[]> bytes, String... said) {
        return new Bad(
                name,
                FeedFormat.XLSX,
                out -> {
                    try {
                        out.write(bytes.call());
                    } catch (Exception e) {
                        throw new IOException(e);
                    }
                },
                said);
    }

    /** A sheet with much between two signs, where nothing is to be read. */
    private static Bad marked(String name, String from, String to) {
        return large(
                name,
                () ->
                        FeedFormatsTest.byHand(
                                from + "x".repeat(20 << 20) + to,
                                Map.of(),
                                Deflater.NO_COMPRESSION),
                "cut off or damaged");
    }

    private static String letters(int seed, int many) {
        return new Random(seed)
                .ints(many, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void repeated(OutputStream out, String text, long bytes) throws IOException {
        byte[] piece = text.repeat((1 << 16) / text.length()).getBytes(UTF_8);
        for (long written = 0; written < bytes; written += piece.length) {
            out.write(piece);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    static Stream<Bad> files() throws IOException {
        byte[] book = FeedFormatsTest.byHand("<row><c><v>1</v></c><c><v>2</v></c></row>", Map.of());
        String graph = "{\"@graph\":[{\"@type\":\"JobPosting\",\"title\":\"A\"},{\"@type\":\"Job";
        return Stream.of(
                csv("empty", "", "The file is empty."),
                csv("a header only", "id,title\n"),
                csv("no header", "1,Cook\n2,Baker\n", "One of the first 20 lines"),
                csv(
                        "a running number as id",
                        "No.,Position\n1,Cook\n",
                        "A running number is no id"),
                csv(
                        "a Thai running number as id",
                        "ลำดับ,ตำแหน่ง\n1,กุ๊ก\n",
                        "A running number is no id"),
                csv(
                        "a CSV cut off in a row",
                        "id,title,tasks\n1,A,x\n2,B",
                        "A",
                        "cut off in line 3"),
                csv("a CSV cut off in a cell", "id,title\n1,A\n2,\"B", "A", "cut off in line 3"),
                csv(
                        "a CSV whose quotation mark never ends",
                        "id,title\n1,\"A\n2,B\n",
                        "2 line: The line is not well-formed CSV",
                        "B"),
                csv("NUL bytes", "id,title\n1,A\0\n2,B\n", "2 line: The line holds NUL", "B"),
                csv(
                        "NUL bytes on one side",
                        "id,title\n1,A\0B\0C\0\n2,B\n",
                        "2 line: The line holds NUL",
                        "B"),
                csv("a web page", "\n<!DOCTYPE html><html><body>Sign in", "This is a web page"),
                csv("a PDF", "%PDF-1.7", "This is a PDF"),
                new Bad(
                        "a gzip",
                        FeedFormat.CSV,
                        out -> out.write(gzip("id,title\n1,A\n")),
                        "This is a gzip archive"),
                new Bad(
                        "a workbook sent as CSV",
                        FeedFormat.CSV,
                        out -> out.write(book),
                        "This is an Excel workbook or a zip archive"),
                new Bad(
                        "another encoding",
                        FeedFormat.CSV,
                        out ->
                                out.write(
                                        "id,title\n1,料理人募集、経験者優遇\n"
                                                .repeat(30)
                                                .getBytes(Charset.forName("Shift_JIS"))),
                        "looks like Shift_JIS"),
                new Bad(
                        "UTF-16 without its mark",
                        FeedFormat.CSV,
                        out -> out.write("id,title\n1,A\n".getBytes(Charset.forName("UTF-16LE"))),
                        "looks like UTF-16"),
                new Bad(
                        "Thai in UTF-16 without its mark",
                        FeedFormat.CSV,
                        out ->
                                out.write(
                                        "รหัส,ตำแหน่งงาน,รายละเอียดงาน\n1,พ่อครัว,ทำอาหารไทยและดูแลครัว\n"
                                                .getBytes(Charset.forName("UTF-16LE"))),
                        "looks like UTF-16"),
                new Bad(
                        "addresses of postings alone",
                        FeedFormat.JSON,
                        out ->
                                out.write(
                                        """
                                        {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [
                                            {"@type": "ListItem", "position": 1, "url": "https://jobs.example/1"},
                                            {"@type": "ListItem", "position": 2, "url": "https://jobs.example/2"}]}"""
                                                .getBytes(UTF_8)),
                        JsonDocument.NO_POSTINGS),
                new Bad(
                        "a line of 200 MB",
                        FeedFormat.CSV,
                        out -> {
                            out.write("id,title\n1,".getBytes(UTF_8));
                            repeated(out, "x", 200L << 20);
                            out.write("\n2,B\n".getBytes(UTF_8));
                        },
                        "2 line: The line is longer than 1 MB.",
                        "B"),
                new Bad(
                        "a header of 200 MB",
                        FeedFormat.CSV,
                        out -> repeated(out, "id,title,", 200L << 20),
                        "longer than 1 MB"),
                csv(
                        "a million columns in the header",
                        "id,title" + ",c".repeat(500_000) + "\n",
                        "at most 300 are read"),
                csv(
                        "a million columns in a row",
                        "id,title\n1,A" + ",".repeat(1_000_000) + "\n2,B\n",
                        "2 line: The line has more cells",
                        "B"),
                json(
                        "an array cut off",
                        "[{\"id\":1,\"title\":\"A\"},{\"id\":2,\"ti",
                        "A",
                        "cut off in object 2"),
                json(
                        "an array that never closes",
                        "[{\"id\":1,\"title\":\"A\"}",
                        "A",
                        "cut off in object 2"),
                json("a graph cut off", graph, "A", "cut off in object 2"),
                json("no JSON", "id,title\n1,A\n", "(line 1) the file is no JSON"),
                json("a JSON text", "\"hello\"", "holds no JSON object"),
                json("nested too deep", "[".repeat(100_000), "nested too deep"),
                new Bad(
                        "a JSON text of 200 MB",
                        FeedFormat.JSON,
                        out -> {
                            out.write("[{\"id\":1,\"title\":\"A\"},{\"id\":\"".getBytes(UTF_8));
                            repeated(out, "x", 200L << 20);
                        },
                        "A",
                        "Object 2 holds a text of more than 1 MB"),
                new Bad(
                        "a number of a billion digits",
                        FeedFormat.JSONL,
                        out ->
                                out.write(
                                        "{\"id\":1,\"title\":\"Cook\",\"pay_min\":1e999999999}\n{\"id\":1e-999999999,\"title\":\"Maid\"}\n"
                                                .getBytes(UTF_8)),
                        "Cook",
                        "Maid"),
                xlsx(
                        "more sheets than are read",
                        FeedFormatsTest.byHand(
                                "",
                                Map.of(
                                        "xl/workbook.xml",
                                        "<workbook><sheets>"
                                                + "<sheet name=\"s\" id=\"r1\"/>".repeat(201)
                                                + "</sheets></workbook>")),
                        "More than 200 sheets"),
                xlsx(
                        "a workbook cut off",
                        Arrays.copyOf(book, book.length / 2),
                        "cut off or damaged"),
                xlsx("no workbook", "id,title".getBytes(UTF_8), "no Excel workbook"),
                xlsx(
                        "an old or locked workbook",
                        new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0},
                        "old Excel file or one with a password"),
                xlsx(
                        "macros",
                        FeedFormatsTest.byHand("", Map.of("xl/vbaProject.bin", "x")),
                        "holds macros"),
                xlsx(
                        "a zip bomb",
                        FeedFormatsTest.byHand(
                                "<row><c><v>1</v></c><c><v>2</v></c></row>" + " ".repeat(60 << 20),
                                Map.of()),
                        "far larger than a table"),
                xlsx(
                        "a bomb of shared texts",
                        FeedFormatsTest.byHand(
                                "",
                                Map.of(
                                        "xl/_rels/workbook.xml.rels",
                                        "<R><Relationship Id=\"1\" Type=\"x/sharedStrings\" Target=\"s.xml\"/></R>",
                                        "xl/s.xml",
                                        "<sst>"
                                                + "<si><t>ab</t></si>".repeat(1_500_000)
                                                + "</sst>")),
                        "far larger than a table"),
                xlsx(
                        "a million columns in a sheet",
                        FeedFormatsTest.byHand(
                                "<row>" + "<c/>".repeat(20_000) + "</row>", Map.of()),
                        "more than 16384 columns"),
                large(
                        "a row of text without end",
                        () ->
                                FeedFormatsTest.byHand(
                                        "<row><c><v>1</v></c><c><v>2</v></c>"
                                                + "<c t=\"inlineStr\"><is><t>%s</t></is></c>"
                                                        .formatted(letters(1, 30_000))
                                                        .repeat(2_000)
                                                + "</row><row><c><v>2</v></c><c><v>3</v></c></row>",
                                        Map.of(),
                                        Deflater.NO_COMPRESSION),
                        "2 line: The line is longer than 1 MB. (1)",
                        "3"),
                large(
                        "a text of 20 MB in a cell",
                        () ->
                                FeedFormatsTest.byHand(
                                        "<row><c><v>1</v></c><c t=\"str\"><v>"
                                                + "x".repeat(20 << 20)
                                                + "</v></c></row>",
                                        Map.of(),
                                        Deflater.NO_COMPRESSION),
                        "2 title: A cell holds more than 32,767 characters. (1)"),
                marked("a comment of 20 MB", "<!--", "-->"),
                marked("a comment that seems to end", "<!-->", "-->"),
                marked("an instruction of 20 MB", "<?x ", "?>"),
                marked("an attribute of 20 MB", "<row x=\">", "\"/>"),
                large(
                        "a name for each of a million cells",
                        () ->
                                FeedFormatsTest.byHand(
                                        IntStream.range(0, 1_000_000)
                                                .mapToObj("<n%d/>"::formatted)
                                                .collect(Collectors.joining()),
                                        Map.of()),
                        "far larger than a table"),
                new Bad(
                        "a list of parts of 50 MB",
                        FeedFormat.XLSX,
                        out -> {
                            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                                for (int i = 0; i < 900; i++) {
                                    ZipEntry entry = new ZipEntry("x" + i);
                                    entry.setComment("c".repeat(60_000));
                                    zip.putNextEntry(entry);
                                }
                            }
                        },
                        "far larger than a table"),
                large(
                        "three million shared texts",
                        () ->
                                FeedFormatsTest.byHand(
                                        "",
                                        Map.of(
                                                "xl/_rels/workbook.xml.rels",
                                                "<R><Relationship Id=\"1\" Type=\"x/sharedStrings\" Target=\"s.xml\"/></R>",
                                                "xl/s.xml",
                                                "<sst>"
                                                        + "<si><t/></si>".repeat(3_000_000)
                                                        + "</sst>"),
                                        Deflater.NO_COMPRESSION),
                        "far larger than a table"),
                xlsx(
                        "an encoding that hides the markup",
                        FeedFormatsTest.byHand(
                                "",
                                Map.of(
                                        "xl/worksheets/s.xml",
                                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><worksheet/>")),
                        "cut off or damaged"),
                xlsx(
                        "rows out of order",
                        FeedFormatsTest.byHand(
                                "<row r=\"5\"><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"/>",
                                Map.of()),
                        "2",
                        "damaged"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBadFileEndsInASentenceAndInLittleMemory(Bad bad) throws IOException {
        Path file = Files.createTempFile(folder, "bad", ".feed");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                bad.content().to(out);
            }
            ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = memory.getCurrentThreadAllocatedBytes();
            StringBuilder said = new StringBuilder();
            try (FeedRows rows = FeedRows.open(bad.format(), file, name -> false)) {
                for (FeedItem item = rows.next(); item != null; item = rows.next()) {
                    said.append(said(item)).append('\n');
                }
            } catch (BadFeed e) {
                said.append(e.getMessage()).append('\n');
            }
            assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(400L << 20);
            String[] lines = said.isEmpty() ? new String[0] : said.toString().split("\n", -1);
            assertThat(said.toString().lines()).as(said.toString()).hasSize(bad.said().length);
            for (int i = 0; i < bad.said().length; i++) {
                assertThat(lines[i]).contains(bad.said()[i]);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String said(FeedItem item) {
        return switch (item) {
            case FeedItem.Row row -> String.valueOf(row.text("title"));
            case FeedItem.Unreadable bad ->
                    "%d %s: %s (%s)".formatted(bad.line(), bad.field(), bad.reason(), bad.id());
            case FeedItem.Note note -> note.reason();
        };
    }
}
