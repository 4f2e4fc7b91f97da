package org.onward.matching.feed;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text file as UTF-8, whatever it was written in: UTF-8, UTF-16 with its mark, or, where its
 * bytes leave no doubt, Windows-874 (TIS-620) or Windows-1252. Anything else is named and refused.
 */
final class FeedText {
    static final String OLD_OR_LOCKED =
            "This is an old Excel file or one with a password; save it as .xlsx without a password.";

    private static final int SAMPLE = 1 << 12;
    private static final Charset THAI = Charset.forName("x-windows-874");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private FeedText() {}

    /**
     * @param utf8 without its mark
     * @param remark where the encoding was concluded from the text
     */
    record Opened(InputStream utf8, @Nullable String remark) {}

    /**
     * @throws BadFeed where it is no text, or in an encoding that cannot be told for sure
     */
    static Opened open(Path file) throws IOException, BadFeed {
        byte[] head = head(file);
        refuseOtherKinds(head);
        if (begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff)) {
            return new Opened(asUtf8(file, StandardCharsets.UTF_16), null);
        }
        Bytes bytes = Bytes.of(file);
        if (bytes.isUtf8()) {
            return new Opened(new BufferedInputStream(Files.newInputStream(file), 1 << 16), null);
        }
        if (bytes.isThai()) {
            return new Opened(
                    asUtf8(file, THAI),
                    "Read as Windows-874 (Thai); saved as UTF-8 a file needs no guessing.");
        }
        if (bytes.isWestern()) {
            return new Opened(
                    asUtf8(file, WESTERN),
                    "Read as Windows-1252 (Western European); saved as UTF-8 a file needs no guessing.");
        }
        throw notUtf8(guessed(head));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SAMPLE);
        }
    }

    private static BadFeed notUtf8(String looksLike) {
        return new BadFeed(
                "The file is not UTF-8 text; it looks like %s. Save it as UTF-8 and send it again."
                        .formatted(looksLike));
    }

    private static String guessed(byte[] head) {
        CharsetMatch match = new CharsetDetector().setText(head).detect();
        return match == null || match.getConfidence() < 10
                ? "no encoding we know"
                : match.getName();
    }

    private static void refuseOtherKinds(byte[] head) throws BadFeed {
        if (begins(head, 0x1f, 0x8b)) {
            throw new BadFeed("This is a gzip archive; unpack it and send the file inside.");
        }
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6)) {
            throw new BadFeed(
                    "This is an Excel workbook or a zip archive; name a workbook .xlsx, unpack an archive.");
        }
        if (begins(head, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new BadFeed(OLD_OR_LOCKED);
        }
        if (begins(head, '%', 'P', 'D', 'F')) {
            throw new BadFeed("This is a PDF; send the table it was made from.");
        }
        String start =
                new String(head, StandardCharsets.ISO_8859_1)
                        .replaceFirst("^(?:ï»¿)?\\s*", "")
                        .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype")
                || start.startsWith("<html")
                || start.startsWith("<?xml")) {
            throw new BadFeed("This is a web page, not a table; save the table itself.");
        }
        if (!begins(head, 0xff, 0xfe) && !begins(head, 0xfe, 0xff) && isWide(head)) {
            throw notUtf8("UTF-16 without its mark, or no text");
        }
    }

    /**
     * Whether a NUL stands in every fourth place, or, since Thai letters have none, in some on that
     * side of the letters on which hardly anything stands that could be written alone.
     */
    private static boolean isWide(byte[] head) {
        int[] nuls = new int[2];
        int[] controls = new int[2];
        for (int i = 0; i < head.length; i++) {
            nuls[i % 2] += head[i] == 0 ? 1 : 0;
            controls[i % 2] += head[i] >= 0 && head[i] < ' ' ? 1 : 0;
        }
        int side = nuls[0] > nuls[1] ? 0 : 1;
        return nuls[0] + nuls[1] > head.length / 4
                || (nuls[side] > 0 && controls[side] > head.length * 3 / 8);
    }

    private static boolean begins(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** What a file's bytes above 127 look like; one pass, nothing is kept. */
    private static final class Bytes {
        private long sequences;
        private long broken;
        private long high;
        private long inRuns;
        private long notThai;
        private long notWestern;
        private long marks;
        private long marksRight;
        private long letters;

        static Bytes of(Path file) throws IOException {
            Bytes bytes = new Bytes();
            try (InputStream in = Files.newInputStream(file)) {
                byte[] piece = new byte[1 << 16];
                int needed = 0;
                int before = 0;
                long run = 0;
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    for (int i = 0; i < read; i++) {
                        int one = piece[i] & 0xff;
                        needed = bytes.utf8(one, needed);
                        if (one < 0x80) {
                            bytes.inRuns += run > 1 ? run : 0;
                            run = 0;
                            bytes.letters += Character.isLetter(one) ? 1 : 0;
                        } else if (!sameInBoth(one)) {
                            run++;
                            bytes.single(one, before);
                        }
                        before = one;
                    }
                }
                bytes.inRuns += run > 1 ? run : 0;
                bytes.broken += needed > 0 ? 1 : 0;
            }
            return bytes;
        }

        /** Counts whole and broken sequences; gives how many bytes are still to follow. */
        private int utf8(int one, int needed) {
            if (needed > 0) {
                if (one >= 0x80 && one < 0xc0) {
                    sequences += needed == 1 ? 1 : 0;
                    return needed - 1;
                }
                broken++;
            }
            if (one < 0x80) {
                return 0;
            }
            if (one < 0xc2 || one > 0xf4) {
                broken++;
                return 0;
            }
            return one < 0xe0 ? 1 : one < 0xf0 ? 2 : 3;
        }

        private void single(int one, int before) {
            high++;
            if (one < 0xa1 || (one > 0xda && one < 0xdf) || one > 0xfb) {
                notThai++;
            }
            if (one == 0x81 || one == 0x8d || one == 0x8f || one == 0x90 || one == 0x9d) {
                notWestern++;
            }
            if (isMark(one)) {
                marks++;
                marksRight += (before >= 0xa1 && before <= 0xce) || isMark(before) ? 1 : 0;
            }
        }

        /** Vowels above and below, and tones: in Thai they stand on a consonant. */
        private static boolean isMark(int one) {
            return one == 0xd1 || (one >= 0xd4 && one <= 0xda) || (one >= 0xe7 && one <= 0xee);
        }

        /** Quotation marks, dashes, the euro sign: the same in both Windows tables. */
        private static boolean sameInBoth(int one) {
            return one == 0x80 || one == 0x85 || (one >= 0x91 && one <= 0x97) || one == 0xa0;
        }

        /** Also where single lines are broken, which are then reported. */
        boolean isUtf8() {
            return broken == 0 || sequences >= 3 * broken;
        }

        boolean isThai() {
            return high > 0 && notThai == 0 && inRuns >= 0.7 * high && marksRight >= 0.95 * marks;
        }

        boolean isWestern() {
            return notWestern == 0 && inRuns <= 0.3 * high && high <= 0.3 * letters;
        }
    }

    private static InputStream asUtf8(Path file, Charset charset) throws IOException {
        return new Recoded(new InputStreamReader(Files.newInputStream(file), charset));
    }

    private static final class Recoded extends InputStream {
        private final Reader reader;
        private final char[] characters = new char[1 << 13];
        private byte[] bytes = {};
        private int at;
        private char half;

        Recoded(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            return filled() ? bytes[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!filled()) {
                return -1;
            }
            int some = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, offset, some);
            at += some;
            return some;
        }

        private boolean filled() throws IOException {
            while (at == bytes.length) {
                int read = reader.read(characters);
                if (read < 0 && half == 0) {
                    return false;
                }
                StringBuilder text = new StringBuilder(Math.max(0, read) + 1);
                if (half != 0) {
                    text.append(half);
                    half = 0;
                }
                text.append(characters, 0, Math.max(0, read));
                int last = text.length() - 1;
                if (read >= 0 && last >= 0 && Character.isHighSurrogate(text.charAt(last))) {
                    half = text.charAt(last);
                    text.setLength(last);
                }
                bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
