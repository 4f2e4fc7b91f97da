package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.web.Browserless;

class LoadStarterTaxonomyTest {
    private static final UUID COOKING = UUID.fromString("6d13053b-ee35-492c-8976-8178420df398");

    private static final Path folder = smallVocabulary();
    private static final TestService service =
            TestService.start(Map.of("onward.taxonomy.folder", folder.toString()));
    private final LoadStarterTaxonomy load = service.get(LoadStarterTaxonomy.class);
    private final TaxonomyInMemory taxonomy = service.get(TaxonomyInMemory.class);

    private static Path smallVocabulary() {
        try {
            return writeSmallVocabulary(Files.createTempDirectory("vocabulary"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path writeSmallVocabulary(Path into) throws IOException {
        for (var file : ReadStarterTaxonomyTest.small().entrySet()) {
            Files.writeString(into.resolve(file.getKey()), file.getValue());
        }
        return into;
    }

    @BeforeEach
    void loadTheSmallVocabulary() throws IOException {
        writeSmallVocabulary(folder);
        load.load();
    }

    @AfterEach
    void nothingIsLeftHalfDone() {
        // its own lock: those who follow changes hold theirs for moments
        assertThat(
                        service.ask(
                                """
                                select count(*) from pg_locks where locktype = 'advisory'
                                    and (classid::bigint << 32) + objid::bigint = %d
                                """
                                        .formatted(LoadStarterTaxonomy.LOCK)))
                .isEqualTo("0");
    }

    @AfterAll
    static void close() throws IOException {
        service.close();
        try (var files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        }
        Files.delete(folder);
    }

    private static void change(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    @Test
    void unchangedFilesAreNotWrittenAgain() {
        String before = state();
        assertThat(load.load()).isFalse();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aBrokenFileChangesNothing() throws IOException {
        String before = state();
        change("skills.csv", "weld metal", "weld steel");
        change("places.csv", "18.79", "much");
        assertThatThrownBy(() -> load.load())
                .isInstanceOf(BadTaxonomyFile.class)
                .hasMessageContaining("places.csv, line 2: lat is not a number");
        assertThat(state()).isEqualTo(before);
        assertThat(taxonomy.label(Subject.SKILL, welding().value().toString(), "en"))
                .isEqualTo("weld metal");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        String before = state();
        Files.delete(folder.resolve("places.csv"));
        assertThatThrownBy(() -> load.load())
                .isInstanceOf(BadTaxonomyFile.class)
                .hasMessageContaining("places.csv")
                .hasMessageContaining("missing from the folder");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aSkillGoneFromTheFilesIsRetiredAndComesBackAsTheSame() throws IOException {
        Skill before = taxonomy.skill(new SkillId(COOKING)).orElseThrow();
        String line =
                "cooking,6d13053b-ee35-492c-8976-8178420df398,skill,cook food,ทำอาหาร,pagluluto,,,\n";
        change("skills.csv", line, "");
        change("related_skills.csv", "welding,cooking,0.2\n", "");
        change("occupation_skills.csv", "7212,cooking,optional\n", "");
        assertThat(load.load()).isTrue();
        Skill gone = taxonomy.skill(new SkillId(COOKING)).orElseThrow();
        assertThat(gone.retired()).isTrue();
        assertThat(taxonomy.label(Subject.SKILL, COOKING.toString(), "en")).isEqualTo("cook food");
        assertThat(taxonomy.labels()).noneMatch(label -> label.key().equals(COOKING.toString()));
        assertThat(taxonomy.optionalSkills(new OccupationCode("7212"))).isEmpty();
        assertThat(taxonomy.relatedTo(gone.number())).isEmpty();
        assertThat(retired())
                .contains("5S and tidy workplace")
                .contains("not known")
                .doesNotContain("No version");

        loadTheSmallVocabulary();
        assertThat(taxonomy.skill(new SkillId(COOKING))).contains(before);
    }

    @Test
    void aLabelSomebodyReviewedStaysReviewedWhileItsTextIsTheSame() throws IOException {
        String reviewed =
                "select string_agg(language || ' ' || reviewed, ', ' order by language) from label"
                        + " where subject = 'occupation' and subject_key = '7212' and preferred";
        assertThat(service.ask(reviewed)).isEqualTo("en true, fil false, th false");
        service.sql("update label set reviewed = true where text in ('ช่างเชื่อม', 'Mga welder')");
        change("occupations.csv", "Mga welder", "Mga manghihinang");
        load.load();
        assertThat(service.ask(reviewed)).isEqualTo("en true, fil false, th true");
    }

    @Test
    void anotherNameCanBecomeThePreferredOneAndBack() throws IOException {
        change("skills.csv", "weld metal,", "arc welding,");
        change("skills.csv", "welding|arc welding", "welding|weld metal");
        load.load();
        assertThat(taxonomy.label(Subject.SKILL, welding().value().toString(), "en"))
                .isEqualTo("arc welding");
    }

    @Test
    void aKeyCanMoveToTheEscoSkillFoundForIt() throws IOException {
        change(
                "skills.csv",
                "welding,,skill",
                "welding,f98e06f5-a09a-4356-b6a8-d55a7d3c5356,skill");
        load.load();
        SkillId esco = new SkillId(UUID.fromString("f98e06f5-a09a-4356-b6a8-d55a7d3c5356"));
        assertThat(taxonomy.skill(esco))
                .hasValueSatisfying(skill -> assertThat(skill.retired()).isFalse());
        assertThat(taxonomy.skill(welding()))
                .as("who holds the one that had the key")
                .isEqualTo(taxonomy.skill(esco));
    }

    @Test
    void aSkillGoneFromTheFilesIsReadAsTheOneThatCarriesItsName() throws IOException {
        String line =
                "cooking,6d13053b-ee35-492c-8976-8178420df398,skill,cook food,ทำอาหาร,pagluluto,,,\n";
        change(
                "skills.csv",
                line,
                "kitchen,,skill,prepare meals,เตรียมอาหาร,paghahanda ng pagkain,Cook food,,\n");
        change("related_skills.csv", "welding,cooking,0.2\n", "");
        change("occupation_skills.csv", "7212,cooking,optional\n", "");
        load.load();
        assertThat(taxonomy.skill(new SkillId(COOKING)).orElseThrow().retired()).isFalse();
        assertThat(
                        taxonomy.label(
                                Subject.SKILL,
                                taxonomy.skill(new SkillId(COOKING))
                                        .orElseThrow()
                                        .id()
                                        .value()
                                        .toString(),
                                "en"))
                .isEqualTo("prepare meals");
    }

    private static String retired() {
        String password = "tamarind boat seven lanterns";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                "admin@example.org",
                                "Dao Wongsa",
                                password,
                                Role.ADMINISTRATOR,
                                null,
                                null,
                                null,
                                "en"));
        return new Browserless(service)
                .signIn("admin@example.org", password)
                .get("/about/retired")
                .body();
    }

    private static SkillId welding() {
        return new SkillId(UUID.fromString("9cc61049-c8b5-3583-8c1d-3066853ad9bb"));
    }

    /** Row versions of everything a load may write. */
    private static String state() {
        return service.ask(
                """
                select md5(string_agg(version, ';' order by version)) from (
                    select 's' || id || xmin::text || retired from skill
                    union all select 'l' || subject || subject_key || language || text || xmin from label
                    union all select 'o' || occupation || skill_id || xmin from occupation_skill
                    union all select 'r' || skill_id || related_id || xmin from related_skill
                    union all select 'p' || code || xmin from place
                    union all select 'v' || checksum || xmin from taxonomy_version) as row (version)
                """);
    }
}
