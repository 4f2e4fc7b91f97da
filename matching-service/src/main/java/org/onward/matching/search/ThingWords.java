package org.onward.matching.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.WordRanking;
import org.onward.matching.taxonomy.WordRanking.Candidate;
import org.onward.matching.taxonomy.WordRanking.Ranked;
import org.onward.matching.taxonomy.WordRanking.Thing;
import org.onward.matching.taxonomy.Words;

/**
 * Things made ready to be ranked by words. Candidates are those that share a word, or what stands
 * for one, or a name; each is compared in the ways of {@link Feature}, which are weighed together.
 */
final class ThingWords implements WordRanking.Catalogue {
    /** Ways in which a thing can be like the words, each 0 where it is not. */
    enum Feature {
        /** The nearest name, word by word, the telling ones counting more. */
        NAMES(0),
        /** The shown name. */
        NAME(1),
        /** The nearest name, with words that stand for each other. */
        SUBSTITUTES(2),
        /** Two words that follow each other in both. */
        PAIRS(3),
        /** A name of the same words. */
        SAME(4),
        /** Three letters that follow each other in both. */
        LETTERS(5),
        /** How much of the words the thing has anywhere. */
        COVERED(6),
        /** BM25 over all names. */
        IN_NAMES(7),
        /** BM25 over what is said about it. */
        IN_TEXT(8),
        /** BM25 over all that is said of it, of broader and of narrower ones. */
        IN_FAMILY(9),
        /** How common the thing is. */
        USES(10),
        /** How many names it has: of many one is soon alike. */
        MANY_NAMES(11),
        /** BM25 of what stands beside the words, over names, text and family. */
        BESIDE_NAMES(12),
        BESIDE_TEXT(13),
        BESIDE_FAMILY(14),
        /** What is known already speaks for it. */
        NEARNESS(15);

        /** Its place among the features. */
        final int at;

        Feature(int at) {
            this.at = at;
        }
    }

    private static final int FEATURES = Feature.values().length;
    private static final List<Feature> BESIDE_THEM =
            List.of(Feature.BESIDE_NAMES, Feature.BESIDE_TEXT, Feature.BESIDE_FAMILY);
    private static final int CANDIDATES = 150;
    private static final int FEWEST = 50;
    private static final int SHARE = 5; // of few things a fifth is looked at
    private static final int MOST_WORDS = 24;
    private static final int MOST_KEPT = 5_000;
    private static final int LONGEST_WORDS = 300;
    private static final int LONGEST_BESIDE = 4_000;
    private static final double LACKING = 0.6; // "welding" may well mean arc welding …
    private static final double BESIDE = 0.4; // … more than "arc welding of ships" means welding
    private static final double TYPO = 0.6;
    private static final double STANDS_FOR = 0.3; // the least that a substitute is alike
    private static final double AT_MOST = 0.9;
    private static final double REPEATED = 0.5; // of a word said again beside
    private static final double HALF = 0.5;
    private static final double NEARLY = 1 - 1e-5; // of a sum of floats: it is rounded
    private static final double DOUBTED = Words.Resolved.TAKEN - 0.01; // offered, never taken
    private static final float NAMED = 1_000; // a name that is met is looked at in any case

    /** Words that tell no thing from another, beside {@link LabelText}'s. */
    private static final Set<String> STOP =
            Set.of(
                    "i",
                    "my",
                    "was",
                    "were",
                    "is",
                    "it",
                    "its",
                    "be",
                    "been",
                    "are",
                    "that",
                    "this",
                    "they",
                    "them",
                    "her",
                    "his",
                    "him",
                    "he",
                    "she",
                    "me",
                    "we",
                    "our",
                    "you",
                    "who",
                    "which",
                    "when",
                    "had",
                    "have",
                    "has",
                    "did",
                    "do",
                    "so",
                    "sure",
                    "not",
                    "if",
                    "also",
                    "can",
                    "e",
                    "g",
                    "etc",
                    "refers",
                    "examples",
                    "includes",
                    "including",
                    "such",
                    "other",
                    "than",
                    "all",
                    "any",
                    "these",
                    "those",
                    "ako",
                    "ko",
                    "kong",
                    "aking",
                    "siya",
                    "kami",
                    "namin",
                    "noon",
                    "dati",
                    "ฉัน",
                    "ผม",
                    "เรา",
                    "เคย",
                    "ได้",
                    "เป็น",
                    "ให้",
                    "กับ",
                    "และ");

    /** Stems of the words that tell nothing. */
    static final Set<String> TELL_NOTHING =
            Stream.concat(STOP.stream(), LabelText.FUNCTION_WORDS.stream())
                    .flatMap(word -> LabelText.stems(word).stream())
                    .collect(Collectors.toUnmodifiableSet());

    private final WordWeights weights;
    private final Set<String> dress;
    private final List<Thing> things;
    private final AlikeWords tokens = new AlikeWords();
    private final int[] from; // the first name of each thing, the shown one; then those of the next
    private final String[] called; // of each name, as it was given
    private final int[][] names; // numbers of its words
    private final int[][] having; // names by number of a word
    private final NameLetters letters;
    private final int[] thingOf;
    private final Map<String, Integer> stemNumbers = new HashMap<>();
    private final int[] stemOf; // by number of a token
    private final Map<String, String> stemOfWord = new HashMap<>(); // empty where it tells nothing
    private final Map<String, Said> said = new HashMap<>(); // by stem
    private final WordField inNames;
    private final WordField inText;
    private final WordField inFamily;
    private final WordSubstitutes substitutes;
    private final double[] tokenWeights;
    private final Map<String, Double> stemWeights = new HashMap<>();
    private final double unknownWeight;
    private final ByText byStems;
    private final ByText byPlain;
    private final Map<Beginning, List<String>> stemsByBeginning = new HashMap<>();
    private final Cache<Token, Compared> compared =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final float[] notBeside; // what each thing scores where nothing stands beside

    /** A typo is seldom in the first letter, and changes the length a little at most. */
    private record Beginning(char first, int length) {}

    /** Of which things a stem is said. */
    private record Said(WordField.Having names, WordField.Having text, WordField.Having family) {}

    /**
     * @param dress words that tell nothing about these things, left out like function words
     */
    ThingWords(List<Thing> things, WordWeights weights, Set<String> dress) {
        this.things = things;
        this.weights = weights;
        this.dress = dress;
        from = new int[things.size() + 1];
        List<String> all = new ArrayList<>();
        List<List<List<Token>>> read = new ArrayList<>();
        List<List<String>> nameBags = new ArrayList<>();
        for (int thing = 0; thing < things.size(); thing++) {
            Map<String, String> distinct = distinct(things.get(thing));
            all.addAll(distinct.values());
            from[thing + 1] = all.size();
            List<List<Token>> telling = distinct.keySet().stream().map(this::telling).toList();
            read.add(telling);
            nameBags.add(telling.stream().flatMap(List::stream).map(Token::stem).toList());
        }
        called = all.toArray(String[]::new);
        names = new int[called.length][];
        List<String> plain = new ArrayList<>();
        thingOf = new int[called.length];
        for (int thing = 0; thing < things.size(); thing++) {
            for (int name = from[thing]; name < from[thing + 1]; name++) {
                List<Token> telling = read.get(thing).get(name - from[thing]);
                names[name] = telling.stream().mapToInt(tokens::number).toArray();
                plain.add(LabelText.plain(called[name]));
                thingOf[name] = thing;
            }
        }
        byStems = new ByText(called.length, this::sortedStems);
        byPlain = new ByText(called.length, name -> LabelText.plain(called[name]));
        letters = new NameLetters(plain);
        having = having();
        List<List<String>> textBags = things.stream().map(thing -> stems(thing.text())).toList();
        inNames = new WordField(nameBags, 0.4);
        inText = new WordField(textBags, 0.6);
        inFamily = new WordField(families(nameBags, textBags), 0.5);
        for (WordField field : List.of(inNames, inText, inFamily)) {
            for (String stem : field.stems()) {
                said.computeIfAbsent(
                        stem, one -> new Said(inNames.of(one), inText.of(one), inFamily.of(one)));
            }
        }
        plain.stream()
                .flatMap(name -> LabelText.tokens(name).stream())
                .forEach(token -> stemOfWord.computeIfAbsent(token.word(), word -> stem(token)));
        substitutes = new WordSubstitutes(read);
        for (String stem : inNames.stems()) {
            stemWeights.put(stem, rarity(inNames.having(stem)));
            stemsByBeginning
                    .computeIfAbsent(
                            new Beginning(stem.charAt(0), stem.length()),
                            beginning -> new ArrayList<>())
                    .add(stem);
        }
        unknownWeight = 0.5 * rarity(1);
        notBeside = new float[things.size()];
        tokenWeights = new double[tokens.size()];
        stemOf = new int[tokens.size()];
        for (int token = 0; token < stemOf.length; token++) {
            String stem = tokens.token(token).stem();
            tokenWeights[token] = weight(stem);
            stemOf[token] = stemNumbers.computeIfAbsent(stem, s -> stemNumbers.size());
        }
    }

    private int[][] having() {
        List<List<Integer>> byToken = new ArrayList<>();
        for (int token = 0; token < tokens.size(); token++) {
            byToken.add(new ArrayList<>(2));
        }
        for (int name = 0; name < names.length; name++) {
            for (int token : names[name]) {
                byToken.get(token).add(name);
            }
        }
        return byToken.stream()
                .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private double rarity(int having) {
        return Math.log(1 + (things.size() + 1.0) / (having + 0.5));
    }

    /**
     * Its names as they are given by what they are {@link LabelText#plain}, the shown one first.
     */
    private static Map<String, String> distinct(Thing thing) {
        Map<String, String> distinct = new LinkedHashMap<>();
        Stream.concat(Stream.of(thing.name()), thing.others().stream())
                .forEach(name -> distinct.putIfAbsent(LabelText.plain(name), name));
        distinct.remove("");
        return distinct;
    }

    private static void put(Map<String, List<Integer>> map, String key, int thing) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(thing);
    }

    /** Its own words, and those of the broader, the narrower and those of the same name. */
    private List<List<String>> families(List<List<String>> nameBags, List<List<String>> textBags) {
        Map<String, Integer> byCode = new HashMap<>();
        Map<String, List<Integer>> byName = new HashMap<>();
        for (int i = 0; i < things.size(); i++) {
            if (!things.get(i).code().isEmpty()) {
                byCode.put(things.get(i).code(), i);
                put(byName, from[i] == from[i + 1] ? "" : LabelText.plain(called[from[i]]), i);
            }
        }
        Map<Integer, Set<Integer>> relatives = new HashMap<>();
        for (int i = 0; i < things.size(); i++) {
            String code = things.get(i).code();
            for (int end = code.length() - 1; end > 0; end--) {
                Integer broader =
                        ".".indexOf(code.charAt(end)) < 0 && code.charAt(end) != '_'
                                ? null
                                : byCode.get(code.substring(0, end));
                if (broader != null) {
                    relatives.computeIfAbsent(i, k -> new TreeSet<>()).add(broader);
                    relatives.computeIfAbsent(broader, k -> new TreeSet<>()).add(i);
                }
            }
        }
        for (List<Integer> same : byName.values()) {
            for (Integer one : same) {
                relatives.computeIfAbsent(one, k -> new TreeSet<>()).addAll(same);
            }
        }
        List<List<String>> bags = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            Set<Integer> with = new TreeSet<>(relatives.getOrDefault(i, Set.of()));
            with.add(i);
            List<String> bag = new ArrayList<>();
            for (Integer one : with) {
                bag.addAll(nameBags.get(one));
                bag.addAll(textBags.get(one));
            }
            bags.add(bag);
        }
        return bags;
    }

    private List<Token> telling(String plain) {
        List<Token> all = LabelText.tokens(plain);
        List<Token> telling =
                all.stream()
                        .filter(t -> tells(t) && !dress.contains(t.word()))
                        .map(EverydayWords::as)
                        .toList();
        return telling.isEmpty() ? all : telling;
    }

    private static boolean tells(Token token) {
        return !token.isFunctionWord() && !STOP.contains(token.word());
    }

    private List<String> stems(String text) {
        List<String> stems = new ArrayList<>();
        for (String word : LabelText.words(LabelText.plain(text))) {
            String known = stemOfWord.get(word);
            String stem = known == null ? stem(LabelText.token(word)) : known;
            if (!stem.isEmpty()) {
                stems.add(stem);
            }
        }
        return stems;
    }

    /** Empty of a word that tells nothing. */
    private static String stem(Token token) {
        return tells(token) ? EverydayWords.as(token.stem()) : "";
    }

    private String sortedStems(int name) {
        return sortedStems(Arrays.stream(names[name]).mapToObj(tokens::token).toList());
    }

    private static String sortedStems(List<Token> tokens) {
        return tokens.stream().map(Token::stem).sorted().collect(Collectors.joining(" "));
    }

    /**
     * How like a word is to the words of names.
     *
     * @param tokens their numbers
     * @param like 0–1, at the same places
     * @param standing the same or more where one stands for the other
     */
    @SuppressWarnings("ArrayRecordComponent") // filled once, then only read
    private record Compared(int[] tokens, double[] like, double[] standing) {}

    /** Of words that names have it is kept, of no others. */
    private Compared compared(Token word) {
        return tokens.has(word) ? compared.get(word, this::compareAnew) : compareAnew(word);
    }

    private Compared compareAnew(Token word) {
        Map<Integer, Double> like = new HashMap<>();
        AlikeWords.Alike to = tokens.compared(word);
        for (int i = 0; i < to.tokens().length; i++) {
            int token = to.tokens()[i];
            // a typo is seldom in the first letter
            if (tokens.token(token).stem().charAt(0) == word.stem().charAt(0)) {
                like.put(token, to.how()[i]);
            }
        }
        Map<Integer, Double> standing = new TreeMap<>(like);
        substitutes
                .of(word.stem())
                .forEach(
                        (stem, sure) -> {
                            for (int token : tokens.having(stem)) {
                                double how = like.getOrDefault(token, 0.0);
                                if (how <= TYPO) {
                                    double standsFor = Math.min(AT_MOST, STANDS_FOR + sure);
                                    standing.put(token, Math.max(how, standsFor));
                                }
                            }
                        });
        int[] numbers = standing.keySet().stream().mapToInt(Integer::intValue).toArray();
        return new Compared(
                numbers,
                Arrays.stream(numbers).mapToDouble(one -> like.getOrDefault(one, 0.0)).toArray(),
                standing.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double weight(String stem) {
        return stemWeights.getOrDefault(stem, unknownWeight);
    }

    @Override
    public List<Ranked> rank(
            String words, String beside, ToDoubleFunction<String> nearness, int limit) {
        record Scored(Candidate of, double score) {}
        List<Scored> scored =
                candidates(words, beside, nearness).stream()
                        .map(one -> new Scored(one, weights.score(one.features())))
                        .sorted(
                                Comparator.comparingDouble(Scored::score)
                                        .reversed()
                                        .thenComparing(one -> one.of().key()))
                        .toList();
        double most = scored.isEmpty() ? 0 : scored.getFirst().score();
        boolean alone = beside.isBlank();
        double all =
                scored.stream().mapToDouble(one -> Math.exp(one.score() - most)).sum()
                        + Math.exp(weights.score(nothing(!beside.isBlank())) - most);
        return scored.stream()
                .limit(limit)
                .map(
                        one ->
                                new Ranked(
                                        one.of().key(),
                                        one.score(),
                                        sure(
                                                weights.confidence(
                                                        Math.exp(one.score() - most) / all,
                                                        alike(one.of().features())),
                                                alone,
                                                one.of().features())))
                .toList();
    }

    /**
     * Where nothing stands beside the words and the thing lacks one of them, it may be another one
     * of which nobody has told us: "book tutoring" is no work of scribes, the only ones with a book
     * in their names. Over judged words such answers were right 9 times of 13, others 53 of 61.
     */
    private static double sure(double confidence, boolean alone, double[] features) {
        boolean lacks = features[Feature.SAME.at] == 0 && features[Feature.COVERED.at] < 0.999;
        return alone && lacks && confidence > HALF
                ? HALF + (confidence - HALF) * (DOUBTED - HALF) / (1 - HALF)
                : confidence;
    }

    /**
     * What is weighed of the answer that none of the things is meant: half alike. Without it, a
     * thing that shares one poor word would be sure where no other shares any.
     */
    static double[] nothing(boolean beside) {
        double[] features = new double[FEATURES];
        for (Feature feature :
                List.of(
                        Feature.NAMES,
                        Feature.NAME,
                        Feature.SUBSTITUTES,
                        Feature.LETTERS,
                        Feature.COVERED,
                        Feature.IN_NAMES,
                        Feature.IN_TEXT,
                        Feature.IN_FAMILY)) {
            features[feature.at] = 0.5;
        }
        if (beside) {
            features[Feature.BESIDE_NAMES.at] = 0.5;
            features[Feature.BESIDE_TEXT.at] = 0.5;
            features[Feature.BESIDE_FAMILY.at] = 0.5;
        }
        return features;
    }

    /** 0–1: how nearly a name was met. */
    static double alike(double[] features) {
        return Math.max(features[Feature.NAMES.at], features[Feature.SUBSTITUTES.at]);
    }

    @Override
    public List<Candidate> candidates(
            String words, String beside, ToDoubleFunction<String> nearness) {
        Asked asked = asked(words, beside);
        List<Candidate> candidates = new ArrayList<>();
        for (int thing : asked.best()) {
            Thing of = things.get(thing);
            double[] features = new double[FEATURES];
            asked.compare(thing, features);
            features[Feature.USES.at] = Math.log(1 + of.uses());
            features[Feature.MANY_NAMES.at] = Math.log(1 + from[thing + 1] - from[thing]);
            features[Feature.NEARNESS.at] = nearness.applyAsDouble(of.key());
            candidates.add(new Candidate(of.key(), features));
        }
        return candidates;
    }

    private Asked asked(String words, String beside) {
        String plain = LabelText.plain(cut(words, LONGEST_WORDS));
        String around = cut(beside, LONGEST_BESIDE);
        if (plain.isEmpty() && !around.isBlank()) {
            plain = LabelText.plain(cut(around, LONGEST_WORDS));
        }
        return new Asked(plain, telling(plain).stream().limit(MOST_WORDS).toList(), stems(around));
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    /** The words asked, compared with everything that shares one. */
    private final class Asked {
        private final String plain;
        private final List<Token> words;
        private final List<String> stems;
        private final double[] weighs;
        private final double[] covered = new double[things.size()]; // weights of words it has
        private final Map<String, Double> around = new LinkedHashMap<>();
        private final double weight;
        private final float[][] scores = new float[FEATURES][];
        private final float[] pool = new float[things.size()];
        private final double[] tells;
        private final int[] stemsAsked;
        private final Likeness alike;
        private final Likeness standing; // with words that stand for each other
        // By name, what it may share of the words asked, by their weights.
        private final float[] reach = new float[names.length];
        // The least of that where two words follow each other as they do in what is asked.
        private final double pairsReach;
        private final BitSet substituted = new BitSet(names.length); // with what stands for one
        private final Set<Integer> same;
        private final NameLetters.Asked lettersAsked;

        Asked(String plain, List<Token> words, Collection<String> beside) {
            this.plain = plain;
            this.words = words;
            stems = words.stream().map(Token::stem).distinct().toList();
            weighs = stems.stream().mapToDouble(ThingWords.this::weight).toArray();
            weight = Math.max(1, Arrays.stream(weighs).sum());
            beside.forEach(stem -> around.merge(stem, 1.0, Double::sum));
            around.replaceAll((stem, times) -> 1 + REPEATED * Math.log(times));
            tells = words.stream().mapToDouble(word -> weight(word.stem())).toArray();
            stemsAsked =
                    words.stream()
                            .mapToInt(word -> stemNumbers.getOrDefault(word.stem(), -1))
                            .toArray();
            pairsReach =
                    NEARLY
                            * LabelVocabulary.DERIVED
                            * IntStream.range(1, tells.length)
                                    .mapToDouble(i -> tells[i - 1] + tells[i])
                                    .min()
                                    .orElse(Double.POSITIVE_INFINITY);
            alike = new Likeness(tells, tokenWeights, LACKING, BESIDE);
            standing = new Likeness(tells, tokenWeights, LACKING, BESIDE);
            for (int word = 0; word < words.size(); word++) {
                compareWithAll(word);
            }
            same = things(byStems, sortedStems(words));
            lettersAsked = letters.asked(plain);
            for (Feature feature : List.of(Feature.IN_NAMES, Feature.IN_TEXT, Feature.IN_FAMILY)) {
                scores[feature.at] = new float[things.size()];
            }
            for (Feature feature : BESIDE_THEM) {
                scores[feature.at] = around.isEmpty() ? notBeside : new float[things.size()];
            }
            gather();
        }

        private float[] of(Feature feature) {
            return scores[feature.at];
        }

        private void gather() {
            int[] last = new int[things.size()]; // the last word that covered it, from 1
            for (int i = 0; i < weighs.length; i++) {
                String stem = stems.get(i);
                cover(inNames.of(stem), i, last);
                cover(inText.of(stem), i, last);
                inNames.score(stem, 1, of(Feature.IN_NAMES));
                inText.score(stem, 1, of(Feature.IN_TEXT));
                inFamily.score(stem, 1, of(Feature.IN_FAMILY));
                substitutes.of(stem).forEach((other, sure) -> inNames.score(other, sure, pool));
                if (!stemWeights.containsKey(stem)) {
                    misspelt(stem)
                            .forEach(other -> inNames.score(other, TYPO, of(Feature.IN_NAMES)));
                }
            }
            around.forEach(
                    (stem, times) -> {
                        Said of = said.get(stem);
                        if (of != null) {
                            of.names.score(times, of(Feature.BESIDE_NAMES));
                            of.text.score(times, of(Feature.BESIDE_TEXT));
                            of.family.score(times, of(Feature.BESIDE_FAMILY));
                        }
                    });
            for (int i = 0; i < pool.length; i++) {
                pool[i] +=
                        2 * of(Feature.IN_NAMES)[i]
                                + 0.5f * of(Feature.IN_TEXT)[i]
                                + 0.3f * of(Feature.IN_FAMILY)[i]
                                + 0.25f * of(Feature.BESIDE_NAMES)[i]
                                + 0.25f * of(Feature.BESIDE_TEXT)[i]
                                + 0.2f * of(Feature.BESIDE_FAMILY)[i];
            }
            same.forEach(thing -> pool[thing] += NAMED);
            things(byPlain, plain).forEach(thing -> pool[thing] += NAMED);
        }

        private void cover(WordField.Having having, int stem, int[] last) {
            for (int thing : having.things()) {
                if (last[thing] <= stem) {
                    last[thing] = stem + 1;
                    covered[thing] += weighs[stem];
                }
            }
        }

        private Set<Integer> things(ByText by, String text) {
            return by.of(text).mapToObj(name -> thingOf[name]).collect(Collectors.toSet());
        }

        private List<String> misspelt(String stem) {
            int most = LabelText.tolerance(stem);
            List<String> near = new ArrayList<>();
            for (int length = stem.length() - most;
                    most > 0 && length <= stem.length() + most;
                    length++) {
                for (String other :
                        stemsByBeginning.getOrDefault(
                                new Beginning(stem.charAt(0), length), List.of())) {
                    if (LabelText.edits(stem, other, most) <= most) {
                        near.add(other);
                    }
                }
            }
            return near;
        }

        /** Numbers of the things most worth comparing. */
        int[] best() {
            int candidates = Math.clamp(things.size() / SHARE, FEWEST, CANDIDATES);
            int[] best = Best.of(pool, candidates);
            Arrays.sort(best);
            return best;
        }

        void compare(int thing, double[] features) {
            int end = from[thing + 1];
            double enough = 0;
            for (int number = from[thing]; number < end; number++) {
                int[] name = names[number];
                boolean shown = number == from[thing];
                if (reach[number] > enough || (shown && reach[number] > 0)) {
                    double stands = standing.of(name);
                    most(features, Feature.SUBSTITUTES, stands);
                    // without what stands for another it is no nearer
                    if (shown || stands > features[Feature.NAMES.at]) {
                        double likeness = substituted.get(number) ? alike.of(name) : stands;
                        most(features, Feature.NAMES, likeness);
                        enough = NEARLY * standing.shared(features[Feature.NAMES.at]);
                        if (shown) {
                            features[Feature.NAME.at] = likeness;
                        }
                    }
                }
                if (reach[number] >= pairsReach && name.length > 1) {
                    most(features, Feature.PAIRS, pairsShared(name));
                }
            }
            features[Feature.LETTERS.at] = lettersAsked.most(from[thing], end);
            if (same.contains(thing)) {
                features[Feature.SAME.at] = 1;
            }
            features[Feature.COVERED.at] = covered[thing] / weight;
            for (Feature feature : List.of(Feature.IN_NAMES, Feature.IN_TEXT, Feature.IN_FAMILY)) {
                features[feature.at] = of(feature)[thing] / weight;
            }
            for (Feature feature : BESIDE_THEM) {
                features[feature.at] = of(feature)[thing] / Math.max(1, around.size());
            }
        }

        private static void most(double[] features, Feature feature, double value) {
            int at = feature.at;
            features[at] = Math.max(features[at], value);
        }

        /** Each pair of words is compared once, however many names hold it. */
        private void compareWithAll(int word) {
            Compared to = compared(words.get(word));
            for (int i = 0; i < to.tokens.length; i++) {
                int token = to.tokens[i];
                if (to.like[i] > 0) {
                    alike.add(token, word, to.like[i]);
                }
                float most = (float) (to.standing[i] * tells[word]);
                for (int name : having[token]) {
                    reach[name] += most;
                }
                if (to.standing[i] > to.like[i]) {
                    for (int name : having[token]) {
                        substituted.set(name);
                    }
                }
                standing.add(token, word, to.standing[i]);
            }
        }

        private double pairsShared(int[] name) {
            int shared = 0;
            for (int n = 1; n < name.length; n++) {
                for (int w = 1; w < stemsAsked.length; w++) {
                    if (stemsAsked[w] == stemOf[name[n]]
                            && stemsAsked[w - 1] == stemOf[name[n - 1]]) {
                        shared++;
                        break;
                    }
                }
            }
            return shared == 0 ? 0 : 2.0 * shared / (words.size() + name.length - 2);
        }
    }
}
