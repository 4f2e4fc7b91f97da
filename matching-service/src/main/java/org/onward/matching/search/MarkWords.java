package org.onward.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.onward.matching.match.Marked;
import org.onward.matching.match.Marked.Piece;
import org.onward.matching.match.Retrieval;

/** Cuts texts where words that were looked for begin and end; for one thread. */
final class MarkWords implements Retrieval.Marker {
    /** The field of the query; all text fields are read alike. */
    static final String FIELD = VacancyFields.TASKS;

    /** Share of the part shown that lies before the first word met. */
    private static final float BEFORE = 0.3f;

    private final Analyzer analyzer;
    private final Query looked;
    private final Map<Integer, FieldHighlighter> byLength = new HashMap<>();

    /**
     * @param looked what was looked for, in {@link #FIELD}
     */
    MarkWords(Analyzer analyzer, Query looked) {
        this.analyzer = analyzer;
        this.looked = looked;
    }

    @Override
    public Marked mark(String text, int longest) {
        try {
            Object marked =
                    byLength.computeIfAbsent(longest, this::highlighter)
                            .highlightFieldForDoc(null, -1, text);
            return marked == null ? Pieces.unmarked(text, longest) : (Marked) marked;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
    }

    private FieldHighlighter highlighter(int longest) {
        return new Prepared(
                        UnifiedHighlighter.builderWithoutSearcher(analyzer)
                                .withBreakIterator(
                                        longest == 0
                                                ? WholeBreakIterator::new
                                                : () -> around(longest))
                                .withMaxNoHighlightPassages(0)
                                .withFormatter(new Pieces()))
                .of(looked);
    }

    /** Takes the query apart once for all texts. */
    private static final class Prepared extends UnifiedHighlighter {
        Prepared(Builder builder) {
            super(builder);
        }

        FieldHighlighter of(Query query) {
            return getFieldHighlighter(FIELD, query, extractTerms(query), 1);
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
