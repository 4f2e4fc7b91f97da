package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words.Resolved;

/** Skills from an advert's list of skills, and from running text. */
final class SkillWords {
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_TOKENS = 24;
    private static final int MOST_KEPT = 10_000; // adverts say the same over and over

    private static final double EXACT = 1;
    private static final double OTHER_NAME = 0.95;
    private static final double SAME_WORDS = 0.9;
    private static final double LEAST = 0.5;
    private static final double RAISE_ESSENTIAL = 0.1;
    private static final double RAISE_OPTIONAL = 0.05;

    /** A label may lack a word in running text when the rest carries this much of its weight. */
    private static final double LEAST_COVERAGE = 0.74;

    private static final double ROUNDING = 1e-9;

    private static final double IN_TEXT_PHRASE = 0.95;
    private static final double IN_TEXT_WORD = 0.7;
    private static final double LESS_PER_WORD_BETWEEN = 0.08;

    /** How adverts dress a skill up; none of these words says which skill it is. */
    static final Set<String> DRESS =
            Set.of(
                    "skill",
                    "skills",
                    "ability",
                    "abilities",
                    "able",
                    "knowledge",
                    "experience",
                    "experienced",
                    "good",
                    "excellent",
                    "strong",
                    "basic",
                    "advanced",
                    "proficient",
                    "proficiency",
                    "working",
                    "understanding",
                    "familiar",
                    "familiarity",
                    "must",
                    "have",
                    "has",
                    "know",
                    "knows",
                    "how",
                    "can",
                    "willing",
                    "preferred",
                    "required",
                    "ทักษะ",
                    "ความรู้",
                    "สามารถ",
                    "ได้",
                    "ดี",
                    "มี",
                    "marunong",
                    "kaalaman",
                    "kakayahan",
                    "kakayahang",
                    "mahusay",
                    "magaling",
                    "may",
                    "alam");

    private final Map<String, Integer> stemNumbers = new HashMap<>();
    private final Map<Token, Integer> wordNumbers = new HashMap<>();
    private final List<List<Sought>> bySeed = new ArrayList<>();
    private final LabelVocabulary vocabulary;
    private final ThingWords things;
    private final Map<Asked, Optional<Resolved<SkillId>>> ranked = new ConcurrentHashMap<>();
    private final Taxonomy taxonomy;
    private int made;

    /**
     * @param things the same skills, for words that are nobody's name
     */
    SkillWords(LabelVocabulary vocabulary, ThingWords things, Taxonomy taxonomy) {
        this.vocabulary = vocabulary;
        this.things = things;
        this.taxonomy = taxonomy;
        vocabulary.all().map(this::made).forEach(this::seed);
    }

    /**
     * A name to be looked for in texts, at little cost where it is not there.
     *
     * @param number its own
     * @param stems numbers of those of its telling words, the rarest first
     * @param weights at the same places
     * @param spare of their sum, what a text may lack
     * @param words numbers of its telling words as they stand in it
     * @param stemsInOrder of these
     * @param all what its words weigh
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Sought(
            int number,
            LabelRead read,
            int[] stems,
            double[] weights,
            double spare,
            int[] words,
            int[] stemsInOrder,
            double[] weightsInOrder,
            double all,
            boolean thai,
            boolean repeatsAWord) {
        boolean mayStandIn(Running text) {
            double left = spare + ROUNDING;
            for (int i = 0; i < stems.length; i++) {
                if (text.places(stems[i]) == null) {
                    left -= weights[i];
                    if (left < 0) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private Sought made(LabelRead read) {
        List<Token> words = read.telling();
        int[] inOrder = words.stream().mapToInt(word -> number(word.stem())).toArray();
        double[] weights =
                words.stream().mapToDouble(word -> vocabulary.weight(word.stem())).toArray();
        int[] rarestFirst =
                IntStream.range(0, inOrder.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -weights[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double all = 0;
        for (double weight : weights) {
            all += weight; // in the order in which those that are met are added
        }
        return new Sought(
                made++,
                read,
                Arrays.stream(rarestFirst).map(i -> inOrder[i]).toArray(),
                Arrays.stream(rarestFirst).mapToDouble(i -> weights[i]).toArray(),
                isShort(words) ? 0 : (1 - LEAST_COVERAGE) * all,
                words.stream()
                        .mapToInt(
                                word ->
                                        wordNumbers.computeIfAbsent(
                                                word, added -> wordNumbers.size()))
                        .toArray(),
                inOrder,
                weights,
                all,
                LabelText.isThai(read.plain()),
                read.repeatsAWord());
    }

    private int number(String stem) {
        return stemNumbers.computeIfAbsent(
                stem,
                added -> {
                    bySeed.add(new ArrayList<>(0));
                    return stemNumbers.size();
                });
    }

    /** Under its rarest words, as few as a text that names it must hold one of. */
    private void seed(Sought sought) {
        Set<Integer> seeds = new LinkedHashSet<>();
        double spare = sought.spare + ROUNDING;
        for (int i = 0; i < sought.stems.length && spare >= 0; i++) {
            seeds.add(sought.stems[i]);
            spare -= sought.weights[i];
        }
        seeds.forEach(stem -> bySeed.get(stem).add(sought));
    }

    /** To be there whole: one word of two is another thing. */
    private static boolean isShort(List<Token> words) {
        return words.size() < 4;
    }

    Optional<Resolved<SkillId>> skill(String words, @Nullable OccupationCode occupation) {
        String plain = LabelText.plain(words.substring(0, Math.min(LONGEST_WORDS, words.length())));
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        Context context = new Context(occupation);
        List<LabelRead> exact = vocabulary.named(plain);
        if (!exact.isEmpty()) {
            return best(
                    exact, read -> read.label().preferred() ? EXACT : OTHER_NAME, context, EXACT);
        }
        List<Token> tokens = LabelText.tokens(plain);
        if (tokens.stream().allMatch(Token::isFunctionWord)) {
            return Optional.empty(); // "taga" alone is not what a leak is called
        }
        List<Token> telling = undressed(tokens);
        List<List<LabelRead>> same =
                List.of(
                        vocabulary.sameWords(telling),
                        vocabulary.sameStems(telling),
                        vocabulary.namedWithoutSpaces(plain));
        for (List<LabelRead> labels : same) {
            if (!labels.isEmpty()) {
                return best(labels, read -> SAME_WORDS, context, OTHER_NAME);
            }
        }
        Asked asked = new Asked(plain, occupation);
        Optional<Resolved<SkillId>> known = ranked.get(asked);
        if (known == null) {
            known = ranked(plain, context);
            if (ranked.size() >= MOST_KEPT) {
                ranked.clear();
            }
            ranked.put(asked, known);
        }
        return known;
    }

    private record Asked(String plain, @Nullable OccupationCode occupation) {}

    private Optional<Resolved<SkillId>> ranked(String plain, Context context) {
        // without the sentence around: it does not help (set H: MRR 0.640, without it 0.643)
        return things.rank(plain, "", context::nearness, 1).stream()
                .filter(found -> found.confidence() >= LEAST)
                .map(found -> resolved(found.key(), Math.min(SAME_WORDS, found.confidence())))
                .findFirst();
    }

    private interface Confidence {
        double of(LabelRead read);
    }

    private Optional<Resolved<SkillId>> best(
            Iterable<LabelRead> labels, Confidence confidence, Context context, double most) {
        Map<String, Double> byKey = new HashMap<>();
        for (LabelRead read : labels) {
            double plain = confidence.of(read);
            if (plain >= LEAST - RAISE_ESSENTIAL) {
                String key = read.label().key();
                byKey.merge(key, plain + context.raise(key), Math::max);
            }
        }
        return byKey.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST)
                .min(
                        Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> resolved(entry.getKey(), Math.min(most, entry.getValue())));
    }

    private static Resolved<SkillId> resolved(String key, double confidence) {
        return new Resolved<>(new SkillId(UUID.fromString(key)), confidence);
    }

    private static List<Token> undressed(List<Token> tokens) {
        List<Token> telling =
                tokens.stream()
                        .filter(t -> !t.isFunctionWord() && !DRESS.contains(t.word()))
                        .limit(MOST_TOKENS)
                        .toList();
        return telling.isEmpty()
                ? tokens.subList(0, Math.min(MOST_TOKENS, tokens.size()))
                : telling;
    }

    List<Resolved<SkillId>> skillsIn(String text, @Nullable OccupationCode occupation, int limit) {
        Running running =
                new Running(
                        LabelText.plain(text.substring(0, Math.min(LONGEST_TEXT, text.length()))),
                        stemNumbers,
                        wordNumbers.size());
        Context context = new Context(occupation);
        List<Found> all = new ArrayList<>();
        BitSet tried = new BitSet(made);
        for (int stem : running.stems) {
            for (Sought sought : bySeed.get(stem)) {
                if (sought.mayStandIn(running) && !tried.get(sought.number)) {
                    tried.set(sought.number);
                    found(sought, running, context).ifPresent(all::add);
                }
            }
        }
        BitSet inPhrases = new BitSet();
        all.stream().filter(Found::isPhrase).forEach(found -> inPhrases.or(found.at()));
        Map<String, Found> byKey = new HashMap<>();
        for (Found found : all) {
            // a word inside a longer name is part of that name: "driving licence" is no licence
            if (found.isPhrase() || !isWithin(found.at(), inPhrases)) {
                byKey.merge(found.key(), found, Found::better);
            }
        }
        return byKey.values().stream()
                .sorted()
                .limit(Math.max(0, limit))
                .map(found -> resolved(found.key(), found.confidence()))
                .toList();
    }

    private static boolean isWithin(BitSet one, BitSet other) {
        BitSet outside = (BitSet) one.clone();
        outside.andNot(other);
        return outside.isEmpty();
    }

    /** A text ready to be searched: where each stem that names have stands in it. */
    private static final class Running {
        private final String plain;
        private final List<Token> telling;
        private final List<Integer> stems = new ArrayList<>();
        private final @Nullable List<Integer>[] places;
        private final @Nullable List<Integer>[] byWord;

        /**
         * @param words how many names have
         */
        @SuppressWarnings({"unchecked", "rawtypes"})
        Running(String plain, Map<String, Integer> stemNumbers, int words) {
            this.plain = plain;
            telling = LabelText.tokens(plain).stream().filter(t -> !t.isFunctionWord()).toList();
            places = new List[stemNumbers.size()];
            byWord = new List[words];
            for (int i = 0; i < telling.size(); i++) {
                Integer stem = stemNumbers.get(telling.get(i).stem());
                if (stem != null) {
                    List<Integer> of = places[stem];
                    if (of == null) {
                        of = new ArrayList<>(2);
                        places[stem] = of;
                        stems.add(stem);
                    }
                    of.add(i);
                }
            }
        }

        @Nullable List<Integer> places(int stem) {
            return places[stem];
        }

        /** Where a name's word stands, with another ending at most; many names hold it. */
        List<Integer> placesOf(int number, int stem, Token word) {
            List<Integer> known = byWord[number];
            if (known != null) {
                return known;
            }
            List<Integer> inflected = new ArrayList<>(2);
            List<Integer> all = places[stem];
            for (int i = 0; all != null && i < all.size(); i++) {
                if (LabelVocabulary.isInflected(telling.get(all.get(i)).light(), word.light())) {
                    inflected.add(all.get(i));
                }
            }
            byWord[number] = inflected;
            return inflected;
        }
    }

    /**
     * @param weight of the words that were met: what tells more comes first among equals
     * @param at which of the text's telling words
     */
    private record Found(String key, double confidence, double weight, boolean isPhrase, BitSet at)
            implements Comparable<Found> {
        private static final Comparator<Found> BEST_FIRST =
                Comparator.comparingDouble(Found::confidence)
                        .thenComparingDouble(Found::weight)
                        .reversed()
                        .thenComparing(Found::key);

        Found better(Found other) {
            return compareTo(other) <= 0 ? this : other;
        }

        @Override
        public int compareTo(Found other) {
            return BEST_FIRST.compare(this, other);
        }
    }

    private static Optional<Found> found(Sought sought, Running running, Context context) {
        LabelRead read = sought.read;
        List<Token> words = read.telling();
        double met = 0;
        List<List<Integer>> lists = new ArrayList<>(words.size());
        for (int i = 0; i < sought.words.length; i++) {
            List<Integer> places =
                    running.placesOf(sought.words[i], sought.stemsInOrder[i], words.get(i));
            if (!places.isEmpty()) {
                met += sought.weightsInOrder[i];
                lists.add(places);
            }
        }
        if (lists.isEmpty()
                || (isShort(words)
                        ? lists.size() < words.size()
                        : met / sought.all < LEAST_COVERAGE)) {
            return Optional.empty();
        }
        if (sought.repeatsAWord && !running.plain.contains(read.plain())) {
            return Optional.empty(); // "bahay-bahay" is not "bahay"
        }
        BitSet at = new BitSet();
        double confidence;
        if (lists.size() == 1) {
            lists.getFirst().forEach(at::set);
            confidence = read.plain().length() > 3 ? IN_TEXT_WORD : LEAST;
        } else {
            int[] nearest = nearestTogether(lists);
            Arrays.stream(nearest).forEach(at::set);
            int slack = at.length() - 1 - at.nextSetBit(0) - (lists.size() - 1);
            // Thai strings its words together without others between
            if (slack >= (sought.thai ? 1 : lists.size())) {
                return Optional.empty();
            }
            confidence = met / sought.all * (IN_TEXT_PHRASE - LESS_PER_WORD_BETWEEN * slack);
        }
        confidence += context.raise(read.label().key());
        return confidence < LEAST
                ? Optional.empty()
                : Optional.of(
                        new Found(
                                read.label().key(),
                                Math.min(EXACT, confidence),
                                met,
                                lists.size() > 1,
                                at));
    }

    /** A place of each list, such that they stand nearest together. */
    private static int[] nearestTogether(List<List<Integer>> lists) {
        int[] at = new int[lists.size()];
        int[] best = {};
        int narrowest = Integer.MAX_VALUE;
        while (true) {
            int[] here = new int[at.length];
            int first = 0;
            int last = 0;
            for (int i = 0; i < at.length; i++) {
                here[i] = lists.get(i).get(at[i]);
                first = here[i] < here[first] ? i : first;
                last = here[i] > here[last] ? i : last;
            }
            if (here[last] - here[first] < narrowest) {
                narrowest = here[last] - here[first];
                best = here;
            }
            if (++at[first] == lists.get(first).size()) {
                return best;
            }
        }
    }

    /** What the advert's occupation needs is likelier meant. */
    private final class Context {
        private final int[] essential;
        private final int[] optional;

        Context(@Nullable OccupationCode occupation) {
            essential = occupation == null ? new int[0] : taxonomy.essentialSkills(occupation);
            optional = occupation == null ? new int[0] : taxonomy.optionalSkills(occupation);
        }

        /** As {@link ThingWords} weighs it. */
        double nearness(String key) {
            return raise(key) / RAISE_ESSENTIAL;
        }

        double raise(String key) {
            if (essential.length == 0 && optional.length == 0) {
                return 0;
            }
            int number =
                    taxonomy.skill(new SkillId(UUID.fromString(key))).map(Skill::number).orElse(-1);
            if (Arrays.stream(essential).anyMatch(n -> n == number)) {
                return RAISE_ESSENTIAL;
            }
            return Arrays.stream(optional).anyMatch(n -> n == number) ? RAISE_OPTIONAL : 0;
        }
    }
}
