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
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Text of adverts and of who looks for them: ICU finds the words (Thai writes none apart), case and
 * width are folded, Thai spelt in one way, accents on Latin letters dropped, short forms written
 * out, English endings lightly stemmed. "No" and "not" are held: they turn round what is said.
 */
final class VacancyAnalyzer extends Analyzer {
    /** "It" is a word of any text, and a line of work. */
    static final String IT = "it";

    private static final Set<String> HELD = Set.of(IT, "no", "not");
    private static final CharArraySet STOP = stop();
    private static final CharArrayMap<String> SHORT_FORMS =
            CharArrayMap.copy(LabelText.SHORT_FORMS);

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
        TokenStream folded = new ASCIIFoldingFilter(new ICUNormalizer2Filter(words));
        TokenStream kept = new StopFilter(new EnglishPossessiveFilter(folded), STOP);
        return new TokenStreamComponents(words, new KStemFilter(new WrittenOut(kept)));
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
}
