package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.LineOfWork;
import org.onward.matching.taxonomy.LinesOfWork.Account;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.WorkNumbers;
import org.onward.matching.taxonomy.WorkShares;

/**
 * Compares what is told of work with what every line of work is called, is said to be and takes:
 * BM25 over each of the three, and the skills that are known. Never changed once made.
 */
final class WorkWords {
    private static final int LONGEST_TEXT = 3_000;
    private static final int MOST_STEMS = 300;
    private static final int MOST_LINES = 16;

    private static final double OPTIONAL = 0.5;

    private static final int MOST_WORDS = 32;

    /**
     * Words are told apart by 20 bits of a hash: of 30 words told and 4 of a title two different
     * ones are taken for the same by one pair in some nine thousand.
     */
    private static final int WORD_BITS = 20;

    /**
     * Words of anybody who works, of time and of number: that both sides have one of them tells no
     * work they have in common, and as no name of work has it, it would count as among the rarest.
     * English words of grades and time are not among them: on two judged sets of real adverts
     * leaving these out cost 0.001 and 0.003.
     */
    private static final Set<String> OF_ANY_WORK =
            Set.of(
                    "ii",
                    "iii",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "isa",
                    "dalawa",
                    "tatlo",
                    "apat",
                    "lima",
                    "oras",
                    "araw",
                    "linggo",
                    "buwan",
                    "taon",
                    "mother",
                    "father",
                    "ผู้",
                    "สูง",
                    "ช่าง",
                    "พนักงาน",
                    "เจ้าหน้าที่",
                    "คน",
                    "ช่วย",
                    "ทำ",
                    "งาน",
                    "ทำงาน",
                    "ฝึกงาน",
                    "ละ",
                    "วัน",
                    "สัปดาห์",
                    "เดือน",
                    "ปี",
                    "หนึ่ง",
                    "สอง",
                    "สาม",
                    "สี่",
                    "ห้า",
                    "หก",
                    "เจ็ด",
                    "แปด",
                    "เก้า",
                    "สิบ");

    private static final float NEAR = 0.5f;
    private static final int NONE = -1;
    private static final int TELLS_NOTHING = -2;
    private static final int[] NO_LINES = new int[0];
    private static final Needing NOWHERE = new Needing(new int[0], new float[0]);

    private final WorkNumbers numbers;
    private final List<LineOfWork> lines;
    private final Map<String, Said> said;
    private final Said[] byNumber;
    private final HashedWords<Said> heard;
    private final int[] units;
    private final Map<OccupationCode, int[]> byUnit;

    /** By the number of the skill. */
    private final Needing[] needing;

    /**
     * Of which lines a stem is said, in each of the three ways; equal where the stems are.
     *
     * @param number of each that is said of one, {@link #NONE} of any other
     */
    private record Said(
            String stem,
            int number,
            WordField.Having names,
            WordField.Having about,
            WordField.Having takes) {
        Said(String stem) {
            this(stem, NONE, WordField.Having.NONE, WordField.Having.NONE, WordField.Having.NONE);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof Said said && stem.equals(said.stem));
        }

        @Override
        public int hashCode() {
            return stem.hashCode();
        }
    }

    /** What a word that tells nothing says. */
    private static final Said NOTHING =
            new Said(
                    "",
                    TELLS_NOTHING,
                    WordField.Having.NONE,
                    WordField.Having.NONE,
                    WordField.Having.NONE);

    /**
     * The lines that a skill is needed or helps in.
     *
     * @param weights how far it points there, at the same places
     */
    @SuppressWarnings("ArrayRecordComponent") // filled once, then only read
    private record Needing(int[] lines, float[] weights) {
        Needing with(int line, double weight) {
            int many = lines.length;
            Needing more =
                    new Needing(Arrays.copyOf(lines, many + 1), Arrays.copyOf(weights, many + 1));
            more.lines[many] = line;
            more.weights[many] = (float) weight;
            return more;
        }
    }

    /**
     * @param skillNames the English name by number
     */
    WorkWords(List<LineOfWork> lines, Map<Integer, String> skillNames, WorkNumbers numbers) {
        this.numbers = numbers;
        this.lines = lines;
        said = new HashMap<>();
        Map<Integer, List<String>> stems = new HashMap<>();
        skillNames.forEach((number, name) -> stems.put(number, stems(name)));
        List<List<String>> nameBags = new ArrayList<>();
        List<List<String>> aboutBags = new ArrayList<>();
        List<List<String>> skillBags = new ArrayList<>();
        for (LineOfWork line : lines) {
            nameBags.add(line.names().stream().flatMap(n -> stems(n).stream()).toList());
            aboutBags.add(stems(line.about()));
            List<String> bag = new ArrayList<>();
            for (int[] skills : List.of(line.essential(), line.optional())) {
                for (int skill : skills) {
                    bag.addAll(stems.getOrDefault(skill, List.of()));
                }
            }
            skillBags.add(bag);
        }
        WordField names = new WordField(nameBags, 0.5);
        WordField about = new WordField(aboutBags, 0.75);
        WordField takes = new WordField(skillBags, 0.75);
        for (WordField field : List.of(names, about, takes)) {
            for (String stem : field.stems()) {
                said.computeIfAbsent(
                        stem,
                        one ->
                                new Said(
                                        one,
                                        said.size(),
                                        names.of(one),
                                        about.of(one),
                                        takes.of(one)));
            }
        }
        byNumber = new Said[said.size()];
        said.values().forEach(one -> byNumber[one.number] = one);
        Map<String, Said> words = new HashMap<>();
        Stream.concat(
                        lines.stream()
                                .flatMap(
                                        line ->
                                                Stream.concat(
                                                        line.names().stream(),
                                                        Stream.of(line.about()))),
                        skillNames.values().stream())
                .flatMap(text -> LabelText.tokens(LabelText.plain(text)).stream())
                .forEach(token -> words.putIfAbsent(token.word(), said(token.stem())));
        heard = new HashedWords<>(words);
        units = lines.stream().mapToInt(line -> number(line.unit())).toArray();
        byUnit =
                IntStream.range(0, units.length)
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        i -> lines.get(i).unit(),
                                        Collectors.collectingAndThen(
                                                Collectors.toList(),
                                                of -> of.stream().mapToInt(i -> i).toArray())));
        needing = linked(lines);
    }

    private WorkWords(WorkWords same, WorkNumbers numbers) {
        this.numbers = numbers;
        lines = same.lines;
        said = same.said;
        byNumber = same.byNumber;
        heard = same.heard;
        units = same.units;
        byUnit = same.byUnit;
        needing = same.needing;
    }

    /** The same by other numbers. */
    WorkWords by(WorkNumbers others) {
        return new WorkWords(this, others);
    }

    private static int number(OccupationCode unit) {
        return Integer.parseInt(unit.value());
    }

    private static Needing[] linked(List<LineOfWork> lines) {
        Map<Integer, Needing> needing = new HashMap<>();
        Map<Integer, Integer> uses = new HashMap<>();
        for (LineOfWork line : lines) {
            for (int[] skills : List.of(line.essential(), line.optional())) {
                for (int skill : skills) {
                    uses.merge(skill, 1, Integer::sum);
                }
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            LineOfWork line = lines.get(i);
            double squares = 0;
            for (int skill : line.essential()) {
                squares += Math.pow(points(lines, uses, skill), 2);
            }
            for (int skill : line.optional()) {
                squares += Math.pow(OPTIONAL * points(lines, uses, skill), 2);
            }
            double norm = Math.pow(squares, 0.25); // half of a cosine's: long lists are no fault
            for (int skill : line.essential()) {
                link(needing, skill, i, points(lines, uses, skill) / norm);
            }
            for (int skill : line.optional()) {
                link(needing, skill, i, OPTIONAL * points(lines, uses, skill) / norm);
            }
        }
        int most = needing.keySet().stream().mapToInt(skill -> skill).max().orElse(NONE);
        Needing[] byNumber = new Needing[most + 1];
        Arrays.setAll(byNumber, skill -> needing.getOrDefault(skill, NOWHERE));
        return byNumber;
    }

    /** A skill that every second line takes points nowhere. */
    private static double points(List<LineOfWork> lines, Map<Integer, Integer> uses, int skill) {
        return Math.log(1 + lines.size() / (uses.getOrDefault(skill, 0) + 1.0));
    }

    private static void link(Map<Integer, Needing> needing, int skill, int line, double weight) {
        needing.merge(
                skill, NOWHERE.with(line, weight), (before, one) -> before.with(line, weight));
    }

    private Needing needing(int skill) {
        return skill < needing.length ? needing[skill] : NOWHERE;
    }

    WorkShares of(Account account) {
        float[] scores = new float[lines.size()];
        List<Said> title = told(account.title());
        words(title, numbers.titleInNames(), numbers.inAbout(), numbers.inSkills(), scores);
        boolean ofPerson = account.title().isBlank();
        boolean named = title.stream().anyMatch(word -> word.names.things().length > 0);
        if (ofPerson) {
            words(told(account.told()), numbers.storyInNames(), numbers.storyInAbout(), 1, scores);
        } else {
            words(told(account.told()), 0, numbers.inAbout(), numbers.inSkills(), scores);
        }
        toOne(scores);
        int[] known =
                account.occupation() == null
                        ? NO_LINES
                        : byUnit.getOrDefault(account.occupation(), NO_LINES);
        if (named && (!account.coded() || isNear(known, scores))) {
            known = NO_LINES;
        }
        skills(account.skills(), ofPerson ? 1 : numbers.listed(), scores);
        for (int line : known) {
            scores[line] += ofPerson ? numbers.workedIn() : numbers.chosen();
        }
        // Where nothing else is told, all lines of a unit group are as near.
        return ofPerson
                ? shares(scores, Math.max(MOST_LINES, known.length), numbers.sharpnessOfPeople())
                : shares(scores, MOST_LINES, numbers.sharpnessOfAdverts());
    }

    /** Whether the words point to one of these at least half as much as to the nearest work. */
    private static boolean isNear(int[] known, float[] scores) {
        return Arrays.stream(known).anyMatch(line -> scores[line] >= NEAR);
    }

    private void skills(int[] skills, float counting, float[] into) {
        if (skills.length == 0) {
            return;
        }
        float[] bySkills = new float[into.length];
        float most = 0;
        for (int skill : skills) {
            Needing of = needing(skill);
            for (int i = 0; i < of.lines.length; i++) {
                bySkills[of.lines[i]] += of.weights[i];
                most = bySkills[of.lines[i]] > most ? bySkills[of.lines[i]] : most;
            }
        }
        for (int skill : skills) {
            for (int line : needing(skill).lines) { // each is more than 0
                into[line] += counting * (bySkills[line] / most);
                bySkills[line] = 0; // it is added once
            }
        }
    }

    /** The words of a text, the rarer the more; two such are alike by what words add at most. */
    WorkShares words(String text) {
        Map<Integer, Double> weights = new TreeMap<>();
        times(told(text))
                .forEach(
                        (word, many) -> {
                            if (!OF_ANY_WORK.contains(word.stem)) {
                                weights.merge(
                                        number(word.stem),
                                        rarity(word) * (1 + Math.log(many)),
                                        Double::sum);
                            }
                        });
        return WorkShares.beside(weights, Math.sqrt(numbers.inCommon()), MOST_WORDS);
    }

    private static int number(String stem) {
        return WorkShares.WORDS + ((stem.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - WORD_BITS));
    }

    private double rarity(Said word) {
        return Math.log(1 + lines.size() / (1.0 + word.about.things().length));
    }

    /** The first words of a text that tell something. */
    private List<Said> told(String text) {
        List<Said> told = new ArrayList<>();
        String plain = LabelText.plain(text.substring(0, Math.min(LONGEST_TEXT, text.length())));
        LabelText.eachWord(
                plain,
                (in, from, to) -> {
                    Said known = heard.of(in, from, to);
                    Said of = known == null ? said(LabelText.stem(in.substring(from, to))) : known;
                    if (of.number != TELLS_NOTHING) {
                        told.add(of);
                    }
                    return told.size() < MOST_STEMS;
                });
        return told;
    }

    private Said said(String stem) {
        String everyday = EverydayWords.as(stem);
        if (tellsNothing(everyday)) {
            return NOTHING;
        }
        Said of = said.get(everyday);
        return of == null ? new Said(everyday) : of;
    }

    /** As figures do: those of a title are of posts, pay or a street. */
    private static boolean tellsNothing(String stem) {
        return ThingWords.TELL_NOTHING.contains(stem) || stem.chars().allMatch(Character::isDigit);
    }

    private static List<String> stems(String text) {
        return LabelText.stems(LabelText.plain(text)).stream()
                .map(EverydayWords::as)
                .filter(stem -> !tellsNothing(stem))
                .toList();
    }

    private static Map<Said, Integer> times(List<Said> words) {
        Map<Said, Integer> times = new HashMap<>();
        words.forEach(word -> times.merge(word, 1, Integer::sum));
        return times;
    }

    private void words(
            List<Said> words, float inNames, float inAbout, float inSkills, float[] into) {
        BitSet known = new BitSet(byNumber.length);
        BitSet again = new BitSet(byNumber.length);
        for (Said word : words) {
            if (word.number != NONE) {
                (known.get(word.number) ? again : known).set(word.number);
            }
        }
        for (int at = known.nextSetBit(0); at >= 0; at = known.nextSetBit(at + 1)) {
            Said of = byNumber[at];
            double often = again.get(at) ? Math.sqrt(2) : 1;
            if (inNames > 0) {
                of.names.score(often * inNames, into);
            }
            of.about.score(often * inAbout, into);
            of.takes.score(often * inSkills, into);
        }
    }

    /** The best of them is 1. */
    private static void toOne(float[] scores) {
        float most = 0;
        for (float score : scores) {
            most = score > most ? score : most; // none is NaN, which takes Math.max its time
        }
        for (int i = 0; most > 0 && i < scores.length; i++) {
            scores[i] /= most;
        }
    }

    private WorkShares shares(float[] scores, int most, double sharpness) {
        int[] best = Best.of(scores, most);
        int[] of = new int[2 * best.length]; // numbers of lines, then of their unit groups
        double[] shares = new double[of.length];
        int many = best.length;
        for (int i = 0; i < best.length; i++) {
            double share = Math.pow(scores[best[i]] / scores[best[0]], sharpness);
            of[i] = lines.get(best[i]).number();
            shares[i] = share;
            int unit = WorkShares.UNIT + units[best[i]];
            int at = best.length;
            while (at < many && of[at] != unit) {
                at++;
            }
            many = Math.max(many, at + 1);
            of[at] = unit;
            shares[at] += share;
        }
        weigh(shares, 0, best.length, 1);
        weigh(shares, best.length, many, Math.sqrt(numbers.units()));
        return WorkShares.of(Arrays.copyOf(of, many), shares);
    }

    /** Makes the root of the sum of some squares a weight. */
    private static void weigh(double[] shares, int from, int to, double weight) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += shares[i] * shares[i];
        }
        for (int i = from; i < to; i++) {
            shares[i] *= weight / Math.sqrt(squares);
        }
    }
}
