package org.onward.matching.search;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Found;
import org.onward.matching.match.Found.Reading;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.FreeSearch.Facet;
import org.onward.matching.match.Gates;
import org.onward.matching.match.WorkCondition;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * What a free search asks of the index, as queries. Of one search in one thread: what several of
 * its readings ask is looked for once.
 */
final class FreeQueries {
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

    /**
     * More than words add up to, so that what has them as typed comes before what else is meant.
     */
    private static final float AS_TYPED = 256f;

    /**
     * More than both add up to, so that who says what was asked comes before who does not say; low
     * enough that a float still tells scores of words apart.
     */
    private static final float TOLD = 2 * AS_TYPED;

    private final VacancyAnalyzer analyzer;
    private final TypedWords typedWords;
    private final Taxonomy taxonomy;
    private final Map<Query, FoundOnce> once = new HashMap<>();
    private final Map<Found.Named, Set<List<String>>> shownNames = new HashMap<>();
    private final Map<Found.Named, Set<List<String>>> otherNames = new HashMap<>();

    FreeQueries(VacancyAnalyzer analyzer, TypedWords typedWords, Taxonomy taxonomy) {
        this.analyzer = analyzer;
        this.typedWords = typedWords;
        this.taxonomy = taxonomy;
    }

    private FoundOnce once(Query query) {
        return once.computeIfAbsent(query, FoundOnce::new);
    }

    /**
     * @param spelt the text of other words than were typed; null where it is that
     * @param above words that count for more, as they were typed; empty where there are none
     */
    record Looked(
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

    /** What in a text is to be marked: the words typed, and other names of what they name. */
    Query marked(Typed typed, List<TypedWords.Word> words, String field) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
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
     * What words and conditions ask.
     *
     * @param met what must be met, but for the conditions
     * @param conditions of each facet that narrows down
     * @param worth what puts one before another; empty where nothing does
     * @param told the score from which a vacancy says all that was asked
     * @param saying what says what the words ask of the work
     */
    record Sought(
            FoundOnce met,
            Map<Facet, FoundOnce> conditions,
            List<Query> worth,
            float told,
            Map<WorkCondition, FoundOnce> saying) {
        /** All that is met and passes the conditions. */
        BooleanQuery.Builder passing() {
            BooleanQuery.Builder passing = new BooleanQuery.Builder().add(met, Occur.FILTER);
            conditions.values().forEach(condition -> passing.add(condition, Occur.FILTER));
            return passing;
        }
    }

    /**
     * @param documents in the index
     */
    Sought sought(FreeSearch search, Looked looked, int documents) {
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
                            FoundOnce there = once(inAnyOf(places, words));
                            told.add(worth(there, TOLD));
                            List<Query> around = new ArrayList<>(somewhereAround(places));
                            around.add(there);
                            met.add(once(anyOf(around)), Occur.FILTER);
                        });
        Map<WorkCondition, FoundOnce> saying = new LinkedHashMap<>();
        for (WorkCondition asked : looked.typed.conditions()) {
            FoundOnce says = once(says(asked));
            saying.put(asked, says);
            told.add(worth(says, TOLD));
            List<Query> passing = new ArrayList<>(List.of(says));
            if (!search.said().contains(asked.what())) {
                passing.add(saysNothing(asked));
                String loosely = looked.typed.loosely().get(asked.what());
                if (asked.yes() && loosely != null) {
                    passing.add(phrase(VacancyFields.TITLE, analyzer.phrase(loosely)));
                }
            }
            met.add(once(anyOf(passing)), Occur.FILTER);
        }
        looked.typed.phrases().stream()
                .map(this::written)
                .filter(written -> !written.isEmpty())
                .forEach(written -> met.add(once(anyOf(written)), Occur.FILTER));
        looked.typed.leftOut().forEach(left -> met.add(once(says(left)), Occur.MUST_NOT));
        search.asked()
                .forEach(
                        (facet, values) -> {
                            if (!search.known().contains(facet)) {
                                told.add(worth(VacancyTerms.set(field(facet), values), TOLD));
                            }
                        });
        worth.addAll(told);
        Map<Facet, FoundOnce> conditions = new EnumMap<>(Facet.class);
        FacetValues.FIELDS.keySet().stream()
                .filter(search::narrows)
                .forEach(facet -> conditions.put(facet, once(condition(search, facet))));
        return new Sought(once(met.build()), conditions, worth, told.size() * TOLD, saying);
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
                                !analyzer.phrase(name.substring(name.lastIndexOf(' ') + 1))
                                        .isEmpty())
                .map(analyzer::phrase)
                .toList();
    }

    /** Has the words, or is of the kind, or is coded as what they name. */
    private Query says(String typed) {
        List<Query> ways = new ArrayList<>(inText(List.of(analyzer.phrase(typed)), TEXTS.keySet()));
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
                            ways.add(worth(once(any), weight));
                        }
                    });
            TypedWords.kinds(word)
                    .forEach(kind -> ways.add(worth(once(new TermQuery(kind)), NAMED)));
            written(word).stream()
                    .filter(one -> one.size() == 1)
                    .map(List::getFirst)
                    .map(as == Reading.PARTS ? typedWords::inNamesOfWork : typedWords::shownAs)
                    .forEach(shown -> ways.addAll(coded(shown, documents)));
            word.named().forEach(one -> ways.addAll(names.getOrDefault(one, List.of())));
            most.add(once(anyOf(ways)), Occur.SHOULD);
            worth.add(new DisjunctionMaxQuery(ways, OTHER_FIELDS));
            n++;
        }
        most.setMinimumNumberShouldMatch(n <= 2 ? n : (int) Math.ceil(MOST_OF_MANY * n));
        return Optional.of(new Asked(once(most.build()), worth));
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
                    Stream.of(codes, texts).map(ways -> worth(once(anyOf(ways)), NAMED)).toList());
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
            Set<List<String>> names = new LinkedHashSet<>(shownNames(place));
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
        QueryBuilder inOrder = new QueryBuilder(analyzer);
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
        return shownNames.computeIfAbsent(
                named,
                one ->
                        inTheIndex(
                                LANGUAGES.stream()
                                        .map(
                                                language ->
                                                        taxonomy.label(
                                                                one.subject(),
                                                                one.key(),
                                                                language))));
    }

    private Set<List<String>> otherNames(Found.Named named) {
        return otherNames.computeIfAbsent(
                named,
                one -> {
                    Set<List<String>> names = inTheIndex(typedWords.otherNames(one).stream());
                    names.removeAll(shownNames(one));
                    return names;
                });
    }

    /** Names in the words that they have there. */
    private Set<List<String>> inTheIndex(Stream<String> names) {
        return names.map(analyzer::phrase)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
