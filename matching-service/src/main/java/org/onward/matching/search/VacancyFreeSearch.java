package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Found;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.VacancyFacts;

/** Words and filters over what is shown, with facets. Words are terms; there is no syntax. */
@Singleton
final class VacancyFreeSearch {
    private static final int MOST_WORDS = 32;
    private static final int MOST_VALUES = 30;

    /** Up to two words must all be met; of more, seven in ten: people add words to narrow down. */
    private static final double MOST_OF_MANY = 0.7;

    /** A word met in several fields counts for the best one, and a little for the others. */
    private static final float OTHER_FIELDS = 0.1f;

    /** Facet name in the answer → field. */
    private static final Map<String, String> FACETS =
            new TreeMap<>(
                    Map.of(
                            "kind", VacancyFields.KIND,
                            "country", VacancyFields.COUNTRY,
                            "place", VacancyFields.PLACE,
                            "occupation", VacancyFields.MAJOR,
                            "sector", VacancyFields.SECTOR,
                            "pay", VacancyFields.PAY,
                            "accommodation", VacancyFields.ACCOMMODATION));

    private static final SortField FRESH =
            new SortField(VacancyFields.CONFIRMED, SortField.Type.LONG, true);
    private static final SortField BY_ID = new SortField(VacancyFields.ID, SortField.Type.STRING);
    private static final Sort BEST = new Sort(SortField.FIELD_SCORE, FRESH, BY_ID);

    private final VacancyIndex index;

    VacancyFreeSearch(VacancyIndex index) {
        this.index = index;
    }

    Found search(FreeSearch search) {
        return index.search(searcher -> search(searcher, query(search), search));
    }

    private Found search(IndexSearcher searcher, Query query, FreeSearch search)
            throws IOException {
        Counts counts = searcher.search(query, new CountsManager());
        TopFieldDocs top =
                searcher.search(
                        query,
                        new TopFieldCollectorManager(
                                BEST,
                                search.limit(),
                                search.after().map(VacancyFreeSearch::lastOf).orElse(null),
                                search.limit() + 1));
        List<Found.Hit> hits = new ArrayList<>();
        for (ScoreDoc hit : top.scoreDocs) {
            VacancyFacts facts = VacancyRetrieval.facts(searcher, Set.of(hit.doc)).getFirst();
            Object[] fields = ((FieldDoc) hit).fields;
            hits.add(
                    new Found.Hit(
                            facts,
                            new FreeSearch.After(
                                    (Float) fields[0],
                                    facts.confirmedAt(),
                                    facts.id().value().toString())));
        }
        return new Found(hits, counts.total, counts.facets());
    }

    private static FieldDoc lastOf(FreeSearch.After after) {
        return new FieldDoc(
                Integer.MAX_VALUE,
                after.score(),
                new Object[] {after.score(), after.confirmedAt(), new BytesRef(after.id())});
    }

    private Query query(FreeSearch search) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        VacancyTerms.stillValid(query, search.todayDay());
        VacancyTerms.kinds(query, search.kinds());
        words(query, search.words());
        asked(query, VacancyFields.COUNTRY, search.country(), true);
        asked(query, VacancyFields.PLACE, search.place(), known(search, FreeSearch.Field.PLACE));
        Character sector = search.sector();
        asked(
                query,
                VacancyFields.SECTOR,
                sector == null ? null : sector.toString(),
                known(search, FreeSearch.Field.SECTOR));
        occupation(query, search);
        Boolean accommodation = search.accommodation();
        asked(
                query,
                VacancyFields.ACCOMMODATION,
                accommodation == null ? null : accommodation ? VacancyFields.YES : VacancyFields.NO,
                known(search, FreeSearch.Field.ACCOMMODATION));
        asked(query, VacancyFields.PAY, null, known(search, FreeSearch.Field.PAY));
        return query.build();
    }

    private static boolean known(FreeSearch search, FreeSearch.Field field) {
        return search.known().contains(field);
    }

    /** The value, or nothing told; where it must be known, not the latter. */
    private static void asked(
            BooleanQuery.Builder query, String field, @Nullable String value, boolean known) {
        if (value != null) {
            query.add(
                    VacancyTerms.set(
                            field, known ? List.of(value) : List.of(value, VacancyFields.UNKNOWN)),
                    Occur.FILTER);
        } else if (known && !field.equals(VacancyFields.COUNTRY)) {
            query.add(new TermQuery(new Term(field, VacancyFields.UNKNOWN)), Occur.MUST_NOT);
        }
    }

    private static void occupation(BooleanQuery.Builder query, FreeSearch search) {
        boolean known = known(search, FreeSearch.Field.OCCUPATION);
        String code = search.occupation();
        if (code == null) {
            asked(query, VacancyFields.MAJOR, null, known);
            return;
        }
        BooleanQuery.Builder under = new BooleanQuery.Builder();
        under.add(new TermQuery(new Term(VacancyFields.OCCUPATION, code)), Occur.SHOULD);
        if (!known) {
            under.add(
                    new TermQuery(new Term(VacancyFields.MAJOR, VacancyFields.UNKNOWN)),
                    Occur.SHOULD);
        }
        query.add(under.build(), Occur.FILTER);
    }

    private void words(BooleanQuery.Builder query, String typed) {
        Set<String> words = index.analyzer().words(typed, MOST_WORDS);
        if (words.isEmpty()) {
            // Nothing typed, or nothing but signs and words too common: it narrows nothing down.
            return;
        }
        BooleanQuery.Builder met = new BooleanQuery.Builder();
        for (String word : words) {
            List<Query> fields = new ArrayList<>();
            for (VacancyAnalyzer.Weighted field : VacancyAnalyzer.FREE_SEARCH) {
                fields.add(
                        new BoostQuery(
                                new TermQuery(new Term(field.field(), word)), field.weight()));
            }
            met.add(new DisjunctionMaxQuery(fields, OTHER_FIELDS), Occur.SHOULD);
        }
        int n = words.size();
        met.setMinimumNumberShouldMatch(n <= 2 ? n : (int) Math.ceil(MOST_OF_MANY * n));
        query.add(met.build(), Occur.MUST);
    }

    /** How many documents have each value of each facet. */
    private static final class Counts implements Collector {
        private int total;
        private final Map<String, Map<String, Integer>> byFacet = new TreeMap<>();

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            List<OneFacet> facets = new ArrayList<>();
            for (Map.Entry<String, String> facet : FACETS.entrySet()) {
                SortedSetDocValues values = leaf.reader().getSortedSetDocValues(facet.getValue());
                if (values != null) {
                    facets.add(
                            new OneFacet(
                                    byFacet.computeIfAbsent(
                                            facet.getKey(), name -> new TreeMap<>()),
                                    values,
                                    new int[(int) values.getValueCount()]));
                }
            }
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int document) throws IOException {
                    total++;
                    for (OneFacet facet : facets) {
                        facet.count(document);
                    }
                }

                @Override
                public void finish() throws IOException {
                    for (OneFacet facet : facets) {
                        facet.addUp();
                    }
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        void add(Counts other) {
            total += other.total;
            other.byFacet.forEach(
                    (name, counts) ->
                            counts.forEach(
                                    (value, n) ->
                                            byFacet.computeIfAbsent(name, k -> new TreeMap<>())
                                                    .merge(value, n, Integer::sum)));
        }

        List<Found.Facet> facets() {
            return FACETS.keySet().stream()
                    .map(
                            name ->
                                    new Found.Facet(
                                            name, counts(byFacet.getOrDefault(name, Map.of()))))
                    .toList();
        }

        private static List<Found.Count> counts(Map<String, Integer> counts) {
            return counts.entrySet().stream()
                    .map(e -> new Found.Count(e.getKey(), e.getValue()))
                    .sorted(
                            Comparator.comparingInt(Found.Count::vacancies)
                                    .reversed()
                                    .thenComparing(Found.Count::value))
                    .limit(MOST_VALUES)
                    .toList();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // counters of one segment, alive while it is counted
    private record OneFacet(Map<String, Integer> to, SortedSetDocValues values, int[] counts) {
        void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                counts[(int) values.nextOrd()]++;
            }
        }

        void addUp() throws IOException {
            for (int ord = 0; ord < counts.length; ord++) {
                if (counts[ord] > 0) {
                    to.merge(values.lookupOrd(ord).utf8ToString(), counts[ord], Integer::sum);
                }
            }
        }
    }

    private static final class CountsManager implements CollectorManager<Counts, Counts> {
        @Override
        public Counts newCollector() {
            return new Counts();
        }

        @Override
        public Counts reduce(Collection<Counts> collectors) {
            Counts all = new Counts();
            collectors.forEach(all::add);
            return all;
        }
    }
}
