package org.onward.matching.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads further names of skills and occupations from a CSV of id, language and label. An id is a
 * skill's UUID or address in ESCO, or an ISCO-08 unit group; the first name of a thing in a
 * language is shown where the thing has none yet.
 */
final class ReadFurtherLabels {
    private static final Set<String> LANGUAGES = Set.of("en", "th", "fil");
    private static final int LONGEST_LABEL = 200; // as the label table says

    private ReadFurtherLabels() {}

    /**
     * @param skills by the id they may be called by, also those that others replaced
     * @param units by their own code, and by the ids of ESCO's occupations of theirs
     * @throws BadTaxonomyFile with file, line and reason
     */
    static List<Label> read(Path file, Map<String, String> skills, Map<String, String> units) {
        Map<List<String>, Label> labels = new LinkedHashMap<>();
        Set<List<String>> named = new HashSet<>();
        String name = String.valueOf(file.getFileName());
        try (InputStream content = Files.newInputStream(file)) {
            PublishedRows.each(
                    name,
                    content,
                    PublishedRows.COMMA,
                    List.of(List.of("id"), List.of("language"), List.of("label")),
                    row -> {
                        String id = row.get(0).substring(row.get(0).lastIndexOf('/') + 1);
                        boolean occupation = units.containsKey(id);
                        String key = (occupation ? units : skills).get(id);
                        if (key == null) {
                            throw row.bad("“%s” is no skill and no occupation here".formatted(id));
                        }
                        if (!LANGUAGES.contains(row.get(1))) {
                            throw row.bad("“%s” is not en, th or fil".formatted(row.get(1)));
                        }
                        String text = row.get(2);
                        if (text.isEmpty()
                                || text.codePointCount(0, text.length()) > LONGEST_LABEL
                                || text.chars().anyMatch(Character::isISOControl)) {
                            throw row.bad("the label must be one line of 1 to 200 characters");
                        }
                        labels.putIfAbsent(
                                List.of(key, row.get(1), text),
                                new Label(
                                        occupation ? Subject.OCCUPATION : Subject.SKILL,
                                        key,
                                        row.get(1),
                                        text,
                                        named.add(List.of(key, row.get(1)))));
                    });
        } catch (IOException e) {
            throw new BadTaxonomyFile(name, 1, "it could not be read");
        }
        return List.copyOf(labels.values());
    }
}
