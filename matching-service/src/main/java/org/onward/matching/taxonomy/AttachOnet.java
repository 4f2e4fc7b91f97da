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
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.Onet.OnetOccupation;
import org.onward.matching.taxonomy.Onet.OnetUnit;

/**
 * Says which ISCO-08 unit groups each O*NET occupation describes: as a crosswalk says, or where it
 * says nothing of one by the titles that both have.
 */
final class AttachOnet {
    private static final Pattern SOC = Pattern.compile("[0-9]{2}-[0-9]{4}(\\.[0-9]{2})?");
    private static final int OF_THE_TITLE = 3; // what its own title is worth in alternate titles
    private static final double DOUBT = 2; // titles on which no agreement is sure
    private static final double LEAST = 0.25;
    private static final int MOST = 3;

    private AttachOnet() {}

    /**
     * @param units what describes which unit group, in the order in which it was found
     * @param unknown codes of the crosswalk that this release does not have
     */
    record Attached(List<OnetUnit> units, int unknown) {
        int occupations() {
            return (int) units.stream().map(OnetUnit::code).distinct().count();
        }
    }

    /**
     * As a crosswalk says; the occupations that it does not name by their titles.
     *
     * @param names of the unit groups, English
     * @throws BadTaxonomyFile where a code is none, or the crosswalk names nothing of this release
     */
    static Attached by(Optional<Path> crosswalk, Onet onet, Set<String> units, List<Label> names) {
        Attached named =
                crosswalk
                        .map(file -> byCrosswalk(file, onet, units))
                        .orElse(new Attached(List.of(), 0));
        Set<String> codes = named.units.stream().map(OnetUnit::code).collect(Collectors.toSet());
        List<OnetUnit> all = new ArrayList<>(named.units);
        byTitle(onet.occupations(), names).stream()
                .filter(u -> !codes.contains(u.code()))
                .forEach(all::add);
        return new Attached(all, named.unknown);
    }

    /**
     * Of a CSV with a column of O*NET-SOC or SOC codes and one of ISCO-08 unit groups, which its
     * header names or, where it does not or there is none, what stands in them tells.
     *
     * @throws BadTaxonomyFile where a code is none, or nothing is attached
     */
    private static Attached byCrosswalk(Path file, Onet onet, Set<String> units) {
        Set<String> codes =
                onet.occupations().stream().map(OnetOccupation::code).collect(Collectors.toSet());
        Set<OnetUnit> attached = new HashSet<>();
        Set<String> unknown = new HashSet<>();
        String name = String.valueOf(file.getFileName());
        try {
            Crosswalk crosswalk = Crosswalk.of(file, units);
            try (InputStream content = Files.newInputStream(file)) {
                PublishedRows.each(
                        name,
                        content,
                        crosswalk.separator(),
                        crosswalk.header(),
                        first -> new int[] {crosswalk.soc(), crosswalk.unit()},
                        row -> {
                            String soc = row.get(0);
                            String unit = unit(row.get(1));
                            if (soc.isEmpty() && unit.isEmpty()) {
                                return;
                            }
                            if (!SOC.matcher(soc).matches()) {
                                throw row.bad("“%s” is no code of O*NET or SOC".formatted(soc));
                            }
                            if (!units.contains(unit)) {
                                throw row.bad("“%s” is no ISCO-08 unit group".formatted(unit));
                            }
                            // a crosswalk of another release names occupations that this one lacks
                            String whole = soc.contains(".") ? soc : soc + ".00";
                            if (codes.contains(whole)) {
                                attached.add(new OnetUnit(whole, unit, 1, true));
                            } else {
                                unknown.add(whole);
                            }
                        });
            }
        } catch (IOException e) {
            throw new BadTaxonomyFile(name, 1, "it could not be read");
        }
        if (attached.isEmpty()) {
            throw new BadTaxonomyFile(name, 1, "it names no occupation of this O*NET release");
        }
        return new Attached(List.copyOf(attached), unknown.size());
    }

    /** Spreadsheets take the armed forces' zero away. */
    private static String unit(String code) {
        return code.matches("[0-9]{3}") ? "0" + code : code;
    }

    /**
     * How a crosswalk is laid out.
     *
     * @param header whether its first row is one
     * @param soc the column of O*NET-SOC or SOC codes
     * @param unit the column of ISCO-08 unit groups
     */
    private record Crosswalk(char separator, boolean header, int soc, int unit) {
        private static final int LOOKED_AT = 200; // rows
        private static final int SHOWN = 300; // characters of a row, in a complaint
        private static final Set<String> SOC_NAMES =
                Set.of("onet_code", "o*net-soc code", "onet", "o*net-soc", "soc", "soc_code");
        private static final Set<String> UNIT_NAMES =
                Set.of("isco08", "isco-08 code", "isco", "isco-08", "isco08_code", "isco_08");

        static Crosswalk of(Path file, Set<String> units) throws IOException {
            List<String[]> rows = List.of();
            char separator = PublishedRows.COMMA;
            for (char one : new char[] {PublishedRows.COMMA, ';', PublishedRows.TAB}) {
                try (InputStream content = Files.newInputStream(file)) {
                    rows = PublishedRows.beginning(content, one, LOOKED_AT);
                }
                separator = one;
                if (!rows.isEmpty() && rows.getFirst().length > 1) {
                    break;
                }
            }
            String name = String.valueOf(file.getFileName());
            if (rows.isEmpty()) {
                throw new BadTaxonomyFile(name, 1, "the file is empty, or no table");
            }
            String[] first = rows.getFirst();
            boolean header = Stream.of(first).noneMatch(cell -> is(SOC, cell));
            return new Crosswalk(
                    separator,
                    header,
                    column(name, rows, header ? SOC_NAMES : Set.of(), cell -> is(SOC, cell))
                            .orElseThrow(
                                    () -> none(name, "O*NET or SOC, such as 51-4121.00", first)),
                    column(
                                    name,
                                    rows,
                                    header ? UNIT_NAMES : Set.of(),
                                    cell ->
                                            cell != null
                                                    && units.contains(
                                                            AttachOnet.unit(cell.strip())))
                            .orElseThrow(() -> none(name, "ISCO-08, such as 7212", first)));
        }

        private static boolean is(Pattern code, @Nullable String cell) {
            return cell != null && code.matcher(cell.strip()).matches();
        }

        /** The one named so, else the only one where half of the rows hold such a code. */
        private static Optional<Integer> column(
                String file,
                List<String[]> rows,
                Set<String> names,
                Predicate<@Nullable String> code) {
            String[] first = rows.getFirst();
            List<Integer> holding = new ArrayList<>();
            for (int i = 0; i < first.length; i++) {
                int at = i;
                if (first[at] != null
                        && names.contains(first[at].strip().toLowerCase(Locale.ROOT))) {
                    return Optional.of(at);
                }
                long having =
                        rows.stream().filter(row -> at < row.length && code.test(row[at])).count();
                if (having > 0 && having * 2 >= rows.size() - 1) {
                    holding.add(at);
                }
            }
            if (holding.size() > 1) {
                throw new BadTaxonomyFile(
                        file,
                        1,
                        "columns %d and %d hold the same kind of code; call the one that counts onet_code or isco08"
                                .formatted(holding.get(0) + 1, holding.get(1) + 1));
            }
            return holding.stream().findFirst();
        }

        private static BadTaxonomyFile none(String file, String kind, String[] first) {
            String seen = String.join(" | ", first);
            return new BadTaxonomyFile(
                    file,
                    1,
                    "no column holds codes of %s; its first row is “%s”"
                            .formatted(kind, seen.substring(0, Math.min(SHOWN, seen.length()))));
        }
    }

    /**
     * The confidence in a unit group is its share of the occupation's titles that any unit group
     * has, as if two further titles spoke against it: one title alone is a weak sign.
     *
     * @param names of the unit groups, English
     */
    static List<OnetUnit> byTitle(List<OnetOccupation> occupations, List<Label> names) {
        Map<String, Set<String>> units = new HashMap<>();
        for (Label name : names) {
            units.computeIfAbsent(plain(name.text()), n -> new HashSet<>()).add(name.key());
        }
        List<OnetUnit> attached = new ArrayList<>();
        for (OnetOccupation occupation : occupations) {
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
