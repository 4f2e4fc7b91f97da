package org.onward.matching.taxonomy;

/** A vocabulary file that cannot be loaded; nothing was changed. */
public final class BadTaxonomyFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String reason;

    BadTaxonomyFile(String file, int line, String reason) {
        super("The vocabulary was left as it was: %s, line %d: %s.".formatted(file, line, reason));
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    /** Counted from 1, which is the header. */
    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
