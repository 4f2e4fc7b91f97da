package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.onward.matching.taxonomy.SmallRelease.COOKING;
import static org.onward.matching.taxonomy.SmallRelease.METALLURGY;
import static org.onward.matching.taxonomy.SmallRelease.NEW_GRINDING;
import static org.onward.matching.taxonomy.SmallRelease.NEW_TIG;
import static org.onward.matching.taxonomy.SmallRelease.OCCUPATION;
import static org.onward.matching.taxonomy.SmallRelease.OLD_GRINDING;
import static org.onward.matching.taxonomy.SmallRelease.PIPE_WELDER;
import static org.onward.matching.taxonomy.SmallRelease.SKILL;
import static org.onward.matching.taxonomy.SmallRelease.TIG;
import static org.onward.matching.taxonomy.SmallRelease.WELDER;
import static org.onward.matching.taxonomy.SmallRelease.esco;
import static org.onward.matching.taxonomy.SmallRelease.packed;
import static org.onward.matching.taxonomy.SmallRelease.skill;
import static org.onward.matching.taxonomy.SmallRelease.skills;
import static org.onward.matching.taxonomy.SmallRelease.tar;
import static org.onward.matching.taxonomy.SmallRelease.zip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.search.ShownVacancies;
import org.onward.matching.shared.Sql;
import org.onward.matching.web.Browserless;

class LoadTaxonomyTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";

    static TestService service;
    static TestWorld world;
    static Http administrator;
    static String token;
    static String beforeAnyLoad;
    static Taxonomy taxonomy;
    static Suggestions suggestions;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createTempDirectory("vocabulary");
        for (var file : ReadStarterTaxonomyTest.small().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        service = TestService.start(Map.of("onward.taxonomy.folder", folder.toString()));
        world = new TestWorld(service);
        account("admin@example.org", Role.ADMINISTRATOR, null);
        account("dao@example.org", Role.COUNSELLOR, world.chiangMai);
        taxonomy = service.get(Taxonomy.class);
        suggestions = service.get(Suggestions.class);
        administrator = Http.signedIn(service, "admin@example.org", PASSWORD);
        token = token("admin@example.org");
        beforeAnyLoad =
                new Browserless(service)
                        .signIn("admin@example.org", PASSWORD)
                        .get("/about/retired")
                        .body();
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
        String id = new ObjectMapper().readTree(begun.body()).get("id").asText();
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

    private static Skill held(String id) {
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
        assertThat(held(METALLURGY).kind()).isEqualTo(Skill.Kind.KNOWLEDGE);
    }

    @Test
    void whatAQuarterOfAGroupsOccupationsNeedHelpsInTheGroup() throws Exception {
        loadEsco(esco());
        OccupationCode welders = new OccupationCode("7212");
        assertThat(taxonomy.essentialSkills(welders))
                .as("our own links say what is essential")
                .containsExactly(held("9cc61049-c8b5-3583-8c1d-3066853ad9bb").number());
        assertThat(Arrays.stream(taxonomy.optionalSkills(welders)).boxed())
                .contains(held(TIG).number(), held(METALLURGY).number());
        assertThat(taxonomy.relatedTo(held(METALLURGY).number()))
                .containsExactly(new RelatedSkill(held(TIG).number(), 0.6f));
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
    void aProgramOfItsOwnLoadsANewerReleaseOverAnOlderOne(@TempDir Path folder) throws Exception {
        Map<String, String> newer = esco();
        newer.put(
                "skills_en.csv",
                skills(skill(TIG, "skill/competence", "operate TIG equipment", "")));
        for (Map<String, String> release : List.of(esco(), newer)) {
            Path files = folder.resolve(release == newer ? "newer" : "older");
            Files.createDirectories(files.resolve("esco"));
            for (var file : packed(release).entrySet()) {
                Files.write(files.resolve("esco").resolve(file.getKey()), file.getValue());
            }
            assertThat(service.get(LoadPublished.class).load(files, stage -> {}))
                    .contains("\"retired\":" + (release == newer ? 3 : 0));
        }
        assertThat(held(METALLURGY).retired()).isTrue();
    }

    @Test
    void aNewerReleaseRetiresWhatItLacksAndRedirectsByName() throws Exception {
        loadEsco(esco());
        int old = held(OLD_GRINDING).number();
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
        assertThat(held(OLD_GRINDING))
                .as("who holds the old one is read as having the new one")
                .isEqualTo(held(NEW_GRINDING));
        assertThat(taxonomy.skillByNumber(old).orElseThrow().retired()).isTrue();
        hasTheMustOf(grinder, NEW_GRINDING);
        assertThat(held(METALLURGY).retired()).isTrue();
        assertThat(held(COOKING).retired()).as("our own vocabulary has it too").isFalse();

        loadEsco(esco());
        assertThat(held(OLD_GRINDING).number()).isEqualTo(old);
        assertThat(held(OLD_GRINDING).retired()).isFalse();
    }

    @Test
    void whatIsGoneIsListedWithWhatStandsForItNowAndListedAgainWithTheSameFiles() throws Exception {
        loadEsco(esco());
        Map<String, String> newer =
                newer(
                        skill(METALLURGY, "knowledge", "metallurgy", ""),
                        skill(OLD_GRINDING, "skill/competence", "grind welds", ""),
                        skill(
                                NEW_TIG,
                                "skill/competence",
                                "join metal with tungsten",
                                "Weld with a TIG torch"));
        List<String> listed =
                List.of(
                        "skill cook food true null null",
                        "skill operate TIG equipment false %s join metal with tungsten"
                                .formatted(NEW_TIG),
                        "occupation pipe fitter welder false 7212 Welders");
        JsonNode end = loadEsco(newer);
        assertThat(changes(end)).isEqualTo(listed);
        assertThat(end.at("/counts/retired").asInt()).isEqualTo(3);
        assertThat(held(TIG))
                .as("the only one that carries one of its names")
                .isEqualTo(held(NEW_TIG));
        assertThat(changes(loadEsco(newer)))
                .as("for whoever did not see the end of the first time")
                .isEqualTo(listed);
        loadEsco(esco());
        assertThat(held(TIG).retired()).isFalse();
    }

    private static Map<String, byte[]> cook(int many, int from) throws IOException {
        Map<String, String> files = esco();
        files.put(
                "skills_en.csv",
                files.get("skills_en.csv")
                        + IntStream.range(from, many)
                                .mapToObj(
                                        i ->
                                                skill(
                                                        "22222222-2222-4333-8444-%012d"
                                                                .formatted(i),
                                                        "skill/competence",
                                                        "cook dish %02d".formatted(i),
                                                        ""))
                                .collect(Collectors.joining("\n", "", "\n")));
        return packed(files);
    }

    /**
     * A later ESCO of these skills, without one of the welders and all that only old skills said.
     */
    private static Map<String, String> newer(String... skills) {
        Map<String, String> newer = esco();
        newer.put("skills_en.csv", skills(skills));
        newer.computeIfPresent(
                "occupations_en.csv",
                (name, text) ->
                        text.lines()
                                .filter(line -> !line.contains(PIPE_WELDER))
                                .collect(Collectors.joining("\n", "", "\n")));
        newer.put(
                "occupationSkillRelations.csv",
                """
                occupationUri,relationType,skillType,skillUri
                %s%s,essential,skill/competence,%s%s
                """
                        .formatted(OCCUPATION, WELDER, SKILL, NEW_TIG));
        newer.put(
                "skillSkillRelations.csv",
                "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\n");
        return newer;
    }

    @Test
    void whatIsGoneStandsOnAPageUntilItIsBack() throws Exception {
        Browserless staff = new Browserless(service).signIn("admin@example.org", PASSWORD);
        assertThat(beforeAnyLoad)
                .as("our own small vocabulary came after the full one")
                .contains("not known")
                .doesNotContain("No version has left anything out");
        assertThat(cells(beforeAnyLoad)).isEmpty();
        loadEsco(esco());
        service.sql("delete from taxonomy_change");
        Map<String, String> newer =
                newer(
                        skill(COOKING, "skill/competence", "prepare meals", "cook food"),
                        skill(METALLURGY, "knowledge", "metallurgy", ""),
                        skill(
                                NEW_TIG,
                                "skill/competence",
                                "join metal with tungsten",
                                "Weld with a TIG torch"));
        loadEsco(newer);
        assertThat(cells(staff.get("/about/retired").body()))
                .containsExactly(
                        "grind welds Skill | nothing found; it stays as it is",
                        "operate TIG equipment Skill | join metal with tungsten",
                        "pipe fitter welder Kind of work | Welders");
        loadEsco(esco());
        assertThat(cells(staff.get("/about/retired").body()))
                .containsExactly("join metal with tungsten Skill | operate TIG equipment");

        assertThat(load(cook(60, 0)).get("state").asText()).isEqualTo("done");
        assertThat(load(cook(60, 58)).get("state").asText()).isEqualTo("done");
        String first = staff.get("/about/retired").body();
        List<String> all = cells(first);
        assertThat(all).hasSize(50).first().asString().startsWith("cook dish 00");
        Matcher next = Pattern.compile("href=\"(/about/retired[?]after=[^\"]*)").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(cells(staff.get(next.group(1)).body()))
                .hasSize(9)
                .doesNotContainAnyElementsOf(all)
                .last()
                .asString()
                .startsWith("join metal with tungsten");
        assertThat(staff.get("/about").body()).contains("/about/retired");
        assertThat(Http.anonymous(service).get("/about").text()).doesNotContain("/about/retired");
    }

    /** Of each row with a day what it was called and is read as: other tests' have none. */
    private static List<String> cells(String page) {
        return Pattern.compile("(<tr><th scope=\"row\".*?</td>)(.*?)</tr>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .filter(row -> !row.group(2).contains("not known"))
                .map(
                        row ->
                                row.group(1)
                                        .replace("</th>", " | ")
                                        .replaceAll("<[^>]*>", "")
                                        .replaceAll("\\s+", " ")
                                        .strip())
                .toList();
    }

    @Test
    void whatTheScriptSaysAtItsEndIsWhatTheTablesHoldAndASecondTimeToo(@TempDir Path folder)
            throws Exception {
        for (var file : packed(esco()).entrySet()) {
            Files.createDirectories(folder.resolve("esco"));
            Files.write(folder.resolve("esco").resolve(file.getKey()), file.getValue());
        }
        Files.createDirectory(folder.resolve("onet"));
        for (var file : onet("txt").entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Map<String, String> first = said(folder);
        assertThat(first)
                .containsEntry("skills", "4")
                .containsEntry("skills", rows("skill where in_esco"))
                .containsEntry("occupations", rows("esco_occupation where not retired"))
                .containsEntry("links", rows("esco_occupation_skill"))
                .containsEntry("onetOccupations", rows("onet_occupation"));
        String before = state();
        Map<String, String> again = said(folder);
        assertThat(again).containsEntry("unchanged", "1").containsAllEntriesOf(first);
        assertThat(state()).isEqualTo(before);
    }

    private static String rows(String of) {
        return service.ask("select count(*) from " + of);
    }

    /** The numbers that the script ends with, by name. */
    private static Map<String, String> said(Path folder) throws Exception {
        return script(folder.toString())
                .lines()
                .filter(line -> line.matches("[a-zA-Z]+ +[0-9]+"))
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    private static String script(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("../scripts/load-taxonomy", "--address", service.address()));
        command.addAll(List.of(arguments));
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment().put("ONWARD_EMAIL", "admin@example.org");
        script.environment().put("ONWARD_PASSWORD", PASSWORD);
        Process running = script.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }

    private static void rolledBack(Consumer<Connection> act) {
        service.get(Transactions.class)
                .work(
                        connection -> {
                            try {
                                act.accept(connection);
                                connection.rollback();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                            return true;
                        });
    }

    /** As many occupations and needs as ESCO has. */
    private static void many(Connection connection) {
        Sql worker = Sql.on(connection);
        worker.change(
                """
                insert into esco_occupation (id, code, unit, names, about)
                select gen_random_uuid(), 'x' || i, '7212', array['welder ' || i], ''
                from generate_series(1, 3000) as i
                """);
        worker.change(
                """
                insert into skill (id, kind, in_starter, in_esco)
                select gen_random_uuid(), 'skill', false, true from generate_series(1, 40)
                """);
        worker.change(
                """
                insert into esco_occupation_skill (occupation_id, skill_id, essential)
                select line.id, skill.id, true from esco_occupation as line, skill
                where line.code like 'x%' and skill.number > (select max(number) - 40 from skill)
                """);
    }

    @Test
    void aLoadAfterOneThatWasRolledBackIsReadInSecondsToo() {
        service.sql("delete from esco_occupation_skill");
        service.sql("delete from esco_occupation");
        rolledBack(LoadTaxonomyTest::many);
        // as the database does by itself a minute later: from now on it takes the tables for empty
        service.sql("analyze esco_occupation, esco_occupation_skill, skill");
        rolledBack(
                connection -> {
                    many(connection);
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(30),
                            () -> new ReadSnapshot(connection).read("many"));
                });
    }

    @Test
    void aNameThatSeveralCarryRedirectsNobody() throws Exception {
        loadEsco(esco());
        Map<String, String> newer = esco();
        newer.computeIfPresent(
                "skills_en.csv",
                (name, text) ->
                        text.replace(OLD_GRINDING, NEW_GRINDING)
                                .replace(",metallurgy,\"\"", ",metallurgy,\"grind welds\""));
        assertThat(changes(loadEsco(newer))).containsExactly("skill grind welds false null null");
        loadEsco(esco());
    }

    private static List<String> changes(JsonNode load) {
        List<String> changes = new ArrayList<>();
        load.get("changes")
                .forEach(
                        change ->
                                changes.add(
                                        Stream.of(
                                                        "subject",
                                                        "label",
                                                        "kept",
                                                        "replacedBy",
                                                        "replacedByLabel")
                                                .map(change::path)
                                                .map(
                                                        cell ->
                                                                cell.isMissingNode()
                                                                        ? "null"
                                                                        : cell.asText())
                                                .collect(Collectors.joining(" "))));
        return changes;
    }

    @Test
    void ourOwnVocabularyAgainLeavesThePublishersAlone() throws Exception {
        loadEsco(esco());
        String before = state();
        service.sql("update taxonomy_version set checksum = 'an older one' where name = 'starter'");
        service.get(LoadStarterTaxonomy.class).load();
        assertThat(state()).isEqualTo(before);
        assertThat(held(TIG).retired()).isFalse();
    }

    @Test
    void aCutOffOrDamagedFileChangesNothingAndIsNamedWithItsLine() throws Exception {
        loadEsco(esco());
        String before = state();

        Map<String, byte[]> cut = packed(esco());
        cut.computeIfPresent(
                "esco-relations.zip", (name, whole) -> Arrays.copyOf(whole, whole.length - 40));
        assertThat(failed(cut)).contains("esco-relations.zip/").contains("cut off behind it");
        Map<String, byte[]> half = packed(esco());
        half.computeIfPresent(
                "esco-relations.zip", (name, whole) -> Arrays.copyOf(whole, whole.length / 4));
        assertThat(failed(half))
                .contains("esco-relations.zip/")
                .contains("cut off or damaged here");
        Map<String, byte[]> none = packed(esco());
        none.put("esco-relations.zip", "no zip at all".getBytes(StandardCharsets.UTF_8));
        assertThat(failed(none)).contains("esco-relations.zip, line 1: it is no zip file");

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
        tables.put(text ? "Skills" : "skills", mathematics(text, "2.A.1.e", "2"));
        tables.put(text ? "Knowledge" : "knowledge", mathematics(text, "2.C.4.a", "4"));
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
        files.put(
                text ? "onet/Read Me.txt" : "onet/SOURCE.md",
                "O*NET 29.3 Database\n".getBytes(StandardCharsets.UTF_8));
        tables.forEach(
                (name, table) ->
                        files.put(
                                "onet/" + name + "." + extension,
                                table.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /** A skill and a field of knowledge have the same name. */
    private static String mathematics(boolean text, String id, String importance) {
        return text
                ? "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n51-4121.00\t%1$s\tMathematics\tIM\t%2$s\n51-4121.00\t%1$s\tMathematics\tLV\t7\n"
                        .formatted(id, importance)
                : "onet_code\telement_id\telement\timportance\tlevel\n51-4121.00\t%s\tMathematics\t%s\t7\n"
                        .formatted(id, importance);
    }

    @Test
    void onetIsReadAsPublishedAndPivotedAndAttachedByItsTitles() throws Exception {
        loadEsco(esco());
        String attached =
                "select string_agg(onet_code || ' ' || unit || ' ' || confidence || ' ' || crosswalk, ', ' order by onet_code) from onet_unit";
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
            assertThat(
                            service.ask(
                                    "select measures[%d] || ' ' || measures[%d] || ' ' || measures[%d] || ' ' || cardinality(measures) from onet_occupation where measures is not null"
                                            .formatted(
                                                    Measures.place("2.A.1.e").orElseThrow() + 1,
                                                    Measures.place("2.C.4.a").orElseThrow() + 1,
                                                    Measures.place("2.C.4.b").orElseThrow() + 1)))
                    .as("skill, knowledge, what the tables do not say")
                    .isEqualTo("0.25 0.75 NaN " + Measures.SIZE);
        }
        assertThat(Http.anonymous(service).get("/about").text())
                .contains("uses the ESCO classification of the European Commission")
                .contains("information from the O*NET 29.3 Database");
        JsonNode welders = administrator.get("/api/v1/occupations/7212").json();
        assertThat(welders.at("/onet/0/title").asText()).isEqualTo("Welders, Cutters");
        assertThat(welders.at("/onet/0/confidence").asDouble()).isEqualTo(0.6, within(0.001));
        assertThat(taxonomy.profile(7212))
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
        assertThat(load(crosswalk).at("/counts/crosswalkUnknown").asInt())
                .as("codes that the release does not have are told")
                .isOne();
        assertThat(service.ask(attached)).isEqualTo("51-4121.00 7212 1 true");
        crosswalk.put(
                "crosswalk.csv",
                "onet_code,isco08\n11-1011.00,1120\n".getBytes(StandardCharsets.UTF_8));
        assertThat(load(crosswalk).at("/counts/onetAttached").asInt()).isEqualTo(2);
        assertThat(service.ask(attached))
                .as("what the crosswalk does not name is known by its titles")
                .isEqualTo("11-1011.00 1120 1 true, 51-4121.00 7212 0.6 false");
        assertThat(taxonomy.label(Subject.SKILL, TIG, "en"))
                .as("O*NET alone leaves ESCO as it is")
                .isEqualTo("operate TIG equipment");
        Map<String, String> newer = esco();
        newer.computeIfPresent(
                "occupations_en.csv",
                (name, text) -> text.replace("arc welder\"", "arc welder\nwelder, cutter\""));
        loadEsco(newer);
        assertThat(service.ask(attached))
                .as("what is found by titles is found anew by the names of another ESCO")
                .isEqualTo("11-1011.00 1120 1 true, 51-4121.00 7212 0.75 false");
    }

    private static JsonNode loadOnet(Map<String, String> more) throws Exception {
        Map<String, byte[]> files = onet("tsv");
        more.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return load(files);
    }

    private static final String ATTACHED =
            "select string_agg(onet_code || ' ' || unit, ', ' order by onet_code) from onet_unit where crosswalk";

    @Test
    void aCrosswalkIsToldByWhatStandsInItsColumns() throws Exception {
        loadEsco(esco());
        for (String crosswalk :
                new String[] {
                    "51-4121.00,7212\n11-1011.00,7212\n",
                    "Beruf,SOC 2019\n7212,51-4121\n7212,11-1011\n",
                    "SOC;Title;Group of 2008\n51-4121.00;Welders, all;7212\n11-1011.00;Chiefs;7212\n;;\n",
                    "ISCO-08 Code,isco88,O*NET-SOC Code\n7212,7212,51-4121.00\n7212,1210,11-1011.00\n"
                }) {
            JsonNode end = loadOnet(Map.of("crosswalk.csv", crosswalk));
            assertThat(end.get("state").asText()).as(crosswalk + end).isEqualTo("done");
            assertThat(service.ask(ATTACHED)).isEqualTo("11-1011.00 7212, 51-4121.00 7212");
        }
        assertThat(problem(Map.of("crosswalk.csv", "job,group\nwelder,7212\nchief,7212\n")))
                .contains("crosswalk.csv, line 1")
                .contains("no column holds codes of O*NET or SOC")
                .contains("“job | group”");
        assertThat(problem(Map.of("crosswalk.csv", "a,b\n51-4121,metal\n11-1011,office\n")))
                .contains("no column holds codes of ISCO-08");
        assertThat(
                        problem(
                                Map.of(
                                        "crosswalk.csv",
                                        "a,b,c\n51-4121,7212,7212\n11-1011,7212,7212\n")))
                .contains("columns 2 and 3 hold the same kind of code");
        assertThat(problem(Map.of("crosswalk.csv", "51-4121,7212\nfifty,7212\n")))
                .contains("crosswalk.csv, line 2: “fifty”");
    }

    private static String problem(Map<String, String> more) throws Exception {
        JsonNode end = loadOnet(more);
        assertThat(end.get("state").asText()).as(end.toString()).isEqualTo("failed");
        return end.get("problem").asText();
    }

    @Test
    void abilitiesAreReadAsTheirHeaderSaysWhateverTheFileIsCalled() throws Exception {
        loadEsco(esco());
        Map<String, byte[]> published = onet("txt");
        Map<String, byte[]> pivoted = onet("tsv");
        byte[] scales = published.remove("onet/Abilities.txt");
        byte[] importance = pivoted.remove("onet/abilities_18.1.tsv");
        published.put("onet/Abilities.txt", importance);
        pivoted.put("onet/abilities_18.1.tsv", scales);
        for (Map<String, byte[]> files : List.of(published, pivoted)) {
            assertThat(load(files).get("state").asText()).isEqualTo("done");
            assertThat(
                            service.ask(
                                    "select aptitudes[8] || ' ' || aptitudes[1] from onet_occupation where aptitudes is not null"))
                    .isEqualTo("1 0.25");
        }
    }

    @Test
    void theScriptSendsEveryTableThatIsRead(@TempDir Path folder) throws Exception {
        loadEsco(esco());
        Map<String, byte[]> files = onet("txt");
        Files.createDirectory(folder.resolve("onet"));
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        script("--onet", folder.resolve("onet").toString());
        assertThat(load(files).get("counts").get("unchanged").asInt())
                .as("the same tables sent whole change nothing")
                .isEqualTo(1);
    }

    /** Programme staff, who may send this source. */
    private static Http feeding(String source) {
        String email = source + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Dao Wongsa",
                                PASSWORD,
                                Role.PROGRAMME_STAFF,
                                null,
                                world.programme,
                                null,
                                "en"));
        Http staff = Http.signedIn(service, email, PASSWORD);
        staff.post("/api/v1/feed-sources", "{\"key\":\"%s\",\"country\":\"TH\"}".formatted(source));
        service.verifyFed(source, null);
        return staff;
    }

    private static void send(Http staff, String source, String rows) {
        staff.post(
                "/api/v1/feeds/" + source,
                rows.getBytes(StandardCharsets.UTF_8),
                "application/x-ndjson");
    }

    @Test
    void rowsThatWereReadWhileOtherWordsCameIntoUseAreReadAnew() {
        Http staff = feeding("swapped");
        String rows =
                """
                {"id":"1","title":"Artist","employer":"Circus","skills_must":["juggle clubs"]}
                """;
        String asked =
                "select count(s.skill_id) from vacancy v join vacancy_skill s on s.vacancy_id = v.id where v.source = 'swapped'";
        service.sql(
                """
                insert into label (subject, subject_key, language, text, preferred, reviewed, source)
                values ('skill', ?, 'en', 'juggle clubs', false, false, 'esco')""",
                COOKING);
        try {
            service.sql(
                    "insert into taxonomy_version (name, checksum, loaded_at) values ('published', 'swapped', now())");
            service.get(TaxonomyInMemory.class).refresh();
            send(staff, "swapped", rows);
            assertThat(service.ask(asked)).as("by the words before").isEqualTo("0");
            service.server()
                    .getApplicationContext()
                    .publishEvent(new TaxonomyLoaded(taxonomy.version()));
            send(staff, "swapped", rows);
            assertThat(service.ask(asked)).isEqualTo("1");
        } finally {
            service.sql("delete from label where text = 'juggle clubs'");
        }
    }

    @Test
    void aFileThatIsSentAgainIsReadInTheWordsLoadedMeanwhile() throws Exception {
        Http staff = feeding("words");
        byte[] file =
                """
                {"id":"1","title":"Artist","employer":"Circus","skills_must":["juggle torches"]}
                {"id":"2","title":"Clown","employer":"Circus","skills_must":["juggle torches"]}
                """
                        .getBytes(StandardCharsets.UTF_8);
        String asked =
                "select count(s.skill_id) from vacancy v join vacancy_skill s on s.vacancy_id = v.id where v.source = 'words'";
        staff.post("/api/v1/feeds/words", file, "application/x-ndjson");
        assertThat(service.ask("select count(*) from vacancy where source = 'words'"))
                .isEqualTo("2");
        service.sql(
                "update vacancy set state = 'sent_back', review_comments = '[]' where source = 'words' and external_id = '2'");
        assertThat(service.ask(asked)).isEqualTo("0");
        Map<String, String> wider = esco();
        wider.computeIfPresent(
                "skills_en.csv",
                (name, rows) ->
                        rows
                                + skill(
                                        "5f0c2f9c-6c2d-4f37-9d3d-0d6f0f1f7a11",
                                        "skill/competence",
                                        "juggle torches",
                                        "")
                                + "\n");
        loadEsco(wider);
        staff.post("/api/v1/feeds/words", file, "application/x-ndjson");
        assertThat(service.ask(asked)).isEqualTo("1");
        assertThat(service.ask("select state from vacancy where external_id = '2'"))
                .as("what was sent back says the same as before")
                .isEqualTo("sent_back");
    }

    @Test
    void whatStaffCorrectedOfARowStaysWhenItIsReadInOtherWords() throws Exception {
        Http staff = feeding("corrected");
        loadEsco(esco());
        String rows =
                """
                {"id":"1","title":"Artist","employer":"Circus","skills_must":["prepare meals", "ride a unicycle"]}
                """;
        send(staff, "corrected", rows);
        String id = service.ask("select id from vacancy where source = 'corrected'");
        String version = service.ask("select version from vacancy where id = ?::uuid", id);
        Http.Answer put =
                staff.put(
                        "/api/v1/vacancies/" + id,
                        """
                        {"version": %s, "vacancy": {"kind": "job", "title": "Artist who welds",
                         "country": "TH", "occupation": "7212", "seats": 1,
                         "skills": [{"skill": "%s", "must": true}]}}"""
                                .formatted(version, TIG));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        String says =
                """
                select concat_ws('/', state, title, occupation,
                    (select string_agg(skill_id::text, ' ') from vacancy_skill where vacancy_id = id))
                from vacancy where id = ?::uuid""";
        assertThat(service.ask(says, id)).isEqualTo("open/Artist who welds/7212/" + TIG);
        String readBy = "select encode(content_hash, 'hex') from vacancy where id = ?::uuid";
        String before = service.ask(readBy, id);
        Map<String, String> wider = esco();
        wider.computeIfPresent(
                "skills_en.csv",
                (name, skills) ->
                        skills
                                + skill(
                                        "5f0c2f9c-6c2d-4f37-9d3d-0d6f0f1f7a12",
                                        "skill/competence",
                                        "ride a unicycle",
                                        "")
                                + "\n");
        loadEsco(wider);
        send(staff, "corrected", rows);
        assertThat(service.ask(readBy, id)).as("it was read anew").isNotEqualTo(before);
        assertThat(service.ask(says, id)).isEqualTo("open/Artist who welds/7212/" + TIG);
    }

    /** Tables of twenty occupations. */
    private static Map<String, String> twenty() {
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        tables.put("occupations", new StringBuilder("onet_code\ttitle\n"));
        tables.put("alternate_titles", new StringBuilder("onet_code\talternate_title\n"));
        tables.put("job_zones", new StringBuilder("onet_code\tjob_zone\n"));
        tables.put("interests", new StringBuilder("onet_code\telement\tscale\tvalue\n"));
        for (int i = 10; i < 30; i++) {
            String code = "51-40%d.00".formatted(i);
            tables.get("occupations").append(code).append("\tMaker ").append(i).append('\n');
            tables.get("alternate_titles").append(code).append("\tMaker\n");
            tables.get("job_zones").append(code).append("\t2\n");
            for (Interest interest : Interest.values()) {
                tables.get("interests").append("%s\t%s\tOI\t3\n".formatted(code, interest.name()));
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        tables.forEach((name, text) -> files.put("onet/" + name + ".tsv", text.toString()));
        return files;
    }

    private static JsonNode loadTables(Map<String, String> tables) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        tables.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.put("crosswalk.csv", "51-4010.00,7212\n".getBytes(StandardCharsets.UTF_8));
        return load(files);
    }

    private static String problemOfCut(String table, int rowsLess) throws Exception {
        Map<String, String> files = twenty();
        String name = "onet/" + table + ".tsv";
        files.computeIfPresent(
                name,
                (file, text) -> {
                    List<String> lines = text.lines().toList();
                    return String.join("\n", lines.subList(0, lines.size() - rowsLess)) + "\n";
                });
        JsonNode end = loadTables(files);
        assertThat(end.get("state").asText()).as(end.toString()).isEqualTo("failed");
        return end.get("problem").asText();
    }

    @Test
    void aTableCutAtTheEndOfARowIsRefused() throws Exception {
        loadEsco(esco());
        assertThat(loadTables(twenty()).get("state").asText()).isEqualTo("done");
        String before = state();
        assertThat(problemOfCut("interests", 2))
                .contains("onet/interests.tsv, line 119: it ends with 51-4029.00")
                .contains("fewer rows than every other occupation")
                .contains("cut off");
        assertThat(problemOfCut("interests", 6 * 12))
                .contains("onet/interests.tsv, line 49: it ends with 51-4017.00")
                .contains("another table goes on to 51-4029.00");
        assertThat(problemOfCut("job_zones", 12)).contains("onet/job_zones.tsv, line 9");
        assertThat(problemOfCut("alternate_titles", 12))
                .contains("onet/alternate_titles.tsv, line 9");
        assertThat(problemOfCut("occupations", 1)).contains("onet/occupations.tsv, line 20");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void theReleaseOfOnetIsSaidWhereItsFilesSayIt() throws Exception {
        loadEsco(esco());
        Map<String, byte[]> newer = onet("txt");
        newer.put(
                "onet/Read Me.txt", "O*NET® 30.1 Database – Text".getBytes(StandardCharsets.UTF_8));
        load(newer);
        assertThat(about()).contains("information from the O*NET 30.1 Database by");
        loadEsco(esco());
        assertThat(about()).as("ESCO alone").contains("the O*NET 30.1 Database by");
        newer.remove("onet/Read Me.txt");
        load(newer);
        assertThat(about()).contains("information from the O*NET database by");
    }

    private static String about() {
        return Http.anonymous(service).get("/about").text();
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
