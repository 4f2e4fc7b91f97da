package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.onward.matching.match.Marked;
import org.onward.matching.match.Marked.Piece;

/** Cuts a text where words that were looked for begin and end. */
@Singleton
final class MarkWords {
    /** Share of the part shown that lies before the first word met. */
    private static final float BEFORE = 0.3f;

    private final VacancyIndex index;
    private final VacancyFreeSearch search;

    MarkWords(VacancyIndex index, VacancyFreeSearch search) {
        this.index = index;
        this.search = search;
    }

    Marked mark(String words, String text, int longest) {
        Query any = search.marked(words, VacancyFields.TASKS);
        UnifiedHighlighter highlighter =
                UnifiedHighlighter.builderWithoutSearcher(index.analyzer())
                        .withBreakIterator(
                                longest == 0 ? WholeBreakIterator::new : () -> around(longest))
                        .withMaxNoHighlightPassages(0)
                        .withFormatter(new Pieces())
                        .build();
        try {
            Object marked = highlighter.highlightWithoutSearcher(VacancyFields.TASKS, any, text, 1);
            return marked == null ? Pieces.unmarked(text, longest) : (Marked) marked;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
    }

    private static BreakIterator around(int longest) {
        return LengthGoalBreakIterator.createClosestToLength(
                BreakIterator.getWordInstance(Locale.ROOT), longest, BEFORE);
    }

    private static final class Pieces extends PassageFormatter {
        private static final String CUT = "…";

        static Marked unmarked(String text, int longest) {
            if (longest == 0 || text.length() <= longest) {
                return new Marked(List.of(new Piece(text, false)));
            }
            BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
            words.setText(text);
            String start = text.substring(0, words.preceding(longest + 1)).stripTrailing();
            return new Marked(List.of(new Piece(start + CUT, false)));
        }

        @Override
        public Marked format(Passage[] passages, String text) {
            Passage passage = passages[0];
            List<Piece> pieces = new ArrayList<>();
            int at = passage.getStartOffset();
            if (at > 0) {
                pieces.add(new Piece(CUT, false));
            }
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int from = Math.max(at, passage.getMatchStarts()[i]);
                int to = passage.getMatchEnds()[i];
                if (from < to) {
                    add(pieces, text.substring(at, from), false);
                    add(pieces, text.substring(from, to), true);
                    at = to;
                }
            }
            add(pieces, text.substring(at, Math.max(at, passage.getEndOffset())), false);
            if (passage.getEndOffset() < text.length()) {
                pieces.add(new Piece(CUT, false));
            }
            return new Marked(pieces);
        }

        /** Thai writes no spaces: words met beside each other are one piece. */
        private static void add(List<Piece> pieces, String text, boolean met) {
            if (text.isEmpty()) {
                return;
            }
            boolean joins = met && !pieces.isEmpty() && pieces.getLast().met();
            pieces.add(new Piece(joins ? pieces.removeLast().text() + text : text, met));
        }
    }
}
