package org.onward.matching.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onward.matching.taxonomy.Onet.OnetOccupation;
import org.onward.matching.taxonomy.Onet.OnetUnit;

/**
 * Says which ISCO-08 unit groups each O*NET occupation describes: as a crosswalk says, or where
 * there is none by the titles that both have.
 */
final class AttachOnet {
    private static final int OF_THE_TITLE = 3; // what its own title is worth in alternate titles
    private static final double DOUBT = 2; // titles on which no agreement is sure
    private static final double LEAST = 0.25;
    private static final int MOST = 3;

    private AttachOnet() {}

    /**
     * Of a two-column CSV, O*NET-SOC or SOC code and ISCO-08 unit group.
     *
     * @throws BadTaxonomyFile where a code is none, or nothing is attached
     */
    static List<OnetUnit> byCrosswalk(Path file, Onet onet, Set<String> units) {
        Set<String> codes =
                onet.occupations().stream().map(OnetOccupation::code).collect(Collectors.toSet());
        Set<OnetUnit> attached = new HashSet<>();
        String name = String.valueOf(file.getFileName());
        try (InputStream content = Files.newInputStream(file)) {
            PublishedRows.each(
                    name,
                    content,
                    PublishedRows.COMMA,
                    List.of(
                            List.of("onet_code", "O*NET-SOC Code", "onet", "O*NET-SOC"),
                            List.of("isco08", "ISCO-08 Code", "isco", "ISCO-08")),
                    row -> {
                        if (!units.contains(row.get(1))) {
                            throw row.bad("“%s” is no ISCO-08 unit group".formatted(row.get(1)));
                        }
                        // a crosswalk of another release names occupations that this one lacks
                        String soc = row.get(0).contains(".") ? row.get(0) : row.get(0) + ".00";
                        if (codes.contains(soc)) {
                            attached.add(new OnetUnit(soc, row.get(1), 1, true));
                        }
                    });
        } catch (IOException e) {
            throw new BadTaxonomyFile(name, 1, "it could not be read");
        }
        if (attached.isEmpty()) {
            throw new BadTaxonomyFile(name, 1, "it names no occupation of this O*NET release");
        }
        return List.copyOf(attached);
    }

    /**
     * The confidence in a unit group is its share of the occupation's titles that any unit group
     * has, as if two further titles spoke against it: one title alone is a weak sign.
     *
     * @param names of the unit groups, English
     */
    static List<OnetUnit> byTitle(Onet onet, List<Label> names) {
        Map<String, Set<String>> units = new HashMap<>();
        for (Label name : names) {
            units.computeIfAbsent(plain(name.text()), n -> new HashSet<>()).add(name.key());
        }
        List<OnetUnit> attached = new ArrayList<>();
        for (OnetOccupation occupation : onet.occupations()) {
            Map<String, Double> votes = new HashMap<>();
            vote(votes, units, occupation.title(), OF_THE_TITLE);
            Stream<String> others = occupation.otherTitles().stream().distinct();
            others.forEach(title -> vote(votes, units, title, 1));
            double all = DOUBT + votes.values().stream().mapToDouble(v -> v).sum();
            votes.entrySet().stream()
                    .filter(e -> e.getValue() / all >= LEAST)
                    .sorted(
                            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                                    .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST)
                    .forEachOrdered(
                            e ->
                                    attached.add(
                                            new OnetUnit(
                                                    occupation.code(),
                                                    e.getKey(),
                                                    (float) (e.getValue() / all),
                                                    false)));
        }
        return attached;
    }

    private static void vote(
            Map<String, Double> votes, Map<String, Set<String>> units, String title, double worth) {
        Set<String> named = units.getOrDefault(plain(title), Set.of());
        for (String unit : named) {
            votes.merge(unit, worth / named.size(), Double::sum);
        }
    }

    /** Lower case, without what is in brackets, punctuation and the plural's s. */
    private static String plain(String title) {
        return Stream.of(
                        title.replaceAll("\\(.*?\\)", " ")
                                .toLowerCase(Locale.ENGLISH)
                                .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(AttachOnet::singular)
                .collect(Collectors.joining(" "));
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
