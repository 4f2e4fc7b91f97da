package org.onward.matching.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Text of adverts and of who looks for them: ICU finds the words (Thai writes none apart), case and
 * width are folded, Thai spelt in one way, accents on Latin letters dropped, short forms written
 * out, English endings lightly stemmed. "No" and "not" are held: they turn round what is said.
 *
 * <p>{@link #words} finds the same in half of the time where a text has letters of English alone,
 * by the rules that ICU follows there (UAX #29).
 */
final class VacancyAnalyzer extends Analyzer {
    /** "It" is a word of any text, and a line of work. */
    static final String IT = "it";

    private static final String NO_MORE_SIGNS = ""; // © and ® are words to one of the two
    private static final Set<String> HELD = Set.of(IT, "no", "not");
    private static final CharArraySet STOP = stop();
    private static final CharArrayMap<String> SHORT_FORMS =
            CharArrayMap.copy(LabelText.SHORT_FORMS);

    private final Analyzer ofSimple =
            new Analyzer() {
                @Override
                protected TokenStreamComponents createComponents(String fieldName) {
                    Tokenizer words = new StandardTokenizer();
                    return new TokenStreamComponents(words, stemmed(new LowerCaseFilter(words)));
                }
            };

    private static CharArraySet stop() {
        return new CharArraySet(
                EnglishAnalyzer.getDefaultStopSet().stream()
                        .map(word -> new String((char[]) word))
                        .filter(word -> !HELD.contains(word))
                        .toList(),
                false);
    }

    @Override
    protected Reader initReader(String fieldName, Reader text) {
        return ThaiSpelling.usual(text);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new ICUTokenizer();
        return new TokenStreamComponents(words, stemmed(new ICUNormalizer2Filter(words)));
    }

    private static TokenStream stemmed(TokenStream lowerCase) {
        TokenStream folded = new ASCIIFoldingFilter(lowerCase);
        TokenStream kept = new StopFilter(new EnglishPossessiveFilter(folded), STOP);
        return new KStemFilter(new WrittenOut(kept));
    }

    /**
     * The words of a text, as {@link #tokenStream} finds them; of a line to write on ("____") none.
     */
    TokenStream words(String fieldName, String text) {
        Analyzer reading = LabelText.isSimple(text, NO_MORE_SIGNS) ? ofSimple : this;
        return reading.tokenStream(fieldName, text);
    }

    @Override
    public void close() {
        ofSimple.close();
        super.close();
    }

    private static final class WrittenOut extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        WrittenOut(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String word = SHORT_FORMS.get(term.buffer(), 0, term.length());
            if (word != null) {
                term.setEmpty().append(word);
            }
            return true;
        }
    }

    /** All words of a name in order, as they stand in the index. */
    List<String> phrase(String name) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = words(VacancyFields.TASKS, name)) {
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
}
