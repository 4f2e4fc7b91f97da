package org.onward.matching.taxonomy;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final Pattern CODE = Pattern.compile("[0-9]{2}-[0-9]{4}\\.[0-9]{2}");
    private static final List<String> ONET_CODE = List.of("O*NET-SOC Code", "onet_code");
    private static final List<String> ELEMENT = List.of("Element Name", "element");
    private static final List<String> SCALE = List.of("Scale ID", "scale");
    private static final List<String> VALUE = List.of("Data Value", "value");
    private static final List<Aptitude> APTITUDES = List.of(Aptitude.values());
    private static final List<String> RIASEC =
            Stream.of(Interest.values()).map(Interest::name).toList();
    private static final String IMPORTANCE = "IM";
    private static final String OCCUPATIONAL_INTEREST = "OI";

    /** The 52 abilities of the content model by the family that each belongs to. */
    private static final Map<Aptitude, List<String>> FAMILIES =
            Map.ofEntries(
                    entry(
                            Aptitude.VERBAL,
                            List.of(
                                    "Oral Comprehension",
                                    "Written Comprehension",
                                    "Oral Expression",
                                    "Written Expression")),
                    entry(
                            Aptitude.REASONING,
                            List.of(
                                    "Fluency of Ideas",
                                    "Originality",
                                    "Problem Sensitivity",
                                    "Deductive Reasoning",
                                    "Inductive Reasoning",
                                    "Information Ordering",
                                    "Category Flexibility")),
                    entry(
                            Aptitude.QUANTITATIVE,
                            List.of("Mathematical Reasoning", "Number Facility")),
                    entry(Aptitude.MEMORY, List.of("Memorization")),
                    entry(
                            Aptitude.PERCEPTUAL,
                            List.of(
                                    "Speed of Closure",
                                    "Flexibility of Closure",
                                    "Perceptual Speed")),
                    entry(Aptitude.SPATIAL, List.of("Spatial Orientation", "Visualization")),
                    entry(Aptitude.ATTENTIVENESS, List.of("Selective Attention", "Time Sharing")),
                    entry(
                            Aptitude.FINE_MANIPULATIVE,
                            List.of("Arm-Hand Steadiness", "Manual Dexterity", "Finger Dexterity")),
                    entry(
                            Aptitude.CONTROL_MOVEMENT,
                            List.of(
                                    "Control Precision",
                                    "Multilimb Coordination",
                                    "Response Orientation",
                                    "Rate Control")),
                    entry(
                            Aptitude.REACTION_SPEED,
                            List.of(
                                    "Reaction Time",
                                    "Wrist-Finger Speed",
                                    "Speed of Limb Movement")),
                    entry(
                            Aptitude.PHYSICAL_STRENGTH,
                            List.of(
                                    "Static Strength",
                                    "Explosive Strength",
                                    "Dynamic Strength",
                                    "Trunk Strength")),
                    entry(Aptitude.ENDURANCE, List.of("Stamina")),
                    entry(
                            Aptitude.FLEXIBILITY_BALANCE,
                            List.of(
                                    "Extent Flexibility",
                                    "Dynamic Flexibility",
                                    "Gross Body Coordination",
                                    "Gross Body Equilibrium")),
                    entry(
                            Aptitude.VISUAL,
                            List.of(
                                    "Near Vision",
                                    "Far Vision",
                                    "Visual Color Discrimination",
                                    "Night Vision",
                                    "Peripheral Vision",
                                    "Depth Perception",
                                    "Glare Sensitivity")),
                    entry(
                            Aptitude.AUDITORY_SPEECH,
                            List.of(
                                    "Hearing Sensitivity",
                                    "Auditory Attention",
                                    "Sound Localization",
                                    "Speech Recognition",
                                    "Speech Clarity")));

    private static final Map<String, Aptitude> FAMILY_OF = new HashMap<>();

    static {
        FAMILIES.forEach((family, all) -> all.forEach(ability -> FAMILY_OF.put(ability, family)));
    }

    private final Path folder;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, List<String>> otherTitles = new HashMap<>();
    private final Map<String, Integer> jobZones = new HashMap<>();
    private final Map<String, Shares> aptitudes = new HashMap<>();
    private final Map<String, Shares> interests = new HashMap<>();
    private int unmatched;

    ReadOnet(Path folder) {
        this.folder = folder;
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
                "occupations|occupation data",
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
                "alternate.titles",
                List.of(ONET_CODE, List.of("Alternate Title", "alternate_title")),
                row ->
                        otherTitles
                                .computeIfAbsent(row.get(0), code -> new ArrayList<>())
                                .add(row.get(1)));
        each(
                "job.zones",
                List.of(ONET_CODE, List.of("Job Zone", "job_zone")),
                row -> jobZones.put(row.get(0), (int) row.number(1, 1, 5)));
        readAbilities();
        each(
                "interests",
                List.of(ONET_CODE, ELEMENT, SCALE, VALUE),
                row -> {
                    int interest = RIASEC.indexOf(row.get(1).toUpperCase(Locale.ROOT));
                    if (row.get(2).equals(OCCUPATIONAL_INTEREST) && interest >= 0) {
                        put(
                                interests,
                                row.get(0),
                                RIASEC.size(),
                                interest,
                                (row.number(3, 1, 7) - 1) / 6);
                    }
                });
        return new Onet(
                titles.entrySet().stream().map(e -> occupation(e.getKey(), e.getValue())).toList(),
                unmatched);
    }

    /** The publisher's table has two scales, the pivoted one importance alone. */
    private void readAbilities() {
        Optional<Path> file = file("abilities(_[0-9.]+)?");
        if (file.isEmpty()) {
            return;
        }
        boolean published = file.get().toString().endsWith(".txt");
        List<List<String>> columns = new ArrayList<>(List.of(ONET_CODE, ELEMENT, VALUE));
        if (published) {
            columns.add(SCALE);
        }
        each(
                file.get(),
                columns,
                row -> {
                    Aptitude family = FAMILY_OF.get(row.get(1));
                    if (family == null) {
                        throw row.bad("“%s” is no ability of O*NET".formatted(row.get(1)));
                    }
                    if (row.get(2).isEmpty()) {
                        unmatched++;
                    } else if (!published || row.get(3).equals(IMPORTANCE)) {
                        put(
                                aptitudes,
                                row.get(0),
                                APTITUDES.size(),
                                APTITUDES.indexOf(family),
                                (row.number(2, 1, 5) - 1) / 4);
                    }
                });
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
                means(interests.get(code)));
    }

    private static float @Nullable [] means(@Nullable Shares shares) {
        return shares == null ? null : shares.means();
    }

    /** Whether there is such a table. */
    private boolean each(String name, List<List<String>> columns, Consumer<Row> use) {
        Optional<Path> file = file(name);
        file.ifPresent(found -> each(found, columns, use));
        return file.isPresent();
    }

    private static void each(Path file, List<List<String>> columns, Consumer<Row> use) {
        String name = "onet/" + file.getFileName();
        try (InputStream content = Files.newInputStream(file)) {
            PublishedRows.each(name, content, PublishedRows.TAB, columns, use);
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
