package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Found;
import org.onward.matching.match.Found.Reading;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.match.WorkCondition;
import org.onward.matching.search.FreeQueries.Looked;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * Words and conditions over what is shown, with facets. Words are terms; there is no syntax. What
 * is met is found and counted first, without scores; then the best of it are looked for, where
 * Lucene leaves out what cannot be among them.
 */
@Singleton
final class VacancyFreeSearch {
    /** Of fewer that have the words as typed, what else they may mean is looked for as well. */
    private static final int FEW = 5;

    private static final SortField FRESH =
            new SortField(VacancyFields.CONFIRMED, SortField.Type.LONG, true);
    private static final Sort NEWEST = IdOrder.then(FRESH);
    private static final Sort BEST = IdOrder.then(SortField.FIELD_SCORE, FRESH);

    private final VacancyIndex index;
    private final TypedWords typedWords;
    private final Spelling spelling;
    private final LabelIndex labels;
    private final Taxonomy taxonomy;

    VacancyFreeSearch(
            VacancyIndex index,
            TypedWords typedWords,
            Spelling spelling,
            LabelIndex labels,
            Taxonomy taxonomy) {
        this.index = index;
        this.typedWords = typedWords;
        this.spelling = spelling;
        this.labels = labels;
        this.taxonomy = taxonomy;
    }

    /**
     * Words that nothing has are sought as they are spelt in adverts; where that finds nothing as
     * what they mean together, or are suggested as; and where that finds nothing either as parts of
     * names of work. Words that few have are sought so as well, but for the last, and what is found
     * stands below those few. What stands in quotation marks is meant as it is written. Of what
     * finds nothing, or parts of names alone, it is told which part less would find something.
     */
    Found search(FreeSearch search) {
        Typed typed = typed(search.words());
        List<TypedWords.Word> words = typedWords.read(typed.words());
        return index.search(
                searcher -> {
                    Within index = new Within(searcher, queries());
                    Found found = nearest(index, search, typed, words);
                    return (found.total() > 0 && found.read().as() != Reading.PARTS)
                                    || search.after().isPresent()
                            ? found
                            : found.withWider(
                                    new WiderSearches(search, typed, words)
                                            .thatFind(wider -> count(index, wider)));
                });
    }

    /** One search in the index as it is at one time. */
    private record Within(IndexSearcher searcher, FreeQueries queries) {
        FreeQueries.Sought sought(FreeSearch search, Looked looked) {
            return queries.sought(search, looked, searcher.getIndexReader().numDocs());
        }
    }

    private FreeQueries queries() {
        return new FreeQueries(index.analyzer(), typedWords, taxonomy);
    }

    private Found nearest(Within index, FreeSearch search, Typed typed, List<TypedWords.Word> words)
            throws IOException {
        Found found = found(index, search, new Looked(typed, words, Reading.AS_TYPED), null);
        if (found.total() >= FEW
                || !typed.phrases().isEmpty()
                || (found.total() > 0 && areAllNamed(words))) {
            return found;
        }
        Found best = found;
        for (Supplier<Optional<Looked>> reading :
                found.total() > 0
                        ? below(typed, words, search.words())
                        : instead(typed, words, search.words())) {
            Optional<Looked> other = reading.get();
            if (other.isPresent()) {
                Found so = found(index, search, other.get(), found);
                if (so.total() > found.total()) {
                    return so;
                }
                if (found.total() == 0 && so.read().as() == Reading.MEANT) {
                    best = so;
                }
            }
        }
        return best;
    }

    /** What is looked for where nothing has the words, until something is found. */
    private List<Supplier<Optional<Looked>>> instead(
            Typed typed, List<TypedWords.Word> words, String text) {
        return List.of(
                () -> spelt(text, words),
                () -> meant(typed, typedWords.meant(typed.words())),
                () -> meant(typed, typedWords.meant(typed.words(), labels::suggested)),
                () -> parts(typed, words));
    }

    /**
     * The same where few have the words: nearer to what was typed. One word that begins a name
     * ("shipyard") is no longer half typed where an advert has it.
     */
    private List<Supplier<Optional<Looked>>> below(
            Typed typed, List<TypedWords.Word> words, String text) {
        return Stream.<Supplier<Optional<Looked>>>of(
                        () -> spelt(text, words),
                        () -> meant(typed, typedWords.meantAsWork(typed.words())),
                        () ->
                                words.size() == 1
                                        ? Optional.empty()
                                        : meant(
                                                typed,
                                                typedWords.meant(typed.words(), labels::suggested)))
                .<Supplier<Optional<Looked>>>map(
                        reading -> () -> reading.get().flatMap(one -> one.below(typed, words)))
                .toList();
    }

    /** All that is called so is sought already. */
    private static boolean areAllNamed(List<TypedWords.Word> words) {
        return words.stream().allMatch(word -> word.tellsNothing() || !word.named().isEmpty());
    }

    private Optional<Looked> spelt(String text, List<TypedWords.Word> words) {
        String usual = ThaiSpelling.usual(text);
        String spelt = spelling.respelt(usual, words);
        if (spelt.equals(usual)) {
            return Optional.empty();
        }
        Typed again = typed(spelt);
        return Optional.of(
                new Looked(
                        again, typedWords.read(again.words()), Reading.AS_TYPED, spelt, List.of()));
    }

    private static Optional<Looked> meant(Typed typed, List<TypedWords.Word> meant) {
        return meant.isEmpty()
                ? Optional.empty()
                : Optional.of(new Looked(typed, meant, Reading.MEANT));
    }

    private Optional<Looked> parts(Typed typed, List<TypedWords.Word> words) {
        List<TypedWords.Word> parts = typedWords.parts(words);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Looked(typed, parts, Reading.PARTS));
    }

    private Typed typed(String text) {
        return Typed.of(text, typedWords::namesOfWork);
    }

    /** What in a text is to be marked: the words typed, and other names of what they name. */
    Query marked(String text, String field) {
        Typed typed = typed(text);
        return queries().marked(typed, typedWords.read(typed.words()), field);
    }

    /**
     * @param asTyped what the words find as they were typed; null where that is looked for
     */
    private Found found(Within within, FreeSearch search, Looked looked, @Nullable Found asTyped)
            throws IOException {
        FreeQueries.Sought sought = within.sought(search, looked);
        FacetCounts counts =
                FacetCounts.of(
                        within.searcher, index.facetValues(), sought.met(), sought.conditions());
        return new Found(
                hits(within.searcher, search, sought),
                counts.total(),
                counts.byFacet(),
                looked.as() == Reading.PARTS
                        ? typedWords.workCalled(looked.words())
                        : TypedWords.work(looked.words()),
                new Found.Read(
                        looked.as(),
                        looked.spelt(),
                        asTyped == null ? counts.total() : asTyped.total(),
                        said(within.searcher, sought),
                        looked.typed().leftOut(),
                        looked.typed().sums(),
                        List.of()));
    }

    /** How many have the words as typed and pass. */
    private int count(Within within, FreeSearch search) throws IOException {
        Typed typed = typed(search.words());
        Looked looked = new Looked(typed, typedWords.read(typed.words()), Reading.AS_TYPED);
        return within.searcher.count(within.sought(search, looked).passing().build());
    }

    /** How many of what is found say what the words ask of the work. */
    private static List<Found.Said> said(IndexSearcher searcher, FreeQueries.Sought sought)
            throws IOException {
        List<Found.Said> said = new ArrayList<>();
        for (Map.Entry<WorkCondition, FoundOnce> asked : sought.saying().entrySet()) {
            BooleanQuery.Builder say = sought.passing();
            say.add(asked.getValue(), Occur.FILTER);
            said.add(new Found.Said(asked.getKey(), searcher.count(say.build())));
        }
        return said;
    }

    /** The best that are met and pass. */
    private static List<Found.Hit> hits(
            IndexSearcher searcher, FreeSearch search, FreeQueries.Sought sought)
            throws IOException {
        BooleanQuery.Builder query = sought.passing();
        sought.worth().forEach(part -> query.add(part, Occur.SHOULD));
        boolean scored = !sought.worth().isEmpty();
        TopFieldDocs top =
                searcher.search(
                        query.build(),
                        new TopFieldCollectorManager(
                                scored ? BEST : NEWEST,
                                search.limit(),
                                search.after().map(after -> lastOf(after, scored)).orElse(null),
                                1));
        List<Found.Hit> hits = new ArrayList<>();
        for (ScoreDoc hit : top.scoreDocs) {
            VacancyFacts facts = VacancyRetrieval.facts(searcher, new int[] {hit.doc}).getFirst();
            float score = scored ? (Float) ((FieldDoc) hit).fields[0] : 0;
            hits.add(
                    new Found.Hit(
                            facts,
                            score >= sought.told(),
                            new FreeSearch.After(score, facts.confirmedAt(), facts.id().value())));
        }
        return hits;
    }

    private static FieldDoc lastOf(FreeSearch.After after, boolean scored) {
        List<Object> fields = new ArrayList<>();
        if (scored) {
            fields.add(after.score());
        }
        fields.add(after.confirmedAt());
        fields.add(IdOrder.high(after.id()));
        fields.add(IdOrder.low(after.id()));
        return new FieldDoc(Integer.MAX_VALUE, after.score(), fields.toArray());
    }
}
