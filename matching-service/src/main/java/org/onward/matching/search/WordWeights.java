package org.onward.matching.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.onward.matching.taxonomy.WordRanking;

/**
 * How much each way of being alike counts, and how often an answer like it is right; learnt by
 * {@code scripts/evaluate --learn} and read from {@code config/match/words-1.json}.
 */
final class WordWeights {
    private static final String FILE = "/config/match/words-1.json";

    private final double[] weights;
    private final double bias;
    private final double share;
    private final double likeness;

    private WordWeights(double[] weights, double bias, double share, double likeness) {
        this.weights = weights;
        this.bias = bias;
        this.share = share;
        this.likeness = likeness;
    }

    static WordWeights of(WordRanking.Kind kind, List<String> features) {
        JsonNode of = file(kind);
        return new WordWeights(
                features.stream().mapToDouble(name -> number(of, "weights", name)).toArray(),
                number(of, "confidence", "bias"),
                number(of, "confidence", "share"),
                number(of, "confidence", "likeness"));
    }

    /** What the file says of a kind. */
    static JsonNode file(WordRanking.Kind kind) {
        try (InputStream file = WordWeights.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            return new ObjectMapper().readTree(file).path(kind.name().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " is not JSON", e);
        }
    }

    static double number(JsonNode of, String group, String name) {
        JsonNode number = of.path(group).get(name);
        if (number == null || !number.isNumber()) {
            throw new IllegalStateException("%s says nothing of %s".formatted(FILE, name));
        }
        return number.doubleValue();
    }

    double score(double[] features) {
        double score = 0;
        for (int i = 0; i < weights.length; i++) {
            score += weights[i] * features[i];
        }
        return score;
    }

    /**
     * How often such an answer is right.
     *
     * @param chance among the candidates, 0–1
     * @param alike 0–1: how nearly a name was met
     */
    double confidence(double chance, double alike) {
        return 1 / (1 + Math.exp(-(bias + share * chance + likeness * alike)));
    }
}
