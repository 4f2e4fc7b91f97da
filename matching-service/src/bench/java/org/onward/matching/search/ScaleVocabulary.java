package org.onward.matching.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An invented vocabulary of the size and shape of ESCO, in the files that ESCO has: 13,000 skills,
 * 3,000 occupations with some 40 skills each, mostly those of their unit group, and relations
 * between skills of a group. Words are made of syllables and are as frequent as words are.
 */
public final class ScaleVocabulary {
    public static final int WORDS = 30_000;

    private static final int SKILLS = 13_000;
    private static final int OCCUPATIONS = 3_000;
    private static final int SKILLS_OF_A_UNIT = 90;
    private static final int COMMON_SKILLS = 250;
    private static final int RELATIONS = 6_000;
    private static final List<String> SYLLABLES =
            List.of(
                    "ba", "do", "ki", "lu", "me", "na", "po", "ra", "si", "tu", "ven", "gor", "hal",
                    "jin", "mos", "pel", "rad", "tan", "wo", "zu");

    private ScaleVocabulary() {}

    /** By its rank; the first is as frequent as the next two together. */
    public static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank + SYLLABLES.size(); rest > 0; rest /= SYLLABLES.size()) {
            word.append(SYLLABLES.get(rest % SYLLABLES.size()));
        }
        return word.toString();
    }

    /** Words as they come in texts. */
    public static String words(SplittableRandom random, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> word(zipf(random, WORDS)))
                .collect(Collectors.joining(" "));
    }

    /** By the law of Zipf: the second half as often as the first. */
    public static int zipf(SplittableRandom random, int many) {
        return (int) Math.pow(many + 1, random.nextDouble()) - 1;
    }

    /** ISCO-08 unit groups, as the starter vocabulary has them. */
    public static List<String> units() throws IOException {
        return Files.readAllLines(Path.of("config", "taxonomy", "occupations.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, 4))
                .toList();
    }

    /**
     * @param folder as {@code scripts/load-taxonomy} takes it
     * @param units ISCO-08 unit groups
     */
    public static void write(Path folder, List<String> units, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> skills = new ArrayList<>();
        List<String> skillRows = new ArrayList<>();
        for (int i = 0; i < SKILLS; i++) {
            String address = address("skill", random);
            skills.add(address);
            // Names are distinct words with a few usual ones, as ESCO's "manage", "operate".
            String name =
                    "%s %s %s"
                            .formatted(
                                    word(zipf(random, 200)),
                                    word(200 + i % (WORDS - 200)),
                                    words(random, random.nextInt(3)));
            skillRows.add("%s,skill,released,%s,,".formatted(address, name.strip()));
        }
        List<String> occupationRows = new ArrayList<>();
        List<String> needs = new ArrayList<>();
        for (int i = 0; i < OCCUPATIONS; i++) {
            String address = address("occupation", random);
            int unit = random.nextInt(units.size());
            String code = units.get(unit);
            occupationRows.add(
                    "%s,%s,%s.%d,released,%s,,,%s"
                            .formatted(
                                    address,
                                    code,
                                    code,
                                    1 + i % 999,
                                    "%s %s".formatted(word(1_000 + i), words(random, 1)),
                                    words(random, 40)));
            for (int skill : skillsOf(unit, random)) {
                needs.add(
                        "%s,%s,%s"
                                .formatted(
                                        address,
                                        random.nextBoolean() ? "essential" : "optional",
                                        skills.get(skill)));
            }
        }
        List<String> relations = new ArrayList<>();
        for (int i = 0; i < RELATIONS; i++) {
            int unit = random.nextInt(units.size());
            int one = ofUnit(unit, random);
            int other = ofUnit(unit, random);
            if (one != other) {
                relations.add("%s,optional,%s".formatted(skills.get(one), skills.get(other)));
            }
        }
        Path esco = Files.createDirectories(folder.resolve("esco"));
        try (ZipOutputStream zip = zip(esco.resolve("classification.zip"))) {
            table(zip, "languageSkillsCollection_en.csv", "conceptUri", List.of());
            table(
                    zip,
                    "skills_en.csv",
                    "conceptUri,skillType,status,preferredLabel,altLabels,hiddenLabels",
                    skillRows);
            table(
                    zip,
                    "occupations_en.csv",
                    "conceptUri,iscoGroup,code,status,preferredLabel,altLabels,hiddenLabels,"
                            + "description",
                    occupationRows);
        }
        try (ZipOutputStream zip = zip(esco.resolve("relations.zip"))) {
            table(
                    zip,
                    "occupationSkillRelations.csv",
                    "occupationUri,relationType,skillUri",
                    needs);
            table(
                    zip,
                    "skillSkillRelations.csv",
                    "originalSkillUri,relationType,relatedSkillUri",
                    relations);
        }
    }

    private static List<Integer> skillsOf(int unit, SplittableRandom random) {
        int many = 25 + random.nextInt(32);
        return IntStream.range(0, many)
                .map(
                        i ->
                                random.nextInt(5) == 0
                                        ? zipf(random, COMMON_SKILLS)
                                        : ofUnit(unit, random))
                .distinct()
                .boxed()
                .toList();
    }

    /** Units beside each other share some of their skills. */
    private static int ofUnit(int unit, SplittableRandom random) {
        int own = SKILLS - COMMON_SKILLS - SKILLS_OF_A_UNIT;
        int begin = COMMON_SKILLS + (int) ((long) unit * own / 440);
        return begin + zipf(random, SKILLS_OF_A_UNIT);
    }

    private static String address(String what, SplittableRandom random) {
        return "http://data.europa.eu/esco/%s/%s"
                .formatted(what, new UUID(random.nextLong(), random.nextLong()));
    }

    private static ZipOutputStream zip(Path file) throws IOException {
        return new ZipOutputStream(Files.newOutputStream(file));
    }

    private static void table(ZipOutputStream zip, String name, String head, List<String> rows)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        OutputStream out = zip;
        out.write((head + "\n").getBytes(StandardCharsets.UTF_8));
        for (String row : rows) {
            out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
    }
}
