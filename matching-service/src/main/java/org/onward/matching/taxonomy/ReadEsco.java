package org.onward.matching.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.onward.matching.shared.Inflated;
import org.onward.matching.taxonomy.Esco.EscoOccupation;
import org.onward.matching.taxonomy.Esco.EscoSkill;
import org.onward.matching.taxonomy.Esco.Need;
import org.onward.matching.taxonomy.Esco.Relation;
import org.onward.matching.taxonomy.PublishedRows.Row;

/**
 * Reads an English ESCO release as published: up to v1.1 two zips, "classification" and
 * "relations", since v1.2 one zip with all tables, each called after its language. Columns by their
 * names as of v1.1.1. Used once per load.
 */
final class ReadEsco {
    private static final Pattern UNIT = Pattern.compile("[0-9]{4}");
    private static final Pattern CODE = Pattern.compile("[0-9]{4}(\\.[0-9]{1,3}){1,5}");
    private static final long MOST_BYTES = 512L << 20; // unpacked; the largest table has 21 MB
    private static final int LONGEST_LABEL = 200; // as the label table says

    private final Path classification;
    private final Path relations;
    private final Set<String> units;
    private final Map<UUID, EscoSkill> skills = new LinkedHashMap<>();
    private final Map<UUID, EscoOccupation> occupations = new LinkedHashMap<>();
    private final Map<List<UUID>, Need> needs = new LinkedHashMap<>();
    private final Map<List<UUID>, Relation> related = new LinkedHashMap<>();
    private final Map<String, Label> labels = new LinkedHashMap<>();
    private int leftOut;

    /**
     * @param units the ISCO-08 unit groups there are
     */
    ReadEsco(Path classification, Path relations, Set<String> units) {
        this.classification = classification;
        this.relations = relations;
        this.units = units;
    }

    /**
     * @throws BadTaxonomyFile with file, line and reason
     */
    Esco read() {
        Set<UUID> languages = new HashSet<>();
        each(
                classification,
                "languageSkillsCollection",
                List.of("conceptUri"),
                row -> languages.add(id(row, 0)));
        each(
                classification,
                "skills",
                List.of(
                        "conceptUri",
                        "skillType",
                        "status",
                        "preferredLabel",
                        "altLabels",
                        "hiddenLabels"),
                row -> readSkill(row, languages));
        each(
                classification,
                "occupations",
                List.of(
                        "conceptUri",
                        "iscoGroup",
                        "code",
                        "status",
                        "preferredLabel",
                        "altLabels",
                        "hiddenLabels",
                        "description"),
                this::readOccupation);
        each(
                relations,
                "occupationSkillRelations",
                List.of("occupationUri", "relationType", "skillUri"),
                this::readNeed);
        each(
                relations,
                "skillSkillRelations",
                List.of("originalSkillUri", "relationType", "relatedSkillUri"),
                this::readRelation);
        return new Esco(
                List.copyOf(skills.values()),
                List.copyOf(occupations.values()),
                List.copyOf(needs.values()),
                List.copyOf(related.values()),
                List.copyOf(labels.values()),
                leftOut);
    }

    private void readSkill(Row row, Set<UUID> languages) {
        if (!row.get(2).equals("released")) {
            return;
        }
        UUID id = id(row, 0);
        Skill.Kind kind =
                row.get(1).equals("knowledge")
                        ? Skill.Kind.KNOWLEDGE
                        : languages.contains(id) ? Skill.Kind.LANGUAGE : Skill.Kind.SKILL;
        if (skills.put(id, new EscoSkill(id, kind)) != null) {
            throw row.bad("this skill stands there twice");
        }
        name(row, 3, Subject.SKILL, id.toString(), true);
        names(row, 4, Subject.SKILL, id.toString());
        names(row, 5, Subject.SKILL, id.toString());
    }

    private void readOccupation(Row row) {
        if (!row.get(3).equals("released")) {
            return;
        }
        UUID id = id(row, 0);
        String unit = row.get(1);
        String code = row.get(2);
        if (!UNIT.matcher(unit).matches() || !units.contains(unit)) {
            throw row.bad("“%s” is no ISCO-08 unit group".formatted(unit));
        }
        if (!CODE.matcher(code).matches() || !code.startsWith(unit)) {
            throw row.bad("“%s” is no code of an occupation of %s".formatted(code, unit));
        }
        List<String> called =
                Stream.of(row.get(4), row.get(5), row.get(6))
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(ReadEsco::isName)
                        .distinct()
                        .toList();
        if (occupations.put(id, new EscoOccupation(id, code, unit, called, row.get(7))) != null) {
            throw row.bad("this occupation stands there twice");
        }
        name(row, 4, Subject.OCCUPATION, unit, false);
        names(row, 5, Subject.OCCUPATION, unit);
        names(row, 6, Subject.OCCUPATION, unit);
    }

    private void readNeed(Row row) {
        UUID occupation = id(row, 0);
        UUID skill = id(row, 2);
        boolean essential = essential(row);
        if (!occupations.containsKey(occupation) || !skills.containsKey(skill)) {
            leftOut++;
            return;
        }
        needs.merge(
                List.of(occupation, skill),
                new Need(occupation, skill, essential),
                (one, other) -> one.essential() ? one : other);
    }

    private void readRelation(Row row) {
        UUID skill = id(row, 0);
        UUID other = id(row, 2);
        boolean essential = essential(row);
        if (!skills.containsKey(skill) || !skills.containsKey(other) || skill.equals(other)) {
            leftOut++;
            return;
        }
        related.merge(
                List.of(skill, other),
                new Relation(skill, other, essential),
                (one, two) -> one.essential() ? one : two);
    }

    private static boolean essential(Row row) {
        return switch (row.get(1)) {
            case "essential" -> true;
            case "optional" -> false;
            default ->
                    throw row.bad("“%s” is neither essential nor optional".formatted(row.get(1)));
        };
    }

    /** The last part of a concept's address; a skill group's has no UUID and is nobody's. */
    private static UUID id(Row row, int column) {
        String address = row.get(column);
        String last = address.substring(address.lastIndexOf('/') + 1);
        try {
            return UUID.fromString(last);
        } catch (IllegalArgumentException e) {
            if (address.startsWith("http://data.europa.eu/esco/")) {
                return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
            }
            throw row.bad("“%s” is no address of a concept of ESCO".formatted(address));
        }
    }

    private void name(Row row, int column, Subject subject, String key, boolean preferred) {
        String text = row.get(column);
        if (text.isEmpty()) {
            throw row.bad("preferredLabel is empty");
        }
        keep(new Label(subject, key, "en", text, preferred));
    }

    private void names(Row row, int column, Subject subject, String key) {
        row.get(column)
                .lines()
                .filter(text -> !text.isBlank())
                .forEach(text -> keep(new Label(subject, key, "en", text.strip(), false)));
    }

    private void keep(Label label) {
        if (isName(label.text())) {
            labels.putIfAbsent(label.subject() + label.key() + label.text(), label);
        }
    }

    /** Sentences that some releases hold among the names are none. */
    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LONGEST_LABEL
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static void each(Path zip, String table, List<String> columns, Consumer<Row> use) {
        try (ZipFile open = new ZipFile(zip.toFile())) {
            ZipEntry entry =
                    open.stream()
                            .filter(
                                    e ->
                                            ("/" + e.getName())
                                                    .matches(".*/%s(_en)?[.]csv".formatted(table)))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new BadTaxonomyFile(
                                                    zip.getFileName() + "/" + table + ".csv",
                                                    1,
                                                    "the zip does not hold it"));
            String name =
                    zip.getFileName() + entry.getName().replaceFirst("^(?:.*/)?(?=[^/]*$)", "/");
            try (CheckedInputStream sum =
                            new CheckedInputStream(open.getInputStream(entry), new CRC32());
                    InputStream content =
                            new Inflated(sum, entry.getCompressedSize(), MOST_BYTES)) {
                PublishedRows.each(
                        name,
                        content,
                        PublishedRows.COMMA,
                        columns.stream().map(List::of).toList(),
                        use);
                if (sum.getChecksum().getValue() != entry.getCrc()) {
                    throw new BadTaxonomyFile(
                            name, 1, "its bytes are not those that were packed; it is damaged");
                }
            }
        } catch (IOException e) {
            throw broken(zip);
        }
    }

    /** How far a zip that cannot be opened is whole: its parts lie one behind the other. */
    private static BadTaxonomyFile broken(Path zip) {
        String name = String.valueOf(zip.getFileName());
        String within = name;
        int line = 1;
        try (ZipInputStream parts = new ZipInputStream(Files.newInputStream(zip))) {
            byte[] some = new byte[1 << 16];
            long left = MOST_BYTES;
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                within = name + "/" + part.getName();
                line = 1;
                for (int n = parts.read(some); n >= 0 && left > 0; n = parts.read(some)) {
                    left -= n;
                    for (int i = 0; i < n; i++) {
                        line += some[i] == '\n' ? 1 : 0;
                    }
                }
                if (left <= 0) { // the next part would be looked for through all of this one
                    return new BadTaxonomyFile(
                            within, line, "unpacked, it is far larger than a publisher's table");
                }
            }
        } catch (IOException e) {
            return new BadTaxonomyFile(within, line, "the zip is cut off or damaged here");
        }
        return within.equals(name)
                ? new BadTaxonomyFile(name, 1, "it is no zip file")
                : new BadTaxonomyFile(within, line, "the zip is cut off behind it");
    }
}
