package org.onward.matching.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The texts that a workbook's cells share, by number. They are kept as bytes one behind the other:
 * millions of them take little more than their letters.
 */
final class XlsxTexts {
    private static final int PIECE = 1 << 20;
    private static final int MOST = 2_000_000;
    private static final int MOST_PIECES = 96;
    private static final int LENGTH = 3; // bytes before a text

    private final List<byte[]> pieces = new ArrayList<>();
    private final BitSet struck = new BitSet();
    private int[] starts = new int[1 << 10];
    private int size;
    private int used = PIECE;

    /**
     * @param isStruck whether some of it was struck through, and is left out
     * @return false where there is no room for it any more
     */
    boolean add(String text, boolean isStruck) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (used + LENGTH + bytes.length > PIECE) {
            if (pieces.size() == MOST_PIECES) {
                return false;
            }
            pieces.add(new byte[PIECE]);
            used = 0;
        }
        if (size == MOST) {
            return false;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
        }
        struck.set(size, isStruck);
        starts[size++] = (pieces.size() - 1) * PIECE + used;
        byte[] piece = pieces.getLast();
        piece[used] = (byte) (bytes.length >> 16);
        piece[used + 1] = (byte) (bytes.length >> 8);
        piece[used + 2] = (byte) bytes.length;
        System.arraycopy(bytes, 0, piece, used + LENGTH, bytes.length);
        used += LENGTH + bytes.length;
        return true;
    }

    boolean isStruck(int index) {
        return index >= 0 && struck.get(index);
    }

    /** Empty where there is none of this number. */
    String get(int index) {
        if (index < 0 || index >= size) {
            return "";
        }
        byte[] piece = pieces.get(starts[index] / PIECE);
        int at = starts[index] % PIECE;
        int length =
                (piece[at] & 0xff) << 16 | (piece[at + 1] & 0xff) << 8 | (piece[at + 2] & 0xff);
        return new String(piece, at + LENGTH, length, StandardCharsets.UTF_8);
    }
}
