package org.onward.matching.taxonomy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A release of ESCO of four skills and two occupations, as its publisher would give it. */
public final class SmallRelease {
    static final String COOKING = "6d13053b-ee35-492c-8976-8178420df398";
    static final String TIG = "11111111-2222-4333-8444-000000000001";
    static final String METALLURGY = "11111111-2222-4333-8444-000000000002";
    static final String OLD_GRINDING = "11111111-2222-4333-8444-000000000003";
    static final String NEW_GRINDING = "11111111-2222-4333-8444-000000000004";
    static final String NEW_TIG = "11111111-2222-4333-8444-000000000005";
    static final String WELDER = "11111111-2222-4333-8444-00000000000a";
    static final String PIPE_WELDER = "11111111-2222-4333-8444-00000000000b";
    static final String SKILL = "http://data.europa.eu/esco/skill/";
    static final String OCCUPATION = "http://data.europa.eu/esco/occupation/";

    private SmallRelease() {}

    public static String skills(String... rows) {
        return "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status\n"
                + String.join("\n", rows)
                + "\n";
    }

    public static String skill(String id, String type, String label, String others) {
        return "KnowledgeSkillCompetence,%s%s,%s,cross-sector,%s,\"%s\",,released"
                .formatted(SKILL, id, type, label, others);
    }

    /** The files of a small release. */
    public static Map<String, String> esco() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("languageSkillsCollection_en.csv", "conceptType,conceptUri\n");
        files.put(
                "skills_en.csv",
                skills(
                        skill(
                                COOKING,
                                "skill/competence",
                                "prepare meals",
                                "cook food\nfix dinner"),
                        skill(
                                TIG,
                                "skill/competence",
                                "operate TIG equipment",
                                "weld with a TIG torch"),
                        skill(METALLURGY, "knowledge", "metallurgy", ""),
                        skill(OLD_GRINDING, "skill/competence", "grind welds", "")));
        files.put(
                "occupations_en.csv",
                """
                conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,code,description
                Occupation,%1$s%2$s,7212,welder,"welding operative
                arc welder",,released,7212.1,Joins metal with heat.
                Occupation,%1$s%3$s,7212,pipe fitter welder,,,released,7212.2,Joins pipes.
                """
                        .formatted(OCCUPATION, WELDER, PIPE_WELDER));
        files.put(
                "occupationSkillRelations.csv",
                """
                occupationUri,relationType,skillType,skillUri
                %1$s%2$s,essential,skill/competence,%4$s%5$s
                %1$s%3$s,essential,skill/competence,%4$s%5$s
                %1$s%2$s,optional,knowledge,%4$s%6$s
                %1$s%2$s,optional,knowledge,http://data.europa.eu/esco/isced-f/00
                """
                        .formatted(OCCUPATION, WELDER, PIPE_WELDER, SKILL, TIG, METALLURGY));
        files.put(
                "skillSkillRelations.csv",
                """
                originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri
                %1$s%2$s,knowledge,essential,skill/competence,%1$s%3$s
                """
                        .formatted(SKILL, METALLURGY, TIG));
        return files;
    }

    public static byte[] zip(Map<String, String> files, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0)); // the same bytes each time
                zip.putNextEntry(entry);
                zip.write(files.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    public static Map<String, byte[]> packed(Map<String, String> esco) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "esco-classification.zip",
                zip(
                        esco,
                        "languageSkillsCollection_en.csv",
                        "skills_en.csv",
                        "occupations_en.csv"));
        files.put(
                "esco-relations.zip",
                zip(esco, "occupationSkillRelations.csv", "skillSkillRelations.csv"));
        return files;
    }

    public static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            for (var file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry("./" + file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
