package org.onward.matching.match;

import java.util.List;

/** A text, or the part of it that matters, cut where words that were looked for begin and end. */
public record Marked(List<Piece> pieces) {
    /**
     * @param met whether it is a word that was looked for
     */
    public record Piece(String text, boolean met) {}

    public boolean isMet() {
        return pieces.stream().anyMatch(Piece::met);
    }
}
