package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Found;
import org.onward.matching.match.Found.Reading;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.FreeSearch.Facet;
import org.onward.matching.match.Gates;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.match.WorkCondition;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * Words and conditions over what is shown, with facets. Words are terms; there is no syntax. What
 * is met is found and counted first, without scores; then the best of it are looked for, where
 * Lucene leaves out what cannot be among them.
 */
@Singleton
final class VacancyFreeSearch {
    private static final List<String> LANGUAGES = List.of("en", "th", "fil");

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
    static final Map<String, Float> TEXTS =
            Map.of(
                    VacancyFields.TITLE, 3f,
                    VacancyFields.EMPLOYER_NAME, 2f,
                    VacancyFields.TASKS, 1f);

    /** Where the names of what a word names are looked for. */
    private static final List<String> NAMES = List.of(VacancyFields.TITLE, VacancyFields.TASKS);

    /** What a word is worth in our names for the advert's work, skills and place. */
    private static final float SHOWN = 0.5f;

    /** A word met in several fields counts for the best one, and a little for the others. */
    private static final float OTHER_FIELDS = 0.1f;

    /** Ways in which further names are looked for, of all words together: each costs a look-up. */
    private static final int MOST_WAYS = 300;

    /** A vacancy coded as what a word names, or that calls it by another name, is met below it. */
    private static final float NAMED = 1f;

    /** Of fewer that have the words as typed, what else they may mean is looked for as well. */
    private static final int FEW = 5;

    /**
     * More than words add up to, so that what has them as typed comes before what else is meant.
     */
    private static final float AS_TYPED = 256f;

    /**
     * More than both add up to, so that who says what was asked comes before who does not say; low
     * enough that a float still tells scores of words apart.
     */
    private static final float TOLD = 2 * AS_TYPED;

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
     * finds nothing at all it is told which part less would find something.
     */
    Found search(FreeSearch search) {
        Found found = nearest(search);
        if (found.total() > 0) {
            return found;
        }
        Typed typed = typed(search.words());
        return found.withWider(
                new WiderSearches(search, typed, typedWords.read(typed.words()))
                        .thatFind(this::count));
    }

    private Found nearest(FreeSearch search) {
        Typed typed = typed(search.words());
        List<TypedWords.Word> words = typedWords.read(typed.words());
        Found found = search(search, new Looked(typed, words, Reading.AS_TYPED));
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
                Found so = search(search, other.get());
                if (so.total() > found.total()) {
                    return so.withAsTyped(found.total(), other.get().spelt);
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
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Typed typed = typed(text);
        List<TypedWords.Word> words = typedWords.read(typed.words());
        words.stream()
                .filter(word -> !word.tellsNothing() && isSoughtIn(field, word))
                .flatMap(word -> written(word).stream())
                .forEach(form -> any.add(phrase(field, form), Occur.SHOULD));
        typed.conditions().stream()
                .flatMap(condition -> called(condition).stream())
                .forEach(called -> any.add(phrase(field, called), Occur.SHOULD));
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

    /**
     * @param spelt the text of other words than were typed; null where it is that
     * @param above words that count for more, as they were typed; empty where there are none
     */
    private record Looked(
            Typed typed,
            List<TypedWords.Word> words,
            Reading as,
            @Nullable String spelt,
            List<TypedWords.Word> above) {
        Looked(Typed typed, List<TypedWords.Word> words, Reading as) {
            this(typed, words, as, null, List.of());
        }

        /** Beside what was typed, in the same places. */
        Optional<Looked> below(Typed asTyped, List<TypedWords.Word> those) {
            return TypedWords.where(words).equals(TypedWords.where(those))
                    ? Optional.of(new Looked(asTyped, words, as, spelt, those))
                    : Optional.empty();
        }
    }

    private Found search(FreeSearch search, Looked looked) {
        return index.search(searcher -> search(searcher, search, looked));
    }

    private Found search(IndexSearcher searcher, FreeSearch search, Looked looked)
            throws IOException {
        Sought sought = sought(search, looked, searcher.getIndexReader().numDocs());
        Map<Facet, FoundOnce> conditions = new EnumMap<>(Facet.class);
        FacetValues.FIELDS.keySet().stream()
                .filter(search::narrows)
                .forEach(facet -> conditions.put(facet, new FoundOnce(condition(search, facet))));
        FacetCounts counts = FacetCounts.of(searcher, index.facetValues(), sought.met, conditions);
        return new Found(
                hits(searcher, search, sought, conditions.values()),
                counts.total(),
                counts.byFacet(),
                looked.as == Reading.PARTS
                        ? typedWords.workCalled(looked.words)
                        : TypedWords.work(looked.words),
                new Found.Read(
                        looked.as,
                        null,
                        counts.total(),
                        said(searcher, sought, conditions.values()),
                        looked.typed.leftOut(),
                        looked.typed.sums(),
                        List.of()));
    }

    /** How many have the words as typed and pass. */
    private int count(FreeSearch search) {
        Typed typed = typed(search.words());
        Looked looked = new Looked(typed, typedWords.read(typed.words()), Reading.AS_TYPED);
        return index.search(
                searcher -> {
                    Sought sought = sought(search, looked, searcher.getIndexReader().numDocs());
                    List<FoundOnce> conditions =
                            FacetValues.FIELDS.keySet().stream()
                                    .filter(search::narrows)
                                    .map(facet -> new FoundOnce(condition(search, facet)))
                                    .toList();
                    return searcher.count(passing(sought, conditions).build());
                });
    }

    /** How many of what is found say what the words ask of the work. */
    private static List<Found.Said> said(
            IndexSearcher searcher, Sought sought, Collection<FoundOnce> conditions)
            throws IOException {
        List<Found.Said> said = new ArrayList<>();
        for (Map.Entry<WorkCondition, FoundOnce> asked : sought.saying.entrySet()) {
            BooleanQuery.Builder say = passing(sought, conditions);
            say.add(asked.getValue(), Occur.FILTER);
            said.add(new Found.Said(asked.getKey(), searcher.count(say.build())));
        }
        return said;
    }

    /** All that is met and passes. */
    private static BooleanQuery.Builder passing(Sought sought, Collection<FoundOnce> conditions) {
        BooleanQuery.Builder passing = new BooleanQuery.Builder();
        passing.add(sought.met, Occur.FILTER);
        conditions.forEach(condition -> passing.add(condition, Occur.FILTER));
        return passing;
    }

    /** The best that are met and pass. */
    private static List<Found.Hit> hits(
            IndexSearcher searcher,
            FreeSearch search,
            Sought sought,
            Collection<FoundOnce> conditions)
            throws IOException {
        BooleanQuery.Builder query = passing(sought, conditions);
        sought.worth.forEach(part -> query.add(part, Occur.SHOULD));
        boolean scored = !sought.worth.isEmpty();
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
                            score >= sought.told * TOLD,
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

    /**
     * What words and conditions ask.
     *
     * @param met what must be met, but for the conditions
     * @param worth what puts one before another; empty where nothing does
     * @param told how many of these a vacancy meets that says all that was asked
     * @param saying what says what the words ask of the work
     */
    private record Sought(
            FoundOnce met, List<Query> worth, int told, Map<WorkCondition, FoundOnce> saying) {}

    private Sought sought(FreeSearch search, Looked looked, int documents) {
        List<TypedWords.Word> words = looked.words;
        BooleanQuery.Builder met = new BooleanQuery.Builder();
        List<Query> told = new ArrayList<>();
        List<Query> worth = new ArrayList<>();
        VacancyTerms.stillValid(met, search.todayDay());
        List<Query> either = new ArrayList<>();
        words(words, looked.as, documents)
                .ifPresent(
                        asked -> {
                            either.add(asked.met);
                            worth.addAll(asked.worth);
                        });
        words(looked.above, Reading.AS_TYPED, documents)
                .ifPresent(
                        above -> {
                            either.add(above.met);
                            worth.addAll(above.worth);
                            worth.add(worth(above.met, AS_TYPED));
                        });
        if (!either.isEmpty()) {
            met.add(anyOf(either), Occur.FILTER);
        }
        TypedWords.where(words).stream()
                .collect(Collectors.groupingBy(Found.Named::subject))
                .values()
                .forEach(
                        places -> {
                            FoundOnce there = new FoundOnce(inAnyOf(places, words));
                            told.add(worth(there, TOLD));
                            List<Query> around = new ArrayList<>(somewhereAround(places));
                            around.add(there);
                            met.add(anyOf(around), Occur.FILTER);
                        });
        Map<WorkCondition, FoundOnce> saying = new LinkedHashMap<>();
        for (WorkCondition asked : looked.typed.conditions()) {
            FoundOnce says = new FoundOnce(says(asked));
            saying.put(asked, says);
            told.add(worth(says, TOLD));
            List<Query> passing = new ArrayList<>(List.of(says));
            if (!search.said().contains(asked.what())) {
                passing.add(saysNothing(asked));
                String loosely = looked.typed.loosely().get(asked.what());
                if (asked.yes() && loosely != null) {
                    passing.add(phrase(VacancyFields.TITLE, index.analyzer().phrase(loosely)));
                }
            }
            met.add(anyOf(passing), Occur.FILTER);
        }
        looked.typed.phrases().stream()
                .map(this::written)
                .filter(written -> !written.isEmpty())
                .forEach(written -> met.add(anyOf(written), Occur.FILTER));
        looked.typed.leftOut().forEach(left -> met.add(says(left), Occur.MUST_NOT));
        search.asked()
                .forEach(
                        (facet, values) -> {
                            if (!search.known().contains(facet)) {
                                told.add(worth(VacancyTerms.set(field(facet), values), TOLD));
                            }
                        });
        worth.addAll(told);
        return new Sought(new FoundOnce(met.build()), worth, told.size(), saying);
    }

    /** Says so in its field, or where that is silent in its text. */
    private static Query says(WorkCondition asked) {
        return anyOf(
                List.of(
                        told(asked),
                        new BooleanQuery.Builder()
                                .add(unknown(asked.what()), Occur.FILTER)
                                .add(said(asked), Occur.FILTER)
                                .build()));
    }

    /** Neither field nor text says so, or the contrary. */
    private static Query saysNothing(WorkCondition asked) {
        return new BooleanQuery.Builder()
                .add(unknown(asked.what()), Occur.FILTER)
                .add(said(new WorkCondition(asked.what(), !asked.yes())), Occur.MUST_NOT)
                .build();
    }

    private static Query said(WorkCondition condition) {
        return new TermQuery(new Term(VacancyFields.SAID, VacancyTerms.of(condition)));
    }

    private static Query told(WorkCondition asked) {
        return switch (asked.what()) {
            case NIGHTS -> told(VacancyFields.NIGHTS, asked);
            case ACCOMMODATION -> told(VacancyFields.ACCOMMODATION, asked);
            case LIVE_IN -> told(VacancyFields.LIVE_IN, asked);
            case PART_TIME ->
                    asked.yes()
                            ? IntPoint.newRangeQuery(
                                    VacancyFields.HOURS, 0, Gates.MOST_PART_TIME_HOURS)
                            : IntPoint.newRangeQuery(
                                    VacancyFields.HOURS,
                                    Gates.MOST_PART_TIME_HOURS + 1,
                                    Integer.MAX_VALUE);
            case ABROAD -> told(VacancyFields.OVERSEAS, asked);
            case EXPERIENCE -> new MatchNoDocsQuery("told by texts alone");
        };
    }

    private static Query told(String field, WorkCondition asked) {
        return new TermQuery(new Term(field, asked.yes() ? VacancyFields.YES : VacancyFields.NO));
    }

    private static Query unknown(WorkCondition.What what) {
        return switch (what) {
            case NIGHTS -> unknown(VacancyFields.NIGHTS);
            case ACCOMMODATION -> unknown(VacancyFields.ACCOMMODATION);
            case LIVE_IN -> unknown(VacancyFields.LIVE_IN);
            case PART_TIME ->
                    new BooleanQuery.Builder()
                            .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                            .add(
                                    IntPoint.newRangeQuery(
                                            VacancyFields.HOURS, 0, Integer.MAX_VALUE),
                                    Occur.MUST_NOT)
                            .build();
            case ABROAD -> unknown(VacancyFields.OVERSEAS);
            case EXPERIENCE -> MatchAllDocsQuery.INSTANCE;
        };
    }

    private static Query unknown(String field) {
        return new TermQuery(new Term(field, VacancyFields.UNKNOWN));
    }

    /** As adverts call it; "in" is nowhere in the index, and "live" says something else. */
    private List<List<String>> called(WorkCondition condition) {
        return Typed.called(condition).stream()
                .filter(
                        name ->
                                !index.analyzer()
                                        .phrase(name.substring(name.lastIndexOf(' ') + 1))
                                        .isEmpty())
                .map(index.analyzer()::phrase)
                .toList();
    }

    /** Has the words, or is of the kind, or is coded as what they name. */
    private Query says(String typed) {
        List<Query> ways =
                new ArrayList<>(inText(List.of(index.analyzer().phrase(typed)), TEXTS.keySet()));
        List<TypedWords.Word> words = typedWords.read(typed);
        if (words.size() == 1) {
            TypedWords.kinds(words.getFirst()).forEach(kind -> ways.add(new TermQuery(kind)));
        }
        TypedWords.named(words).stream()
                .filter(one -> words.stream().allMatch(word -> word.named().contains(one)))
                .flatMap(one -> codes(one).stream())
                .forEach(code -> ways.add(new TermQuery(code)));
        return anyOf(ways);
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
        if (known) {
            return told;
        }
        return new BooleanQuery.Builder()
                .add(told, Occur.SHOULD)
                .add(facet == Facet.PLACE ? somewhereIn(values) : unknown(facet), Occur.SHOULD)
                .build();
    }

    /** In a country of these provinces, and nobody says where. */
    private static Query somewhereIn(Set<String> provinces) {
        Set<String> countries =
                provinces.stream()
                        .map(province -> province.substring(0, province.indexOf('-')))
                        .collect(Collectors.toSet());
        return new BooleanQuery.Builder()
                .add(unknown(Facet.PLACE), Occur.FILTER)
                .add(VacancyTerms.set(VacancyFields.COUNTRY, countries), Occur.FILTER)
                .build();
    }

    private static Query unknown(Facet facet) {
        return unknown(Objects.requireNonNull(FacetValues.FIELDS.get(facet)));
    }

    /** Where the values asked for stand; those of occupations have up to four digits. */
    private static String field(Facet facet) {
        return facet == Facet.OCCUPATION
                ? VacancyFields.OCCUPATION
                : Objects.requireNonNull(FacetValues.FIELDS.get(facet));
    }

    private static Query worth(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    /**
     * What words ask.
     *
     * @param met has most of them
     * @param worth what each is worth
     */
    private record Asked(FoundOnce met, List<Query> worth) {}

    /** Empty where nothing is typed, or nothing but places, signs and words too common. */
    private Optional<Asked> words(List<TypedWords.Word> all, Reading as, int documents) {
        List<TypedWords.Word> words =
                all.stream().filter(word -> !word.isPlace() && !word.tellsNothing()).toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<Query> worth = new ArrayList<>();
        Map<Found.Named, List<Query>> names = names(words);
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        int n = 0;
        for (TypedWords.Word word : words) {
            List<Query> ways = new ArrayList<>();
            TEXTS.forEach(
                    (field, weight) -> {
                        if (isSoughtIn(field, word)) {
                            Query one = new TermQuery(new Term(field, word.text()));
                            ways.add(new BoostQuery(one, weight));
                        }
                        if (!word.forms().isEmpty()) {
                            Query any = anyOf(inText(word.forms(), List.of(field)));
                            ways.add(worth(new FoundOnce(any), weight));
                        }
                    });
            TypedWords.kinds(word)
                    .forEach(kind -> ways.add(worth(new FoundOnce(new TermQuery(kind)), NAMED)));
            written(word).stream()
                    .filter(one -> one.size() == 1)
                    .map(List::getFirst)
                    .map(as == Reading.PARTS ? typedWords::inNamesOfWork : typedWords::shownAs)
                    .forEach(shown -> ways.addAll(coded(shown, documents)));
            word.named().forEach(one -> ways.addAll(names.getOrDefault(one, List.of())));
            most.add(new FoundOnce(anyOf(ways)), Occur.SHOULD);
            worth.add(new DisjunctionMaxQuery(ways, OTHER_FIELDS));
            n++;
        }
        most.setMinimumNumberShouldMatch(n <= 2 ? n : (int) Math.ceil(MOST_OF_MANY * n));
        return Optional.of(new Asked(new FoundOnce(most.build()), worth));
    }

    /** All that is named: by its codes, and by its names; of many names those that are shown. */
    private Map<Found.Named, List<Query>> names(List<TypedWords.Word> words) {
        Map<Found.Named, List<Query>> names = new HashMap<>();
        int left = MOST_WAYS;
        for (Found.Named named : TypedWords.named(words)) {
            List<Query> codes =
                    codes(named).stream().map(code -> (Query) new TermQuery(code)).toList();
            List<Query> texts = new ArrayList<>(inText(shownNames(named), NAMES));
            List<Query> others = inText(otherNames(named), NAMES);
            if (others.size() <= left) {
                texts.addAll(others);
                left -= others.size();
            }
            names.put(
                    named,
                    Stream.of(codes, texts)
                            .map(ways -> worth(new FoundOnce(anyOf(ways)), NAMED))
                            .toList());
        }
        return names;
    }

    private static Query anyOf(List<Query> ways) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        ways.forEach(way -> any.add(way, Occur.SHOULD));
        return any.build();
    }

    /** What few have in their names counts the more, as if each of these were in one document. */
    private static List<Query> coded(TypedWords.Shown shown, int documents) {
        float worth = SHOWN * (float) Math.log1p(documents / (1.0 + shown.things()));
        return shown.coded().stream().map(coded -> worth(coded, worth)).toList();
    }

    private static List<List<String>> written(TypedWords.Word word) {
        List<List<String>> written = new ArrayList<>(word.forms());
        written.addFirst(List.of(word.text()));
        return written;
    }

    private static boolean isSoughtIn(String field, TypedWords.Word word) {
        return !word.isOfTitles() || !field.equals(VacancyFields.TASKS);
    }

    /** In one of the places, or with its name in a text. */
    private Query inAnyOf(List<Found.Named> places, List<TypedWords.Word> words) {
        List<Query> told = new ArrayList<>();
        for (Found.Named place : places) {
            codes(place).forEach(term -> told.add(new TermQuery(term)));
            Set<List<String>> names = shownNames(place);
            names.add(
                    words.stream()
                            .filter(word -> word.named().contains(place))
                            .map(TypedWords.Word::text)
                            .toList());
            told.addAll(inText(names, TEXTS.keySet()));
        }
        return anyOf(told);
    }

    /** In the country of one of the places, and nobody says where. */
    private List<Query> somewhereAround(List<Found.Named> places) {
        return places.stream()
                .flatMap(place -> taxonomy.place(place.key()).stream())
                .map(
                        place ->
                                (Query)
                                        new BooleanQuery.Builder()
                                                .add(unknown(Facet.PLACE), Occur.FILTER)
                                                .add(
                                                        new TermQuery(
                                                                new Term(
                                                                        VacancyFields.COUNTRY,
                                                                        place.country())),
                                                        Occur.FILTER)
                                                .build())
                .toList();
    }

    /** With these words in this order; where a place is told, adverts seldom write it. */
    private List<Query> written(String phrase) {
        QueryBuilder inOrder = new QueryBuilder(index.analyzer());
        return typedWords.read(phrase).stream().allMatch(TypedWords.Word::isPlace)
                ? List.of()
                : TEXTS.keySet().stream()
                        .map(field -> inOrder.createPhraseQuery(field, phrase))
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static List<Query> inText(Collection<List<String>> names, Collection<String> fields) {
        return names.stream()
                .flatMap(name -> fields.stream().map(field -> phrase(field, name)))
                .toList();
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
}
