package org.onward.matching.shared;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is unpacked, up to a size and a ratio that no honest file reaches. */
public final class Inflated extends FilterInputStream {
    // Tables with much the same in every row come to fifty.
    private static final long MOST_RATIO = 200;
    private static final long WHATEVER_RATIO = 8L << 20;

    private final long most;
    private long read;
    private boolean tooLarge;

    /**
     * @param packed bytes before unpacking
     * @param most bytes after it
     */
    public Inflated(InputStream in, long packed, long most) {
        super(in);
        this.most = Math.min(most, Math.max(WHATEVER_RATIO, Math.max(packed, 1) * MOST_RATIO));
    }

    /** More came out than may. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Whether it was stopped, for readers that hide why. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        count(Math.max(0, some));
        return some;
    }

    private void count(int some) throws TooLarge {
        read += some;
        if (read > most) {
            tooLarge = true;
            throw new TooLarge();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
