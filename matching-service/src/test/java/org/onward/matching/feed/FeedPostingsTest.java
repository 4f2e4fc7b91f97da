package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onward.matching.Http;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;
import org.onward.matching.vacancy.PauseVacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.WithdrawVacancy;
import org.onward.matching.web.Browserless;

/** One posting from several sources, and what people change of it. */
class FeedPostingsTest extends FeedCase {
    @Test
    void theSameVacancyFromTwoSourcesIsShownOnceAndTheNextOneWhenItEnds() {
        String first = source(true);
        String second = source(true);
        String third = source(true);
        Http http = http();
        csv(
                first,
                POSTING + "a,job,Zither maker,Lanna Strings,Chiang Mai,12000,15000,THB,month,\n");
        csv(
                second,
                POSTING
                        + "b,job,\"ZITHER makers\",\"Lanna Strings Co., Ltd.\",TH-50,,,,,2027-02-01\n");
        assertThat(of(first, "a", "posting")).isEqualTo(of(second, "b", "posting")).isNotEmpty();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(ids(http, "zither"))
                                        .as("the one confirmed last")
                                        .containsExactly(of(second, "b", "id")));

        csv(third, POSTING + "c,job,Zither maker,Lanna Strings,Chiang Mai,,,,,\n");
        String own = of(third, "c", "id");
        service.sql(
                "update vacancy set confirmed_at = confirmed_at - interval '9 days' where id = ?::uuid",
                own);
        service.sql(
                """
                with own as (update vacancy set source = null, external_id = null where id = ?::uuid returning id)
                insert into change_log (subject, id) select 'vacancy', id from own""",
                own);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(ids(http, "zither"))
                                        .as("the employer's own, however old")
                                        .containsExactly(own));
        service.get(PauseVacancy.class).pause(staff, new VacancyId(UUID.fromString(own)));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(ids(http, "zither"))
                                        .as("paused by its employer: no copy takes its place")
                                        .isEmpty());
        service.get(WithdrawVacancy.class).withdraw(staff, new VacancyId(UUID.fromString(own)));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(ids(http, "zither"))
                                        .containsExactly(of(second, "b", "id")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "b,job,Harp maker,Lanna Strings,Lampang,12000,15000,THB,month,2027-01-15 ! another place",
                "b,job,Harp maker,Lanna Strings,Chiang Mai,12000,15000,THB,month,2027-03-01 ! another start",
                "b,job,Harp maker,Lanna Strings,Chiang Mai,18000,19000,THB,month,2027-01-15 ! another pay",
                "b,job,Harp maker,Lanna Strings,Chiang Mai,400,500,THB,day,2027-01-15 ! pay that cannot be compared",
                "b,training,Harp maker,Lanna Strings,Chiang Mai,,,,,2027-01-15 ! another kind",
                "b,job,Harp tuner,Lanna Strings,Chiang Mai,12000,15000,THB,month,2027-01-15 ! another title",
                "b,job,Harp maker,Isan Strings,Chiang Mai,12000,15000,THB,month,2027-01-15 ! another employer",
                "b,job,Harp maker,Lanna Strings,,12000,15000,THB,month,2027-01-15 ! a place that is not known",
            })
    void whatDiffersIsAnotherVacancy(String row, String why) {
        String first = source(true);
        String second = source(true);
        csv(
                first,
                POSTING
                        + "a,job,Harp maker,Lanna Strings,Chiang Mai,12000,15000,THB,month,2027-01-15\n");
        csv(second, POSTING + row.strip() + "\n");
        assertThat(of(second, "b", "posting is null")).as(why).isEqualTo("t");
        service.sql(
                "update vacancy set state = 'withdrawn' where source = any (array[?, ?])",
                first,
                second);
    }

    @ParameterizedTest
    @CsvSource({"12000,,t", "15000,,t", "15500,,f", "9000,12000,t", "9000,11000,f"})
    void payWithoutAHighestContradictsOnlyWhatLiesBelowItsLowest(
            String least, @Nullable String most, String same) {
        String first = source(true);
        String second = source(true);
        String row = ",job,Drum maker,Lanna Strings,Chiang Mai,%s,%s,THB,month,\n";
        boolean open = most == null;
        csv(
                first,
                POSTING
                        + "a"
                        + (open ? row.formatted("12000", "15000") : row.formatted("12000", "")));
        csv(second, POSTING + "b" + row.formatted(least, open ? "" : most));
        assertThat(of(second, "b", "posting is not null")).isEqualTo(same);
        service.sql(
                "update vacancy set state = 'withdrawn' where source = any (array[?, ?])",
                first,
                second);
    }

    @Test
    void twoRowsOfOneSourceAreTwoVacancies() {
        String first = source(true);
        csv(
                first,
                POSTING
                        + "a,job,Lute maker,Lanna Strings,Chiang Mai,,,,,\nb,job,Lute maker,Lanna Strings,Chiang Mai,,,,,\n");
        assertThat(of(first, "a", "posting is null")).isEqualTo("t");
        String second = source(true);
        csv(second, POSTING + "c,job,Lute maker,Lanna Strings,Chiang Mai,,,,,\n");
        assertThat(
                        service.ask(
                                "select count(*) from vacancy where source = ? and posting is not null",
                                first))
                .as("one of them is the one, the other is another")
                .isEqualTo("1");
    }

    @Test
    void whatStaffTellApartStaysApart() {
        String first = source(true);
        String second = source(true);
        Http http = http();
        String row = ",job,Gong maker,Lanna Strings,Chiang Mai,,,,,\n";
        csv(first, POSTING + "a" + row);
        csv(second, POSTING + "b" + row);
        String id = of(first, "a", "id");
        found(http, "gong", 1);
        Browserless page = programmeStaff();
        assertThat(page.get("/vacancies/" + id).body())
                .contains("Also posted by", "Lanna Strings · " + second);
        assertThat(page.submit("/vacancies/" + id + "/apart").statusCode()).isEqualTo(303);
        assertThat(page.get("/vacancies/" + id).body()).doesNotContain("Also posted by");
        found(http, "gong", 2);
        csv(first, POSTING + "a" + row.replace(",,,,,", ",9000,9500,THB,month,"));
        csv(second, POSTING + "b" + row.replace(",,,,,", ",9000,9500,THB,month,"));
        assertThat(of(first, "a", "posting is null")).isEqualTo("t");
    }

    @Test
    void aChamberSendsItsOwnSourceOnly() {
        UUID chamber = world.chamber("Lanna Chamber");
        Caller desk = world.of(Role.CHAMBER, chamber);
        Caller other = world.of(Role.CHAMBER, world.chamber("Isan Chamber"));
        service.get(RegisterFeedSource.class)
                .register(staff, "lanna", chamber, "TH", FeedContent.DELTA);
        service.verifyFed("lanna", "New Lanna Member");
        ImportFeed feed = service.get(ImportFeed.class);
        FeedSpool.Kept file =
                kept("id,title,employer\n1,Cook,New Lanna Member\n2,Cook,Verified Kitchen\n");
        UUID run = feed.begin(desk, "lanna", FeedFormat.CSV, null, file);
        FeedRun done = feed.run(desk, run);
        assertThat(done.tally())
                .as("an employer of nobody's chamber is not the chamber's to feed")
                .isEqualTo(tally(2, 1, 0, 0, 1, 0));
        assertThat(
                        service.ask(
                                "select chamber_id::text || standing from employer where name = 'New Lanna Member'"))
                .isEqualTo(chamber + "verified");
        assertThatThrownBy(
                        () -> feed.begin(other, "lanna", FeedFormat.CSV, null, kept("id,title\n")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThat(
                        service.get(Transactions.class)
                                .read(other, () -> service.get(PostgresFeeds.class).run(run)))
                .as("the database hides another chamber's runs, whatever the code asks")
                .isEmpty();
    }

    @Test
    void whatIsChangedHereStaysUntilTheFileSaysSomethingElseOfIt() {
        UUID chamber = world.chamber("หอการค้าจังหวัดน่านใต้");
        String source = "nan-" + UUID.randomUUID().toString().substring(0, 8);
        source(source, chamber, true);
        String head =
                "id,title,employer,place,hours,seats,skills_must,education,languages,pay_min,currency,pay_period\n";
        String row =
                "w-1,ช่างทอผ้า,ผ้าทอเมืองน่าน,Chiang Mai old town,%s,%s,\"sew garments;fly a kite to Mars\",high school,th:3,%s\n";
        assertThat(csv(source, head + row.formatted("40", "2", ",,")).tally().created())
                .isEqualTo(1);
        String id = of(source, "w-1", "id");
        String skills =
                "select string_agg(skill_id || word || must || confidence, '|' order by skill_id) from vacancy_skill where vacancy_id = ?::uuid";
        String asked = service.ask(skills, id);
        String skill =
                service.ask("select skill_id from vacancy_skill where vacancy_id = ?::uuid", id);
        Browserless desk = desk(chamber);
        String page = desk.get("/vacancies/" + id).body();
        assertThat(page).contains("/vacancies/" + id + "/edit", source, "fly a kite to Mars");
        String form = desk.get("/vacancies/" + id + "/edit").body();
        assertThat(form).contains("ช่างทอผ้า", "value=\"40\"", "Chiang Mai old town", source);
        Map<String, String> typed = new java.util.HashMap<>();
        typed.putAll(
                Map.of(
                        "version",
                        of(source, "w-1", "version"),
                        "kind",
                        "job",
                        "title",
                        "ช่างทอผ้าฝ้าย",
                        "hours",
                        "44",
                        "seats",
                        "2",
                        "payMin",
                        "11,500",
                        "currency",
                        "THB",
                        "payPeriod",
                        "month",
                        "skill",
                        skill,
                        "use-" + skill,
                        "must"));
        typed.put("place", "TH-50");
        typed.put("nights", "no");
        typed.put("occupation", of(source, "w-1", "occupation"));
        var saved = desk.submit("/vacancies/" + id + "/edit", typed);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        String all =
                """
                concat_ws('/', state, title, hours, seats, pay_min_minor, nights, place_code, place_words,
                    education)""";
        assertThat(of(source, "w-1", all))
                .isEqualTo("open/ช่างทอผ้าฝ้าย/44/2/1150000/f/TH-50/Chiang Mai old town/3");
        assertThat(service.ask(skills, id)).as("level, word and all").isEqualTo(asked);
        assertThat(
                        service.ask(
                                """
                                select (select string_agg(word, '|') from vacancy_unresolved where vacancy_id = v.id) || (
                                    select string_agg(language || level, '|') from vacancy_language where vacancy_id = v.id)
                                from vacancy v where id = ?::uuid""",
                                id))
                .isEqualTo("fly a kite to Marsth3");
        assertThat(desk.submit("/vacancies/" + id + "/edit", typed).statusCode())
                .as("changed meanwhile")
                .isEqualTo(400);

        assertThat(csv(source, head + row.formatted("40", "5", ",,")).tally().updated())
                .isEqualTo(1);
        assertThat(of(source, "w-1", all))
                .as("the file says something else of the seats, and of nothing else")
                .isEqualTo("open/ช่างทอผ้าฝ้าย/44/5/1150000/f/TH-50/Chiang Mai old town/3");
        csv(source, head + row.formatted("48", "5", "12000,THB,month"));
        assertThat(of(source, "w-1", all))
                .isEqualTo("open/ช่างทอผ้าฝ้าย/48/5/1200000/f/TH-50/Chiang Mai old town/3");
        assertThat(desk.get("/vacancies/" + id).body()).contains("/vacancies/" + id + "/step");
        assertThat(
                        service.ask(
                                "select (select string_agg(k, ',' order by k) from jsonb_object_keys(corrected) k) from vacancy where id = ?::uuid",
                                id))
                .isEqualTo("nights,title");

        desk.get("/vacancies/" + id);
        String version = service.ask("select version from vacancy where id = ?::uuid", id);
        desk.submit("/vacancies/" + id + "/step", Map.of("version", version, "step", "withdraw"));
        assertThat(of(source, "w-1", "state")).isEqualTo("withdrawn");
        csv(source, head + row.formatted("36", "5", "12000,THB,month"));
        assertThat(of(source, "w-1", "state"))
                .as("a file does not bring it back")
                .isEqualTo("withdrawn");
    }
}
