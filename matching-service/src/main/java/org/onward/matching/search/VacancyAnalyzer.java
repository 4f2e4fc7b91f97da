package org.onward.matching.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Text of adverts and of who looks for them: ICU finds the words (Thai writes none apart), case and
 * width are folded, accents on Latin letters dropped, English endings lightly stemmed.
 */
final class VacancyAnalyzer extends Analyzer {
    private static final int MOST_LABELS = 20_000;

    /** Each vacancy has some forty labels of the same few thousand. */
    private final Cache<String, List<String>> labels =
            Caffeine.newBuilder().maximumSize(MOST_LABELS).build();

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new ICUTokenizer();
        TokenStream folded = new ASCIIFoldingFilter(new ICUNormalizer2Filter(words));
        TokenStream kept =
                new StopFilter(
                        new EnglishPossessiveFilter(folded), EnglishAnalyzer.getDefaultStopSet());
        return new TokenStreamComponents(words, new KStemFilter(kept));
    }

    /** All words of a name in order, as they stand in the index. */
    List<String> phrase(String name) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = tokenStream(VacancyFields.TASKS, name)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
        return words;
    }

    /** The words of labels as they stand in the index, one behind the other. */
    TokenStream labels(List<String> texts) {
        List<String> words = new ArrayList<>();
        texts.forEach(text -> words.addAll(labels.get(text, this::phrase)));
        return new Words(words.iterator());
    }

    private static final class Words extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> words;

        Words(Iterator<String> words) {
            this.words = words;
        }

        @Override
        public boolean incrementToken() {
            term.setEmpty();
            boolean more = words.hasNext();
            if (more) {
                term.append(words.next());
            }
            return more;
        }
    }

    /** Text fields of a document, best first, with what a word in them is worth in free search. */
    static final List<Weighted> FREE_SEARCH =
            List.of(
                    // A word of the title says what the work is; the employer's name is often all
                    // that is remembered; labels are our own words for the advert's.
                    new Weighted(VacancyFields.TITLE, 3f),
                    new Weighted(VacancyFields.EMPLOYER_NAME, 2f),
                    new Weighted(VacancyFields.LABELS, 1.5f),
                    new Weighted(VacancyFields.TASKS, 1f));

    record Weighted(String field, float weight) {}
}
