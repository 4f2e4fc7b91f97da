package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.search.ShownVacancies;

class LoadTaxonomyTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final String COOKING = "6d13053b-ee35-492c-8976-8178420df398";
    private static final String TIG = "11111111-2222-4333-8444-000000000001";
    private static final String METALLURGY = "11111111-2222-4333-8444-000000000002";
    private static final String OLD_GRINDING = "11111111-2222-4333-8444-000000000003";
    private static final String NEW_GRINDING = "11111111-2222-4333-8444-000000000004";
    private static final String WELDER = "11111111-2222-4333-8444-00000000000a";
    private static final String PIPE_WELDER = "11111111-2222-4333-8444-00000000000b";
    private static final String SKILL = "http://data.europa.eu/esco/skill/";
    private static final String OCCUPATION = "http://data.europa.eu/esco/occupation/";

    static TestService service;
    static Http administrator;
    static String token;
    static Taxonomy taxonomy;
    static Suggestions suggestions;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createTempDirectory("vocabulary");
        for (var file : ReadStarterTaxonomyTest.small().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        service = TestService.start(Map.of("onward.taxonomy.folder", folder.toString()));
        TestWorld world = new TestWorld(service);
        account("admin@example.org", Role.ADMINISTRATOR, null);
        account("dao@example.org", Role.COUNSELLOR, world.chiangMai);
        taxonomy = service.get(Taxonomy.class);
        suggestions = service.get(Suggestions.class);
        administrator = Http.signedIn(service, "admin@example.org", PASSWORD);
        token = token("admin@example.org");
    }

    private static String token(String email) {
        return Http.anonymous(service)
                .post(
                        "/api/v1/sessions",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD))
                .json()
                .get("accessToken")
                .asText();
    }

    private static void account(
            String email, Role role, @org.jspecify.annotations.Nullable UUID office) {
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email, "Dao Wongsa", PASSWORD, role, office, null, null, "en"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Starts over: only the starter vocabulary. */
    @BeforeEach
    void forget() {
        service.sql("delete from taxonomy_change");
        service.sql("delete from taxonomy_version where name = 'published'");
    }

    private static String skills(String... rows) {
        return "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status\n"
                + String.join("\n", rows)
                + "\n";
    }

    private static String skill(String id, String type, String label, String others) {
        return "KnowledgeSkillCompetence,%s%s,%s,cross-sector,%s,\"%s\",,released"
                .formatted(SKILL, id, type, label, others);
    }

    /** The files of a small release. */
    private static Map<String, String> esco() {
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
                conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,code
                Occupation,%1$s%2$s,7212,welder,"welding operative
                arc welder",,released,7212.1
                Occupation,%1$s%3$s,7212,pipe fitter welder,,,released,7212.2
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

    private static byte[] zip(Map<String, String> files, String... names) throws IOException {
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

    private static Map<String, byte[]> packed(Map<String, String> esco) throws IOException {
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

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
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

    private static HttpResponse<String> send(byte[] body, String as) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/taxonomy/loads"))
                            .header("Content-Type", "application/x-tar")
                            .header("Authorization", "Bearer " + as)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Sends the files and waits for the end. */
    private static JsonNode load(Map<String, byte[]> files) throws Exception {
        HttpResponse<String> begun = send(tar(files), token);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String id = begun.body().replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> administrator.get("/api/v1/taxonomy/loads/" + id).json(),
                        state -> !state.get("state").asText().equals("running"));
    }

    private static JsonNode loadEsco(Map<String, String> esco) throws Exception {
        JsonNode end = load(packed(esco));
        assertThat(end.get("state").asText()).as(end.toString()).isEqualTo("done");
        return end;
    }

    private static Skill skill(String id) {
        return taxonomy.skill(new SkillId(UUID.fromString(id))).orElseThrow();
    }

    @Test
    void whatThePublisherNamesIsFoundAndOurPlainerNameStaysTheOneShown() throws Exception {
        JsonNode counts = loadEsco(esco()).get("counts");
        assertThat(counts.get("skills").asInt()).isEqualTo(4);
        assertThat(counts.get("occupations").asInt()).isEqualTo(2);
        assertThat(counts.get("links").asInt()).isEqualTo(3);
        assertThat(counts.get("leftOut").asInt()).isEqualTo(1);
        assertThat(taxonomy.label(Subject.SKILL, COOKING, "en")).isEqualTo("cook food");
        assertThat(taxonomy.label(Subject.SKILL, COOKING, "th")).isEqualTo("ทำอาหาร");
        assertThat(suggestions.suggest(Subject.SKILL, "prepare meals", "th", 5).getFirst().label())
                .isEqualTo("ทำอาหาร");
        assertThat(suggestions.suggest(Subject.SKILL, "tig torch", "en", 5).getFirst().label())
                .isEqualTo("operate TIG equipment");
        assertThat(suggestions.suggest(Subject.OCCUPATION, "arc welder", "en", 5).getFirst())
                .extracting(Suggestion::key, Suggestion::label)
                .containsExactly("7212", "Welders");
        assertThat(skill(METALLURGY).kind()).isEqualTo(Skill.Kind.KNOWLEDGE);
    }

    @Test
    void whatAQuarterOfAGroupsOccupationsNeedHelpsInTheGroup() throws Exception {
        loadEsco(esco());
        OccupationCode welders = new OccupationCode("7212");
        assertThat(taxonomy.essentialSkills(welders))
                .as("our own links say what is essential")
                .containsExactly(skill("9cc61049-c8b5-3583-8c1d-3066853ad9bb").number());
        assertThat(Arrays.stream(taxonomy.optionalSkills(welders)).boxed())
                .contains(skill(TIG).number(), skill(METALLURGY).number());
        assertThat(taxonomy.relatedTo(skill(METALLURGY).number()))
                .containsExactly(new RelatedSkill(skill(TIG).number(), 0.6f));
    }

    @Test
    void theSameFilesAgainChangeNothing() throws Exception {
        loadEsco(esco());
        String before = state();
        JsonNode again = loadEsco(esco());
        assertThat(again.get("counts").get("unchanged").asInt()).isEqualTo(1);
        assertThat(state()).isEqualTo(before);
    }

    /** Somebody of the counsellor's who can do that. */
    private static UUID ready(String counsellor, String skill) {
        UUID id = UUID.randomUUID();
        service.sql(
                """
                insert into returnee (id, reference, kind, readiness, readiness_since, matching_agreed, created_at,
                    skills_known, places_known)
                values (?, 'TH-' || upper(left(?::text, 6)), 'returnee', 'ready', date '2026-11-01', true, now(), true, true)
                """,
                id,
                id);
        service.sql(
                """
                insert into assignment (id, returnee_id, counsellor_id, from_day, recorded_at, recorded_by)
                select gen_random_uuid(), ?, id, date '2026-01-01', now(), id from account where email = ?
                """,
                id,
                counsellor);
        service.sql(
                "insert into willing_place (returnee_id, rank, place_code, country) values (?, 1, 'TH-50', 'TH')",
                id);
        service.sql(
                "insert into profile_skill (returnee_id, skill_id) values (?, ?::uuid)", id, skill);
        return id;
    }

    /**
     * A vacancy that asks for the skill finds it met, and the profile is read and saved as before.
     */
    private static void hasTheMustOf(UUID person, String skill) {
        ShownVacancies given = new ShownVacancies(service, new TestWorld(service));
        UUID finishing = given.job(given.employer("Lamphun Finishing"), "Finisher", null, "TH-50");
        service.sql(
                "insert into vacancy_skill (vacancy_id, skill_id, must, teaches, confidence) values (?, ?::uuid, true, false, 1)",
                finishing,
                skill);
        service.sql("update vacancy set version = version + 1 where id = ?", finishing);
        given.changed("vacancy", finishing);
        Http dao = Http.signedIn(service, "dao@example.org", PASSWORD);
        String pair = "/api/v1/returnees/%s/matches/%s".formatted(person, finishing);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(dao.get(pair).json().at("/match/mustHaves/met").asInt())
                                        .isOne());
    }

    @Test
    void aNewerReleaseRetiresWhatItLacksAndRedirectsByName() throws Exception {
        loadEsco(esco());
        int old = skill(OLD_GRINDING).number();
        UUID grinder = ready("dao@example.org", OLD_GRINDING);
        Map<String, String> newer = esco();
        newer.put(
                "skills_en.csv",
                skills(
                        skill(COOKING, "skill/competence", "prepare meals", ""),
                        skill(TIG, "skill/competence", "operate TIG equipment", ""),
                        skill(NEW_GRINDING, "skill/competence", "finish welds", "grind welds")));
        JsonNode end = loadEsco(newer);
        assertThat(end.get("counts").get("retired").asInt()).isEqualTo(2);
        assertThat(end.get("changes").findValuesAsText("label"))
                .containsExactly("grind welds", "metallurgy");
        assertThat(end.at("/changes/0/replacedBy").asText()).isEqualTo(NEW_GRINDING);
        assertThat(
                        end.at("/changes/1/replacedBy").isMissingNode()
                                || end.at("/changes/1/replacedBy").isNull())
                .isTrue();
        assertThat(skill(OLD_GRINDING))
                .as("who holds the old one is read as having the new one")
                .isEqualTo(skill(NEW_GRINDING));
        assertThat(taxonomy.skillByNumber(old).orElseThrow().retired()).isTrue();
        hasTheMustOf(grinder, NEW_GRINDING);
        assertThat(skill(METALLURGY).retired()).isTrue();
        assertThat(skill(COOKING).retired()).as("our own vocabulary has it too").isFalse();

        loadEsco(esco());
        assertThat(skill(OLD_GRINDING).number()).isEqualTo(old);
        assertThat(skill(OLD_GRINDING).retired()).isFalse();
    }

    @Test
    void ourOwnVocabularyAgainLeavesThePublishersAlone() throws Exception {
        loadEsco(esco());
        String before = state();
        service.sql("update taxonomy_version set checksum = 'an older one' where name = 'starter'");
        service.get(LoadStarterTaxonomy.class).load();
        assertThat(state()).isEqualTo(before);
        assertThat(skill(TIG).retired()).isFalse();
    }

    @Test
    void aCutOffOrDamagedFileChangesNothingAndIsNamedWithItsLine() throws Exception {
        loadEsco(esco());
        String before = state();

        Map<String, byte[]> cut = packed(esco());
        cut.computeIfPresent(
                "esco-relations.zip", (name, whole) -> Arrays.copyOf(whole, whole.length - 40));
        assertThat(failed(cut)).contains("esco-relations.zip").contains("cut off");

        Map<String, String> quote = esco();
        quote.merge("skills_en.csv", "KnowledgeSkillCompetence,\"http://data", String::concat);
        assertThat(failed(packed(quote))).contains("skills_en.csv, line 7").contains("cut off");

        Map<String, String> bomb = esco();
        bomb.merge("skills_en.csv", " \n".repeat(5 << 20), String::concat);
        assertThat(failed(packed(bomb))).contains("skills_en.csv").contains("far larger");

        Map<String, String> column = esco();
        column.computeIfPresent(
                "occupations_en.csv", (name, text) -> text.replace("iscoGroup", "group"));
        assertThat(failed(packed(column)))
                .contains("occupations_en.csv, line 1: column iscoGroup is missing");

        Map<String, String> code = esco();
        code.computeIfPresent(
                "occupations_en.csv", (name, text) -> text.replace(",7212,pipe", ",9999,pipe"));
        assertThat(failed(packed(code))).contains("line 4: “9999” is no ISCO-08 unit group");

        Map<String, byte[]> alone = packed(esco());
        alone.remove("esco-relations.zip");
        assertThat(failed(alone))
                .contains("esco-classification.zip/occupationSkillRelations.csv")
                .contains("does not hold it");
        alone = packed(esco());
        alone.remove("esco-classification.zip");
        assertThat(failed(alone)).contains("esco-classification.zip").contains("without it");

        byte[] flipped = stored(esco());
        int at = new String(flipped, StandardCharsets.ISO_8859_1).indexOf("metallurgy");
        flipped[at] = 'p';
        assertThat(failed(Map.of("esco-classification.zip", flipped)))
                .contains("skills.csv")
                .contains("damaged");

        Map<String, byte[]> lastCell = onet("tsv");
        lastCell.computeIfPresent(
                "onet/occupations.tsv", (name, whole) -> Arrays.copyOf(whole, whole.length - 3));
        assertThat(failed(lastCell))
                .contains("onet/occupations.tsv, line 3: the last line has no end");

        assertThat(state()).isEqualTo(before);
        assertThat(taxonomy.label(Subject.SKILL, TIG, "en")).isEqualTo("operate TIG equipment");
    }

    /** One zip with every table, and so that a byte can be changed without its being no zip. */
    private static byte[] stored(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(file.getKey().replace("_en", ""));
                CRC32 sum = new CRC32();
                sum.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aReleaseInOneZipIsReadWhateverItsTablesAreCalledAfter() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        esco().forEach(
                        (name, text) ->
                                files.put(name.replaceFirst("(_en)?[.]csv", "_en.csv"), text));
        JsonNode end =
                load(
                        Map.of(
                                "esco-classification.zip",
                                zip(files, files.keySet().toArray(String[]::new))));
        assertThat(end.get("state").asText()).as(end.toString()).isEqualTo("done");
        assertThat(end.at("/counts/links").asInt()).isEqualTo(3);
        assertThat(end.at("/counts/relations").asInt()).isOne();
    }

    private static String failed(Map<String, byte[]> files) throws Exception {
        JsonNode end = load(files);
        assertThat(end.get("state").asText()).isEqualTo("failed");
        return end.get("problem").asText();
    }

    private static Map<String, byte[]> onet(String extension) {
        boolean text = extension.equals("txt");
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(
                text ? "Occupation Data" : "occupations",
                (text ? "O*NET-SOC Code\tTitle\tDescription" : "onet_code\ttitle\tdescription")
                        + "\n51-4121.00\tWelders, Cutters\tJoin \"metal\".\n11-1011.00\tChief Executives\tLead.\n");
        tables.put(
                text ? "Alternate Titles" : "alternate_titles",
                (text
                                ? "O*NET-SOC Code\tAlternate Title\tShort Title"
                                : "onet_code\talternate_title\tshort_title")
                        + "\n51-4121.00\tArc Welders\t\n51-4121.00\tPipe Welder\t\n51-4121.00\tWelding Operative\t\n51-4121.00\tSolderer\t\n");
        StringBuilder abilities =
                new StringBuilder(
                        text
                                ? "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n"
                                : "onet_code\telement\tvalue\n");
        for (String ability :
                "Oral Comprehension,Originality,Number Facility,Memorization,Perceptual Speed,Visualization,Time Sharing,Manual Dexterity,Rate Control,Reaction Time,Static Strength,Stamina,Dynamic Flexibility,Near Vision,Speech Clarity"
                        .split(",", -1)) {
            String value = ability.equals("Manual Dexterity") ? "5" : "2";
            abilities.append(
                    text
                            ? "51-4121.00\t1.A\t%s\tIM\t%s\n51-4121.00\t1.A\t%s\tLV\t7\n"
                                    .formatted(ability, value, ability)
                            : "51-4121.00\t%s\t%s\n".formatted(ability, value));
        }
        tables.put(text ? "Abilities" : "abilities_18.1", abilities.toString());
        StringBuilder interests =
                new StringBuilder(
                        text
                                ? "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n"
                                : "onet_code\telement_id\telement\tscale\tvalue\n");
        for (Interest interest : Interest.values()) {
            String name =
                    interest.name().charAt(0)
                            + interest.name().substring(1).toLowerCase(Locale.ROOT);
            interests.append(
                    "51-4121.00\t1.B.1\t%s\tOI\t%s\n"
                            .formatted(name, interest == Interest.REALISTIC ? "7" : "1"));
        }
        tables.put(text ? "Interests" : "interests", interests.toString());
        Map<String, byte[]> files = new LinkedHashMap<>();
        tables.forEach(
                (name, table) ->
                        files.put(
                                "onet/" + name + "." + extension,
                                table.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    @Test
    void onetIsReadAsPublishedAndPivotedAndAttachedByItsTitles() throws Exception {
        loadEsco(esco());
        String attached =
                "select string_agg(onet_code || ' ' || unit || ' ' || confidence || ' ' || crosswalk, ', ') from onet_unit";
        for (String extension : new String[] {"txt", "tsv"}) {
            JsonNode end = load(onet(extension));
            assertThat(end.get("counts").get("onetOccupations").asInt())
                    .as(end.toString())
                    .isEqualTo(2);
            assertThat(end.get("counts").get("onetAttached").asInt()).isOne();
            assertThat(service.ask(attached))
                    .as("three of its titles are names of the group, against two of doubt")
                    .isEqualTo("51-4121.00 7212 0.6 false");
            assertThat(
                            service.ask(
                                    "select aptitudes[8] || ' ' || aptitudes[1] from onet_occupation where aptitudes is not null"))
                    .isEqualTo("1 0.25");
        }
        assertThat(Http.anonymous(service).get("/about").text())
                .contains("uses the ESCO classification of the European Commission")
                .contains("information from the O*NET 29.3 Database");
        JsonNode welders = administrator.get("/api/v1/occupations/7212").json();
        assertThat(welders.at("/onet/0/title").asText()).isEqualTo("Welders, Cutters");
        assertThat(welders.at("/onet/0/confidence").asDouble()).isEqualTo(0.6, within(0.001));
        assertThat(taxonomy.profile(new OccupationCode("7212")))
                .as("known by O*NET now, no longer by the minor group's estimate")
                .hasValueSatisfying(
                        profile -> {
                            assertThat(profile.aptitudes()).startsWith(0.25f).contains(1f);
                            assertThat(profile.interests()).containsExactly(1, 0, 0, 0, 0, 0);
                        });
        ShownVacancies given = new ShownVacancies(service, new TestWorld(service));
        UUID welding = given.job(given.employer("Mae Rim Steel"), "Welder", "7212", "TH-50");
        Http dao = Http.signedIn(service, "dao@example.org", PASSWORD);
        assertThat(dao.get("/vacancies/" + welding).text())
                .as("how surely it is known")
                .contains("O*NET: Welders, Cutters", "by its title, 60 % sure");
        Map<String, byte[]> crosswalk = onet("tsv");
        crosswalk.put(
                "crosswalk.csv",
                "onet_code,isco08\n51-4121,7212\n99-9999.00,7212\n"
                        .getBytes(StandardCharsets.UTF_8));
        load(crosswalk);
        assertThat(service.ask(attached)).isEqualTo("51-4121.00 7212 1 true");
        assertThat(taxonomy.label(Subject.SKILL, TIG, "en"))
                .as("O*NET alone leaves ESCO as it is")
                .isEqualTo("operate TIG equipment");
    }

    @Test
    void furtherNamesAreShownWhereAThingHasNoneInThatLanguage() throws Exception {
        Map<String, byte[]> files = packed(esco());
        files.put(
                "labels.csv",
                """
                id,language,label
                %s%s,th,เชื่อมทิก
                %s,th,ปรุงอาหาร
                7212,fil,Manghihinang
                """
                        .formatted(SKILL, TIG, COOKING)
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(load(files).get("counts").get("furtherNames").asInt()).isEqualTo(3);
        assertThat(taxonomy.label(Subject.SKILL, TIG, "th")).isEqualTo("เชื่อมทิก");
        assertThat(taxonomy.label(Subject.SKILL, COOKING, "th")).isEqualTo("ทำอาหาร");
        assertThat(suggestions.suggest(Subject.SKILL, "ปรุงอาหาร", "en", 5).getFirst().key())
                .isEqualTo(COOKING);
        files.put(
                "labels.csv",
                """
                id,language,label
                %s%s,fil,manghihinang ng TIG
                """
                        .formatted(OCCUPATION, WELDER)
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(load(files).get("counts").get("furtherNames").asInt()).isOne();
        assertThat(suggestions.suggest(Subject.SKILL, "ปรุงอาหาร", "en", 5))
                .extracting(Suggestion::matched)
                .as("a name that the file no longer has")
                .doesNotContain("ปรุงอาหาร");
        assertThat(
                        suggestions
                                .suggest(Subject.OCCUPATION, "manghihinang ng TIG", "fil", 5)
                                .getFirst()
                                .key())
                .as("by ESCO's own occupation")
                .isEqualTo("7212");
        files.put(
                "labels.csv",
                "id,language,label\n7212,de,Schweißer\n".getBytes(StandardCharsets.UTF_8));
        assertThat(failed(files)).contains("labels.csv, line 2").contains("not en, th or fil");
    }

    @Test
    void onlyAnAdministratorLoadsAndOnlyFilesThatAreRead() throws Exception {
        String counsellor = token("dao@example.org");
        assertThat(send(tar(packed(esco())), counsellor).statusCode()).isEqualTo(403);
        assertThat(send("no tar at all".getBytes(StandardCharsets.UTF_8), token).statusCode())
                .isEqualTo(400);
        assertThat(send(tar(Map.of("onet/../../keys", new byte[] {1})), token).body())
                .contains("unknown_file");
        assertThat(service.ask("select count(*) from taxonomy_load where state = 'running'"))
                .isEqualTo("0");
    }

    /** Everything that a load may write. */
    private static String state() {
        return service.ask(
                """
                select md5(string_agg(line, ' ' order by line)) from (
                    select 'skill ' || skill::text from skill
                    union all select 'label ' || label::text from label
                    union all select 'link ' || unit_skill::text from unit_skill
                    union all select 'related ' || related_skill::text from related_skill
                    union all select 'occupation ' || esco_occupation::text from esco_occupation
                    union all select 'need ' || esco_occupation_skill::text from esco_occupation_skill
                    union all select 'own ' || occupation_skill::text from occupation_skill) as everything (line)
                """);
    }
}
