package org.onward.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.LoadPublished;
import org.onward.matching.taxonomy.Measures;
import org.onward.matching.taxonomy.Measures.Element;

/**
 * Numbers of judged sets, by kind and name of an O*NET element. Documents that carry some become
 * occupations of the vocabulary, in the publisher's own form, so that an advert of the same title
 * is known to ask for them.
 */
final class JudgedMeasures {
    private static final Map<String, Element> ELEMENTS = new HashMap<>();

    static {
        for (Element element : Measures.ELEMENTS) {
            String kind = element.isAbility() ? "A" : element.isSkill() ? "S" : "K";
            ELEMENTS.put(kind + ":" + element.name(), element);
        }
    }

    private JudgedMeasures() {}

    static boolean isKnown(String key) {
        return ELEMENTS.containsKey(key) || interest(key).isPresent();
    }

    private static Optional<Interest> interest(String key) {
        return key.startsWith("I:")
                ? List.of(Interest.values()).stream()
                        .filter(one -> one.name().equals(key.substring(2).toUpperCase(Locale.ROOT)))
                        .findFirst()
                : Optional.empty();
    }

    /** 0–1 by the element's id. */
    static Map<String, Float> elements(Map<String, Float> given) {
        Map<String, Float> elements = new HashMap<>();
        given.forEach(
                (key, value) -> {
                    Element element = ELEMENTS.get(key);
                    if (element != null) {
                        elements.put(element.id(), Math.max(0, (value - 1) / 4));
                    }
                });
        return elements;
    }

    static Map<Interest, Float> interests(Map<String, Float> given) {
        Map<Interest, Float> interests = new EnumMap<>(Interest.class);
        given.forEach(
                (key, value) ->
                        interest(key)
                                .ifPresent(
                                        one -> interests.put(one, Math.max(0, (value - 1) / 6))));
        return interests;
    }

    /** Loads the documents that carry numbers, where there are any. */
    static void load(List<JudgedSet.Row> catalogue, OwnService service) {
        List<JudgedSet.Row> measured =
                catalogue.stream().filter(row -> !row.aptitudes().isEmpty()).toList();
        if (measured.isEmpty()) {
            return;
        }
        Path folder = null;
        try {
            folder = Files.createTempDirectory("onward-judged");
            write(measured, Files.createDirectory(folder.resolve("onet")));
            service.get(LoadPublished.class).load(folder, System.err::println);
        } catch (IOException e) {
            throw new UncheckedIOException("the occupations cannot be written", e);
        } finally {
            if (folder != null) {
                OwnService.delete(folder);
            }
        }
    }

    /** On scales that begin at 1; empty where nothing is known. */
    private static String points(@Nullable Float value) {
        return value == null ? "" : Float.toString(Math.max(1, value));
    }

    private static void write(List<JudgedSet.Row> rows, Path onet) throws IOException {
        StringBuilder occupations = new StringBuilder("O*NET-SOC Code\tTitle\n");
        StringBuilder interests =
                new StringBuilder("O*NET-SOC Code\tElement Name\tScale ID\tData Value\n");
        Map<String, StringBuilder> tables = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String code = "99-%04d.%02d".formatted(i / 100, i % 100);
            Map<String, Float> given = rows.get(i).aptitudes();
            occupations.append(
                    "%s\t%s\n".formatted(code, rows.get(i).title().replaceAll("\\s+", " ")));
            ELEMENTS.forEach(
                    (key, element) ->
                            tables.computeIfAbsent(
                                            key.substring(0, 1),
                                            kind ->
                                                    new StringBuilder(
                                                            "O*NET-SOC Code\tElement Name\tData Value\n"))
                                    .append(
                                            "%s\t%s\t%s\n"
                                                    .formatted(
                                                            code,
                                                            element.name(),
                                                            points(given.get(key)))));
            given.forEach(
                    (key, value) ->
                            interest(key)
                                    .ifPresent(
                                            one ->
                                                    interests.append(
                                                            "%s\t%s\tOI\t%s\n"
                                                                    .formatted(
                                                                            code,
                                                                            key.substring(2),
                                                                            points(value)))));
        }
        Files.writeString(onet.resolve("occupations.tsv"), occupations);
        Files.writeString(onet.resolve("interests.tsv"), interests);
        Map.of("A", "abilities", "S", "skills", "K", "knowledge")
                .forEach(
                        (kind, name) -> {
                            try {
                                Files.writeString(
                                        onet.resolve(name + ".tsv"),
                                        tables.getOrDefault(kind, new StringBuilder()));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }
}
