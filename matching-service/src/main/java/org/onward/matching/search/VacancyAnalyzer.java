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
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.AskedSkill;
import org.onward.matching.vacancy.Post;

/**
 * Text of adverts and of who looks for them: ICU finds the words (Thai writes none apart), case and
 * width are folded, accents on Latin letters dropped, English endings lightly stemmed.
 */
final class VacancyAnalyzer extends Analyzer {
    private static final List<String> LANGUAGES = List.of("en", "th", "fil");
    private static final int MOST_NAMED = 20_000;

    /** Each vacancy has some twenty things of the same few thousand. */
    private final Cache<Named, List<String>> named =
            Caffeine.newBuilder().maximumSize(MOST_NAMED).build();

    /** Something with a name, in one version of the vocabulary. */
    private record Named(Subject subject, String key, String version) {}

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

    /** The words of all names that a vacancy's work, skills and place have, as they are indexed. */
    TokenStream labels(Post post, Taxonomy taxonomy) {
        String version = taxonomy.version();
        List<String> words = new ArrayList<>();
        if (post.occupation() != null) {
            words.addAll(
                    words(
                            new Named(Subject.OCCUPATION, post.occupation().value(), version),
                            taxonomy));
        }
        for (AskedSkill skill : post.skills()) {
            words.addAll(
                    words(
                            new Named(Subject.SKILL, skill.skill().value().toString(), version),
                            taxonomy));
        }
        if (post.place() != null) {
            words.addAll(words(new Named(Subject.PLACE, post.place(), version), taxonomy));
        }
        return new Words(words.iterator());
    }

    private List<String> words(Named thing, Taxonomy taxonomy) {
        return named.get(
                thing,
                one ->
                        LANGUAGES.stream()
                                .flatMap(
                                        language ->
                                                phrase(
                                                        taxonomy.label(
                                                                one.subject, one.key, language))
                                                        .stream())
                                .toList());
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
