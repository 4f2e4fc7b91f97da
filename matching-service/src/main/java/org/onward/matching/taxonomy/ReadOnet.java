package org.onward.matching.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.Measures.Element;
import org.onward.matching.taxonomy.Onet.OnetOccupation;
import org.onward.matching.taxonomy.PublishedRows.Row;

/**
 * Reads the tables of an O*NET release that we use, from a folder: the publisher's text files
 * ("Abilities.txt") or the same tables under short names with short headers ("abilities.tsv"). Only
 * the list of occupations must be there. Used once per load.
 *
 * <p>An aptitude is the mean importance of the abilities of its family (O*NET content model 1.A),
 * 1–5 there and 0–1 here; an interest is the occupational interest, 1–7 there and 0–1 here.
 */
final class ReadOnet {
    // Tables, by what their files may be called.
    private static final String OCCUPATIONS = "occupations|occupation data";
    private static final String TITLES = "alternate.titles";
    private static final String JOB_ZONES = "job.zones";
    private static final String ABILITIES = "abilities(_[0-9.]+)?";
    private static final String INTERESTS = "interests";

    // Of a release's 1,016 occupations; all tables about the same ones end within one or two.
    private static final int MOST_THAT_A_TABLE_LACKS = 10;

    private static final Pattern RELEASE =
            Pattern.compile(
                    "O\\*NET\\S{0,3}\\s+(?:(?:Database|Release|Version)\\s+)*([0-9]{1,2}\\.[0-9])");
    private static final Pattern CODE = Pattern.compile("[0-9]{2}-[0-9]{4}\\.[0-9]{2}");
    private static final List<String> ONET_CODE = List.of("O*NET-SOC Code", "onet_code");
    private static final List<String> ELEMENT = List.of("Element Name", "element");
    private static final List<String> SCALE = List.of("Scale ID", "scale");
    private static final List<String> VALUE = List.of("Data Value", "value", "importance");
    private static final List<Aptitude> APTITUDES = List.of(Aptitude.values());
    private static final List<String> RIASEC =
            Stream.of(Interest.values()).map(Interest::name).toList();
    private static final String IMPORTANCE = "IM";
    private static final String OCCUPATIONAL_INTEREST = "OI";

    private enum Kind {
        ABILITY,
        SKILL,
        KNOWLEDGE
    }

    /** A table of elements: as many rows for every occupation. */
    private record Table(String name, Kind kind) {}

    private static final List<Table> TABLES =
            List.of(
                    new Table(ABILITIES, Kind.ABILITY),
                    new Table("skills", Kind.SKILL),
                    new Table("knowledge", Kind.KNOWLEDGE));
    private static final List<String> OF_WORK =
            Stream.concat(TABLES.stream().map(Table::name), Stream.of(INTERESTS)).toList();
    private static final Map<Kind, Map<String, Element>> BY_NAME = new EnumMap<>(Kind.class);

    static {
        for (Element element : Measures.ELEMENTS) {
            Kind kind =
                    element.isAbility()
                            ? Kind.ABILITY
                            : element.isSkill() ? Kind.SKILL : Kind.KNOWLEDGE;
            BY_NAME.computeIfAbsent(kind, k -> new HashMap<>()).put(element.name(), element);
        }
    }

    private final Path folder;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, List<String>> otherTitles = new HashMap<>();
    private final Map<String, Integer> jobZones = new HashMap<>();
    private final Map<String, Shares> aptitudes = new HashMap<>();
    private final Map<String, Shares> interests = new HashMap<>();
    private final Map<String, float[]> measures = new HashMap<>();
    private final Map<String, Reach> reaches = new LinkedHashMap<>();
    private int unmatched;

    ReadOnet(Path folder) {
        this.folder = folder;
    }

    /** How far a table goes; every table of O*NET follows the codes of occupations. */
    private static final class Reach {
        private final Map<String, Integer> rows = new LinkedHashMap<>();
        private String last = "";
        private int lines = 1;

        void add(String code) {
            rows.merge(code, 1, Integer::sum);
            last = code.compareTo(last) > 0 ? code : last;
            lines++;
        }

        /** Whether the last occupation has fewer rows than each of the others. */
        boolean endsWithin() {
            String end = rows.isEmpty() ? "" : List.copyOf(rows.keySet()).getLast();
            return rows.size() > 2
                    && rows.entrySet().stream()
                            .filter(one -> !one.getKey().equals(end))
                            .allMatch(one -> one.getValue() > rows.getOrDefault(end, 0));
        }
    }

    /** Sums of values, each share's own count beside it. */
    private static final class Shares {
        private final double[] sums;
        private final int[] counts;

        Shares(int size) {
            sums = new double[size];
            counts = new int[size];
        }

        void add(int at, double value) {
            sums[at] += value;
            counts[at]++;
        }

        /** Means; nothing where one of the shares has no value at all. */
        float @Nullable [] means() {
            float[] means = new float[sums.length];
            for (int i = 0; i < means.length; i++) {
                if (counts[i] == 0) {
                    return null;
                }
                means[i] = (float) (sums[i] / counts[i]);
            }
            return means;
        }
    }

    /**
     * @throws BadTaxonomyFile with file, line and reason
     */
    Onet read() {
        if (!each(
                OCCUPATIONS,
                List.of(ONET_CODE, List.of("Title", "title")),
                row -> {
                    if (!CODE.matcher(row.get(0)).matches()) {
                        throw row.bad("“%s” is no O*NET-SOC code".formatted(row.get(0)));
                    }
                    if (row.get(1).isEmpty() || titles.put(row.get(0), row.get(1)) != null) {
                        throw row.bad("the title is empty, or the code stands there twice");
                    }
                })) {
            throw new BadTaxonomyFile("onet", 1, "the list of occupations is missing");
        }
        each(
                TITLES,
                List.of(ONET_CODE, List.of("Alternate Title", "alternate_title")),
                row ->
                        otherTitles
                                .computeIfAbsent(row.get(0), code -> new ArrayList<>())
                                .add(row.get(1)));
        each(
                JOB_ZONES,
                List.of(ONET_CODE, List.of("Job Zone", "job_zone")),
                row -> jobZones.put(row.get(0), (int) row.number(1, 1, 5)));
        TABLES.forEach(this::readElements);
        each(
                INTERESTS,
                List.of(ONET_CODE, ELEMENT, SCALE, VALUE),
                row -> {
                    int interest = RIASEC.indexOf(row.get(1).toUpperCase(Locale.ROOT));
                    if (row.get(2).equals(OCCUPATIONAL_INTEREST) && interest >= 0) {
                        double share = (row.number(3, 1, 7) - 1) / 6;
                        put(interests, row.get(0), RIASEC.size(), interest, share);
                        measure(
                                row.get(0),
                                Measures.place(Interest.valueOf(RIASEC.get(interest))),
                                share);
                    }
                });
        refuseCutOff();
        return new Onet(
                release("read ?me.*[.]txt|source[.]md"),
                titles.entrySet().stream().map(e -> occupation(e.getKey(), e.getValue())).toList(),
                unmatched);
    }

    /**
     * A table that was cut at the end of a row looks whole. Those of what work asks for have as
     * many rows for the last occupation as for others; and no table ends long before the others do,
     * but for the list of occupations and their titles, which alone have those of the armed forces.
     */
    private void refuseCutOff() {
        for (String table : OF_WORK) {
            Reach reach = reaches.get(table);
            if (reach != null && reach.endsWithin()) {
                throw cut(table, reach, "which has fewer rows than every other occupation");
            }
        }
        List<String> codes = titles.keySet().stream().sorted().toList();
        reaches.forEach(
                (table, reach) -> {
                    Reach furthest = furthest(table);
                    boolean list = table.equals(OCCUPATIONS);
                    if (furthest.last.compareTo(reach.last) > 0
                            && (list
                                    || between(codes, reach.last, furthest.last)
                                            > MOST_THAT_A_TABLE_LACKS)) {
                        throw cut(table, reach, "and another table goes on to " + furthest.last);
                    }
                });
    }

    /** The table that goes furthest among those that should go as far as this one. */
    private Reach furthest(String table) {
        Set<String> like =
                table.equals(OCCUPATIONS) || table.equals(TITLES)
                        ? reaches.keySet()
                        : Stream.concat(OF_WORK.stream(), Stream.of(JOB_ZONES))
                                .collect(Collectors.toSet());
        return reaches.entrySet().stream()
                .filter(one -> like.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.comparing(reach -> reach.last))
                .orElseThrow();
    }

    private static long between(List<String> codes, String after, String until) {
        return codes.stream()
                .filter(code -> code.compareTo(after) > 0 && code.compareTo(until) <= 0)
                .count();
    }

    private BadTaxonomyFile cut(String table, Reach reach, String why) {
        return new BadTaxonomyFile(
                "onet/" + file(table).map(Path::getFileName).orElseThrow(),
                reach.lines,
                "it ends with %s, %s; is the file cut off?".formatted(reach.last, why));
    }

    /** As a text beside the tables says: the publisher's "Read Me.txt". */
    private @Nullable String release(String name) {
        try (var files = Files.list(folder)) {
            List<Path> texts =
                    files.filter(
                                    file ->
                                            String.valueOf(file.getFileName())
                                                    .toLowerCase(Locale.ROOT)
                                                    .matches(name))
                            .sorted()
                            .toList();
            for (Path text : texts) {
                Matcher said = RELEASE.matcher(Files.readString(text, StandardCharsets.ISO_8859_1));
                if (said.find()) {
                    return said.group(1);
                }
            }
            return null;
        } catch (IOException e) {
            throw new BadTaxonomyFile("onet", 1, "the folder could not be read");
        }
    }

    /** The publisher's table has two scales, the pivoted one importance alone. */
    private void readElements(Table table) {
        Optional<Path> file = file(table.name);
        if (file.isEmpty()) {
            return;
        }
        boolean scales = header(file.get()).stream().anyMatch(SCALE::contains);
        List<List<String>> columns = new ArrayList<>(List.of(ONET_CODE, ELEMENT, VALUE));
        if (scales) {
            columns.add(SCALE);
        }
        Map<String, Element> known = BY_NAME.getOrDefault(table.kind, Map.of());
        each(
                table.name,
                file.get(),
                columns,
                row -> {
                    Element element = known.get(row.get(1));
                    if (element == null && table.kind == Kind.ABILITY) {
                        throw row.bad("“%s” is no ability of O*NET".formatted(row.get(1)));
                    }
                    if (element == null || row.get(2).isEmpty()) {
                        unmatched++;
                    } else if (!scales || row.get(3).equals(IMPORTANCE)) {
                        double share = (row.number(2, 1, 5) - 1) / 4;
                        measure(row.get(0), Measures.place(element.id()).orElseThrow(), share);
                        if (element.family() != null) {
                            put(
                                    aptitudes,
                                    row.get(0),
                                    APTITUDES.size(),
                                    APTITUDES.indexOf(element.family()),
                                    share);
                        } else if (!titles.containsKey(row.get(0))) {
                            unmatched++;
                        }
                    }
                });
    }

    private void measure(String code, int at, double share) {
        if (titles.containsKey(code)) {
            measures.computeIfAbsent(code, c -> Measures.unknown())[at] = (float) share;
        }
    }

    private static List<String> header(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return PublishedRows.beginning(content, PublishedRows.TAB, 1).stream()
                    .flatMap(Stream::of)
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new BadTaxonomyFile("onet/" + file.getFileName(), 1, "it could not be read");
        }
    }

    private void put(Map<String, Shares> all, String code, int size, int at, double value) {
        if (titles.containsKey(code)) {
            all.computeIfAbsent(code, c -> new Shares(size)).add(at, value);
        } else {
            unmatched++;
        }
    }

    private OnetOccupation occupation(String code, String title) {
        return new OnetOccupation(
                code,
                title,
                List.copyOf(otherTitles.getOrDefault(code, List.of())),
                jobZones.get(code),
                means(aptitudes.get(code)),
                means(interests.get(code)),
                measures.get(code));
    }

    private static float @Nullable [] means(@Nullable Shares shares) {
        return shares == null ? null : shares.means();
    }

    /** Whether there is such a table. */
    private boolean each(String name, List<List<String>> columns, Consumer<Row> use) {
        Optional<Path> file = file(name);
        file.ifPresent(found -> each(name, found, columns, use));
        return file.isPresent();
    }

    private void each(String table, Path file, List<List<String>> columns, Consumer<Row> use) {
        String name = "onet/" + file.getFileName();
        Reach reach = reaches.computeIfAbsent(table, t -> new Reach());
        try (InputStream content = Files.newInputStream(file)) {
            PublishedRows.each(
                    name,
                    content,
                    PublishedRows.TAB,
                    columns,
                    row -> {
                        use.accept(row);
                        reach.add(row.get(0));
                    });
        } catch (IOException e) {
            throw new BadTaxonomyFile(name, 1, "it could not be read");
        }
    }

    private Optional<Path> file(String name) {
        Pattern pattern = Pattern.compile("(?i)(%s)\\.(txt|tsv)".formatted(name));
        try (var files = Files.list(folder)) {
            Path[] found =
                    files.filter(f -> pattern.matcher(String.valueOf(f.getFileName())).matches())
                            .sorted()
                            .toArray(Path[]::new);
            return Arrays.stream(found).reduce((first, last) -> last);
        } catch (IOException e) {
            throw new BadTaxonomyFile("onet", 1, "the folder could not be read");
        }
    }
}
