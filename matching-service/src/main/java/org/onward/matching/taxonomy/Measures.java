package org.onward.matching.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an occupation can ask for and a person be measured in, a number 0–1 each: the abilities,
 * skills and fields of knowledge of O*NET's content model, from {@code
 * config/taxonomy/onet-elements.csv}, and behind them the six {@link Interest interests}. What is
 * not known is NaN.
 */
public final class Measures {
    private static final String FILE = "/config/taxonomy/onet-elements.csv";

    /**
     * @param id of the content model: 1.A ability, 2.A and 2.B skill, 2.C knowledge
     * @param family of an ability
     */
    public record Element(String id, String name, @Nullable Aptitude family) {
        public boolean isAbility() {
            return id.startsWith("1.A");
        }

        public boolean isKnowledge() {
            return id.startsWith("2.C");
        }

        public boolean isSkill() {
            return !isAbility() && !isKnowledge();
        }
    }

    public static final List<Element> ELEMENTS = read();
    public static final int SIZE = ELEMENTS.size() + Interest.values().length;
    private static final Map<String, Integer> PLACES = new HashMap<>();

    static {
        for (int i = 0; i < ELEMENTS.size(); i++) {
            PLACES.put(ELEMENTS.get(i).id(), i);
        }
    }

    private Measures() {}

    private static List<Element> read() {
        List<Element> elements = new ArrayList<>();
        for (CsvLines.Line line : CsvLines.packaged(FILE, "id", "name", "family")) {
            String family = line.get("family");
            elements.add(
                    new Element(
                            line.get("id"),
                            line.get("name"),
                            family.isEmpty()
                                    ? null
                                    : Aptitude.valueOf(family.toUpperCase(Locale.ROOT))));
        }
        return List.copyOf(elements);
    }

    public static boolean isElement(String id) {
        return PLACES.containsKey(id);
    }

    /** The place of an element's number, by the element's id. */
    static Optional<Integer> place(String id) {
        return Optional.ofNullable(PLACES.get(id));
    }

    static int place(Interest interest) {
        return ELEMENTS.size() + Arrays.asList(Interest.values()).indexOf(interest);
    }

    static float[] unknown() {
        float[] measures = new float[SIZE];
        Arrays.fill(measures, Float.NaN);
        return measures;
    }

    /** How many of them are known. */
    public static int known(float[] measures) {
        int known = 0;
        for (float one : measures) {
            if (!Float.isNaN(one)) {
                known++;
            }
        }
        return known;
    }

    /**
     * @param elements 0–1 by the element's id
     */
    public static float[] of(Map<String, Float> elements, Map<Interest, Float> interests) {
        float[] measures = unknown();
        elements.forEach((id, share) -> place(id).ifPresent(at -> measures[at] = share));
        interests.forEach((interest, share) -> measures[place(interest)] = share);
        return measures;
    }
}
