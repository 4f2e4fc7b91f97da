package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.taxonomy.TaxonomyReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.onward.matching.match.Found;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.FreeSearch.Facet;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * Words and conditions over what is shown, with facets. Words are terms; there is no syntax. One
 * pass over the index counts what was found and, of every facet that narrows down, what its other
 * choices would find.
 */
@Singleton
final class VacancyFreeSearch {
    private static final int MOST_VALUES = 200;
    private static final List<String> LANGUAGES = List.of("en", "th", "fil");
    private static final FacetsConfig CONFIG = new FacetsConfig();

    /**
     * Up to two words that tell something must all be met; of more, seven in ten: people add words
     * to narrow down. Those that only stand between them are not looked for. Places are no such
     * words: what is somewhere else is out.
     */
    private static final double MOST_OF_MANY = 0.7;

    /**
     * What a word in a field is worth: one of the title says what the work is, and the employer's
     * name is often all that is remembered.
     */
    private static final Map<String, Float> TEXTS =
            Map.of(
                    VacancyFields.TITLE, 3f,
                    VacancyFields.EMPLOYER_NAME, 2f,
                    VacancyFields.TASKS, 1f);

    /** What a word is worth in our names for the advert's work, skills and place. */
    private static final float SHOWN = 0.5f;

    /** A word met in several fields counts for the best one, and a little for the others. */
    private static final float OTHER_FIELDS = 0.1f;

    /** Ways in which further names are looked for, of all words together: a query has 1,024. */
    private static final int MOST_WAYS = 300;

    /** A vacancy coded as what a word names, or that calls it by another name, is met below it. */
    private static final float NAMED = 1f;

    /**
     * More than words add up to, so that who says what was asked comes before who does not say; low
     * enough that a float still tells scores of words apart.
     */
    private static final float TOLD = 256f;

    private static final Map<Facet, String> FIELDS =
            new EnumMap<>(
                    Map.of(
                            Facet.KIND, VacancyFields.KIND,
                            Facet.COUNTRY, VacancyFields.COUNTRY,
                            Facet.PLACE, VacancyFields.PLACE,
                            Facet.OCCUPATION, VacancyFields.MAJOR,
                            Facet.SECTOR, VacancyFields.SECTOR,
                            Facet.PAY, VacancyFields.PAY,
                            Facet.ACCOMMODATION, VacancyFields.ACCOMMODATION,
                            Facet.BACKED, VacancyFields.BACKED,
                            Facet.ABROAD, VacancyFields.OVERSEAS));

    private static final SortField FRESH =
            new SortField(VacancyFields.CONFIRMED, SortField.Type.LONG, true);
    private static final Sort BEST = IdOrder.then(SortField.FIELD_SCORE, FRESH);

    private final VacancyIndex index;
    private final TypedWords typedWords;
    private final FacetValues facetValues;
    private final Taxonomy taxonomy;

    VacancyFreeSearch(
            VacancyIndex index, TypedWords typedWords, FacetValues facetValues, Taxonomy taxonomy) {
        this.index = index;
        this.facetValues = facetValues;
        this.typedWords = typedWords;
        this.taxonomy = taxonomy;
    }

    /** Words that nothing has are sought as what they mean together. */
    Found search(FreeSearch search) {
        List<TypedWords.Word> words = typedWords.read(search.words());
        Found found = index.search(searcher -> search(searcher, search, words));
        if (found.total() > 0) {
            return found;
        }
        List<TypedWords.Word> meant = typedWords.meant(search.words());
        return meant.isEmpty() ? found : index.search(searcher -> search(searcher, search, meant));
    }

    /** What in a text is to be marked: the words typed, and other names of what they name. */
    Query marked(String typed, String field) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        List<TypedWords.Word> words = typedWords.read(typed);
        (toldIn(words) ? words.stream().filter(word -> !word.tellsNothing()) : words.stream())
                .forEach(
                        word -> any.add(new TermQuery(new Term(field, word.text())), Occur.SHOULD));
        TypedWords.named(words).stream()
                .flatMap(
                        named ->
                                Stream.concat(
                                        shownNames(named).stream(), otherNames(named).stream()))
                .distinct()
                .limit(MOST_WAYS)
                .forEach(name -> any.add(phrase(field, name), Occur.SHOULD));
        return any.build();
    }

    private Found search(IndexSearcher searcher, FreeSearch search, List<TypedWords.Word> words)
            throws IOException {
        DrillDownQuery query =
                new DrillDownQuery(
                        CONFIG, base(search, words, searcher.getIndexReader().numDocs()));
        List<Facet> narrowed = FIELDS.keySet().stream().filter(search::narrows).toList();
        narrowed.forEach(facet -> query.add(facet.name(), condition(search, facet)));
        DrillSideways.Result<Object[], Counts> result =
                new DrillSideways(searcher, CONFIG, (TaxonomyReader) null)
                        .search(
                                query,
                                new MultiCollectorManager(
                                        new TopFieldCollectorManager(
                                                BEST,
                                                search.limit(),
                                                search.after()
                                                        .map(VacancyFreeSearch::lastOf)
                                                        .orElse(null),
                                                Integer.MAX_VALUE),
                                        new CountsManager(
                                                facetValues,
                                                FIELDS.keySet().stream()
                                                        .filter(f -> !search.narrows(f))
                                                        .toList())),
                                narrowed.stream()
                                        .map(
                                                facet ->
                                                        new CountsManager(
                                                                facetValues, List.of(facet)))
                                        .toList());
        Counts counts = (Counts) result.drillDownResult()[1];
        int total = counts.total;
        if (result.drillSidewaysResults() != null) {
            result.drillSidewaysResults().forEach(counts::add);
        }
        return new Found(
                hits(searcher, (TopFieldDocs) result.drillDownResult()[0]),
                total,
                counts.facets(),
                TypedWords.work(words));
    }

    private static List<Found.Hit> hits(IndexSearcher searcher, TopFieldDocs top)
            throws IOException {
        List<Found.Hit> hits = new ArrayList<>();
        for (ScoreDoc hit : top.scoreDocs) {
            VacancyFacts facts = VacancyRetrieval.facts(searcher, new int[] {hit.doc}).getFirst();
            hits.add(
                    new Found.Hit(
                            facts,
                            new FreeSearch.After(
                                    (Float) ((FieldDoc) hit).fields[0],
                                    facts.confirmedAt(),
                                    facts.id().value())));
        }
        return hits;
    }

    private static FieldDoc lastOf(FreeSearch.After after) {
        return new FieldDoc(
                Integer.MAX_VALUE,
                after.score(),
                new Object[] {
                    after.score(),
                    after.confirmedAt(),
                    IdOrder.high(after.id()),
                    IdOrder.low(after.id())
                });
    }

    private Query base(FreeSearch search, List<TypedWords.Word> words, int documents) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        VacancyTerms.stillValid(query, search.todayDay());
        words(query, words.stream().filter(word -> !word.isPlace()).toList(), documents);
        TypedWords.where(words).stream()
                .collect(Collectors.groupingBy(Found.Named::subject))
                .values()
                .forEach(places -> query.add(inAnyOf(places, words), Occur.MUST));
        search.asked()
                .forEach(
                        (facet, values) -> {
                            if (!search.known().contains(facet)) {
                                query.add(
                                        worth(VacancyTerms.set(field(facet), values), TOLD),
                                        Occur.SHOULD);
                            }
                        });
        return query.build();
    }

    /** The values asked for, or nothing told; where it must be known, not the latter. */
    private static Query condition(FreeSearch search, Facet facet) {
        Set<String> values = search.asked().get(facet);
        boolean known = search.known().contains(facet);
        if (values == null) {
            return new BooleanQuery.Builder()
                    .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                    .add(unknown(facet), Occur.MUST_NOT)
                    .build();
        }
        Query told = VacancyTerms.set(field(facet), values);
        return known
                ? told
                : new BooleanQuery.Builder()
                        .add(told, Occur.SHOULD)
                        .add(unknown(facet), Occur.SHOULD)
                        .build();
    }

    private static Query unknown(Facet facet) {
        return new TermQuery(
                new Term(Objects.requireNonNull(FIELDS.get(facet)), VacancyFields.UNKNOWN));
    }

    /** Where the values asked for stand; those of occupations have up to four digits. */
    private static String field(Facet facet) {
        return facet == Facet.OCCUPATION
                ? VacancyFields.OCCUPATION
                : Objects.requireNonNull(FIELDS.get(facet));
    }

    private static Query worth(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private void words(BooleanQuery.Builder query, List<TypedWords.Word> words, int documents) {
        if (words.isEmpty()) {
            // Nothing typed, or nothing but signs and words too common: it narrows nothing down.
            return;
        }
        Map<Found.Named, List<Query>> names = new HashMap<>();
        Map<Found.Named, List<Query>> others = new HashMap<>();
        BooleanQuery.Builder met = new BooleanQuery.Builder();
        boolean told = toldIn(words);
        int left = MOST_WAYS;
        int n = 0;
        for (TypedWords.Word word : words) {
            List<Query> ways = new ArrayList<>();
            TEXTS.forEach(
                    (field, weight) ->
                            ways.add(
                                    new BoostQuery(
                                            new TermQuery(new Term(field, word.text())), weight)));
            ways.addAll(shownAs(word.text(), documents));
            for (Found.Named named : word.named()) {
                ways.addAll(names.computeIfAbsent(named, this::named));
                List<Query> more = others.computeIfAbsent(named, this::namedOtherwise);
                if (more.size() <= left) {
                    ways.addAll(more);
                    left -= more.size();
                }
            }
            if (!told || !word.tellsNothing()) {
                met.add(new DisjunctionMaxQuery(ways, OTHER_FIELDS), Occur.SHOULD);
                n++;
            }
        }
        met.setMinimumNumberShouldMatch(n <= 2 ? n : (int) Math.ceil(MOST_OF_MANY * n));
        query.add(met.build(), Occur.MUST);
    }

    /** What few have in their names counts the more, as if each of these were in one document. */
    private List<Query> shownAs(String word, int documents) {
        TypedWords.Shown shown = typedWords.shownAs(word);
        float worth = SHOWN * (float) Math.log1p(documents / (1.0 + shown.things()));
        return shown.coded().stream().map(coded -> worth(coded, worth)).toList();
    }

    /** Whether any of the words tells something. */
    private static boolean toldIn(List<TypedWords.Word> words) {
        return !words.stream().allMatch(TypedWords.Word::tellsNothing);
    }

    /** In one of them or by its name, or in their country and nobody says where. */
    private Query inAnyOf(List<Found.Named> places, List<TypedWords.Word> words) {
        BooleanQuery.Builder told = new BooleanQuery.Builder();
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Found.Named place : places) {
            codes(place).forEach(term -> told.add(new TermQuery(term), Occur.SHOULD));
            Set<List<String>> names = shownNames(place);
            names.add(
                    words.stream()
                            .filter(word -> word.named().contains(place))
                            .map(TypedWords.Word::text)
                            .toList());
            for (List<String> name : names) {
                for (String field : TEXTS.keySet()) {
                    told.add(phrase(field, name), Occur.SHOULD);
                }
            }
            taxonomy.place(place.key())
                    .ifPresent(one -> any.add(somewhereIn(one.country()), Occur.SHOULD));
        }
        return any.add(worth(told.build(), TOLD), Occur.SHOULD).build();
    }

    private static Query somewhereIn(String country) {
        return worth(
                new BooleanQuery.Builder()
                        .add(unknown(Facet.PLACE), Occur.FILTER)
                        .add(new TermQuery(new Term(VacancyFields.COUNTRY, country)), Occur.FILTER)
                        .build(),
                0);
    }

    /** By its code, or by a name that is shown in the text of who did not code it. */
    private List<Query> named(Found.Named named) {
        List<Query> ways = new ArrayList<>();
        codes(named).forEach(term -> ways.add(worth(new TermQuery(term), NAMED)));
        ways.addAll(inText(shownNames(named)));
        return ways;
    }

    private List<Query> namedOtherwise(Found.Named named) {
        return inText(otherNames(named));
    }

    private static List<Query> inText(Collection<List<String>> names) {
        List<Query> ways = new ArrayList<>();
        for (List<String> name : names) {
            for (String field : List.of(VacancyFields.TITLE, VacancyFields.TASKS)) {
                ways.add(worth(phrase(field, name), NAMED));
            }
        }
        return ways;
    }

    private static Query phrase(String field, List<String> words) {
        return words.size() == 1
                ? new TermQuery(new Term(field, words.getFirst()))
                : new PhraseQuery(field, words.toArray(String[]::new));
    }

    private List<Term> codes(Found.Named named) {
        return switch (named.subject()) {
            case OCCUPATION -> List.of(new Term(VacancyFields.OCCUPATION, named.key()));
            case SKILL ->
                    taxonomy
                            .skill(new SkillId(UUID.fromString(named.key())))
                            .map(skill -> Integer.toString(skill.number()))
                            .stream()
                            .flatMap(
                                    number ->
                                            Stream.of(VacancyFields.SKILL, VacancyFields.USUAL)
                                                    .map(field -> new Term(field, number)))
                            .toList();
            case PLACE -> List.of(new Term(VacancyFields.PLACE, named.key()));
            case COUNTRY -> List.of(new Term(VacancyFields.COUNTRY, named.key()));
            default -> List.of();
        };
    }

    private Set<List<String>> shownNames(Found.Named named) {
        Set<List<String>> names = new LinkedHashSet<>();
        for (String language : LANGUAGES) {
            List<String> name =
                    index.analyzer().phrase(taxonomy.label(named.subject(), named.key(), language));
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private Set<List<String>> otherNames(Found.Named named) {
        Set<List<String>> names = new LinkedHashSet<>();
        typedWords.otherNames(named).forEach(name -> names.add(index.analyzer().phrase(name)));
        names.removeAll(shownNames(named));
        return names;
    }

    /** How many documents there are, and how many of them have each value of some facets. */
    private static final class Counts implements Collector {
        private final FacetValues facetValues;
        private final List<Facet> facets;
        private int total;
        private final Map<Facet, Map<String, Integer>> byFacet = new EnumMap<>(Facet.class);

        Counts(FacetValues facetValues, List<Facet> facets) {
            this.facetValues = facetValues;
            this.facets = facets;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            return new OneSegment(facetValues.of(leaf.reader(), fields(facets)));
        }

        private static List<String> fields(List<Facet> facets) {
            return facets.stream().map(facet -> Objects.requireNonNull(FIELDS.get(facet))).toList();
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        /** Counts by the places of values, and puts their names to them at the end. */
        private final class OneSegment implements LeafCollector {
            private final List<FacetValues.Column> columns;
            private final int[][] ofDocument;
            private final int[][] counts;

            OneSegment(List<FacetValues.Column> columns) {
                this.columns = columns;
                ofDocument =
                        columns.stream().map(FacetValues.Column::ofDocument).toArray(int[][]::new);
                counts =
                        columns.stream()
                                .map(column -> new int[column.values().size() + 1])
                                .toArray(int[][]::new);
            }

            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) {
                total++;
                for (int i = 0; i < counts.length; i++) {
                    counts[i][ofDocument[i][document]]++;
                }
            }

            @Override
            public void collectRange(int from, int to) {
                total += to - from;
                for (int i = 0; i < counts.length; i++) {
                    for (int document = from; document < to; document++) {
                        counts[i][ofDocument[i][document]]++;
                    }
                }
            }

            @Override
            public void finish() {
                for (int i = 0; i < counts.length; i++) {
                    Map<String, Integer> to =
                            byFacet.computeIfAbsent(facets.get(i), f -> new TreeMap<>());
                    List<String> values = columns.get(i).values();
                    for (int place = 0; place < values.size(); place++) {
                        if (counts[i][place] > 0) {
                            to.merge(values.get(place), counts[i][place], Integer::sum);
                        }
                    }
                }
            }
        }

        void add(Counts other) {
            total += other.total;
            other.byFacet.forEach(
                    (facet, counts) ->
                            counts.forEach(
                                    (value, n) ->
                                            byFacet.computeIfAbsent(facet, f -> new TreeMap<>())
                                                    .merge(value, n, Integer::sum)));
        }

        Map<Facet, List<Found.Count>> facets() {
            Map<Facet, List<Found.Count>> all = new EnumMap<>(Facet.class);
            FIELDS.keySet()
                    .forEach(
                            facet -> all.put(facet, counts(byFacet.getOrDefault(facet, Map.of()))));
            return all;
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

    private record CountsManager(FacetValues facetValues, List<Facet> facets)
            implements CollectorManager<Counts, Counts> {
        @Override
        public Counts newCollector() {
            return new Counts(facetValues, facets);
        }

        @Override
        public Counts reduce(Collection<Counts> collectors) {
            Counts all = newCollector();
            collectors.forEach(all::add);
            return all;
        }
    }
}
