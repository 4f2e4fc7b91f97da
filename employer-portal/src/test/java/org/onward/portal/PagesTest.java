package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page, before a matching service that answers as the contract says. */
class PagesTest {
    private static final String VACANCY = "/vacancies/0f5b8a3c-2c55-4b7e-9a57-61d1b3f4e0a2";
    private static final String COURSE = "/vacancies/5d1f6c0e-8a5b-4c7e-b0a3-2f9d4e6c7b18";
    private static final String INTRODUCTION =
            "/introductions/b9a2d6a0-5a8e-4a39-9a4e-5f0f6a3a7c55";
    private static final List<String> MINE =
            List.of(
                    "/",
                    "/vacancies",
                    "/vacancies/new",
                    VACANCY,
                    VACANCY + "/edit",
                    COURSE,
                    COURSE + "/edit",
                    "/introductions",
                    INTRODUCTION,
                    "/employer",
                    "/account");
    private static final List<String> ANYONES =
            List.of(
                    "/signin",
                    "/register",
                    "/register/sent",
                    "/register/confirm?token=t",
                    "/forgot",
                    "/forgot/sent",
                    "/reset?token=t",
                    "/answer/t",
                    "/help");

    static StandIn api;
    static TestPortal portal;

    @BeforeAll
    static void start() {
        api = StandIn.start();
        portal = TestPortal.start(api);
    }

    @AfterAll
    static void stop() {
        portal.close();
        api.close();
    }

    @BeforeEach
    void asNew() {
        api.asNew();
    }

    @Test
    void everyPageIsThereInThreeLanguagesWithoutAWordThatIsNotForEmployers() {
        Browserless browser = new Browserless(portal).signIn();
        Browserless visitor = new Browserless(portal);
        for (String language : List.of("en", "th", "fil")) {
            browser.get("/language?to=" + language + "&back=/help");
            visitor.get("/language?to=" + language + "&back=/help");
            MINE.forEach(path -> isFine(browser.get(path), path, language));
            ANYONES.forEach(path -> isFine(visitor.get(path), path, language));
        }
    }

    private static void isFine(HttpResponse<String> page, String path, String language) {
        assertThat(page.statusCode()).as(path + " in " + language).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"" + language + "\">");
        assertThat(WordsTest.notForEmployers(page.body().replaceAll("<[^>]*>", " ")))
                .as(path)
                .isEmpty();
    }

    @Test
    void daysAreShownByTheClockOfTheMatchingService() {
        Browserless browser = new Browserless(portal).signIn();
        assertThat(browser.get(VACANCY).body()).contains("Mon 11 Jan 2027");
        api.itIs(Instant.parse("2027-01-02T00:00:00Z"));
        assertThat(browser.get(VACANCY).body()).contains("Mon 11 Jan<");
        assertThat(browser.get("/account").statusCode()).as("still signed in").isEqualTo(200);
    }

    @Test
    void pagesOfMineAreNobodyElses() {
        Browserless visitor = new Browserless(portal);
        MINE.forEach(
                path ->
                        assertThat(visitor.get(path).headers().firstValue("location").orElse(""))
                                .as(path)
                                .startsWith("/signin"));
    }

    @Test
    void aPostingIsSentOnceWithItsKeyAndTheSevenFields() {
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/vacancies/new");
        HttpResponse<String> answer = browser.submit("/vacancies/new", posting("submit"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue(VACANCY + "?done=posted");
        StandIn.Received sent = api.received("POST", "/vacancies").getFirst();
        assertThat(sent.key()).isEqualTo("one-and-the-same-key");
        assertThat(sent.body())
                .contains(
                        "\"submit\":true",
                        "\"payMin\":9500",
                        "\"hours\":40",
                        "\"country\":\"TH\"",
                        "\"place\":\"TH-40\"",
                        "\"title\":\"ช่างเชื่อมฝึกหัด\"");
    }

    @Test
    void workAbroadIsSaidInANewPostingAndNothingOfItWhereNothingIsTyped() {
        Browserless browser = new Browserless(portal).signIn();
        assertThat(browser.get("/vacancies/new").body()).contains("name=\"licenceNumber\"");
        browser.submit("/vacancies/new", posting("submit"));
        assertThat(api.received("POST", "/vacancies").getFirst().body())
                .doesNotContain("licenceNumber");
        api.asNew();
        Map<String, String> abroad = new java.util.HashMap<>(posting("submit"));
        abroad.put("licenceNumber", "DOE-2569/14");
        browser.get("/vacancies/new");
        browser.submit("/vacancies/new", abroad);
        assertThat(api.received("POST", "/vacancies").getFirst().body())
                .contains("\"overseas\":{\"licenceNumber\":\"DOE-2569/14\"");
    }

    @Test
    void whatIsNoNumberIsSaidAtOnceWithWhatElseIsRefused() {
        api.answer("POST", "/vacancies", "vacancies-post-invalid");
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/vacancies/new");
        Map<String, String> posting = posting("submit");
        posting.put("payMin", "plenty");
        posting.put("hours", "many");
        HttpResponse<String> answer = browser.submit("/vacancies/new", posting);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "Enter an amount such as 9400",
                        "value=\"plenty\"",
                        "Enter a whole number",
                        "href=\"#tasks\"",
                        "The worker pays nothing")
                .doesNotContain("may be swapped");
        assertThat(api.received("POST", "/vacancies").getFirst().body())
                .as("never taken like this")
                .contains("\"payMin\":-1,", "\"hours\":-1,");
    }

    @Test
    void aHalfTypedPostingIsThereInAnotherLanguage() {
        Browserless browser = new Browserless(portal).signIn();
        for (String form : List.of("/vacancies/new", VACANCY + "/edit")) {
            browser.get("/language?to=en&back=/help");
            String empty = browser.get(form).body();
            assertThat(empty)
                    .containsPattern("<form [^>]*id=\"posting\"")
                    .as("Enter in a field presses the form's first button")
                    .containsPattern(
                            "(?s)form=\"posting\" name=\"do\" value=\"enter\" hidden.*"
                                    + "form=\"posting\" name=\"to\" value=\"th\"");
            Map<String, String> posting = posting("");
            posting.remove("do");
            posting.put("version", "4");
            posting.put("to", "th");
            posting.put("payMin", "half of it");
            HttpResponse<String> answer = browser.submit(form, posting);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains(
                            "<html lang=\"th\">",
                            "value=\"ช่างเชื่อมฝึกหัด\"",
                            "Weld gates and frames.",
                            "value=\"half of it\"")
                    .doesNotContain("class=\"error\"");
            assertThat(browser.get("/vacancies").body()).contains("<html lang=\"th\">");
        }
        assertThat(api.received("POST", "/vacancies")).isEmpty();
        assertThat(api.received("PUT", VACANCY)).isEmpty();
        assertThat(api.received("PUT", "/me/language")).hasSize(2);
    }

    @Test
    void aHalfTypedRegistrationIsThereInAnotherLanguage() {
        Browserless visitor = new Browserless(portal);
        visitor.get("/language?to=en&back=/help");
        assertThat(visitor.get("/register").body())
                .containsPattern("<form [^>]*id=\"register\"")
                .contains("form=\"register\" name=\"to\" value=\"fil\"");
        HttpResponse<String> answer =
                visitor.submit(
                        "/register",
                        Map.of(
                                "to", "fil",
                                "name", "Ang Panaderya ni Luz",
                                "kind", "training_provider",
                                "phone", "0917 555 0100",
                                "key", "a-key-of-a-page"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "<html lang=\"fil\">",
                        "value=\"Ang Panaderya ni Luz\"",
                        "value=\"0917 555 0100\"",
                        "value=\"a-key-of-a-page\"")
                .containsPattern("value=\"training_provider\"[^>]* checked")
                .doesNotContain("class=\"error\"");
        assertThat(visitor.get("/help").body()).contains("<html lang=\"fil\">");
        assertThat(api.received("POST", "/registrations")).isEmpty();
    }

    @Test
    void aHalfTypedChangeOfTheBusinessIsThereInAnotherLanguage() {
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/language?to=en&back=/help");
        assertThat(browser.get("/employer").body())
                .containsPattern("<form [^>]*id=\"employer\"")
                .contains("form=\"employer\" name=\"to\" value=\"th\"");
        HttpResponse<String> answer =
                browser.submit(
                        "/employer",
                        Map.of(
                                "to",
                                "th",
                                "version",
                                "1",
                                "contactName",
                                "Khun Dao",
                                "phone",
                                "0"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "<html lang=\"th\">",
                        "name=\"version\" value=\"1\"",
                        "value=\"Khun Dao\"",
                        "value=\"0\"")
                .doesNotContain("class=\"error\"");
        assertThat(browser.get("/vacancies").body()).contains("<html lang=\"th\">");
        assertThat(api.received("PUT", "/employer")).isEmpty();
        assertThat(api.received("PUT", "/me/language")).hasSize(1);
    }

    @Test
    void oneSumIsThatSumAndOrMoreLeavesTheHighestOpen() {
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/vacancies/new");
        browser.submit("/vacancies/new", posting("submit"));
        assertThat(api.received("POST", "/vacancies").getFirst().body())
                .contains("\"payMin\":9500,\"payMax\":9500,");
        api.asNew();
        Map<String, String> open = posting("submit");
        open.put("payOpen", "yes");
        open.put("payMax", "11000");
        browser.get("/vacancies/new");
        HttpResponse<String> both = browser.submit("/vacancies/new", open);
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(both.body())
                .contains("Leave the highest empty")
                .containsPattern("name=\"payOpen\" value=\"yes\" checked");
        assertThat(api.received("POST", "/vacancies").getFirst().body()).contains("\"payMax\":-1,");
        open.put("payMax", "");
        browser.submit("/vacancies/new", open);
        assertThat(api.received("POST", "/vacancies").getLast().body())
                .contains("\"payMin\":9500")
                .doesNotContain("\"payMax\":9500", "\"payMax\":11000");
    }

    @Test
    void payWithoutAHighestIsShownAsFromItsLowestAndStaysSoInTheForm() {
        api.otherwise("\"payMax\":11000", "\"payMax\":null");
        Browserless browser = new Browserless(portal).signIn();
        assertThat(browser.get(VACANCY).body()).contains("from ฿9,500 a month");
        String form = browser.get(VACANCY + "/edit").body();
        assertThat(form).containsPattern("name=\"payOpen\" value=\"yes\" checked");
        Map<String, String> posting = posting("draft");
        posting.put("version", "4");
        posting.put("payOpen", "yes");
        browser.submit(VACANCY + "/edit", posting);
        assertThat(api.received("PUT", VACANCY).getFirst().body())
                .contains("\"payMin\":9500")
                .doesNotContain("\"payMax\":9500");
        browser.get("/language?to=th&back=" + VACANCY);
        assertThat(browser.get(VACANCY).body()).contains("ตั้งแต่ ฿9,500 ต่อเดือน");
    }

    @Test
    void refusedFieldsAreNamedAndWhatWasTypedStays() {
        api.answer("POST", "/vacancies", "vacancies-post-invalid");
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/vacancies/new");
        HttpResponse<String> answer = browser.submit("/vacancies/new", posting("submit"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("href=\"#tasks\"", "The worker pays nothing", "ช่างเชื่อมฝึกหัด");
    }

    @Test
    void withTheMatchingServiceGoneAPostingIsKeptWithItsKeyAndGoesThroughWhenItIsBack()
            throws InterruptedException {
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/vacancies/new");
        api.down();
        HttpResponse<String> kept = browser.submit("/vacancies/new", posting("submit"));
        assertThat(kept.statusCode()).isEqualTo(503);
        assertThat(kept.body())
                .contains("does not answer", "ช่างเชื่อมฝึกหัด", "one-and-the-same-key");
        Map<String, String> unread = posting("submit");
        unread.put("payMin", "plenty");
        assertThat(browser.submit("/vacancies/new", unread).body())
                .as("what is no number needs nobody else")
                .contains("Enter an amount such as 9400", "value=\"plenty\"");
        Map<String, String> other = posting("");
        other.put("to", "fil");
        assertThat(browser.submit("/vacancies/new", other).body())
                .as("where its lists were never read in that language it stays as it is")
                .contains("ช่างเชื่อมฝึกหัด", "id=\"posting\"");
        api.up();
        HttpResponse<String> answer = browser.submit("/vacancies/new", posting("submit"));
        for (int i = 0; i < 20 && answer.statusCode() == 503; i++) {
            Thread.sleep(500);
            answer = browser.submit("/vacancies/new", posting("submit"));
        }
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void aSessionThatEndedWhileWritingKeepsWhatWasTypedForTheSameAccount() {
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/vacancies/new");
        api.answer("POST", "/vacancies", "not-signed-in");
        HttpResponse<String> asked = browser.submit("/vacancies/new", posting("submit"));
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(asked.body())
                .contains("name=\"kept\" value=\"")
                .doesNotContain("ช่างเชื่อมฝึกหัด");
        String sealed = asked.body().replaceAll("(?s).*name=\"kept\" value=\"([^\"]+)\".*", "$1");
        api.asNew();
        HttpResponse<String> again =
                browser.submit(
                        "/signin",
                        Map.of(
                                "email",
                                "office@udom-metal.example",
                                "password",
                                "mango lantern harbour 42",
                                "kept",
                                sealed));
        assertThat(again.body()).contains("ช่างเชื่อมฝึกหัด", "one-and-the-same-key");
    }

    @Test
    void anAnswerIsSentWithAKeyOfItsOwn() {
        Browserless browser = new Browserless(portal).signIn();
        browser.get(INTRODUCTION);
        HttpResponse<String> answer =
                browser.submit(
                        INTRODUCTION + "/answer",
                        Map.of("answer", "meet", "key", "a-key-of-a-page"));
        assertThat(answer.statusCode()).isEqualTo(303);
        StandIn.Received sent = api.received("POST", INTRODUCTION + "/answer").getFirst();
        assertThat(sent.key()).isEqualTo("a-key-of-a-page-meet");
        assertThat(sent.body()).contains("\"answer\":\"meet\"");
    }

    @Test
    void aYesAfterTheDayPromisesNoMeetingButThatTheCandidateIsAskedFirst() {
        Browserless browser = new Browserless(portal).signIn();
        assertThat(browser.get(INTRODUCTION + "?done=meet").body())
                .contains("arranges the meeting with you both");
        String ended = "/introductions/1c0d6f0a-7d2a-4c0c-8f6b-4a9a5e2b1d33";
        assertThat(browser.get(ended + "?done=meet").body())
                .contains("asks the candidate first")
                .doesNotContain("arranges the meeting");
    }

    @Test
    void lookingAtALinkAnswersNothingAndAnsweringNeedsNoSignIn() {
        Browserless visitor = new Browserless(portal);
        HttpResponse<String> page = visitor.get("/answer/a-token");
        assertThat(page.headers().firstValue("referrer-policy")).hasValue("strict-origin");
        assertThat(api.received("POST", "/answer-links/answer")).isEmpty();
        Map<String, String> without = Map.of("answer", "not_this_time", "key", "a-key-of-a-page");
        assertThat(visitor.submit("/answer/a-token", without).statusCode()).isEqualTo(400);
        assertThat(api.received("POST", "/answer-links/answer")).isEmpty();
        Map<String, String> meet = Map.of("answer", "meet", "key", "a-key-of-a-page");
        HttpResponse<String> answered = visitor.submit("/answer/a-token", meet);
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.body())
                .as("a yes does not end what is shared")
                .doesNotContain("not shared any more");
        assertThat(api.received("POST", "/answer-links/answer")).hasSize(1);
    }

    @Test
    void lookingAtTheLinkOfARegistrationMakesNothingAndAUsedOneSaysWhatToDo() {
        Browserless visitor = new Browserless(portal);
        visitor.get("/language?to=en&back=/help");
        assertThat(visitor.get("/register").body()).doesNotContain("type=\"password\"");
        assertThat(visitor.get("/register/confirm?token=a-token").body())
                .contains("name=\"token\" value=\"a-token\"", "type=\"password\"");
        assertThat(api.received("POST", "/registrations/confirmation")).isEmpty();
        Map<String, String> chosen =
                Map.of(
                        "token", "a-token",
                        "key", "a-key-of-a-page",
                        "password", "seven quiet boats at noon");
        assertThat(visitor.submit("/register/confirm", chosen).statusCode()).isEqualTo(200);
        StandIn.Received sent = api.received("POST", "/registrations/confirmation").getFirst();
        assertThat(sent.key()).isEqualTo("a-key-of-a-page");
        assertThat(sent.body()).contains("\"password\":\"seven quiet boats at noon\"");
        api.answer("POST", "/registrations/confirmation", "registrations-confirmation-used");
        HttpResponse<String> used = visitor.submit("/register/confirm", chosen);
        assertThat(used.statusCode()).isEqualTo(410);
        assertThat(used.body())
                .contains(
                        "This address has an account already; sign in with it.",
                        "href=\"/signin\"",
                        "href=\"/register\"",
                        "href=\"/forgot\"");
    }

    private static List<String> reviewed() throws IOException {
        return List.of(
                ObjectMapper.getDefault()
                        .readValue(
                                Files.readString(Path.of("../config/contracts/review-fields.json")),
                                String[].class));
    }

    /** A course abroad, which has every field there is, with a comment on each of these. */
    private static String commented(List<String> fields) throws IOException {
        String course =
                ObjectMapper.getDefault()
                        .writeValueAsString(
                                Objects.requireNonNull(api.examples().get("vacancy-course"))
                                        .response());
        String comments =
                fields.stream()
                        .map(
                                one ->
                                        "{\"field\":\"%s\",\"message\":\"Mend %s.\"}"
                                                .formatted(one, one))
                        .collect(Collectors.joining(","));
        return course.replace("\"comments\":[]", "\"comments\":[" + comments + "]")
                .replace("\"state\":\"open\"", "\"state\":\"sent_back\"")
                .replace(
                        "\"overseas\":null",
                        "\"overseas\":{\"licenceNumber\":\"TH-1\",\"principal\":null,\"jobOrder\":null,\"visaClass\":null,\"vettedOn\":null}");
    }

    /** The parts of a page that hold a field each, whole with its name and what is said of it. */
    private static List<String> fieldsWith(String page, String text) {
        return Stream.of(
                        page.split(
                                "(?=<div class=\"field|<fieldset|<div class=\"stack tight|<section)"))
                .filter(part -> part.contains(text))
                .toList();
    }

    @Test
    void everyCommentOfAReviewStandsBesideItsFieldAndUnderItsName() throws IOException {
        api.answerWith("GET", COURSE, commented(reviewed()));
        Browserless browser = new Browserless(portal).signIn();
        String form = browser.get(COURSE + "/edit").body();
        String whole = browser.get(COURSE).body();
        assertThat(reviewed()).hasSizeGreaterThan(20);
        for (String field : reviewed()) {
            String said = "Mend " + field + ".";
            String id =
                    switch (field) {
                        case "payMin" -> "pay";
                        case "languages" -> "language1";
                        case "country" -> "place";
                        default -> field;
                    };
            assertThat(fieldsWith(form, said)).as(field).hasSize(1);
            assertThat(fieldsWith(form, said).getFirst())
                    .as(field)
                    .containsPattern("(id|for)=\"" + id + "\"");
            assertThat(whole).as(field).contains(said).doesNotContain("Other: " + said);
        }
    }

    @Test
    void whatIsRefusedIsSaidBesideItsFieldAndUnderItsName() throws IOException {
        api.answerWith("GET", COURSE, commented(List.of()));
        api.answer("PUT", COURSE, "vacancies-post-invalid");
        Browserless browser = new Browserless(portal).signIn();
        browser.get(COURSE + "/edit");
        for (String field : reviewed()) {
            api.otherwise("\"field\":\"tasks\"", "\"field\":\"" + field + "\"");
            Map<String, String> posting = posting("submit");
            posting.put("kind", "training");
            posting.put("version", "4");
            HttpResponse<String> answer = browser.submit(COURSE + "/edit", posting);
            assertThat(answer.statusCode()).as(field).isEqualTo(400);
            assertThat(answer.body())
                    .as(field)
                    .containsPattern("<p class=\"error\"[^>]*>The worker pays nothing")
                    .containsPattern("<a href=\"#[^\"]+\">[^<]+: The worker pays nothing");
        }
    }

    @Test
    void whatStandsBehindACourseIsShownAndSentBackUntilItIsTakenAway() {
        Browserless browser = new Browserless(portal).signIn();
        assertThat(browser.get(COURSE).body())
                .contains("Baker’s hand, early shift", "Cake decorator · not open now");
        String form = browser.get(COURSE + "/edit").body();
        assertThat(form)
                .containsPattern(
                        "name=\"backedBy\" value=\"c2a9f3d4[^\"]*\" checked[^>]*><span>Baker’s hand")
                .containsPattern(
                        "name=\"backedBy\" value=\"e81b7c52[^\"]*\" checked[^>]*><span>Cake decorator");
        Map<String, String> posting = posting("draft");
        posting.put("kind", "training");
        posting.put("version", "4");
        posting.put("backedBy", "c2a9f3d4-1b6e-4f70-9a8d-7e5c3b2a1f09");
        browser.submit(COURSE + "/edit", posting);
        assertThat(api.received("PUT", COURSE).getFirst().body())
                .contains("\"backedBy\":[\"c2a9f3d4-1b6e-4f70-9a8d-7e5c3b2a1f09\"]");
    }

    @Test
    void whatACourseIsForAndWhatCameOfItIsShownAndSentBack() {
        Browserless browser = new Browserless(portal).signIn();
        assertThat(browser.get(COURSE).body())
                .contains("A trade in which people are hired", "18 of 24 found work");
        assertThat(browser.get(COURSE + "/edit").body())
                .contains("<option value=\"market\" selected")
                .containsPattern("name=\"finished\"[^>]*value=\"24\"")
                .containsPattern("name=\"inWork\"[^>]*value=\"18\"");
        Map<String, String> posting = posting("draft");
        posting.put("kind", "training");
        posting.put("version", "4");
        posting.put("course", "personal");
        posting.put("finished", "๓๐");
        posting.put("inWork", "0");
        browser.submit(COURSE + "/edit", posting);
        assertThat(api.received("PUT", COURSE).getFirst().body())
                .contains("\"course\":\"personal\"", "\"finished\":30", "\"inWork\":0");
        posting.put("kind", "apprenticeship");
        browser.submit("/vacancies/new", posting);
        assertThat(api.received("POST", "/vacancies").getFirst().body())
                .as("only of a course")
                .doesNotContain("\"course\":\"personal\"", "\"finished\":30");
    }

    @Test
    void whoFinishedACourseForABusinessOfOnesOwnMayLiveByThat() {
        api.otherwise("\"course\":\"market\"", "\"course\":\"business\"");
        assertThat(new Browserless(portal).signIn().get(COURSE).body())
                .contains("18 of 24 found work or have their own business");
    }

    @Test
    void whoMendsAVacancyWithoutPayIsAskedForASumOfItsOwnCountryAMonth() {
        api.otherwise(
                "\"currency\":\"THB\",\"payPeriod\":null", "\"currency\":null,\"payPeriod\":null");
        api.otherwise(
                "\"country\":\"TH\",\"place\":\"TH-40\"", "\"country\":\"PH\",\"place\":null");
        Browserless browser = new Browserless(portal).signIn();
        assertThat(browser.get("/vacancies/7be0f6b2-63ce-4b1f-8a1d-8d5d2d4a9a31/edit").body())
                .containsPattern("<option value=\"PHP\" selected")
                .containsPattern("<option value=\"month\" selected")
                .doesNotContainPattern("<option value=\"THB\" selected");
    }

    @Test
    void aSumThatMayBeMeantOtherwiseIsAskedForAndNotGuessed() {
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/vacancies/new");
        Map<String, String> onlyMost = posting("submit");
        onlyMost.put("payMin", "");
        onlyMost.put("payMax", "12,000");
        Map<String, String> orMore = posting("submit");
        orMore.put("payMin", "");
        orMore.put("payOpen", "yes");
        Map<String, String> point = posting("submit");
        point.put("payMin", "12.000");
        for (Map<String, String> posting : List.of(onlyMost, orMore, point)) {
            HttpResponse<String> answer = browser.submit("/vacancies/new", posting);
            assertThat(answer.statusCode()).as(posting.toString()).isEqualTo(400);
            assertThat(answer.body()).contains("href=\"#payMin\"");
        }
        assertThat(browser.submit("/vacancies/new", onlyMost).body())
                .contains("Enter the lowest sum");
        assertThat(api.received("POST", "/vacancies"))
                .allMatch(sent -> sent.body().contains("\"payMin\":-1,"));
        Map<String, String> dinars = posting("submit");
        dinars.put("currency", "KWD");
        dinars.put("payMin", "112.500");
        browser.submit("/vacancies/new", dinars);
        assertThat(api.received("POST", "/vacancies").getLast().body())
                .contains("\"payMin\":112.5");
    }

    @Test
    void aNumberThatIsTooHighIsForTheMatchingServiceToRefuseWithItsBounds() {
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/vacancies/new");
        Map<String, String> posting = posting("submit");
        posting.put("hours", "200");
        HttpResponse<String> answer = browser.submit("/vacancies/new", posting);
        assertThat(answer.body()).doesNotContain("Enter a whole number");
        assertThat(api.received("POST", "/vacancies").getFirst().body()).contains("\"hours\":200");
    }

    @Test
    void whatWentWrongCanBeReadInAnotherLanguageAndLedAwayFrom() {
        Browserless browser = new Browserless(portal).signIn();
        Map<String, String> pages =
                Map.of(
                        INTRODUCTION + "/answer",
                        INTRODUCTION,
                        VACANCY + "/pause",
                        VACANCY,
                        "/account/password",
                        "/account");
        pages.forEach(
                (path, page) ->
                        assertThat(browser.get(path).headers().firstValue("location"))
                                .as(path)
                                .hasValue(page));
        assertThat(browser.get(VACANCY + "/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void whoWasSlowerIsLedToWhatHasChanged() {
        api.answer("POST", VACANCY + "/pause", "vacancy-step-conflict");
        Browserless browser = new Browserless(portal).signIn();
        browser.get(VACANCY);
        HttpResponse<String> answer = browser.submit(VACANCY + "/pause", Map.of());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .containsPattern("href=\"" + VACANCY + "/pause\">See how it stands now");
    }

    @Test
    void whoChangesAnOpenVacancyIsToldBeforeAndAfterThatItIsReadAgain() {
        Browserless browser = new Browserless(portal).signIn();
        assertThat(browser.get(VACANCY + "/edit").body()).contains("it is hidden until then");
        Map<String, String> changed = posting("draft");
        changed.put("version", "4");
        HttpResponse<String> answer = browser.submit(VACANCY + "/edit", changed);
        assertThat(answer.headers().firstValue("location")).hasValue(VACANCY + "?done=again");
        api.otherwise("\"state\":\"open\"", "\"state\":\"submitted\"");
        assertThat(browser.get(VACANCY + "?done=again").body())
                .contains("somebody reads it once more")
                .doesNotContain("usually within two working days");
        assertThat(browser.get(VACANCY + "/edit").body()).doesNotContain("hidden until then");
    }

    @Test
    void anOfferIsWithdrawnInTwoStepsAndNoOtherAnswerIsBesideIt() {
        api.otherwise("\"mayAnswer\":[\"meet\"", "\"mayAnswer\":[\"hire\",\"withdraw_offer\"");
        String page = new Browserless(portal).signIn().get(INTRODUCTION).body();
        assertThat(page).contains("value=\"hire\"");
        assertThat(page.substring(0, page.indexOf("value=\"withdraw_offer\"")))
                .containsPattern(
                        "(?s)<details><summary>Withdraw the offer</summary>(?!.*</details>)");
    }

    @Test
    void whoLooksByALinkIsToldWhereANameMayStandAndHeldNotToHaveMetYet() {
        Browserless visitor = new Browserless(portal);
        visitor.get("/language?to=en&back=/help");
        assertThat(visitor.get("/answer/t").body())
                .contains("you see both once you sign in")
                .doesNotContain("once they have agreed to it");
        api.otherwise("\"state\":\"waiting\"", "\"state\":\"kept\"");
        assertThat(visitor.get("/answer/t").body())
                .contains("<h2>Your answer</h2>")
                .doesNotContain("How did it go?");
    }

    @Test
    void whatIsOverIsPostedOnceMoreWithoutBeingTypedAgain() {
        api.otherwise("\"state\":\"open\"", "\"state\":\"filled\"");
        Browserless browser = new Browserless(portal).signIn();
        String link = VACANCY.replace("/vacancies/", "/vacancies/new?like=");
        assertThat(browser.get(VACANCY).body()).contains("href=\"" + link + "\"");
        assertThat(browser.get(link).body())
                .contains(
                        "action=\"/vacancies/new\"",
                        "Learn to weld gates and frames",
                        "value=\"9500\"",
                        "weld by stick electrode")
                .doesNotContain("2027-01-11", "2027-03-31");
        assertThat(
                        browser.get("/vacancies/new?like=11111111-2222-4333-8444-555555555555")
                                .statusCode())
                .isEqualTo(404);
    }

    private static Map<String, String> posting(String act) {
        Map<String, String> fields = new HashMap<>();
        fields.put("do", act);
        fields.put("key", "one-and-the-same-key");
        fields.put("kind", "apprenticeship");
        fields.put("title", "ช่างเชื่อมฝึกหัด");
        fields.put("tasks", "Weld gates and frames.");
        fields.put("place", "TH-40");
        fields.put("payMin", "9,500");
        fields.put("currency", "THB");
        fields.put("payPeriod", "month");
        fields.put("hours", "๔๐");
        fields.put("startOn", "2027-01-11");
        fields.put("seats", "2");
        return fields;
    }
}
