package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;
import org.onward.matching.web.Browserless;

/** The desk of who sends files: API, pages, error file, words. */
class FeedDeskTest extends FeedCase {
    /** Of a new chamber that feeds a new source. */
    private static Browserless desk(String chamberName, String source, FeedContent content) {
        UUID chamber = world.chamber(chamberName);
        service.get(RegisterFeedSource.class).register(staff, source, chamber, "TH", content);
        service.verifyFed(source, null);
        return desk(chamber);
    }

    @Test
    void theReportIsTurnedOverWhateverAFieldIsCalled() {
        String source = source(true);
        FeedRun run =
                json(
                        source,
                        "{\"id\":1,\"title\":\"A\",\"Tasks (งาน: ก):\":{}}\n{\"id\":2,\"title\":\"A\",\"seats\":\"x\"}\n");
        Http http = http();
        String rows = "/api/v1/feeds/runs/" + run.id() + "/rows?limit=1";
        JsonNode first = http.get(rows).json();
        assertThat(first.get("rows").get(0).get("field").asText()).isEqualTo("Tasks (งาน: ก):");
        String cursor = URLEncoder.encode(first.get("next").asText(), StandardCharsets.UTF_8);
        assertThat(
                        http.get(rows + "&cursor=" + cursor)
                                .json()
                                .get("rows")
                                .get(0)
                                .get("field")
                                .asText())
                .isEqualTo("seats");
    }

    @Test
    void aDoubleComesBackWithoutTheIdOfTheLineItIsLike() {
        FeedRun run =
                csv(
                        source(true),
                        """
                        ตำแหน่ง,นายจ้าง,จังหวัด,ค่าจ้าง
                        ช่างไม้,อู่ช่างเขียว,น่าน,12000 บาท/เดือน
                        ช่างไม้,อู่ช่างเขียว,น่าน,15000 บาท/เดือน
                        """);
        assertThat(run.tally()).isEqualTo(tally(2, 1, 0, 0, 0, 1));
        assertThat(errors(run, "en").lines().skip(1))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(",ช่างไม้,");
    }

    @Test
    void rowsNotTakenComeBackAsTheyWereSentAndCorrectedSpoilNoOther() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        รหัส,ตำแหน่ง,เงินเดือน (บาท),หมายเหตุ
                        1,ช่างเชื่อม,12000,a
                        2,แม่ครัว,หมื่นสอง,"=1+1, ""x\"""
                        3,,400/วัน,-
                        """);
        assertThat(run.tally()).isEqualTo(tally(3, 1, 0, 0, 0, 2));
        String file = errors(run, "th");
        assertThat(file)
                .startsWith("\ufeffรหัส,ตำแหน่ง,เงินเดือน (บาท),หมายเหตุ,line,field,reason\r\n")
                .contains(
                        "\r\n2,แม่ครัว,หมื่นสอง,\"'=1+1, \"\"x\"\"\",3,เงินเดือน (บาท),เขียนจำนวนเงินเป็นตัวเลข")
                .contains("\r\n3,,400/วัน,'-,4,ตำแหน่ง,");
        FeedRun again = csv(source, file);
        assertThat(again.tally()).isEqualTo(tally(2, 0, 0, 0, 0, 2));
        assertThat(errors(again, "th"))
                .as("what comes back is the same but for the line, however often it is sent")
                .isEqualTo(file.replace(",3,เงิน", ",2,เงิน").replace(",4,ตำแหน่ง", ",3,ตำแหน่ง"));
        String version = of(source, "1", "version");
        assertThat(
                        csv(source, file.replace("หมื่นสอง", "15000").replace("3,,", "3,ช่างไม้,"))
                                .tally())
                .isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(of(source, "1", "version")).isEqualTo(version);

        Caller other = world.of(Role.CHAMBER, world.chamber("A Chamber Elsewhere"));
        assertThatThrownBy(() -> service.get(FeedErrorFile.class).open(other, run.id(), "th"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThat(
                        service.get(Transactions.class)
                                .read(
                                        other,
                                        () ->
                                                service.get(WrittenRows.class)
                                                        .faulty(run.id(), 0, 10)))
                .as("the database hides another chamber's rows, whatever the code asks")
                .isEmpty();
        service.sql(
                "update feed_run set started_at = started_at - interval '31 days' where id = ?",
                run.id());
        service.get(ForgetWrittenRows.class).run();
        assertThat(service.ask("select count(*) from feed_written where run_id = ?", run.id()))
                .isEqualTo("0");
    }

    @Test
    void objectsNotTakenComeBackAsATable() {
        String source = source(true);
        FeedRun run =
                json(
                        source,
                        "{\"id\": 1, \"title\": \"Cook\", \"skills\": [\"baking\", \"cooking\"], \"country\": \"many\"}\n");
        assertThat(errors(run, "en"))
                .isEqualTo(
                        "\ufeffid,title,skills,country,line,field,reason\r\n1,Cook,\"baking; cooking\",many,1,country,\"This country code is not known; use two letters like TH.\"\r\n");
    }

    @Test
    void aFileSentOverHttpIsAnsweredWithItsReportOrAtOnce() {
        String source = source(true);
        Http http = http();
        Http.Answer answer =
                http.send(
                        "POST",
                        "/api/v1/feeds/" + source,
                        "id,title,country\n1,แม่ครัว,TH\n2,Cook,many\n3,,\n",
                        "text/csv; charset=utf-8");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode report = answer.json();
        assertThat(report.get("created").asInt()).isEqualTo(1);
        assertThat(report.get("rejected").asInt()).isEqualTo(2);
        assertThat(report.get("rows").get(0).get("read").asText()).isEqualTo("many");
        String rows = "/api/v1/feeds/runs/" + report.get("id").asText() + "/rows?limit=1";
        JsonNode first = http.get(rows).json();
        assertThat(first.get("rows").get(0).get("line").asInt()).isEqualTo(3);
        Http.Answer errors =
                http.get("/api/v1/feeds/runs/" + report.get("id").asText() + "/errors.csv");
        assertThat(errors.text()).contains("2,Cook,many,3,country,");
        JsonNode second = http.get(rows + "&cursor=" + first.get("next").asText()).json();
        assertThat(second.get("rows").get(0).get("line").asInt()).isEqualTo(4);
        assertThat(second.hasNonNull("next")).isFalse();

        Http.Answer atOnce =
                http.send(
                        "POST",
                        "/api/v1/feeds/" + source + "?wait=false",
                        "{\"id\":9,\"title\":\"Baker\"}",
                        "application/x-ndjson");
        assertThat(atOnce.status()).as(atOnce.text()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                http.get("/api/v1/feeds/runs/" + atOnce.json().get("id").asText())
                                        .json()
                                        .get("state")
                                        .asText()
                                        .equals("done"));
        assertThat(http.send("POST", "/api/v1/feeds/" + source, "{}", "text/plain").status())
                .isEqualTo(415);
        assertThat(
                        http.send("POST", "/api/v1/feeds/" + source, "", "text/csv")
                                .json()
                                .get("problem")
                                .asText())
                .isEqualTo("The file is empty.");
        assertThat(
                        http.send(
                                        "POST",
                                        "/api/v1/feeds/" + source,
                                        "x".repeat(13 << 20),
                                        "text/csv")
                                .status())
                .isEqualTo(413);
        for (int megabytes : new int[] {13, 300}) {
            assertThat(
                            http.with("Content-Encoding", "gzip")
                                    .post("/api/v1/feeds/" + source, packed(megabytes), "text/csv")
                                    .status())
                    .as("%d MB unpacked", megabytes)
                    .isEqualTo(413);
        }
        assertThat(
                        http.with("Content-Encoding", "gzip")
                                .post("/api/v1/feeds/" + source, packed(0), "text/csv")
                                .status())
                .as("nothing of it is left in the way")
                .isEqualTo(200);
        assertThat(http.send("POST", "/api/v1/feeds/nobodys", "id", "text/csv").status())
                .isEqualTo(404);
    }

    private static byte[] packed(int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("id,title\n1,Cook\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void aChamberSendsAFileOnAPageAndReadsWhatBecameOfEachRow() {
        Browserless desk = desk("หอการค้าลำพูน", "lamphun", FeedContent.DELTA);
        assertThat(desk.get("/review").body()).contains("href=\"/import\"");
        assertThat(desk.get("/import").body())
                .contains("value=\"lamphun\" selected", "multipart/form-data");
        HttpResponse<String> nothing = desk.upload("/import", Map.of("source", "lamphun"), "", "");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("href=\"#file\"");
        String rows =
                """
                id,kind,title,employer,place,pay_min,currency,pay_period
                a-1,job,ช่างเชื่อม,Lamphun Steel,TH-50,12000,THB,month
                a-2,job,Ironing hand,Lamphun Steel,TH-50,-5,THB,month
                """;
        HttpResponse<String> sent =
                desk.upload("/import", Map.of("source", "lamphun"), "members.csv", rows);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String report = sent.headers().firstValue("location").orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !desk.get(report).body().contains("being read"));
        assertThat(desk.get(report).body())
                .contains("1 row was not taken", "pay_min", "-5")
                .doesNotContain("hx-get");
        assertThat(desk.get(report).body()).contains("href=\"" + report + "/errors.csv\"");
        assertThat(desk.get(report + "/errors.csv").body()).contains("a-2,job,Ironing hand,");
        assertThat(
                        service.ask(
                                "select count(*) from vacancy where title = 'ช่างเชื่อม' and source = 'lamphun'"))
                .isEqualTo("1");
        assertThat(desk.get("/import").body()).contains(report, "1 row to look at");

        Browserless other = desk(world.chamber("Another Chamber"));
        assertThat(other.get("/import").body()).contains("No source of files");
        assertThat(other.get(report).statusCode()).isEqualTo(404);
        assertThat(other.upload("/import", Map.of("source", "lamphun"), "x.csv", rows).statusCode())
                .isEqualTo(404);
        assertThat(
                        desk.upload(
                                        "/import",
                                        Map.of("csrf", "guess", "source", "lamphun"),
                                        "x",
                                        "x")
                                .statusCode())
                .as("a form that is not ours")
                .isEqualTo(403);
    }

    @Test
    void aChamberIsAskedOnThePageBeforeMuchIsRetired() {
        Browserless desk = desk("หอการค้าตาก", "tak", FeedContent.COMPLETE);
        String rows = rows(9).replace("Verified Kitchen", "Tak Weavers");
        uploaded(desk, "tak", rows);
        String report = uploaded(desk, "tak", rows.substring(0, rows.indexOf("\n6,") + 1));
        assertThat(desk.get(report).body())
                .contains("4 vacancies would end", "ช่างเย็บ 9", "They are over")
                .doesNotContain("href=\"/vacancies/");
        assertThat(states("tak")).isEqualTo("open 9");
        Browserless other = desk(world.chamber("Yet Another Chamber"));
        other.get("/import");
        assertThat(other.submit(report + "/retirement", "answer", "retire").statusCode())
                .isEqualTo(404);
        desk.get(report);
        assertThat(desk.submit(report + "/retirement", "answer", "retire").statusCode())
                .isEqualTo(303);
        assertThat(states("tak")).isEqualTo("expired 4, open 5");
        assertThat(desk.get(report).body()).contains("Ended").doesNotContain("They are over");
    }

    @Test
    void aFileOfNothingButFilledPostsIsNoEmptyFile() {
        Browserless desk = desk("หอการค้าเลย", "loei", FeedContent.DELTA);
        String report =
                uploaded(
                        desk, "loei", "id,title,employer,status\n1,ช่างเย็บ,Loei Weavers,Filled\n");
        assertThat(desk.get(report).body())
                .contains("This post is filled or closed")
                .doesNotContain("No row stands below the header");
    }

    @Test
    void whatSomebodySaidThatWordsMeanHoldsForTheNextRowsOfThatSourceUntilTakenBack() {
        String keepBooks = "faf8943c-72ff-4736-a587-25508695d6f0";
        CorrectWords correct = service.get(CorrectWords.class);
        String header = "id,title,country,skills_must\n";
        String source = source(true);
        csv(source, header + "c-1,Zibbler,TH,frobnication\n");
        assertThat(skills(source, "c-1")).isIn("", "null");
        correct.correct(staff, source, "skill", "  Frobnication ", keepBooks);
        correct.correct(staff, source, "occupation", "Zibbler", "4311");
        csv(source, header + "c-2,ZIBBLER,TH,FROBNICATION\n");
        assertThat(skills(source, "c-2")).isEqualTo(keepBooks + " 1");
        assertThat(of(source, "c-2", "occupation")).isEqualTo("4311");

        String other = source(true);
        csv(other, header + "c-1,Zibbler,TH,frobnication\n");
        assertThat(skills(other, "c-1")).isIn("", "null");

        correct.correct(staff, source, "occupation", "welder", null);
        csv(source, header + "c-3,Welder,TH,frobnication\n");
        assertThat(of(source, "c-3", "occupation")).as("the words mean none").isIn("", "null");

        CorrectWords.Correction held =
                correct.list(staff, source).stream()
                        .filter(one -> one.subject().equals("skill"))
                        .findFirst()
                        .orElseThrow();
        assertThat(held.words()).isEqualTo("frobnication");
        correct.revoke(staff, source, held.id());
        csv(source, header + "c-4,Zibbler,TH,frobnication\n");
        assertThat(skills(source, "c-4")).isIn("", "null");
        assertThatThrownBy(() -> correct.revoke(staff, source, held.id()))
                .isInstanceOf(Problem.class);
        assertThat(
                        service.ask(
                                "select count(*) from audit_entry where act in ('correct_words', 'revoke_correction') and subject_id = ?",
                                held.id()))
                .isEqualTo("2");
    }

    @Test
    void wordsThatWereReadForSureAreCorrectedWhereTheyAreLookedFor() {
        Browserless desk = desk("หอการค้าแพร่ เวียงโกศัย", "phrae-words", FeedContent.DELTA);
        String rows =
                """
                id,title,employer,skills_must
                p-1,Cook,Phrae Works,welding;cooking
                p-2,Cook,Phrae Works,welding
                """;
        uploaded(desk, "phrae-words", rows);
        String address = "/import/sources/phrae-words/words";
        assertThat(desk.get(address).body()).doesNotContain("value=\"welding\"");
        String found = desk.get(address + "?words=WELD").body();
        assertThat(found)
                .contains("value=\"welding\"", "in 2 vacancies", "read as the skill", "% sure")
                .doesNotContain("value=\"cooking\"", "met no skill");
        assertThat(desk.get(address + "?words=cook").body())
                .contains("value=\"cooking\"", "read as the kind of work");
        assertThat(desk.get(address + "?words=tiglath+%3Cb%3E").body())
                .as("what no file has can be said of before one does")
                .contains("value=\"tiglath &lt;b>\"", "not among the words looked at")
                .doesNotContain("met no skill");
        HttpResponse<String> unsure =
                desk.submit(
                        address,
                        Map.of(
                                "subject", "skill",
                                "words", "welding",
                                "asked", "weld",
                                "field", "skills-0",
                                "skills-0", "qqqq"));
        assertThat(unsure.statusCode()).isEqualTo(400);
        assertThat(unsure.body()).contains("Not in the vocabulary", "value=\"weld\"");
        assertThat(
                        desk.submit(
                                        address,
                                        Map.of(
                                                "subject",
                                                "skill",
                                                "words",
                                                "welding",
                                                "asked",
                                                "weld",
                                                "take",
                                                "skills-0|faf8943c-72ff-4736-a587-25508695d6f0"))
                                .statusCode())
                .isEqualTo(303);
        csv("phrae-words", rows);
        assertThat(skills("phrae-words", "p-2"))
                .isEqualTo("faf8943c-72ff-4736-a587-25508695d6f0 1");
        String id =
                service.ask(
                        "select id from vacancy where source = 'phrae-words' and external_id = ?",
                        "p-1");
        assertThat(programmeStaff().get("/vacancies/" + id).body())
                .contains("href=\"" + address + "?words=welding\"")
                .as("beside the kind of work")
                .containsPattern(
                        "<dt>Kind of work</dt><dd>[^<]+<a class=\"meta\" href=\"\\Q"
                                + address
                                + "?words=Cook\"");
        assertThat(desk.get("/vacancies/" + id).body()).doesNotContain(address);
    }

    @Test
    void allWordsOfASourceAreSeenPageByPageTheDoubtfulFirst() {
        Browserless desk = desk("หอการค้าพะเยา", "phayao-words", FeedContent.DELTA);
        StringBuilder rows = new StringBuilder("id,title,employer,skills_must\n");
        for (int i = 10; i < 35; i++) {
            rows.append("y-%d,Cook,Phayao Works,frobnik%d;welding%n".formatted(i, i));
        }
        uploaded(desk, "phayao-words", rows + "y-40,Cook,Phayao Works,frobnik34\n");
        String address = "/import/sources/phayao-words/words";
        String first = desk.get(address).body();
        assertThat(lines(first)).hasSize(20).startsWith("frobnik34", "frobnik10");
        assertThat(first).contains("25 words or titles").doesNotContain("First page");
        String second = desk.get(next(first)).body();
        assertThat(lines(second)).hasSize(5).endsWith("frobnik33");
        assertThat(second).contains("25 words or titles", "First page").doesNotContain("Next ›");

        assertThat(first).contains("href=\"" + address + "?list=all\"");
        String all = desk.get(address + "?list=all").body();
        assertThat(lines(all)).hasSize(20).startsWith("frobnik34");
        assertThat(all).contains("27 words or titles");
        assertThat(lines(desk.get(next(all)).body()))
                .as("the rest behind, the most frequent first")
                .hasSize(7)
                .endsWith("Cook", "welding");
        assertThat(lines(desk.get(address + "?words=frobnik&page=2").body())).hasSize(5);

        HttpResponse<String> kept =
                desk.submit(
                        address,
                        Map.of(
                                "subject", "skill",
                                "words", "frobnik33",
                                "list", "doubtful",
                                "page", "2",
                                "act", "none"));
        String after = kept.headers().firstValue("location").orElseThrow();
        assertThat(after).endsWith("?list=doubtful&page=2&done=kept");
        assertThat(desk.get(after).body()).contains("24 words or titles", "Kept. Send the file");
        for (String page : List.of("3", "0", "99999", "-1", "x")) {
            assertThat(lines(desk.get(address + "?page=" + page).body())).as(page).hasSize(20);
        }
    }

    @Test
    void aSkillReadInRunningTextIsSeenAndCorrectedByItsName() {
        Browserless desk = desk("หอการค้าลำพูน ริมปิง", "lamphun-words", FeedContent.DELTA);
        String rows =
                """
                id,title,employer,tasks,skills_must
                l-1,Helper,Lamphun Works,Keeping stock records and reading blueprints.,
                l-2,Helper,Lamphun Works,You keep stock records.,cooking
                """;
        uploaded(desk, "lamphun-words", rows);
        String name =
                service.ask(
                        """
                        select min(l.text) from vacancy v join vacancy_skill s on s.vacancy_id = v.id
                        join label l on l.subject = 'skill' and l.subject_key = s.skill_id::text
                            and l.language = 'en' and l.preferred
                        where v.source = 'lamphun-words' and v.external_id = ? and s.word is null
                        """,
                        "l-1");
        String before = skills("lamphun-words", "l-1");
        String address = "/import/sources/lamphun-words/words";
        for (String seen :
                List.of(
                        "", // as it is called otherwise, it is doubtful
                        "?list=all",
                        "?words=" + encoded(name.toUpperCase(Locale.ROOT).substring(1)))) {
            assertThat(desk.get(address + seen).body())
                    .contains("value=\"" + name + "\"", "read in running text as the skill")
                    .doesNotContain("met no skill");
        }
        String id =
                service.ask(
                        "select id from vacancy where source = 'lamphun-words' and external_id = ?",
                        "l-1");
        assertThat(programmeStaff().get("/vacancies/" + id).body())
                .contains("href=\"" + address + "?words=" + encoded(name));

        desk.submit(address, Map.of("subject", "skill", "words", name, "act", "none"));
        FeedRun again = csv("lamphun-words", rows);
        assertThat(again.tally().unchanged()).as("it lists its skills").isEqualTo(1);
        assertThat(skills("lamphun-words", "l-1")).isNotEqualTo(before);
        assertThat(desk.get(address + "?list=all").body()).doesNotContain("value=\"" + name + "\"");

        CorrectWords correct = service.get(CorrectWords.class);
        correct.revoke(
                staff, "lamphun-words", correct.list(staff, "lamphun-words").getFirst().id());
        csv("lamphun-words", rows);
        assertThat(skills("lamphun-words", "l-1")).isEqualTo(before);
        correct.correct(
                staff, "lamphun-words", "skill", name, "faf8943c-72ff-4736-a587-25508695d6f0");
        csv("lamphun-words", rows);
        assertThat(skills("lamphun-words", "l-1"))
                .contains("faf8943c-72ff-4736-a587-25508695d6f0 1");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The words, each once. */
    private static List<String> lines(String page) {
        return Pattern.compile("<h2>([^<]+)</h2>")
                .matcher(page)
                .results()
                .map(met -> met.group(1))
                .distinct()
                .toList();
    }

    private static String next(String page) {
        return Pattern.compile("href=\"([^\"]+)\" rel=\"next\"")
                .matcher(page)
                .results()
                .map(met -> met.group(1).replace("&amp;", "&"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChamberSaysOnAPageWhatItsWordsMeanAndTheSameFileIsReadSo() {
        Browserless desk = desk("หอการค้าน่าน เมืองเก่า", "nan-words", FeedContent.DELTA);
        String rows =
                """
                id,title,employer,skills_must
                w-1,Zibbler <i>hand โทร 081-234-5678,Nan Works,frobnication;welding
                w-2,Zibbler <i>hand,Nan Works,frobnication
                w-3,Cook,Nan Works,cooking
                """;
        uploaded(desk, "nan-words", rows);
        String address = "/import/sources/nan-words/words";
        assertThat(desk.get("/import").body()).contains("href=\"" + address + "\"");
        String page = desk.get(address).body();
        assertThat(page)
                .contains("frobnication", "in 2 vacancies", "met no skill", "met no kind of work")
                .contains("Zibbler")
                .doesNotContain("<i>hand");
        String field =
                page.substring(
                        page.indexOf("name=\"skills-") + 6, page.indexOf("name=\"skills-") + 14);
        HttpResponse<String> unsure =
                desk.submit(
                        address,
                        Map.of(
                                "subject",
                                "skill",
                                "words",
                                "frobnication",
                                "field",
                                field,
                                field,
                                "qqqq"));
        assertThat(unsure.statusCode()).isEqualTo(400);
        assertThat(unsure.body()).contains("Not in the vocabulary");
        assertThat(
                        desk.submit(
                                        address,
                                        Map.of(
                                                "subject",
                                                "skill",
                                                "words",
                                                "frobnication",
                                                "take",
                                                field + "|faf8943c-72ff-4736-a587-25508695d6f0"))
                                .statusCode())
                .isEqualTo(303);
        desk.get(address);
        desk.submit(
                address, Map.of("subject", "occupation", "words", "Zibbler hand", "act", "none"));
        assertThat(desk.get(address + "?done=kept").body())
                .contains("Kept. Send the file again", "No kind of work", "Take back")
                .doesNotContain("in 2 vacancies");
        FeedRun again = csv("nan-words", rows);
        assertThat(again.tally().updated()).as("those with the words").isEqualTo(2);
        assertThat(again.tally().unchanged()).isEqualTo(1);
        assertThat(skills("nan-words", "w-2")).isEqualTo("faf8943c-72ff-4736-a587-25508695d6f0 1");

        assertThat(desk(world.chamber("Not Theirs")).get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void aChamberCorrectsTheWordsOfItsOwnSourceOnlyAndOnlyToWhatThereIs() {
        CorrectWords correct = service.get(CorrectWords.class);
        UUID chamber = world.chamber("หอการค้าแพร่ ฝั่งตะวันตก");
        Caller desk = world.of(Role.CHAMBER, chamber);
        String own = "s-" + UUID.randomUUID().toString().substring(0, 20);
        source(own, chamber, true);
        assertThat(correct.correct(desk, own, "occupation", "ช่างเชื่อมท่อ", "7212").code())
                .isEqualTo("7212");
        assertThat(correct.list(desk, own)).hasSize(1);
        String others = source();
        assertThatThrownBy(() -> correct.correct(desk, others, "occupation", "a", "7212"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> correct.list(desk, others)).isInstanceOf(Problem.class);
        for (String wrong : List.of("9999", "7212x", "", "faf8943c")) {
            assertThatThrownBy(() -> correct.correct(staff, own, "occupation", "a", wrong))
                    .as(wrong)
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> correct.correct(staff, own, "skill", "a", wrong))
                    .as(wrong)
                    .isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> correct.correct(staff, own, "country", "a", null))
                .isInstanceOf(Problem.class);
    }
}
