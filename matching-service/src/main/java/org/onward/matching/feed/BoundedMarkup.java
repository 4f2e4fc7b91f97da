package org.onward.matching.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * XML whose tags, comments and instructions are of a size that a workbook has: a parser keeps each
 * of them as a whole before it can say anything of it.
 */
final class BoundedMarkup extends FilterInputStream {
    private static final int LONGEST = 1 << 17;
    // "<!-->" opens a comment and does not end it.
    private static final int SHORTEST_COMMENT = "!---->".length();

    /** What the bytes stand in. */
    private enum Within {
        TEXT,
        OPENED,
        DECLARED,
        TAG,
        QUOTED,
        APOSTROPHED,
        COMMENT,
        INSTRUCTION,
        DATA
    }

    private Within within = Within.TEXT;
    private int length;
    private int before;
    private int beforeThat;

    BoundedMarkup(InputStream xml) {
        super(xml);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            see(one);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int many) throws IOException {
        int some = super.read(into, offset, many);
        for (int i = offset; i < offset + some; i++) {
            see(into[i]);
        }
        return some;
    }

    private void see(int one) throws IOException {
        if (one == 0) {
            return; // the other half of a sign in UTF-16
        }
        if (within == Within.TEXT) {
            if (one == '<') {
                within = Within.OPENED;
                length = 0;
            }
            return;
        }
        if (++length > LONGEST) {
            throw new IOException("longer than the markup of a workbook is");
        }
        within = after(one);
        beforeThat = before;
        before = one;
    }

    private Within after(int one) {
        return switch (within) {
            case TEXT -> Within.TEXT;
            case OPENED ->
                    one == '!' ? Within.DECLARED : one == '?' ? Within.INSTRUCTION : inTag(one);
            case DECLARED -> one == '-' ? Within.COMMENT : one == '[' ? Within.DATA : inTag(one);
            case TAG -> inTag(one);
            case QUOTED -> one == '"' ? Within.TAG : within;
            case APOSTROPHED -> one == '\'' ? Within.TAG : within;
            case COMMENT ->
                    one == '>' && length >= SHORTEST_COMMENT && both('-') ? Within.TEXT : within;
            case INSTRUCTION -> one == '>' && before == '?' ? Within.TEXT : within;
            case DATA -> one == '>' && both(']') ? Within.TEXT : within;
        };
    }

    private boolean both(char sign) {
        return before == sign && beforeThat == sign;
    }

    private static Within inTag(int one) {
        return switch (one) {
            case '>' -> Within.TEXT;
            case '"' -> Within.QUOTED;
            case '\'' -> Within.APOSTROPHED;
            default -> Within.TAG;
        };
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
