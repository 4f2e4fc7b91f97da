package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words.Met;
import org.onward.matching.taxonomy.Words.Resolved;

/** Skills from an advert's list of skills, and from running text. */
final class SkillWords {
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_TOKENS = 24;

    private static final double LEAST = 0.5;

    /** The same in running text, where one word is right so seldom and is offered still. */
    private static final double LEAST_IN_TEXT = 0.25;

    private static final double LEAST_ODDS = logit(LEAST_IN_TEXT);

    /** A label may lack a word in running text when the rest carries this much of its weight. */
    private static final double LEAST_COVERAGE = 0.74;

    private static final double ROUNDING = 1e-9;

    private static final double MOST_LACKING = 6;

    /** So many words a sentence's end is worth between the words of a name. */
    private static final int SENTENCE_END = 6;

    private static final int NONE = -1;
    private static final int ALL = -2; // in the place of a word: there are no others
    private static final int BESIDE = 3; // words of a name that are asked for with its rarest
    private static final int[] NOWHERE = {};

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
    private final double[] stemWeights;
    private final Map<Token, Integer> wordNumbers = new HashMap<>();
    private final HashedWords<Heard> heard;
    private final int[] stemOfWord;
    private final String[] lightOfWord;
    private final Sought[][] bySeed;
    // For each of these, stems that must stand there too, or NONE, or ALL behind the last: side by
    // side, as most names are done with by them.
    private final int[][] besideSeed;
    private final LabelVocabulary vocabulary;
    private final ThingWords things;
    private final Taxonomy taxonomy;
    private final MetConfidence sure;
    private final double essential; // what an occupation that needs a skill adds
    private final double optional;
    private final double essentialInText; // … to the log odds there
    private final double optionalInText;
    private final InPhrases inPhrases;
    private final Map<String, SkillId> ids = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * @param things the same skills, for words that are nobody's name
     */
    SkillWords(
            LabelVocabulary vocabulary, ThingWords things, Taxonomy taxonomy, MetConfidence sure) {
        this.vocabulary = vocabulary;
        this.things = things;
        this.taxonomy = taxonomy;
        this.sure = sure;
        this.essential = sure.change("essential");
        this.optional = sure.change("optional");
        this.essentialInText = sure.change("essential_in_text");
        this.optionalInText = sure.change("optional_in_text");
        this.inPhrases = InPhrases.of(sure);
        List<LabelRead> names = vocabulary.all().toList();
        Map<Shown, LabelRead> shown = new HashMap<>();
        for (LabelRead read : names) {
            if (read.label().preferred()) {
                shown.put(Shown.of(read), read);
            }
            String key = read.label().key();
            SkillId id = ids.computeIfAbsent(key, made -> new SkillId(UUID.fromString(made)));
            taxonomy.skill(id).ifPresent(skill -> numbers.putIfAbsent(key, skill.number()));
            for (Token word : read.telling()) {
                stemNumbers.computeIfAbsent(word.stem(), stem -> stemNumbers.size());
                wordNumbers.computeIfAbsent(word, added -> wordNumbers.size());
            }
        }
        stemWeights = new double[stemNumbers.size()];
        stemNumbers.forEach((stem, number) -> stemWeights[number] = vocabulary.weight(stem));
        stemOfWord = new int[wordNumbers.size()];
        wordNumbers.forEach((word, number) -> stemOfWord[number] = number(word.stem()));
        lightOfWord = new String[wordNumbers.size()];
        wordNumbers.forEach((word, number) -> lightOfWord[number] = word.light());
        Map<String, Heard> words = new HashMap<>();
        for (Token word : wordNumbers.keySet()) {
            if (!word.isFunctionWord()) {
                words.put(word.word(), new Heard(word, wordNumber(word), number(word.stem())));
            }
        }
        heard = new HashedWords<>(words);
        List<List<Sought>> seeds = new ArrayList<>();
        stemNumbers.forEach((stem, number) -> seeds.add(new ArrayList<>(0)));
        for (LabelRead read : names) {
            Sought sought = made(read, shown.get(Shown.of(read)));
            seeds(sought).forEach(stem -> seeds.get(stem).add(sought));
        }
        bySeed = seeds.stream().map(of -> of.toArray(Sought[]::new)).toArray(Sought[][]::new);
        besideSeed = new int[bySeed.length][];
        for (int seed = 0; seed < bySeed.length; seed++) {
            int stem = seed;
            besideSeed[seed] =
                    seeds.get(seed).stream().flatMapToInt(s -> beside(s, stem)).toArray();
        }
    }

    /** What is shown of a skill in a language. */
    private record Shown(String key, String language) {
        static Shown of(LabelRead read) {
            return new Shown(read.label().key(), read.label().language());
        }
    }

    /**
     * What changes the log odds that a phrase of running text means the skill whose name it holds.
     *
     * @param lacking for the rarest word of the shown name that this other one lacks, times its
     *     weight: "work in team" is seldom meant as working in textile manufacturing teams
     * @param uses for each doubling of the unit groups that use the skill
     * @param near where an occupation of the advert's major group uses it
     * @param between for each word or comma between those of the name, {@link #SENTENCE_END} times
     *     where a sentence ends
     */
    private record InPhrases(double lacking, double uses, double near, double between) {
        static InPhrases of(MetConfidence sure) {
            return new InPhrases(
                    sure.change("lacking_in_phrase"),
                    sure.change("uses_in_phrase"),
                    sure.change("near_in_phrase"),
                    sure.change("between_in_phrase"));
        }
    }

    /** A telling word of names, its number and that of its stem. */
    private record Heard(Token token, int word, int stem) {}

    /**
     * A name to be looked for in texts, at little cost where it is not there.
     *
     * @param skill the number of what it names, or {@link #NONE}
     * @param words numbers of its telling words as they stand in it
     * @param stems numbers of their stems, the rarest first
     * @param all what these weigh
     * @param spare of that, what a text may lack
     * @param odds log odds that a phrase means it
     * @param majors major groups of ISCO-08 whose occupations use the skill, as bits
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Sought(
            int skill,
            LabelRead read,
            int[] words,
            int[] stems,
            double all,
            double spare,
            double odds,
            int majors,
            boolean thai,
            boolean repeatsAWord) {
        /** Nothing of it may be lacking. */
        boolean isWhole() {
            return spare == 0;
        }

        /** Whether one word of it is never enough. */
        boolean isPhrase() {
            return words.length > 1 && isWhole();
        }
    }

    private Sought made(LabelRead read, @Nullable LabelRead shown) {
        List<Token> telling = read.telling();
        int[] words = telling.stream().mapToInt(this::wordNumber).toArray();
        int[] rarestFirst =
                Arrays.stream(words)
                        .map(word -> stemOfWord[word])
                        .boxed()
                        .sorted(Comparator.comparingDouble(stem -> -stemWeights[stem]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double all = 0;
        for (int word : words) {
            all += weight(word); // in the order in which those that are met are added
        }
        int skill = numbers.getOrDefault(read.label().key(), NONE);
        List<OccupationCode> uses = taxonomy.occupationsOf(skill);
        double odds =
                logit(sure.of(Met.TEXT_PHRASE))
                        + inPhrases.lacking * lacking(read, shown)
                        + inPhrases.uses * Math.log(1 + uses.size()) / Math.log(2);
        int majors = 0;
        for (OccupationCode use : uses) {
            majors |= bit(use);
        }
        return new Sought(
                skill,
                read,
                words,
                rarestFirst,
                all,
                isShort(telling) ? 0 : (1 - LEAST_COVERAGE) * all,
                odds,
                majors,
                LabelText.isThai(read.plain()),
                read.repeatsAWord());
    }

    /**
     * The weight of the rarest word of the name that is shown which another name is without, {@link
     * #MOST_LACKING} at most. In English alone: elsewhere too few things have a name for a word's
     * rarity to tell, and other names are what people say for the same.
     */
    private double lacking(LabelRead read, @Nullable LabelRead shown) {
        if (shown == null || !read.label().language().equals("en")) {
            return 0;
        }
        Set<String> has = read.telling().stream().map(Token::stem).collect(Collectors.toSet());
        return shown.telling().stream()
                .map(Token::stem)
                .filter(stem -> !has.contains(stem))
                .mapToDouble(stem -> Math.min(MOST_LACKING, vocabulary.weight(stem)))
                .max()
                .orElse(0);
    }

    private static int bit(OccupationCode code) {
        return 1 << (code.value().charAt(0) - '0');
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    private static double sigmoid(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    private int wordNumber(Token word) {
        return wordNumbers.getOrDefault(word, 0);
    }

    private int number(String stem) {
        return stemNumbers.getOrDefault(stem, 0);
    }

    private double weight(int word) {
        return stemWeights[stemOfWord[word]];
    }

    /** The rarest words of a name, as few as a text that names it must hold one of. */
    private Set<Integer> seeds(Sought sought) {
        Set<Integer> seeds = new LinkedHashSet<>();
        double spare = sought.spare + ROUNDING;
        for (int i = 0; i < sought.stems.length && spare >= 0; i++) {
            seeds.add(sought.stems[i]);
            spare -= stemWeights[sought.stems[i]];
        }
        return seeds;
    }

    /**
     * The rarest words that a text must hold too where this is the rarest of a name's that it
     * holds, {@link #BESIDE} with what stands instead of them.
     */
    private IntStream beside(Sought sought, int seed) {
        double left = sought.spare + ROUNDING;
        int at = 0;
        while (sought.stems[at] != seed) {
            left -= stemWeights[sought.stems[at++]];
        }
        double spare = left;
        IntStream needed =
                Arrays.stream(sought.stems, at, sought.stems.length)
                        .distinct()
                        .filter(stem -> stem != seed && stemWeights[stem] > spare);
        int rest = sought.isWhole() ? ALL : NONE;
        return IntStream.concat(needed, IntStream.generate(() -> rest)).limit(BESIDE);
    }

    /**
     * @param seed under which it is looked at; under others that the text has, it is not again
     */
    private boolean mayStandIn(Running text, Sought sought, int seed) {
        double left = sought.spare + ROUNDING;
        boolean first = true;
        for (int stem : sought.stems) {
            if (text.stems.get(stem)) {
                if (first && stem != seed) {
                    return false;
                }
                first = false;
            } else {
                left -= stemWeights[stem];
                if (left < 0) {
                    return false;
                }
            }
        }
        return true;
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
                    exact,
                    read -> read.label().preferred() ? Met.EXACT : Met.OTHER_NAME,
                    context,
                    Met.EXACT);
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
                return best(labels, read -> Met.SAME_WORDS, context, Met.OTHER_NAME);
            }
        }
        return ranked(plain, context);
    }

    private Optional<Resolved<SkillId>> ranked(String plain, Context context) {
        // without the sentence around: it does not help (set H: MRR 0.640, without it 0.643)
        return things.rank(plain, "", context::nearness, 1).stream()
                .filter(found -> found.confidence() >= LEAST)
                .map(
                        found ->
                                resolved(
                                        found.key(),
                                        Math.min(sure.of(Met.SAME_WORDS), found.confidence()),
                                        Met.RANKED))
                .findFirst();
    }

    private record Sure(double confidence, Met met) {}

    private Optional<Resolved<SkillId>> best(
            Iterable<LabelRead> labels, Function<LabelRead, Met> met, Context context, Met most) {
        Map<String, Sure> byKey = new HashMap<>();
        for (LabelRead read : labels) {
            Met way = met.apply(read);
            String key = read.label().key();
            byKey.merge(
                    key,
                    new Sure(sure.of(way) + context.raise(key), way),
                    (one, other) -> other.confidence() > one.confidence() ? other : one);
        }
        return byKey.entrySet().stream()
                .filter(entry -> entry.getValue().confidence() >= LEAST)
                .min(
                        Comparator.comparingDouble(
                                        (Map.Entry<String, Sure> entry) ->
                                                -entry.getValue().confidence())
                                .thenComparing(Map.Entry::getKey))
                .map(
                        entry ->
                                resolved(
                                        entry.getKey(),
                                        Math.min(sure.of(most), entry.getValue().confidence()),
                                        entry.getValue().met()));
    }

    private Resolved<SkillId> resolved(String key, double confidence, Met met) {
        return new Resolved<>(Objects.requireNonNull(ids.get(key)), confidence, met);
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
                        text.substring(0, Math.min(LONGEST_TEXT, text.length())),
                        heard,
                        stemNumbers);
        Context context = new Context(occupation);
        List<Found> all = new ArrayList<>();
        for (int stem = running.stems.nextSetBit(0);
                stem >= 0;
                stem = running.stems.nextSetBit(stem + 1)) {
            int[] beside = besideSeed[stem];
            for (int i = 0; i < beside.length; i += BESIDE) {
                int last = beside[i + BESIDE - 1];
                if (running.mayHold(beside[i])
                        && running.mayHold(beside[i + 1])
                        && running.mayHold(last)) {
                    Sought sought = bySeed[stem][i / BESIDE];
                    Found found =
                            last == ALL || mayStandIn(running, sought, stem)
                                    ? found(sought, running, context)
                                    : null;
                    if (found != null) {
                        all.add(found);
                    }
                }
            }
        }
        BitSet phrases = new BitSet(running.telling.size());
        for (Found found : all) {
            if (found.isPhrase()) {
                for (int place : found.at) {
                    phrases.set(place);
                }
            }
        }
        Map<String, Found> byKey = new HashMap<>();
        for (Found found : all) {
            // a word inside a longer name is part of that name: "driving licence" is no licence
            if (found.isPhrase() || !isWithin(found.at, phrases)) {
                byKey.merge(found.key(), found, Found::better);
            }
        }
        return byKey.values().stream()
                .sorted()
                .limit(Math.max(0, limit))
                .map(found -> resolved(found.key(), found.confidence(), found.met()))
                .toList();
    }

    private static boolean isWithin(int[] places, BitSet phrases) {
        for (int place : places) {
            if (!phrases.get(place)) {
                return false;
            }
        }
        return true;
    }

    /** A text ready to be searched: where each stem that names have stands in it. */
    private static final class Running {
        private final String text;
        private @Nullable String plain;
        private final List<Token> telling = new ArrayList<>();
        private final BitSet stems;
        private final int[] words; // their numbers, at the places of those that are telling
        private final int[] steps; // from the first word of all, pauses counted
        private final int[] known; // the stems, ascending
        private final int[][] places;

        // In parts, each of which is compiled by itself: every text of a feed is read here.
        Running(String text, HashedWords<Heard> heard, Map<String, Integer> stemNumbers) {
            this.text = text;
            stems = new BitSet(stemNumbers.size());
            List<String> all = new ArrayList<>();
            int[] stepOf = read(text, all);
            words = new int[all.size()];
            steps = new int[all.size()];
            long[] standing = new long[all.size()]; // a stem, and where
            int many = 0;
            for (int i = 0; i < stepOf.length; i++) {
                String word = all.get(i);
                Heard met = heard.of(word);
                Token token = met == null ? LabelText.token(word) : met.token;
                if (met == null && token.isFunctionWord()) {
                    continue;
                }
                int stem = met == null ? stemNumbers.getOrDefault(token.stem(), NONE) : met.stem;
                if (stem != NONE) {
                    stems.set(stem);
                    standing[many++] = (long) stem << Integer.SIZE | telling.size();
                }
                steps[telling.size()] = stepOf[i];
                words[telling.size()] = met == null ? NONE : met.word;
                telling.add(token);
            }
            Arrays.sort(standing, 0, many);
            known = stems.stream().toArray();
            places = places(standing, many, known);
        }

        /**
         * @param all filled with the words
         * @return the step at which each stands
         */
        private static int[] read(String text, List<String> all) {
            IntStream.Builder reached = IntStream.builder();
            int step = 0;
            int begun = 0;
            for (int at = 0; at <= text.length(); at++) {
                int pause = at == text.length() ? SENTENCE_END : pause(text, at);
                if (pause > 0) {
                    for (String word :
                            LabelText.words(LabelText.plain(text.substring(begun, at)))) {
                        all.add(word);
                        reached.add(step++);
                    }
                    step += pause;
                    begun = at + 1;
                }
            }
            return reached.build().toArray();
        }

        private static int[][] places(long[] standing, int many, int[] known) {
            int[][] places = new int[known.length][];
            int from = 0;
            for (int i = 0; i < known.length; i++) {
                int to = from;
                while (to < many && standing[to] >> Integer.SIZE == known[i]) {
                    to++;
                }
                places[i] = new int[to - from];
                for (int j = from; j < to; j++) {
                    places[i][j - from] = (int) standing[j];
                }
                from = to;
            }
            return places;
        }

        /** How many words a sign parts as; 0 if it parts none. */
        private static int pause(String text, int at) {
            return switch (text.charAt(at)) {
                case ',', ':', '(', ')', '/' -> 1;
                case '!', '?', ';', '\n', '•', '●', '|' -> SENTENCE_END;
                case '.' ->
                        at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1))
                                ? SENTENCE_END
                                : 0;
                default -> 0;
            };
        }

        /** Seldom asked. */
        boolean names(String name) {
            String whole = plain == null ? LabelText.plain(text) : plain;
            plain = whole;
            return whole.contains(name);
        }

        boolean mayHold(int stem) {
            return stem < 0 || stems.get(stem);
        }

        /**
         * Where a name's word stands, with another ending at most.
         *
         * @param number of the word
         */
        int[] placesOf(int stem, int number, String light) {
            int at = Arrays.binarySearch(known, stem);
            if (at < 0) {
                return NOWHERE;
            }
            int[] all = places[at];
            int many = 0;
            while (many < all.length && isMet(all[many], number, light)) {
                many++;
            }
            if (many == all.length) {
                return all;
            }
            int[] inflected = Arrays.copyOf(all, all.length);
            for (int i = many + 1; i < all.length; i++) {
                if (isMet(all[i], number, light)) {
                    inflected[many++] = all[i];
                }
            }
            return Arrays.copyOf(inflected, many);
        }

        /** What stands between a name's words that does not in the name. */
        int between(Sought sought, int[] at) {
            int span = steps[last(at)] - steps[first(at)];
            return Math.max(0, span - sought.read.tokens().size() + 1);
        }

        private boolean isMet(int place, int number, String light) {
            return words[place] == number
                    || LabelVocabulary.isInflected(telling.get(place).light(), light);
        }
    }

    /**
     * @param weight of the words that were met: what tells more comes first among equals
     * @param at which of the text's telling words
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Found(String key, double confidence, double weight, Met met, int[] at)
            implements Comparable<Found> {
        private static final Comparator<Found> BEST_FIRST =
                Comparator.comparingDouble(Found::confidence)
                        .thenComparingDouble(Found::weight)
                        .reversed()
                        .thenComparing(Found::key);

        boolean isPhrase() {
            return met == Met.TEXT_PHRASE;
        }

        Found better(Found other) {
            return compareTo(other) <= 0 ? this : other;
        }

        @Override
        public int compareTo(Found other) {
            return BEST_FIRST.compare(this, other);
        }
    }

    private @Nullable Found found(Sought sought, Running running, Context context) {
        LabelRead read = sought.read;
        double odds = sought.odds + context.inPhrase(sought);
        if (odds < LEAST_ODDS && sought.isPhrase()) {
            return null; // what stands between its words only takes from it
        }
        double met = 0;
        boolean whole = sought.isWhole();
        int[][] lists = new int[sought.words.length][];
        int many = 0;
        for (int i = 0; i < sought.words.length; i++) {
            int word = sought.words[i];
            int[] places = running.placesOf(stemOfWord[word], word, lightOfWord[word]);
            if (places.length > 0) {
                met += weight(word);
                lists[many++] = places;
            } else if (whole) {
                return null;
            }
        }
        if (many == 0 || (!whole && met / sought.all < LEAST_COVERAGE)) {
            return null;
        }
        if (sought.repeatsAWord && !running.names(read.plain())) {
            return null; // "bahay-bahay" is not "bahay"
        }
        int[] at;
        double confidence;
        if (many == 1) {
            at = lists[0];
            double alone = read.plain().length() > 3 ? sure.of(Met.TEXT_WORD) : LEAST_IN_TEXT;
            confidence = context.inText(alone, sought.skill);
        } else {
            at = nearestTogether(Arrays.copyOf(lists, many));
            int slack = last(at) - first(at) - (many - 1);
            // Thai strings its words together without others between
            if (slack >= (sought.thai ? 1 : many)) {
                return null;
            }
            double between = inPhrases.between * running.between(sought, at);
            confidence = met / sought.all * sigmoid(odds + between);
        }
        return confidence < LEAST_IN_TEXT
                ? null
                : new Found(
                        read.label().key(),
                        confidence,
                        met,
                        many > 1 ? Met.TEXT_PHRASE : Met.TEXT_WORD,
                        at);
    }

    private static int first(int[] places) {
        int first = places[0];
        for (int place : places) {
            first = Math.min(first, place);
        }
        return first;
    }

    private static int last(int[] places) {
        int last = places[0];
        for (int place : places) {
            last = Math.max(last, place);
        }
        return last;
    }

    /** A place of each list, such that they stand nearest together. */
    private static int[] nearestTogether(int[][] lists) {
        int[] at = new int[lists.length];
        int[] here = new int[lists.length];
        int[] best = {};
        int narrowest = Integer.MAX_VALUE;
        while (true) {
            int first = 0;
            int last = 0;
            for (int i = 0; i < at.length; i++) {
                here[i] = lists[i][at[i]];
                first = here[i] < here[first] ? i : first;
                last = here[i] > here[last] ? i : last;
            }
            if (here[last] - here[first] < narrowest) {
                narrowest = here[last] - here[first];
                best = here.clone();
            }
            if (++at[first] == lists[first].length) {
                return best;
            }
        }
    }

    /** What the advert's occupation needs is likelier meant. */
    private final class Context {
        private final int[] essential; // ascending
        private final int[] optional;
        private final int major; // as a bit

        Context(@Nullable OccupationCode occupation) {
            essential = occupation == null ? NOWHERE : taxonomy.essentialSkills(occupation);
            optional = occupation == null ? NOWHERE : taxonomy.optionalSkills(occupation);
            Arrays.sort(essential);
            Arrays.sort(optional);
            major = occupation == null ? 0 : bit(occupation);
        }

        /** As {@link ThingWords} weighs it. */
        double nearness(String key) {
            return raise(key) / SkillWords.this.essential;
        }

        double raise(String key) {
            return raise(
                    numbers.getOrDefault(key, NONE),
                    SkillWords.this.essential,
                    SkillWords.this.optional);
        }

        /**
         * A text of an occupation names what it needs far more often than it does by chance, which
         * makes a word that alone is seldom right as sure as a phrase.
         */
        double inText(double confidence, int skill) {
            double raise = raise(skill, essentialInText, optionalInText);
            return raise == 0 ? confidence : sigmoid(logit(confidence) + raise);
        }

        /** The same for a phrase, where occupations of the same major group tell too. */
        double inPhrase(Sought sought) {
            double raise = raise(sought.skill, essentialInText, optionalInText);
            return Math.max(raise, (sought.majors & major) == 0 ? 0 : inPhrases.near);
        }

        private double raise(int skill, double ofEssential, double ofOptional) {
            if (skill == NONE) {
                return 0;
            }
            return Arrays.binarySearch(essential, skill) >= 0
                    ? ofEssential
                    : Arrays.binarySearch(optional, skill) >= 0 ? ofOptional : 0;
        }
    }
}
