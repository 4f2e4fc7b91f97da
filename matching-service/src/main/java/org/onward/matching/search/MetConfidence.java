package org.onward.matching.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.onward.matching.taxonomy.WordRanking;
import org.onward.matching.taxonomy.Words.Met;

/**
 * How often what is met in each way is right, and what changes that; from {@code
 * config/match/words-1.json}, where {@code scripts/evaluate --calibrate} writes it.
 */
final class MetConfidence {
    private static final double ALMOST = 1e-6; // as near 0 and 1 as a logarithm is taken

    private final JsonNode numbers;
    private final Map<Met, Double> met = new EnumMap<>(Met.class);

    private MetConfidence(JsonNode numbers) {
        this.numbers = numbers;
        for (Met way : Met.values()) {
            if (numbers.path("met").has(name(way))) {
                met.put(way, WordWeights.number(numbers, "met", name(way)));
            }
        }
    }

    static MetConfidence of(WordRanking.Kind kind) {
        return new MetConfidence(WordWeights.file(kind));
    }

    /**
     * @param numbers as the file has them of a kind
     */
    static MetConfidence of(JsonNode numbers) {
        return new MetConfidence(numbers);
    }

    /** Of a way that has one confidence. */
    double of(Met way) {
        Double known = met.get(way);
        return known == null ? WordWeights.number(numbers, "met", name(way)) : known;
    }

    /** What changes a confidence: an occupation that needs the skill, namesakes. */
    double change(String name) {
        return WordWeights.number(numbers, "change", name);
    }

    Curve curve(Met met) {
        JsonNode curves = numbers.path("curve");
        return new Curve(
                WordWeights.number(curves, name(met), "bias"),
                WordWeights.number(curves, name(met), "scale"));
    }

    private static String name(Met met) {
        return met.name().toLowerCase(Locale.ROOT);
    }

    /** How often such answers were right that would be as sure as given otherwise. */
    record Curve(double bias, double scale) {
        double of(double confidence) {
            double within = Math.clamp(confidence, ALMOST, 1 - ALMOST);
            return 1 / (1 + Math.exp(-bias - scale * Math.log(within / (1 - within))));
        }
    }
}
