package org.onward.matching.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
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
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.BytesRef;
import org.onward.matching.taxonomy.OccupationCode;
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

    private volatile Named named = Named.in("");

    /**
     * What things are called in one version of the vocabulary, by id or code: each vacancy has some
     * twenty of the same few thousand.
     */
    private record Named(String version, Cache<Object, List<BytesRef>> words) {
        static Named in(String version) {
            return new Named(version, Caffeine.newBuilder().maximumSize(MOST_NAMED).build());
        }
    }

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
        Cache<Object, List<BytesRef>> known = named(taxonomy.version()).words;
        List<BytesRef> words = new ArrayList<>();
        OccupationCode occupation = post.occupation();
        if (occupation != null) {
            words.addAll(
                    known.get(
                            occupation,
                            _ -> words(Subject.OCCUPATION, occupation.value(), taxonomy)));
        }
        for (AskedSkill asked : post.skills()) {
            UUID skill = asked.skill().value();
            words.addAll(known.get(skill, _ -> words(Subject.SKILL, skill.toString(), taxonomy)));
        }
        String place = post.place();
        if (place != null) {
            words.addAll(known.get(place, _ -> words(Subject.PLACE, place, taxonomy)));
        }
        return new Words(words.iterator());
    }

    private Named named(String version) {
        Named held = named;
        if (!held.version.equals(version)) {
            held = Named.in(version);
            named = held;
        }
        return held;
    }

    private List<BytesRef> words(Subject subject, String key, Taxonomy taxonomy) {
        return LANGUAGES.stream()
                .flatMap(language -> phrase(taxonomy.label(subject, key, language)).stream())
                .map(BytesRef::new)
                .toList();
    }

    private static final class Words extends TokenStream {
        private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
        private final Iterator<BytesRef> words;

        Words(Iterator<BytesRef> words) {
            this.words = words;
        }

        @Override
        public boolean incrementToken() {
            boolean more = words.hasNext();
            if (more) {
                term.setBytesRef(words.next());
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
