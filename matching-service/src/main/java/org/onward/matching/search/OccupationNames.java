package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.onward.matching.search.LabelText.Token;

/** All names of occupations, made ready to be compared with a title at once. */
final class OccupationNames {
    private static final double LACKING = 0.45; // adverts add words to a title …
    private static final double BESIDE = 0.55; // … more often than they leave some out

    private static final double HEAD_ELSEWHERE = 0.85;
    private static final double HEAD_MISSING = 0.55;

    private final AlikeWords words = new AlikeWords();
    private final Map<String, Integer> lightNumbers = new HashMap<>();
    private final List<String> codes;
    private final LabelRead[] names;
    private final int[] codeOf;
    private final int[][] telling; // numbers of words
    private final int[][] lights; // of all words
    private final int[] heads;
    private final int[] ends; // of what stands before "of", "for", "sa"
    private final int[][] having; // names by number of a telling word
    private final double[] weights; // by number of a word

    /**
     * @param weight of a stem
     */
    OccupationNames(List<LabelRead> all, ToDoubleFunction<String> weight) {
        names = all.toArray(LabelRead[]::new);
        codeOf = new int[names.length];
        telling = new int[names.length][];
        lights = new int[names.length][];
        heads = new int[names.length];
        ends = new int[names.length];
        Map<String, Integer> codeNumbers = new TreeMap<>();
        all.forEach(read -> codeNumbers.put(read.label().key(), 0));
        codes = List.copyOf(codeNumbers.keySet());
        for (int i = 0; i < codes.size(); i++) {
            codeNumbers.put(codes.get(i), i);
        }
        for (int i = 0; i < names.length; i++) {
            LabelRead read = names[i];
            codeOf[i] = codeNumbers.getOrDefault(read.label().key(), 0);
            telling[i] = read.telling().stream().mapToInt(words::number).toArray();
            lights[i] =
                    read.tokens().stream()
                            .mapToInt(
                                    token ->
                                            lightNumbers.computeIfAbsent(
                                                    token.light(), light -> lightNumbers.size()))
                            .toArray();
            heads[i] =
                    read.tokens().isEmpty()
                            ? -1
                            : words.number(OccupationWords.head(read.tokens()));
            ends[i] = OccupationWords.end(read.tokens());
        }
        List<List<Integer>> byToken = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            byToken.add(new ArrayList<>(2));
        }
        for (int i = 0; i < names.length; i++) {
            for (int word : telling[i]) {
                List<Integer> of = byToken.get(word);
                if (of.isEmpty() || of.getLast() != i) {
                    of.add(i);
                }
            }
        }
        having = new int[words.size()][];
        weights = new double[words.size()];
        for (int word = 0; word < having.length; word++) {
            having[word] = byToken.get(word).stream().mapToInt(Integer::intValue).toArray();
            weights[word] = weight.applyAsDouble(words.token(word).stem());
        }
    }

    /** An occupation, and 0–1 how nearly one of its names is what was asked. */
    record Near(String code, double likeness) {}

    /**
     * The nearest, and some more, of those that share a word, a typo allowed where a word is not
     * known at all: those that share what tells most come first, and the others are left once they
     * cannot be as near. What a name lacks of the words asked and what it has beside them each
     * count against it by a share, and that it is not headed by what the title is.
     *
     * @param asked each word with its weight
     * @param head what somebody is; empty where the title's head tells nothing
     */
    List<Near> near(Map<Token, Double> asked, @Nullable Token head) {
        List<Token> asking =
                asked.keySet().stream()
                        .sorted(Comparator.comparingDouble(word -> -asked.getOrDefault(word, 0.0)))
                        .toList();
        double[] askedWeights =
                asking.stream().mapToDouble(word -> asked.getOrDefault(word, 0.0)).toArray();
        Likeness alike = new Likeness(askedWeights, weights, LACKING, BESIDE);
        List<List<Integer>> sharing = new ArrayList<>();
        double[] others = new double[asking.size()]; // how like are those that are not enough
        for (int i = 0; i < asking.size(); i++) {
            AlikeWords.Alike of = words.to(asking.get(i));
            String stem = asking.get(i).stem();
            boolean known = isKnown(stem);
            List<Integer> shared = new ArrayList<>();
            for (int k = 0; k < of.tokens().length; k++) {
                int word = of.tokens()[k];
                alike.add(word, i, of.how()[k]);
                String other = words.token(word).stem();
                if (known ? other.equals(stem) : other.charAt(0) == stem.charAt(0)) {
                    shared.add(word);
                } else {
                    others[i] = Math.max(others[i], of.how()[k]);
                }
            }
            sharing.add(shared);
        }
        double[] toHead = head == null ? null : words.to(head).toAll(words.size());
        double[] best = new double[codes.size()];
        double most = 0;
        BitSet seen = new BitSet(names.length);
        double reach = Arrays.stream(askedWeights).sum();
        for (int i = 0; i < asking.size() && alike.atMost(reach) >= most; i++) {
            for (int word : sharing.get(i)) {
                for (int name : having[word]) {
                    if (seen.get(name)) {
                        continue;
                    }
                    seen.set(name);
                    double likeness = alike.of(telling[name]);
                    if (likeness > best[codeOf[name]]) {
                        double headed = toHead == null ? likeness : likeness * headed(name, toHead);
                        best[codeOf[name]] = Math.max(best[codeOf[name]], headed);
                        most = Math.max(most, headed);
                    }
                }
            }
            // what is not met yet has this word no better than so
            reach -= askedWeights[i] * (1 - others[i]);
        }
        List<Near> near = new ArrayList<>();
        for (int code = 0; code < best.length; code++) {
            if (best[code] > 0) {
                near.add(new Near(codes.get(code), best[code]));
            }
        }
        return near;
    }

    private boolean isKnown(String stem) {
        return words.having(stem).stream().anyMatch(word -> having[word].length > 0);
    }

    private double headed(int name, double[] toHead) {
        double anywhere = 0;
        for (int word : telling[name]) {
            anywhere = Math.max(anywhere, toHead[word]);
        }
        return Math.max(HEAD_MISSING, Math.max(toHead[heads[name]], HEAD_ELSEWHERE * anywhere));
    }

    /**
     * How often other names have these words in them.
     *
     * @param saying how many names of each occupation hold them
     * @param atHead how many have them where they say what somebody is
     * @param all how many names of any occupation do
     */
    record Held(Map<String, Integer> saying, Map<String, Integer> atHead, int all) {}

    /**
     * @param rarest of the words
     */
    Held held(List<Token> asked, Token rarest) {
        int[] wanted =
                asked.stream()
                        .mapToInt(token -> lightNumbers.getOrDefault(token.light(), -1))
                        .toArray();
        Map<String, Integer> saying = new HashMap<>();
        Map<String, Integer> atHead = new HashMap<>();
        int all = 0;
        BitSet seen = new BitSet();
        for (int word : words.having(rarest.stem())) {
            for (int name : having[word]) {
                if (!seen.get(name) && says(lights[name], wanted)) {
                    seen.set(name);
                    saying.merge(codes.get(codeOf[name]), 1, Integer::sum);
                    boolean first =
                            OccupationWords.isLocal(names[name]) && isAt(0, lights[name], wanted);
                    if (first || isAt(ends[name] - wanted.length, lights[name], wanted)) {
                        atHead.merge(codes.get(codeOf[name]), 1, Integer::sum);
                        all++;
                    }
                }
            }
        }
        return new Held(saying, atHead, all);
    }

    private static boolean says(int[] name, int[] wanted) {
        for (int from = 0; from <= name.length - wanted.length; from++) {
            if (isAt(from, name, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(int from, int[] name, int[] wanted) {
        if (from < 0 || from + wanted.length > name.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (name[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
