package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;

/** What publishers send as codes is taken for what it names, however little the words say. */
class CodesInFeedsTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final String ESCO = "http://data.europa.eu/esco/";
    private static final String GONE = "0a6c3bd2-3c4f-4a57-9f0c-1a7d6f3f0b11";
    private static final String RETIRED = "1b6c3bd2-3c4f-4a57-9f0c-1a7d6f3f0b12";
    private static final String NOWHERE = "2c6c3bd2-3c4f-4a57-9f0c-1a7d6f3f0b13";
    private static final String PIPE_WELDER = "3d6c3bd2-3c4f-4a57-9f0c-1a7d6f3f0b14";

    static TestService service;
    static Http staff;
    static String baking;
    static String welding;

    @BeforeAll
    static void start() {
        service = TestService.start();
        TestWorld world = new TestWorld(service);
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                "dao@example.org",
                                "Dao Wongsa",
                                PASSWORD,
                                Role.PROGRAMME_STAFF,
                                null,
                                world.programme,
                                null,
                                "th"));
        staff = Http.signedIn(service, "dao@example.org", PASSWORD);
        baking = skill("bake bread");
        welding = skill("weld metal");
        service.sql(
                "insert into skill (id, kind, retired, in_starter, replaced_by) values (?, 'skill', true, false, ?)",
                UUID.fromString(GONE),
                UUID.fromString(baking));
        service.sql(
                "insert into skill (id, kind, retired, in_starter) values (?, 'skill', true, false)",
                UUID.fromString(RETIRED));
        service.sql(
                "insert into esco_occupation (id, code, unit) values (?, '7212.9', '7212')",
                UUID.fromString(PIPE_WELDER));
        onet("51-4121.00", "7212", 0.8);
        onet("51-4121.00", "7213", 0.3);
        onet("35-2014.00", "5120", 0.9);
        onet("35-2014.00", "9411", 0.9);
        onet("51-9199.00", "7213", 0.4);
        service.sql(
                "insert into taxonomy_version (name, checksum, loaded_at) values ('published', 'coded', now())");
        service.get(TaxonomyInMemory.class).refresh();
        service.server()
                .getApplicationContext()
                .publishEvent(new TaxonomyLoaded(service.get(Taxonomy.class).version()));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String skill(String name) {
        return service.ask(
                "select subject_key from label where subject = 'skill' and language = 'en' and preferred and text = ?",
                name);
    }

    private static void onet(String code, String unit, double confidence) {
        service.sql(
                "insert into onet_occupation (code, title) values (?, 'Workers') on conflict do nothing",
                code);
        service.sql(
                "insert into onet_unit (onet_code, unit, confidence, crosswalk) values (?, ?, ?, false)",
                code,
                unit,
                confidence);
    }

    private static String source() {
        String source = "s-" + UUID.randomUUID().toString().substring(0, 20);
        staff.post("/api/v1/feed-sources", "{\"key\":\"%s\",\"country\":\"TH\"}".formatted(source));
        service.verifyFed(source, null);
        return source;
    }

    private static String sent(String rows, String type, String asked) {
        String source = source();
        Http.Answer answer =
                staff.post("/api/v1/feeds/" + source, rows.getBytes(StandardCharsets.UTF_8), type);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        return service.ask("select " + asked + " from vacancy where source = ?", source);
    }

    private static String csv(String column, String cell, String asked) {
        return sent(
                "id,title,%s\n1,Post 7,\"%s\"\n".formatted(column, cell.replace("\"", "\"\"")),
                "text/csv",
                asked);
    }

    private static String posting(String property, String value, String asked) {
        return sent(
                "{\"@type\":\"JobPosting\",\"identifier\":\"1\",\"title\":\"Post 7\",\"%s\":%s}"
                        .formatted(property, value),
                "application/ld+json",
                asked);
    }

    private static String filled(String text) {
        return text.replace("BAKING", baking)
                .replace("WELDING", welding)
                .replace("GONE", GONE)
                .replace("RETIRED", RETIRED)
                .replace("NOWHERE", NOWHERE)
                .replace("PIPE", PIPE_WELDER)
                .replace("ESCO/", ESCO);
    }

    /** Each as skill, word and confidence, then the words that are left. */
    private static final String SKILLS =
            """
            (select coalesce(string_agg(concat_ws(' ', skill_id, coalesce(word, '-'), confidence), ', ' order by skill_id::text), '')
                from vacancy_skill where vacancy_id = id)
            || (select coalesce(string_agg(' ?' || word, '' order by word), '') from vacancy_unresolved where vacancy_id = id)""";

    /** The skills in the order of their ids, the words behind them. */
    private static String skills(String expected) {
        String[] both = filled(expected).split(" [?]", 2);
        return Arrays.stream(both[0].split("~")).sorted().collect(Collectors.joining(", "))
                + (both.length < 2 ? "" : " ?" + both[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ESCO/skill/BAKING ! BAKING - 1",
                "BAKING ! BAKING - 1",
                "https://esco.ec.europa.eu/en/classification/skill?uri=ESCO/skill/BAKING ! BAKING - 1",
                "ESCO/skill/GONE ! BAKING - 1",
                "fly a kite to Mars (ESCO/skill/BAKING) ! BAKING fly a kite to Mars 1",
                "fly, juggle and yodel BAKING ! BAKING fly, juggle and yodel 1",
                "ESCO/skill/BAKING|WELDING ! BAKING - 1~WELDING - 1",
                "ESCO/skill/BAKING, ESCO/skill/WELDING ! BAKING - 1~WELDING - 1",
                "BAKING WELDING ! BAKING - 1~WELDING - 1",
                "BAKING, juggle clubs ! BAKING - 1 ?juggle clubs",
                "juggle clubs ESCO/skill/NOWHERE ! ' ?juggle clubs'",
                "ESCO/skill/NOWHERE ! ' ?NOWHERE'",
                "ESCO/skill/RETIRED ! ' ?RETIRED'",
            })
    void aSkillOfATableIsKnownByItsCode(String cell, String becomes) {
        assertThat(csv("skills_must", filled(cell), SKILLS)).isEqualTo(skills(becomes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "{'@type':'DefinedTerm','@id':'ESCO/skill/BAKING','name':'fly a kite to Mars'} ! BAKING fly a kite to Mars 1",
                "[{'@type':'DefinedTerm','name':'Juggling','termCode':'BAKING','inDefinedTermSet':'ESCO/'}] ! BAKING Juggling 1",
                "[{'@id':'ESCO/skill/BAKING'},{'name':'x','url':'ESCO/skill/WELDING'}] ! BAKING - 1~WELDING x 1",
                "['ESCO/skill/BAKING','WELDING','juggle clubs'] ! BAKING - 1~WELDING - 1 ?juggle clubs",
                "'ESCO/skill/BAKING, ESCO/skill/GONE' ! BAKING - 1",
                "{'@id':'ESCO/skill/NOWHERE','name':'juggle, clubs'} ! ` ?clubs ?juggle`",
            })
    void aSkillOfAPostingIsKnownByItsCode(String value, String becomes) {
        assertThat(posting("skills", filled(value).replace('\'', '"'), SKILLS))
                .isEqualTo(skills(becomes));
    }

    /** With how surely, where that is not left to the words. */
    private static final String OCCUPATION =
            """
            coalesce(occupation, '') || case round(occupation_confidence::numeric, 2)
                when 1 then ' surely' when 0.8 then ' by 0.8' else '' end
            || (select coalesce(string_agg(' ?' || word, '' order by word), '') from vacancy_unresolved where vacancy_id = id)""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ESCO/occupation/PIPE ! 7212 surely",
                "PIPE Cook ! 7212 surely",
                "7212 ! 7212 surely",
                "ISCO-08 7212 Cook ! 7212 surely",
                "ESCO/isco/C7212 ! 7212 surely",
                "San Francisco 7212 ! ' ?San Francisco 7212'",
                "51-4121.00 ! 7212 by 0.8",
                "51-4121 Cook ! 7212 by 0.8",
                "O*NET-SOC: 51-4121.00 Sheet-metal workers ! 7213 surely",
                "51-9199.00 Cook ! 5120",
                "51-9199.00 ! ' ?51-9199.00'",
                "35-2014.00 ! ' ?35-2014.00'",
                "35-2014.00 Cooks ! 5120 surely",
                "99-9999.00 Cook ! 5120",
                "9999 Cook ! 5120",
                "ESCO/occupation/NOWHERE ! ' ?NOWHERE'",
            })
    void anOccupationOfATableIsKnownByItsCode(String cell, String becomes) {
        assertThat(csv("occupation", filled(cell), OCCUPATION)).isEqualTo(filled(becomes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "'51-4121.00 Welders' ! 7212",
                "'51-4121.00 Cooks' ! 7212 by 0.8",
                "{'@type':'CategoryCode','codeValue':'51-4121.00','name':'Cook','inCodeSet':'O*NET-SOC'} ! 7212 by 0.8",
                "{'@type':'DefinedTerm','termCode':'7212','name':'Cook','inDefinedTermSet':'ISCO-08'} ! 7212 surely",
                "{'@type':'DefinedTerm','termCode':'7212','name':'Cook','inDefinedTermSet':'NOC 2016'} ! 5120",
                "{'@type':'DefinedTerm','@id':'ESCO/occupation/PIPE','name':'Cook'} ! 7212 surely",
                "['Cook','ESCO/occupation/PIPE'] ! 7212 surely",
                "['51-4121.00 Cook','5120'] ! 5120 surely",
                "{'@id':'ESCO/occupation/NOWHERE','name':'Cook'} ! 5120",
            })
    void anOccupationOfAPostingIsKnownByItsCode(String value, String becomes) {
        assertThat(posting("occupationalCategory", filled(value).replace('\'', '"'), OCCUPATION))
                .isEqualTo(becomes);
    }
}
