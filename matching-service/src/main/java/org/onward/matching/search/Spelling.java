package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Words that no advert has and that name nothing, as an advert or a name of ours spells them: a
 * letter away, the first one the same. Only for searches that found nothing.
 */
@Singleton
final class Spelling {
    /** Words looked for: each costs a look through all there are. */
    private static final int MOST = 4;

    private final VacancyIndex index;
    private final TypedWords typedWords;
    private final LabelIndex labels;

    Spelling(VacancyIndex index, TypedWords typedWords, LabelIndex labels) {
        this.index = index;
        this.typedWords = typedWords;
        this.labels = labels;
    }

    /**
     * @param text all that was typed
     * @param words in it
     * @return the text with such words spelt anew; the same where there are none
     */
    String respelt(String text, List<TypedWords.Word> words) {
        StringBuilder respelt = new StringBuilder(text);
        index.search(
                searcher -> {
                    IndexReader reader = searcher.getIndexReader();
                    int left = MOST;
                    for (List<TypedWords.Word> run : runs(words).reversed()) {
                        if (left > 0 && isUnknown(reader, run)) {
                            left--;
                            int from = run.getFirst().from();
                            int to = run.getLast().to();
                            near(reader, run, text.substring(from, to))
                                    .ifPresent(near -> respelt.replace(from, to, near));
                        }
                    }
                    return respelt;
                });
        return respelt.toString();
    }

    /** Words that touch each other, as in Thai. */
    private static List<List<TypedWords.Word>> runs(List<TypedWords.Word> words) {
        List<List<TypedWords.Word>> runs = new ArrayList<>();
        int end = -1;
        for (TypedWords.Word word : words) {
            if (word.from() != end || word.isPlace()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(word);
            end = word.isPlace() ? -1 : word.to();
        }
        return runs;
    }

    /** Parts of Thai words are words, which may be anywhere. */
    private boolean isUnknown(IndexReader reader, List<TypedWords.Word> run) throws IOException {
        TypedWords.Word first = run.getFirst();
        return run.stream().allMatch(word -> word.named().isEmpty())
                && (LabelText.isThai(first.text())
                        || (!first.tellsNothing() && !isSomewhere(reader, first.text())));
    }

    /** A letter too few moves the borders between Thai words, so that they are sought together. */
    private Optional<String> near(IndexReader reader, List<TypedWords.Word> run, String written)
            throws IOException {
        if (LabelText.isThai(written)) {
            return labels.nearlyNamed(written);
        }
        Optional<String> near = near(reader, run.getFirst().text());
        // no ending is cut off rightly from a word that is misspelt
        return near.isPresent() ? near : near(reader, LabelText.plain(written));
    }

    private boolean isSomewhere(IndexReader reader, String word) throws IOException {
        for (String field : FreeQueries.TEXTS.keySet()) {
            if (reader.docFreq(new Term(field, word)) > 0) {
                return true;
            }
        }
        return typedWords.shownAs(word).things() > 0;
    }

    /** The word in most adverts, else in most names that are shown. */
    private Optional<String> near(IndexReader reader, String word) throws IOException {
        if (LabelText.tolerance(word) == 0) {
            return Optional.empty();
        }
        Map<String, Integer> having = new TreeMap<>();
        for (String field : FreeQueries.TEXTS.keySet()) {
            Terms all = MultiTerms.getTerms(reader, field);
            if (all != null) {
                FuzzyTermsEnum near = new FuzzyTermsEnum(all, new Term(field, word), 1, 1, true);
                for (BytesRef one = near.next(); one != null; one = near.next()) {
                    having.merge(one.utf8ToString(), near.docFreq(), Integer::sum);
                }
            }
        }
        return having.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .or(() -> typedWords.near(word));
    }
}
