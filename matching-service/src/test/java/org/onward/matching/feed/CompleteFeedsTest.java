package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onward.matching.Http;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;

/** What a complete file ends. */
class CompleteFeedsTest extends FeedCase {
    @Test
    void aRowThatCannotBeReadIsCarriedByItsIdAndOneOfAnotherSheetIsAskedAbout() throws IOException {
        String source = source();
        csv(source, rows(20));
        FeedRun run =
                complete(
                        source,
                        rows(19).replace("7,ช่างเย็บ 7,Verified Kitchen\n", "7,x,y,more\n")
                                .replace("8,ช่างเย็บ 8,", "8,\"ช่างเย็บ 8,"));
        assertThat(run.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(run.retired()).isEqualTo(1);
        assertThat(of(source, "7", "state")).isEqualTo("open");
        assertThat(of(source, "8", "state")).isEqualTo("open");

        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            for (int part = 0; part < 2; part++) {
                                Worksheet sheet = one.newWorksheet("part " + part);
                                cells(
                                        sheet,
                                        0,
                                        part == 0
                                                ? "id,title,employer"
                                                : "id,title,title,employer");
                                for (int i = 1; i <= 18 - 17 * part; i++) {
                                    cells(sheet, i, i + 18 * part + ",ช่างเย็บ,Verified Kitchen");
                                }
                            }
                        });
        ImportFeed feed = service.get(ImportFeed.class);
        FeedRun asked =
                feed.run(staff, feed.begin(staff, source, FeedFormat.XLSX, "complete", kept(book)));
        assertThat(asked.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(of(source, "19", "state")).isEqualTo("open");
    }

    @Test
    void whatStandsOnASheetWhoseHeaderIsNotKnownIsAskedAbout() throws IOException {
        String source = source();
        csv(source, rows(20));
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            Worksheet first = one.newWorksheet("part 0");
                            cells(first, 0, "id,title,employer");
                            for (int i = 1; i <= 19; i++) {
                                cells(first, i, i + ",ช่างเย็บ,Verified Kitchen");
                            }
                            Worksheet second = one.newWorksheet("part 1");
                            cells(second, 0, "idd,titel,emploier");
                            for (int i = 1; i <= 6; i++) {
                                cells(second, i, (i + 19) + ",ช่างเย็บ,Verified Kitchen");
                            }
                        });
        ImportFeed feed = service.get(ImportFeed.class);
        FeedRun asked =
                feed.run(staff, feed.begin(staff, source, FeedFormat.XLSX, "complete", kept(book)));
        assertThat(asked.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(of(source, "20", "state")).isEqualTo("open");
    }

    @Test
    void aCompleteFileEndsWhatItNoLongerCarriesAndADeltaDoesNot() {
        String source = source();
        csv(source, rows(20));
        assertThat(csv(source, rows(5)).retired()).isZero();
        assertThat(states(source)).isEqualTo("open 20");
        FeedRun run = complete(source, rows(18));
        assertThat(run.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(run.retired()).isEqualTo(2);
        assertThat(run.tally()).isEqualTo(tally(18, 0, 0, 18, 0, 0));
        assertThat(states(source)).isEqualTo("expired 2, open 18");
        assertThat(
                        service.ask(
                                """
                                select c.from_state || c.to_state || c.because from vacancy_change c
                                join vacancy v on v.id = c.vacancy_id
                                where v.source = ? and v.external_id = '19' and c.from_state = 'open'""",
                                source))
                .isEqualTo(
                        "openexpiredfeed " + source + " no longer carries it, or calls it filled");
        assertThat(csv(source, rows(19)).tally())
                .as("what a file carries again is back")
                .isEqualTo(tally(19, 0, 1, 18, 0, 0));
        assertThat(states(source)).isEqualTo("expired 1, open 19");
    }

    @Test
    void correctionsOfACompleteSourceEndNothing() throws IOException {
        String source = "s-" + UUID.randomUUID().toString().substring(0, 20);
        service.get(RegisterFeedSource.class)
                .register(staff, source, null, "TH", FeedContent.COMPLETE);
        service.verifyFed(source, null);
        String twenty = rows(20).replace("ช่างเย็บ 7,", ",").replace("ช่างเย็บ 8,", ",");
        FeedRun first = csv(source, twenty);
        assertThat(first.tally()).isEqualTo(tally(20, 18, 0, 0, 0, 2));
        assertThat(first.content()).isEqualTo(FeedContent.COMPLETE);
        String corrections =
                errors(first, "en").replace("7,,", "7,ช่างเย็บ,").replace("8,,", "8,ช่างเย็บ,");

        FeedRun run = csv(source, corrections);
        assertThat(run.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(run.tally()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(run.missing() + run.retired()).isZero();
        assertThat(run.content()).isEqualTo(FeedContent.DELTA);
        assertThat(states(source)).isEqualTo("open 20");
        assertThat(only(run))
                .isEqualTo(
                        new FeedRemark(
                                2, FeedRemark.Outcome.NOTED, "line", FeedTable.CORRECTIONS, null));

        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            Worksheet sheet = one.newWorksheet("corrections");
                            cells(sheet, 0, "id,title,employer,line,field,reason");
                            cells(sheet, 1, "8,ช่างเย็บผ้า,Verified Kitchen,9,title,ต้องมีชื่องาน");
                        });
        ImportFeed feed = service.get(ImportFeed.class);
        FeedRun saved =
                feed.run(staff, feed.begin(staff, source, FeedFormat.XLSX, "complete", kept(book)));
        assertThat(saved.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(saved.retired()).isZero();
        assertThat(states(source)).isEqualTo("open 20");
        assertThat(csv(source, rows(19)).retired()).as("the whole ends what it lacks").isEqualTo(1);
    }

    @Test
    void aRowThatSaysItIsFilledClosesItsVacancyInADelta() {
        String source = source();
        csv(source, rows(3));
        String filled = "id,title,employer,status\n2,ช่างเย็บ 2,Verified Kitchen,Filled\n";
        FeedRun run = csv(source, filled + "9,Cook,Verified Kitchen,เต็มแล้ว\n");
        assertThat(run.tally()).isEqualTo(tally(1, 0, 1, 0, 0, 0));
        assertThat(states(source)).isEqualTo("expired 1, open 2");
        assertThat(remarks(run))
                .containsExactly(
                        new FeedRemark(
                                2, FeedRemark.Outcome.NOTED, "status", FeedTable.CLOSED, "filled"),
                        new FeedRemark(
                                3, FeedRemark.Outcome.NOTED, "status", FeedTable.OVER, "เต็มแล้ว"));
        assertThat(
                        service.ask(
                                """
                                select c.because from vacancy_change c
                                join vacancy v on v.id = c.vacancy_id
                                where v.source = ? and c.to_state = 'expired'""",
                                source))
                .isEqualTo("feed " + source + " says that it is filled or closed");
        assertThat(csv(source, filled.replace("Filled", "Open")).tally().updated())
                .as("what is sought again is back")
                .isEqualTo(1);
        assertThat(states(source)).isEqualTo("open 3");
    }

    @Test
    void aLastCellThatMayBeCutOffClosesNothing() {
        String source = source();
        csv(source, rows(3));
        String cut = "id,title,employer,status\n2,ช่างเย็บ 2,Verified Kitchen,Filled";
        FeedRun run = csv(source, cut);
        assertThat(run.tally()).isEqualTo(tally(1, 0, 0, 0, 0, 1));
        assertThat(remarks(run)).extracting(FeedRemark::reason).containsExactly(CsvRows.OPEN_END);
        assertThat(states(source)).isEqualTo("open 3");
        csv(source, "title,employer,status,id\nช่างเย็บ 2,Verified Kitchen,Filled,2");
        csv(source, "id,title,employer,tasks,status\n2,x,Verified Kitchen,\"Sews\nshirts\",Filled");
        assertThat(states(source)).isEqualTo("open 3");
        csv(source, "id,title,status,employer\n2,ช่างเย็บ 2,Filled,Verified Kitchen");
        csv(source, cut.replace("\n2,", "\n3,").replace("Filled", "\"Filled\""));
        assertThat(states(source)).isEqualTo("expired 2, open 1");
    }

    @Test
    void whatMayStandBehindALastCellThatMayBeCutOffIsNotMissing() {
        String source = source();
        csv(source, rows(20));
        String whole =
                rows(18).replace("title,employer", "title,employer,status")
                        + "19,ช่างเย็บ 19,Verified Kitchen,Filled";
        FeedRun asked = complete(source, whole);
        assertThat(asked.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(asked.missing()).isEqualTo(1);
        assertThat(complete(source, whole + "\n").state()).isEqualTo(FeedRun.State.DONE);
        assertThat(states(source)).isEqualTo("expired 2, open 18");
    }

    @Test
    void whereRowsCallManyFilledNothingEndsUntilSomebodySaysSo() {
        String source = source();
        csv(source, rows(20));
        String archive =
                rows(12).replace("title,employer", "title,employer,status")
                        .replaceAll("(\n[0-9]+,ช่างเย็บ [0-9]+,Verified Kitchen)", "$1,Filled");
        FeedRun asked = csv(source, archive);
        assertThat(asked.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(asked.missing()).isEqualTo(12);
        assertThat(asked.tally()).isEqualTo(tally(0, 0, 0, 0, 0, 0));
        assertThat(remarks(asked))
                .hasSize(12)
                .extracting(FeedRemark::reason)
                .containsOnly(FeedTable.OVER);
        assertThat(states(source)).isEqualTo("open 20");

        FeedRun again = csv(source, archive);
        assertThat(again.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(
                        service.get(Transactions.class)
                                .read(
                                        staff,
                                        () ->
                                                service.get(PostgresFeeds.class)
                                                        .run(asked.id())
                                                        .orElseThrow()
                                                        .state()))
                .as("a question is asked once")
                .isEqualTo(FeedRun.State.DONE);
        FeedRun both = complete(source, archive);
        assertThat(both.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(both.missing()).as("and those that it does not carry").isEqualTo(20);
        assertThat(service.get(DecideRetirement.class).decide(staff, both.id(), true).retired())
                .isEqualTo(20);
        assertThat(states(source)).isEqualTo("expired 20");
        assertThat(csv(source, rows(20)).tally().updated()).isEqualTo(20);
        assertThat(csv(source, archive.replaceAll("\n11,[^\n]+\n12,[^\n]+", "")).state())
                .as("ten are few")
                .isEqualTo(FeedRun.State.DONE);
        assertThat(states(source)).isEqualTo("expired 10, open 10");
    }

    @Test
    void rowsThatSayTheyAreFilledAreNotMissingFromACompleteFile() {
        String source = source();
        csv(source, rows(20));
        FeedRun run =
                complete(
                        source,
                        rows(19).replaceAll("(\n[0-9]+,ช่างเย็บ [0-9]+,Verified Kitchen)", "$1,")
                                .replace("title,employer", "title,employer,สถานะ")
                                .replaceAll("(\n(?:2|4|6|8|11),[^\n]+)", "$1ปิดรับแล้ว"));
        assertThat(run.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(run.tally()).isEqualTo(tally(19, 0, 5, 14, 0, 0));
        assertThat(run.missing()).as("the twentieth, which no row names").isEqualTo(1);
        assertThat(states(source)).isEqualTo("expired 6, open 14");
    }

    @Test
    void anIdThatAnotherRowSeeksStaysOpen() {
        String source = source();
        String both =
                """
                id,title,employer,status
                1,Cook,Verified Kitchen,Closed
                1,Cook,Verified Kitchen,
                """;
        csv(source, both);
        csv(source, both);
        assertThat(of(source, "1", "state || version")).isEqualTo("open0");
    }

    @Test
    void aRowThatWasNotTakenIsCarriedAllTheSame() {
        String source = source();
        csv(source, rows(20));
        FeedRun run =
                complete(
                        source,
                        rows(19).replace("\n7,ช่างเย็บ 7,", "\n7,,").replace("\n8,", "\n8 ,"));
        assertThat(run.tally().rejected()).isEqualTo(1);
        assertThat(run.retired()).isEqualTo(1);
        assertThat(of(source, "7", "state")).isEqualTo("open");
        assertThat(of(source, "20", "state")).isEqualTo("expired");
    }

    @Test
    void whereMoreThanATenthWouldGoNothingEndsUntilSomebodySaysSo() {
        String source = source();
        csv(source, rows(20));
        FeedRun run = complete(source, rows(17));
        assertThat(run.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(run.missing()).isEqualTo(3);
        assertThat(states(source)).isEqualTo("open 20");

        Http http = http();
        String report = "/api/v1/feeds/runs/" + run.id();
        assertThat(http.get(report).json().get("state").asText()).isEqualTo("waiting");
        JsonNode first = http.get(report + "/missing?limit=2").json();
        assertThat(first.get("vacancies").findValuesAsText("externalId"))
                .containsExactly("18", "19");
        JsonNode second =
                http.get(report + "/missing?limit=2&cursor=" + first.get("next").asText()).json();
        assertThat(second.get("vacancies").findValuesAsText("title"))
                .containsExactly("ช่างเย็บ 20");
        assertThat(second.hasNonNull("next")).isFalse();
        // Confirmed by somebody since: that is newer than the file.
        service.sql(
                """
                update vacancy set confirmed_at = confirmed_at + interval '1 hour'
                where source = ? and external_id = '19'""",
                source);
        Http.Answer answer = http.post(report + "/retirement", "{\"retire\":true}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("retired").asInt()).isEqualTo(2);
        assertThat(answer.json().get("state").asText()).isEqualTo("done");
        assertThat(states(source)).isEqualTo("expired 2, open 18");
        assertThat(http.post(report + "/retirement", "{\"retire\":true}").status())
                .as("it was answered")
                .isEqualTo(409);
    }

    @Test
    void aFileWithRowsThatHaveNoIdEndsNothingByItself() {
        String source = source();
        csv(source, rows(20));
        FeedRun run = complete(source, rows(19) + ",ช่างเย็บ 20,Verified Kitchen\n");
        assertThat(run.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(states(source)).isEqualTo("open 20");
        FeedRun kept = service.get(DecideRetirement.class).decide(staff, run.id(), false);
        assertThat(kept.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(kept.retired()).isZero();
        assertThat(states(source)).isEqualTo("open 20");
    }

    @Test
    void aLaterFileAnswersForWhatWaits() {
        String source = source();
        csv(source, rows(20));
        FeedRun waiting = complete(source, rows(2));
        complete(source, rows(20));
        assertThat(of(waiting.id())).isEqualTo(FeedRun.State.DONE);
        assertThat(states(source)).isEqualTo("open 20");
        assertThatThrownBy(
                        () -> service.get(DecideRetirement.class).decide(staff, waiting.id(), true))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
    }

    @Test
    void aCompleteFileAsksFirstAlsoWhereNothingIsOpen() {
        String source = source();
        csv(source, rows(20));
        service.sql("update vacancy set state = 'paused' where source = ?", source);
        assertThat(complete(source, rows(1)).state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(states(source)).isEqualTo("paused 20");
    }

    @Test
    void aDeltaLeavesTheQuestionOpen() {
        String source = source();
        csv(source, rows(20));
        FeedRun waiting = complete(source, rows(2));
        csv(source, rows(5));
        assertThat(of(waiting.id())).isEqualTo(FeedRun.State.WAITING);
        assertThat(service.get(DecideRetirement.class).decide(staff, waiting.id(), false).state())
                .isEqualTo(FeedRun.State.DONE);
    }

    @Test
    void aRunEndsWhateverItsFileIsCalledInside() {
        String source = source();
        String longName = "pay_min (" + "x".repeat(400) + ")";
        FeedRun twice =
                csv(source, "id,title,%s,%s\n1,Weaver,1,2\n".formatted(longName, longName + " "));
        assertThat(twice.state()).isNotEqualTo(FeedRun.State.RUNNING);
        FeedRun nul = json(source, "{\"id\":\"7\",\"title\":\"Weaver\",\"tasks(\\u0000)\":{}}\n");
        assertThat(nul.state()).isEqualTo(FeedRun.State.DONE);
    }

    @Test
    void aCompleteFileThatIsCutOffEndsNothing() {
        String source = source();
        String lines =
                IntStream.rangeClosed(1, 20)
                        .mapToObj("{\"id\":%1$d,\"title\":\"Weaver %1$d\"}\n"::formatted)
                        .collect(Collectors.joining());
        json(source, lines);
        ImportFeed feed = service.get(ImportFeed.class);
        FeedRun run =
                feed.run(
                        staff,
                        feed.begin(
                                staff,
                                source,
                                FeedFormat.JSONL,
                                "complete",
                                kept(lines.substring(0, lines.length() - 40))));
        assertThat(run.state()).isNotEqualTo(FeedRun.State.DONE);
        assertThat(run.retired()).isZero();
        assertThat(
                        service.ask(
                                "select count(*) from vacancy where source = ? and state = 'expired'",
                                source))
                .isEqualTo("0");
    }

    private static String posting(String issuer, String title, String employer) {
        return """
        {"@type": "JobPosting", "title": "%s", "hiringOrganization": {"name": "%s"},
         "identifier": {"@type": "PropertyValue"%s, "value": "101"}}"""
                .formatted(
                        title, employer, issuer.isEmpty() ? "" : ", \"name\": \"" + issuer + '"');
    }

    private static FeedRun postings(String source, String content, String... postings) {
        ImportFeed feed = service.get(ImportFeed.class);
        return feed.run(
                staff,
                feed.begin(
                        staff,
                        source,
                        FeedFormat.JSON,
                        content,
                        kept("[" + String.join(",", postings) + "]")));
    }

    private static String titles(String source) {
        return service.ask(
                """
                select string_agg(v.title || ' ' || e.name || ' ' || v.state, ', ' order by v.title)
                from vacancy v join employer e on e.id = v.employer_id where v.source = ?""",
                source);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "Lanna HR,Isan HR"})
    void whatTwoIssuersGiveTheSameIdAreTwoVacancies(String one, String other) {
        String source = source(true);
        String cook = posting(one, "Cook", "Lanna Kitchen");
        String baker = posting(other, "Baker", "Isan Bakery");
        postings(source, "complete", cook);
        String known = of(source, "101", "id");

        FeedRun both = postings(source, "complete", baker, cook);
        assertThat(both.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(both.tally()).isEqualTo(tally(2, 1, 0, 1, 0, 0));
        assertThat(both.retired()).isZero();
        assertThat(titles(source)).isEqualTo("Baker Isan Bakery open, Cook Lanna Kitchen open");
        assertThat(of(source, "101", "id || title")).isEqualTo(known + "Cook");

        assertThat(postings(source, "complete", cook, baker).tally())
                .as("in whatever order they come")
                .isEqualTo(tally(2, 0, 0, 2, 0, 0));
        assertThat(postings(source, "delta", baker).tally())
                .as("with or without each other")
                .isEqualTo(tally(1, 0, 0, 1, 0, 0));
        FeedRun again = postings(source, "delta", cook, cook);
        assertThat(again.tally()).isEqualTo(tally(2, 0, 0, 1, 0, 1));
        assertThat(only(again).reason()).isEqualTo("This id stands on an earlier line too: 1.");

        String days =
                baker.replace("\"Baker\"", "\"Pastry baker\"")
                        .replace("\"title\"", "\"jobStartDate\": \"2026-13-40\", \"title\"");
        FeedRun bad = postings(source, "delta", cook, days);
        assertThat(bad.tally()).isEqualTo(tally(2, 0, 0, 1, 0, 1));
        String corrected = errors(bad, "en").replace("2026-13-40", "2027-01-10");
        assertThat(csv(source, corrected).tally()).as(corrected).isEqualTo(tally(1, 0, 1, 0, 0, 0));
        assertThat(titles(source))
                .isEqualTo("Cook Lanna Kitchen open, Pastry baker Isan Bakery open");
    }

    /** A row of another issuer whose id is the same as the first's, and who gives no vacancy up. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "its place stands elsewhere ! 0 ! \"identifier\" ! \"jobLocation\": {\"@id\": \"#gone\"}, \"identifier\"",
                "its employer stands elsewhere ! 0 ! {\"name\": \"Isan Bakery\"} ! {\"@id\": \"#gone\"}",
                "it names no employer ! 0 ! \"hiringOrganization\" ! \"was\"",
                "its issuer is called otherwise and its day is none ! 0"
                        + " ! \"identifier\": {\"@type\": \"PropertyValue\", \"name\": \"Isan HR\""
                        + " ! \"jobStartDate\": \"2026-13-40\", \"identifier\": {\"@type\": \"PropertyValue\", \"name\": \"Isan HR Ltd\"",
                "its day is none, and it is surely its own ! 1 ! \"identifier\" ! \"jobStartDate\": \"2026-13-40\", \"identifier\"",
            })
    void whatIsNotTakenEndsNoneOfTheVacanciesItMayMean(
            String as, int retiredWithoutTheOther, String part, String instead) {
        for (boolean withTheOther : new boolean[] {true, false}) {
            String source = source(true);
            String cook = posting("Lanna HR", "Cook", "Lanna Kitchen");
            String baker = posting("Isan HR", "Baker", "Isan Bakery");
            String[] both = new String[22];
            for (int i = 2; i < both.length; i++) {
                both[i] =
                        posting("Lanna HR", "Weaver " + i, "Lanna Kitchen").replace("101", "" + i);
            }
            both[0] = cook;
            both[1] = baker;
            assertThat(postings(source, "complete", both).tally().created()).isEqualTo(22);

            String bad = baker.replace(part, instead);
            assertThat(bad).isNotEqualTo(baker);
            String[] later = Arrays.copyOfRange(both, withTheOther ? 0 : 1, both.length);
            later[withTheOther ? 1 : 0] = bad;
            FeedRun run = postings(source, "complete", later);
            assertThat(run.tally().rejected()).as(as).isEqualTo(1);
            assertThat(run.state()).as(as).isEqualTo(FeedRun.State.DONE);
            int retired = withTheOther ? 0 : retiredWithoutTheOther;
            assertThat(run.retired()).as(as).isEqualTo(retired);
            assertThat(
                            service.ask(
                                    "select count(*) from vacancy where source = ? and title = 'Baker' and state = 'open'",
                                    source))
                    .as(as)
                    .isEqualTo("1");

            FeedRun gone = postings(source, "complete", Arrays.copyOfRange(both, 2, both.length));
            assertThat(gone.retired()).as("what it no longer carries").isEqualTo(2 - retired);
        }
    }

    /** A source's own ids that look as if a mark of ours stood behind them. */
    @ParameterizedTest
    @CsvSource({
        "JSON,REQ#2026112500",
        "JSON,https://x.example/jobs#1a2b3c4d5e",
        "JSONL,REQ#2026112500",
        "CSV,REQ#2026112500",
        "CSV,https://x.example/jobs#1a2b3c4d5e"
    })
    void whatIsNotTakenStandsForNoneThatOnlyLooksAlike(FeedFormat format, String ids) {
        String source = source(true);
        String[] rows = new String[22];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(format, ids + (10 + i), "Weaver " + i, "Lanna Kitchen");
        }
        assertThat(complete(source, format, rows).tally().created()).isEqualTo(22);
        rows[0] = row(format, ids + "99", "", "Lanna Kitchen");
        rows[1] = row(format, ids + "11", "Weaver 1", "Isan Bakery");
        FeedRun run = complete(source, format, rows);
        assertThat(run.tally().rejected()).isEqualTo(2);
        assertThat(run.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(run.retired()).isEqualTo(1);
        assertThat(of(source, ids + "10", "state")).isEqualTo("expired");
        assertThat(of(source, ids + "11", "state")).isEqualTo("open");
    }

    private static String row(FeedFormat format, String id, String title, String employer) {
        return switch (format) {
            case CSV -> String.join(",", id, title, employer);
            default ->
                    posting("Lanna HR", title, employer).replace("101", id).replaceAll("\n *", "");
        };
    }

    private static FeedRun complete(String source, FeedFormat format, String... rows) {
        String text =
                switch (format) {
                    case CSV -> "id,title,employer\n" + String.join("\n", rows);
                    case JSONL -> String.join("\n", rows);
                    default -> "[" + String.join(",", rows) + "]";
                };
        ImportFeed feed = service.get(ImportFeed.class);
        return feed.run(staff, feed.begin(staff, source, format, "complete", kept(text)));
    }

    @Test
    void anIdOfOneIssuerStaysAsItIs() {
        String source = source(true);
        String cook = posting("Lanna HR", "Cook", "Lanna Kitchen");
        postings(source, "complete", cook);
        assertThat(of(source, "101", "title")).isEqualTo("Cook");
        FeedRun renamed =
                postings(source, "complete", cook.replace("Lanna Kitchen", "Isan Bakery"));
        assertThat(only(renamed).reason()).contains("use another id");
        assertThat(titles(source)).isEqualTo("Cook Lanna Kitchen open");
    }

    @Test
    void aRunThatGoesOnTellsIssuersApartAsBefore() {
        String source = source(true);
        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i < 501; i++) {
            many.append(
                            posting("HR " + i % 2, "Cook " + i, "Kitchen " + i % 2)
                                    .replace("101", "" + i / 2))
                    .append(i < 500 ? "," : "]");
        }
        ImportFeed feed = service.get(ImportFeed.class);
        UUID run = feed.begin(staff, source, FeedFormat.JSON, "complete", kept(many.toString()));
        feed.stopping = true;
        try {
            feed.run(staff, run);
        } finally {
            feed.stopping = false;
        }
        assertThat(states(source)).isEqualTo("open 500");
        FeedRun done = feed.run(staff, run);
        assertThat(done.tally()).isEqualTo(tally(501, 501, 0, 0, 0, 0));
        assertThat(done.retired()).isZero();
        assertThat(states(source)).isEqualTo("open 501");
    }
}
