package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<String, List<Sought>> bySeed = new HashMap<>();
    private final LabelVocabulary vocabulary;
    private final ThingWords things;
    private final Map<Asked, Optional<Resolved<SkillId>>> ranked = new ConcurrentHashMap<>();
    private final Taxonomy taxonomy;

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
     * @param stems of its telling words, the rarest first
     * @param weights at the same places
     * @param needed of their sum, what a text must hold
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Sought(LabelRead read, String[] stems, double[] weights, double needed) {
        boolean mayStandIn(Map<String, ?> text) {
            double met = 0;
            for (int i = 0; i < stems.length; i++) {
                if (text.containsKey(stems[i])) {
                    met += weights[i];
                }
            }
            return met > needed - ROUNDING;
        }
    }

    private Sought made(LabelRead read) {
        String[] stems =
                read.telling().stream()
                        .map(Token::stem)
                        .sorted(
                                Comparator.comparingDouble(
                                        (String stem) -> -vocabulary.weight(stem)))
                        .toArray(String[]::new);
        double[] weights = Arrays.stream(stems).mapToDouble(vocabulary::weight).toArray();
        double all = Arrays.stream(weights).sum();
        return new Sought(
                read, stems, weights, isShort(read.telling()) ? all : LEAST_COVERAGE * all);
    }

    /** Under its rarest words, as few as a text that names it must hold one of. */
    private void seed(Sought sought) {
        Set<String> seeds = new LinkedHashSet<>();
        double without = Arrays.stream(sought.weights).sum();
        for (int i = 0; i < sought.stems.length && without > sought.needed - ROUNDING; i++) {
            seeds.add(sought.stems[i]);
            without -= sought.weights[i];
        }
        seeds.forEach(stem -> bySeed.computeIfAbsent(stem, s -> new ArrayList<>()).add(sought));
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
                Running.of(
                        LabelText.plain(text.substring(0, Math.min(LONGEST_TEXT, text.length()))));
        Context context = new Context(occupation);
        List<Found> all = new ArrayList<>();
        Set<Sought> tried = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String stem : running.places().keySet()) {
            for (Sought sought : bySeed.getOrDefault(stem, List.of())) {
                if (sought.mayStandIn(running.places()) && tried.add(sought)) {
                    found(sought.read(), running, context).ifPresent(all::add);
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

    /**
     * A text ready to be searched.
     *
     * @param places of each stem among the telling words
     */
    private record Running(String plain, List<Token> telling, Map<String, List<Integer>> places) {
        static Running of(String plain) {
            List<Token> telling =
                    LabelText.tokens(plain).stream().filter(t -> !t.isFunctionWord()).toList();
            Map<String, List<Integer>> places = new HashMap<>();
            for (int i = 0; i < telling.size(); i++) {
                places.computeIfAbsent(telling.get(i).stem(), stem -> new ArrayList<>()).add(i);
            }
            return new Running(plain, telling, places);
        }

        /** Where the word stands, with another ending at most. */
        List<Integer> placesOf(Token word) {
            return places.getOrDefault(word.stem(), List.of()).stream()
                    .filter(
                            at ->
                                    LabelVocabulary.isInflected(
                                            telling.get(at).light(), word.light()))
                    .toList();
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

    private Optional<Found> found(LabelRead read, Running running, Context context) {
        List<Token> words = read.telling();
        double met = 0;
        double all = 0;
        List<List<Integer>> lists = new ArrayList<>(words.size());
        for (Token word : words) {
            double weight = vocabulary.weight(word.stem());
            all += weight;
            List<Integer> places = running.placesOf(word);
            if (!places.isEmpty()) {
                met += weight;
                lists.add(places);
            }
        }
        if (lists.isEmpty()
                || (isShort(words) ? lists.size() < words.size() : met / all < LEAST_COVERAGE)) {
            return Optional.empty();
        }
        if (read.repeatsAWord() && !running.plain().contains(read.plain())) {
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
            if (slack >= (LabelText.isThai(read.plain()) ? 1 : lists.size())) {
                return Optional.empty();
            }
            confidence = met / all * (IN_TEXT_PHRASE - LESS_PER_WORD_BETWEEN * slack);
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
