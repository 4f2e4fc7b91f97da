package org.onward.matching.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file's lines, one at a time, whatever is in them: a line that is too long or not UTF-8 is an
 * item of its own, never a reason to stop.
 */
final class FeedLines implements Closeable {
    /** Bytes of a line at most: 1 MB. */
    static final int LONGEST = 1 << 20;

    static final String TOO_LONG = "The line is longer than 1 MB.";

    private static final int START = 4_000;
    private static final char REPLACED = '\ufffd'; // what was no UTF-8
    private static final String MARK = "\ufeff"; // of byte order
    private static final String BEFORE_QUOTED = ",;\t\r\n\""; // else a mark stands for inches
    private static final int[] BOM = {0xEF, 0xBB, 0xBF};

    private final InputStream in;
    private final Deque<Line> back = new ArrayDeque<>();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private int number;
    private long bytesRead;
    private final int ending;

    FeedLines(InputStream in) throws IOException {
        this.in = in.markSupported() ? in : new BufferedInputStream(in, 1 << 16);
        skipBom();
        this.ending = isFilled() ? ending() : '\n';
    }

    /**
     * What stands between lines: as Excel for Mac still offers it, a carriage return alone, then
     * with line feeds within cells.
     */
    private int ending() {
        boolean returns = false;
        boolean quoted = false;
        for (int i = at; i < end; i++) {
            if (buffer[i] == '"') {
                quoted = !quoted && (i == at || BEFORE_QUOTED.indexOf(buffer[i - 1]) >= 0);
            } else if (buffer[i] == '\n' && !quoted) {
                return '\n';
            }
            returns |= buffer[i] == '\r' && i + 1 < end && !quoted;
        }
        return returns ? '\r' : '\n';
    }

    /**
     * @param number from 1
     * @param text without its line end; null where it could not be read
     * @param problem why not
     * @param ended false where the file stops in the middle of it
     * @param start of a line that could not be read, for what it is known by; else empty
     */
    record Line(
            int number,
            @Nullable String text,
            @Nullable String problem,
            boolean ended,
            String start) {
        Line(int number, String text, boolean ended) {
            this(number, text, null, ended, "");
        }
    }

    private Line unreadable(byte[] bytes, String problem, boolean ended) {
        String start = new String(bytes, 0, Math.min(bytes.length, START), StandardCharsets.UTF_8);
        return new Line(number, null, problem, ended, start);
    }

    @Nullable Line next() throws IOException {
        if (!back.isEmpty()) {
            return back.pop();
        }
        if (!isFilled()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && isFilled()) {
            int from = at;
            while (at < end && buffer[at] != ending) {
                at++;
            }
            ended = at < end;
            int kept = Math.min(at - from, LONGEST - bytes.size());
            bytes.write(buffer, from, kept);
            tooLong |= kept < at - from;
            at += ended ? 1 : 0;
            bytesRead += at - from;
        }
        number++;
        return tooLong
                ? unreadable(bytes.toByteArray(), TOO_LONG, ended)
                : decoded(bytes.toByteArray(), ended);
    }

    /** False at the end of the file. */
    private boolean isFilled() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    /** About, as what is not UTF-8 is counted as if it were. */
    long bytesRead() {
        return bytesRead;
    }

    /** Gives lines back, in their order, to be read again. */
    void giveBack(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            back.push(lines.get(i));
        }
    }

    private Line decoded(byte[] bytes, boolean ended) {
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        try {
            String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACED) >= 0) { // which may also be what it says
                text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)
                                .decode(ByteBuffer.wrap(bytes, 0, length))
                                .toString();
            }
            return text.indexOf(0) >= 0
                    ? unreadable(
                            bytes, "The line holds NUL characters; the file may be damaged.", ended)
                    : new Line(number, withoutMark(text), ended);
        } catch (CharacterCodingException e) {
            return unreadable(bytes, "The line is not UTF-8 text.", ended);
        }
    }

    /** Files that were put together have their mark in the middle. */
    private static String withoutMark(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    private void skipBom() throws IOException {
        in.mark(BOM.length);
        for (int expected : BOM) {
            if (in.read() != expected) {
                in.reset();
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
