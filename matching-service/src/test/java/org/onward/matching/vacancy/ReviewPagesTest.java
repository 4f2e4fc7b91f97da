package org.onward.matching.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerWorld;
import org.onward.matching.TestService;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldError;
import org.onward.matching.web.Browserless;

class ReviewPagesTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";

    static TestService service;
    static EmployerWorld world;
    static Caller staff;
    static Browserless browser;
    static UUID kitchen;

    @BeforeAll
    static void start() {
        service = TestService.start();
        world = new EmployerWorld(service);
        staff = world.people.staff();
        kitchen = world.verified("ครัวคุณแม่", null);
        browser = signedIn(Role.PROGRAMME_STAFF, null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Browserless signedIn(Role role, @Nullable UUID organisation) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Khun Ploy",
                                PASSWORD,
                                role,
                                null,
                                role == Role.PROGRAMME_STAFF ? world.people.programme : null,
                                organisation,
                                "en"));
        return new Browserless(service).signIn(email, PASSWORD);
    }

    private static VacancyForm form(UUID employer, String title, String tasks, String country) {
        return form(employer, title, tasks, country, null);
    }

    private static VacancyForm form(
            UUID employer,
            String title,
            String tasks,
            String country,
            @Nullable LocalDate startOn) {
        return new VacancyForm(
                "job",
                employer,
                title,
                tasks,
                null,
                null,
                null,
                country,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                startOn == null ? null : startOn.toString(),
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static VacancyId waiting(UUID employer, String title, String tasks, String country) {
        VacancyId id =
                service.get(PostVacancy.class)
                        .post(staff, null, form(employer, title, tasks, country));
        service.get(SubmitVacancy.class).submit(staff, id);
        return id;
    }

    private static VacancyId waiting(String title) {
        return waiting(kitchen, title, "Cook lunch for forty.", "TH");
    }

    private static String address(VacancyId id) {
        return "/review/vacancies/" + id.value();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("location").orElse("");
    }

    private static VacancyState state(VacancyId id) {
        return service.get(ReadVacancy.class).read(staff, id).vacancy().state();
    }

    private static Map<String, String> decision(VacancyId id, String field, String text) {
        int version = service.get(ReadVacancy.class).read(staff, id).vacancy().version();
        return Map.of("version", Integer.toString(version), field, text);
    }

    @Test
    void whatCanBeCommentedOnIsWhatEmployersAreToldOf() throws IOException {
        List<String> told = new ArrayList<>();
        new ObjectMapper()
                .readTree(Files.readString(Path.of("../config/contracts/review-fields.json")))
                .forEach(one -> told.add(one.asText()));
        assertThat(ReviewFields.NAMES).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void whoeverReviewsSeesWhatStandsBehindACourseAndNamesAJobOfAnotherEmployer() {
        VacancyId job =
                waiting(world.verified("ร้านเบเกอรี่ดาว", null), "Baker’s hand", "Bake.", "TH");
        service.get(ApproveVacancy.class).approve(staff, job);
        VacancyId other = waiting(kitchen, "Cake decorator", "Decorate.", "TH");
        VacancyId course =
                service.get(PostVacancy.class)
                        .post(
                                staff,
                                null,
                                new VacancyForm(
                                        "training",
                                        kitchen,
                                        "Bread and pastry",
                                        "Learn to bake.",
                                        null,
                                        null,
                                        "P",
                                        "TH",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        6,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null));
        service.get(SubmitVacancy.class).submit(staff, course);
        assertThat(browser.get(address(course)).body())
                .contains("Not said whether a job follows this course.", "Education")
                .contains("name=\"comment.backedBy\"", "name=\"comment.sector\"");
        HttpResponse<String> nowhere =
                browser.submit(
                        address(course) + "/backing", decision(course, "another", "the bakery"));
        assertThat(nowhere.statusCode()).isEqualTo(400);
        assertThat(nowhere.body()).contains("No vacancy that you can see", "value=\"the bakery\"");
        HttpResponse<String> itself =
                browser.submit(
                        address(course) + "/backing",
                        decision(course, "another", course.value().toString()));
        assertThat(itself.body()).contains("A course does not stand behind a course");
        String of = "http://onward.example/vacancies/" + job.value();
        assertThat(
                        location(
                                browser.submit(
                                        address(course) + "/backing",
                                        decision(course, "another", of))))
                .isEqualTo(address(course) + "?done=backed#behind");
        assertThat(browser.get(address(course)).body())
                .contains("Baker’s hand · ร้านเบเกอรี่ดาว · ");
        Map<String, String> both = new HashMap<>(decision(course, "another", address(other)));
        both.put("backedBy", job.value().toString());
        location(browser.submit(address(course) + "/backing", both));
        assertThat(browser.get(address(course)).body())
                .contains("Cake decorator · ครัวคุณแม่ · not open now", "Baker’s hand · ");
        location(browser.submit(address(course) + "/backing", decision(course, "another", "")));
        assertThat(browser.get(address(course)).body()).doesNotContain("Baker’s hand");
    }

    @Test
    void whoReviewsBeginsAtTheReview() {
        assertThat(location(browser.get("/"))).isEqualTo("/review");
        UUID chamber = world.chamber("Chamber That Begins");
        Browserless desk = signedIn(Role.CHAMBER, chamber);
        assertThat(location(desk.get("/"))).isEqualTo("/review");
        assertThat(desk.get("/review").body())
                .contains("No vacancy waits for review")
                .doesNotContain("href=\"/vacancies\"");
    }

    @Test
    void aVacancyIsApprovedAndTheQueueSaysSo() {
        VacancyId id = waiting("Baker by night");
        assertThat(browser.get("/review").body()).contains("Baker by night", "Read and decide");
        assertThat(browser.get(address(id)).body()).contains("Baker by night", "Approve");
        String queue = location(browser.submit(address(id) + "/approval", decision(id, "x", "")));
        assertThat(browser.get(queue).body())
                .contains("Approved. People can be shown it now.")
                .doesNotContain("Baker by night");
        assertThat(state(id)).isInstanceOf(VacancyState.Open.class);
    }

    @Test
    void aVacancyToldByTelephoneIsWrittenDownOnceAndWaitsForReview() {
        assertThat(browser.get("/review").body()).contains("href=\"/vacancies/new\"");
        String page = browser.get("/vacancies/new").body();
        String key = page.replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
        Map<String, String> told = new HashMap<>(Map.of("key", key, "seats", "many"));
        String faults = browser.submit("/vacancies/new", told).body();
        for (String field : List.of("employer", "kind", "title", "place", "seats")) {
            assertThat(faults).contains("href=\"#" + field + "\"");
        }
        told.putAll(
                Map.of(
                        "employer", "ครัวคุณ",
                        "kind", "job",
                        "title", "Night baker",
                        "tasks", "Bake bread.",
                        "place", "TH-50",
                        "payMin", "12,000",
                        "currency", "THB",
                        "payPeriod", "month",
                        "seats", "๒"));
        assertThat(browser.submit("/vacancies/new", told).body())
                .contains(
                        "Nobody of this name is known",
                        "value=\"employer|ครัวคุณแม่\"",
                        "newEmployer");
        told.put("employer", "ครัวคุณแม่");
        told.put("payMin", "0");
        assertThat(browser.submit("/vacancies/new", told).body())
                .contains("href=\"#payMin\"", "0 is no pay. Leave it empty");
        told.put("payMin", "12,000");
        HttpResponse<String> looked = browser.submit("/vacancies/new", told);
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        assertThat(looked.body()).contains("What it asks for", "value=\"post\"", "Night baker");
        assertThat(service.ask("select count(*) from vacancy where title = 'Night baker'"))
                .as("nothing is kept before it is written down")
                .isEqualTo("0");
        told.put("do", "post");
        String kept = location(browser.submit("/vacancies/new", told));
        assertThat(kept).startsWith("/vacancies/").endsWith("?done=told");
        assertThat(location(browser.submit("/vacancies/new", told))).as("twice").isEqualTo(kept);
        assertThat(browser.get(kept).body()).contains("Night baker", "฿12,000 a month");
        assertThat(service.ask("select state from vacancy where title = 'Night baker'"))
                .isEqualTo("submitted");

        UUID chamber = world.chamber("Chamber That Writes Down");
        Browserless desk = signedIn(Role.CHAMBER, chamber);
        assertThat(desk.get("/vacancies/new").body())
                .containsPattern("(?s)label=\"Thailand\".*label=\"Philippines\"")
                .contains("value=\"THB\" selected");
        told.put("employer", "Sari-sari ni Aling Nena");
        told.put("title", "Shop helper");
        told.put("newEmployer", "yes");
        told.put("phone", "0917 555 0123");
        told.remove("key");
        assertThat(location(desk.submit("/vacancies/new", told))).isEqualTo("/review?done=told");
        assertThat(desk.get("/review?done=told").body())
                .contains("It waits for review.", "Shop helper");
        assertThat(
                        service.ask(
                                "select chamber_id from employer where name = 'Sari-sari ni Aling Nena'"))
                .isEqualTo(chamber.toString());
    }

    @Test
    void provincesAndMoneyOfTheCountryOfTheDeskOrTheEmployerComeFirst() {
        UUID chamber = world.chamber("Cebu Chamber of Bakers");
        service.sql("update chamber set country = 'PH' where id = ?", chamber);
        String philippinesFirst = "(?s)label=\"Philippines\".*label=\"Thailand\"";
        Browserless desk = signedIn(Role.CHAMBER, chamber);
        assertThat(desk.get("/vacancies/new").body())
                .containsPattern(philippinesFirst)
                .contains("value=\"PHP\" selected");
        service.sql(
                "update employer set country = 'PH' where id = ?",
                world.verified("Panaderya ni Aling Nena", null));
        browser.get("/vacancies/new");
        assertThat(
                        browser.submit(
                                        "/vacancies/new",
                                        Map.of("employer", "Panaderya ni Aling Nena", "seats", "1"))
                                .body())
                .containsPattern(philippinesFirst);
    }

    @Test
    void aCourseToldByTelephoneSaysWhatItPaysHowLongItTakesAndWhatFollows() {
        VacancyId job = waiting("Baker for the course");
        browser.get("/vacancies/new");
        Map<String, String> told =
                new HashMap<>(
                        Map.of(
                                "employer", "ครัวคุณแม่",
                                "kind", "training",
                                "title", "Bread told by telephone",
                                "place", "TH-50",
                                "stipend", "3,000",
                                "weeks", "a few",
                                "plan", "Bread, then cakes.",
                                "seats", "6",
                                "seatsCommitted", "2",
                                "backedBy", "that bakery"));
        told.put("do", "post");
        told.put("finished", "some");
        String faults = browser.submit("/vacancies/new", told).body();
        for (String field : List.of("weeks", "currency", "backedBy", "finished")) {
            assertThat(faults).contains("href=\"#" + field + "\"");
        }
        told.put("course", "market");
        told.put("finished", "18");
        told.put("inWork", "24");
        told.put("weeks", "8");
        told.put("currency", "THB");
        told.put("backedBy", address(job));
        assertThat(browser.submit("/vacancies/new", told).body())
                .containsPattern("href=\"#inWork\">[^<]*More found work than finished");
        told.put("inWork", "12");
        String kept = location(browser.submit("/vacancies/new", told));
        assertThat(browser.get(kept).body())
                .contains("฿3,000 a month", "8 weeks", "Bread, then cakes.", "Baker for the course")
                .contains("A trade in which people are hired")
                .contains("The provider says: 12 of 18 found work");
        assertThat(browser.get(kept.replaceFirst("\\?.*", "") + "/edit").body())
                .contains("value=\"market\" selected")
                .containsPattern("name=\"finished\"[^>]*value=\"18\"")
                .containsPattern("name=\"inWork\"[^>]*value=\"12\"");
        assertThat(
                        browser.get(
                                        "/review/vacancies/"
                                                + kept.replaceFirst(
                                                        ".*/vacancies/([0-9a-f-]+).*", "$1"))
                                .body())
                .contains("The provider says: 12 of 18 found work")
                .contains("name=\"comment.course\"", "name=\"comment.finished\"");
        assertThat(
                        service.ask(
                                "select seats_committed from vacancy where title = 'Bread told by telephone'"))
                .isEqualTo("2");
        told.put("course", "business");
        assertThat(browser.get(location(browser.submit("/vacancies/new", told))).body())
                .contains("The provider says: 12 of 18 found work or have their own business");
        told.put("kind", "job");
        told.put("title", "No course at all");
        told.put("payMin", "");
        location(browser.submit("/vacancies/new", told));
        assertThat(
                        service.ask(
                                "select count(*) from vacancy where title = 'No course at all' and weeks is null and seats_committed is null"))
                .isEqualTo("1");
    }

    @Test
    void whatIsApprovedIsWhatWasRead() {
        VacancyId id = waiting("Changed meanwhile");
        browser.get(address(id));
        HttpResponse<String> answer =
                browser.submit(address(id) + "/approval", Map.of("version", "0"));
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains("Somebody changed this while you read it");
        assertThat(state(id)).isInstanceOf(VacancyState.Submitted.class);
    }

    @Test
    void commentsGoBackUnderTheNamesOfTheirFields() {
        VacancyId id = waiting("Comments wanted");
        browser.get(address(id));
        HttpResponse<String> none =
                browser.submit(address(id) + "/sending-back", decision(id, "comment.hours", " "));
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("Write a comment beside at least one field");
        Map<String, String> telling = new HashMap<>(decision(id, "comment.hours", "Which?"));
        telling.put("comment.payMin", "Our returnees need more.");
        HttpResponse<String> told = browser.submit(address(id) + "/sending-back", telling);
        assertThat(told.statusCode()).isEqualTo(400);
        assertThat(told.body())
                .contains(
                        "href=\"#comment.payMin\"",
                        "say it without “returnees”",
                        "Our returnees need more.");
        HttpResponse<String> tooLong =
                browser.submit(
                        address(id) + "/sending-back",
                        decision(id, "comment.hours", "ย".repeat(501)));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("at most 500 characters", "ย".repeat(501));
        location(
                browser.submit(
                        address(id) + "/sending-back",
                        decision(id, "comment.payMin", "ใส่ค่าจ้างด้วยค่ะ")));
        assertThat(state(id))
                .isInstanceOfSatisfying(
                        VacancyState.SentBack.class,
                        back ->
                                assertThat(back.comments())
                                        .containsExactly(
                                                new FieldError(
                                                        "payMin", "review", "ใส่ค่าจ้างด้วยค่ะ")));
    }

    @Test
    void whatWasWrittenToTheEmployerIsNotLostByApproving() {
        VacancyId id = waiting("Approved by habit");
        browser.get(address(id));
        for (String field : List.of("comment.payMin", "because")) {
            HttpResponse<String> answer =
                    browser.submit(
                            address(id) + "/approval", decision(id, field, "So many zeros?"));
            assertThat(answer.statusCode()).as(field).isEqualTo(400);
            assertThat(answer.body())
                    .contains("href=\"#" + field + "\"", "This would be lost", "So many zeros?");
        }
        assertThat(state(id)).isInstanceOf(VacancyState.Submitted.class);
        location(browser.submit(address(id) + "/approval", decision(id, "because", " ")));
        assertThat(state(id)).isInstanceOf(VacancyState.Open.class);
    }

    @Test
    void whatWasRefusedIsReadInAnotherLanguageOnThePageItBelongsTo() {
        VacancyId id = waiting("In another language");
        browser.get(address(id));
        for (String act : List.of("/sending-back", "/rejection")) {
            HttpResponse<String> refused =
                    browser.submit(address(id) + act, decision(id, "because", ""));
            assertThat(refused.statusCode()).as(act).isEqualTo(400);
            assertThat(refused.body()).contains("name=\"back\" value=\"" + address(id) + "\"");
        }
    }

    @Test
    void aRejectionNeedsAReason() {
        VacancyId id = waiting("To be rejected");
        browser.get(address(id));
        HttpResponse<String> answer =
                browser.submit(address(id) + "/rejection", decision(id, "because", ""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Give a reason");
        location(browser.submit(address(id) + "/rejection", decision(id, "because", "A fee")));
        assertThat(state(id)).isInstanceOf(VacancyState.Rejected.class);
    }

    @Test
    void whatStandsInTheTextAndWhatIsMissingIsSaidFirst() {
        VacancyId id = waiting(kitchen, "Waitress", "มีค่าสมัคร 500 บาท\nCall 081-234-5678", "TH");
        assertThat(browser.get(address(id)).body())
                .contains(
                        "Look at this first",
                        "A fee or deduction for the worker? “ค่าสมัคร”",
                        "Contact details in the text? “081-234-5678”",
                        "Pay must be known before anyone is introduced.");
    }

    @Test
    void aFirstDayThatHasPassedIsSaidToWhoeverReviews() {
        for (int days : List.of(-40, 40)) {
            VacancyId id =
                    service.get(PostVacancy.class)
                            .post(
                                    staff,
                                    null,
                                    form(
                                            kitchen,
                                            "Begins in %d days".formatted(days),
                                            "Cook.",
                                            "TH",
                                            staff.today().plusDays(days)));
            service.get(SubmitVacancy.class).submit(staff, id);
            assertThat(browser.get(address(id)).body().contains("Its first day has passed"))
                    .as("begins in %d days", days)
                    .isEqualTo(days < 0);
        }
    }

    @Test
    void anUnverifiedEmployerIsVerifiedBeforeItsVacancyIsApproved() {
        UUID shop = world.unverified("ร้านกาแฟริมปิง", null);
        VacancyId id = waiting(shop, "Barista", "Make coffee.", "TH");
        assertThat(browser.get("/review?list=employers").body()).contains("ร้านกาแฟริมปิง");
        assertThat(browser.get(address(id)).body())
                .contains("Verify the employer first")
                .doesNotContain("formaction=\"" + address(id) + "/approval\"");
        String employer = "/review/employers/" + shop;
        assertThat(browser.get(employer).body()).contains("1 waits");
        String queue = location(browser.submit(employer + "/verification", Map.of()));
        assertThat(browser.get(queue).body())
                .contains("Verified.")
                .doesNotContain("ร้านกาแฟริมปิง");
        browser.get(employer);
        HttpResponse<String> twice = browser.submit(employer + "/verification", Map.of());
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(browser.submit(employer + "/suspension", Map.of("because", "")).body())
                .contains("Give a reason");
        location(browser.submit(employer + "/suspension", Map.of("because", "Papers held")));
        assertThat(browser.get("/review?list=employers").body()).contains("ร้านกาแฟริมปิง");
        assertThat(browser.get(employer).body()).contains("Papers held", "Lift the suspension");
        location(browser.submit(employer + "/lifting", Map.of()));
    }

    @Test
    void aVerifiedEmployerIsFoundByNameToBeSuspended() {
        UUID shop = world.verified("Bahay Kubo & Sons", null);
        assertThat(browser.get("/review?list=employers").body()).doesNotContain("Bahay Kubo");
        assertThat(browser.get("/review?list=employers&q=kubo+%26").body())
                .contains("/review/employers/" + shop, "Verified");
        assertThat(browser.get("/review?list=employers&q=nobody+at+all").body())
                .contains("No employer of this name");
        Browserless desk = signedIn(Role.CHAMBER, world.chamber("Chamber That Looks"));
        assertThat(desk.get("/review?list=employers&q=kubo").body()).doesNotContain("Bahay Kubo");
    }

    @Test
    void workAbroadIsCheckedByStaffAndThenApproved() {
        VacancyId id = waiting(kitchen, "Caregiver", "Care for elderly people.", "PH");
        assertThat(browser.get(address(id)).body()).contains("Check the work abroad");
        HttpResponse<String> half =
                browser.submit(
                        address(id) + "/vetting",
                        Map.of(
                                "version",
                                "1",
                                "licenceNumber",
                                "DMW-123",
                                "principal",
                                "Kaigo Co"));
        assertThat(half.statusCode()).isEqualTo(400);
        assertThat(half.body())
                .contains("value=\"DMW-123\"", "Tick this once you have made sure", "Fill this in");
        String back =
                location(
                        browser.submit(
                                address(id) + "/vetting",
                                Map.of(
                                        "version", "1",
                                        "licenceNumber", "DMW-123",
                                        "principal", "Kaigo Co",
                                        "jobOrder", "JO-9",
                                        "visaClass", "SSW",
                                        "contractSeen", "yes",
                                        "zeroFees", "yes")));
        assertThat(browser.get(back).body()).contains("Checked. You can approve it now.");
        location(browser.submit(address(id) + "/approval", decision(id, "x", "")));
    }

    @Test
    void whatIsKnownOfAnEmployerIsChangedOnItsPageAndAChamberGivesBackWhomItDoesNotKnow() {
        UUID chamber = world.chamber("หอการค้าจังหวัดแพร่");
        UUID employer = world.unverified("Wrong Naem", chamber);
        String page = "/review/employers/" + employer;
        assertThat(browser.get(page).body()).contains("หอการค้าจังหวัดแพร่", page + "/facts");
        assertThat(browser.get(page + "/facts").body()).contains("Wrong Naem");
        Map<String, String> facts =
                Map.of(
                        "version", "0",
                        "name", "Right Name",
                        "kind", "training_provider",
                        "place", "TH-54",
                        "sector", "C",
                        "chamber", chamber.toString(),
                        "phone", "+66 70 000 0404");
        assertThat(location(browser.submit(page + "/facts", facts))).isEqualTo(page);
        assertThat(
                        service.ask(
                                "select concat_ws(' ', name, kind, country, place_code, sector) from employer where id = ?",
                                employer))
                .isEqualTo("Right Name training_provider TH TH-54 C");
        assertThat(browser.submit(page + "/facts", facts).statusCode())
                .as("somebody changed it meanwhile")
                .isEqualTo(412);
        Browserless other = signedIn(Role.CHAMBER, world.chamber("Chamber Not Named"));
        assertThat(other.get(page + "/facts").statusCode()).isEqualTo(404);
        Browserless desk = signedIn(Role.CHAMBER, chamber);
        assertThat(desk.get("/review?list=employers").body()).contains("Right Name");
        assertThat(other.get("/review?list=employers").body()).doesNotContain("Right Name");
        assertThat(desk.get(page).body()).contains("Not our member");
        assertThat(location(desk.submit(page + "/disowning", Map.of())))
                .isEqualTo("/review?list=employers&done=disowned");
        assertThat(desk.get(page).statusCode()).isEqualTo(404);
        assertThat(browser.get(page).body()).doesNotContain("<dd>หอการค้าจังหวัดแพร่");
    }

    @Test
    void payWithoutAHighestStaysSoWhenSomethingElseIsChanged() {
        VacancyId id = waiting("Open cook");
        String page = "/vacancies/" + id.value();
        service.sql(
                """
                update vacancy set pay_min_minor = 1500000, pay_max_minor = null, currency = 'THB',
                    pay_period = 'month' where id = ?""",
                id.value());
        String form = browser.get(page + "/edit").body();
        assertThat(form)
                .contains(
                        "name=\"payMin\" type=\"text\" value=\"15000\"",
                        "name=\"payMax\" type=\"text\" value=\"\"")
                .containsPattern("name=\"payOpen\" value=\"yes\" checked");
        Map<String, String> typed =
                new HashMap<>(
                        Map.of(
                                "version",
                                form.replaceAll(
                                        "(?s).*name=\"version\" value=\"([^\"]+)\".*", "$1"),
                                "kind",
                                "job",
                                "title",
                                "Open head cook",
                                "payMin",
                                "15000",
                                "payOpen",
                                "yes",
                                "currency",
                                "THB",
                                "payPeriod",
                                "month",
                                "seats",
                                "1",
                                "do",
                                "save"));
        assertThat(location(browser.submit(page + "/edit", typed))).isEqualTo(page + "?done=saved");
        assertThat(browser.get(page).body()).contains("Open head cook", "from ฿15,000 a month");
        form = browser.get(page + "/edit").body();
        typed.put("version", form.replaceAll("(?s).*name=\"version\" value=\"([^\"]+)\".*", "$1"));
        typed.put("payMax", "18000");
        assertThat(browser.submit(page + "/edit", typed).body()).contains("href=\"#payMax\"");
        typed.put("payMax", "");
        typed.remove("payOpen");
        assertThat(location(browser.submit(page + "/edit", typed))).isEqualTo(page + "?done=saved");
        assertThat(browser.get(page).body())
                .as("one sum alone is that sum")
                .contains("฿15,000 a month")
                .doesNotContain("from ฿15,000");
    }

    @Test
    void whatWasToldByTelephoneIsPutRightPausedOpenedAndFilledOnItsPage() {
        VacancyId id = waiting("Lunch cook");
        String page = "/vacancies/" + id.value();
        service.get(SendBackVacancy.class)
                .sendBack(
                        staff,
                        id,
                        List.of(new SendBackVacancy.Comment("hours", "How many hours?")));
        assertThat(browser.get("/vacancies/hidden?q=lunch").body())
                .contains("Lunch cook", "Sent back", page);
        assertThat(browser.get(page).body())
                .contains("How many hours?", "Hand it in", page + "/edit")
                .doesNotContain(">Pause<");
        String form = browser.get(page + "/edit").body();
        assertThat(form).contains("value=\"Lunch cook\"", "How many hours?", "Save and hand in");
        Map<String, String> typed = new HashMap<>();
        typed.put("version", form.replaceAll("(?s).*name=\"version\" value=\"([^\"]+)\".*", "$1"));
        typed.put("kind", "job");
        typed.put("title", "");
        typed.put("hours", "many");
        typed.put("seats", "3");
        typed.put("do", "hand_in");
        String faults = browser.submit(page + "/edit", typed).body();
        assertThat(faults).contains("href=\"#title\"", "href=\"#hours\"");
        typed.put("title", "Lunch cook");
        typed.put("hours", "40");
        assertThat(location(browser.submit(page + "/edit", typed))).isEqualTo(page + "?done=saved");
        assertThat(state(id)).isInstanceOf(VacancyState.Submitted.class);
        assertThat(browser.get(page).body()).contains("40 hours", "/review" + page);
        service.get(ApproveVacancy.class).approve(staff, id);

        browser.get(page);
        assertThat(location(browser.submit(page + "/step", decision(id, "step", "pause"))))
                .isEqualTo(page + "?done=pause");
        assertThat(state(id)).isInstanceOf(VacancyState.Paused.class);
        assertThat(browser.get("/vacancies/hidden").body()).contains("Lunch cook");
        HttpResponse<String> twice = browser.submit(page + "/step", decision(id, "step", "pause"));
        assertThat(twice.statusCode()).as("it is paused already").isEqualTo(409);
        assertThat(twice.body())
                .contains("A vacancy that is paused cannot become paused.", "Lunch cook");
        HttpResponse<String> old =
                browser.submit(page + "/step", Map.of("version", "0", "step", "fill"));
        assertThat(old.statusCode()).as("a page of this morning").isEqualTo(412);
        assertThat(old.body()).contains("Somebody changed this while you read it");
        service.sql("update vacancy set valid_until = '2026-01-01' where id = ?", id.value());
        assertThat(browser.get(page).body())
                .contains("Its last day has passed. Give it another one")
                .doesNotContain(">Open again<");
        assertThat(browser.submit(page + "/step", decision(id, "step", "open")).body())
                .contains("Its last day has passed; give it another one first.");
        service.sql("update vacancy set valid_until = null where id = ?", id.value());
        location(browser.submit(page + "/step", decision(id, "step", "open")));
        assertThat(state(id)).isInstanceOf(VacancyState.Open.class);
        location(browser.submit(page + "/step", decision(id, "step", "fill")));
        assertThat(state(id)).isInstanceOf(VacancyState.Filled.class);
        assertThat(browser.get(page).body())
                .contains("It does not come back")
                .doesNotContain(page + "/edit");
        assertThat(browser.get("/vacancies/hidden?list=over").body()).contains("Lunch cook");
        assertThat(browser.submit(page + "/step", decision(id, "step", "erase")).statusCode())
                .isEqualTo(404);

        Browserless other = signedIn(Role.CHAMBER, world.chamber("หอการค้าจังหวัดตาก"));
        other.get("/review");
        assertThat(other.get(page).statusCode()).as("no member's").isEqualTo(404);
        assertThat(other.get(page + "/edit").statusCode()).isEqualTo(404);
        assertThat(other.get("/vacancies/hidden?list=over").body()).doesNotContain("Lunch cook");
        assertThat(other.submit(page + "/step", decision(id, "step", "open")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aChamberReviewsItsMembersOnly() {
        UUID chamber = world.chamber("หอการค้าจังหวัดลำพูน");
        VacancyId members = waiting(world.verified("Member", chamber), "Weaver", "Weave.", "TH");
        VacancyId others = waiting("Not for this chamber");
        Browserless desk = signedIn(Role.CHAMBER, chamber);
        assertThat(desk.get("/review").body())
                .contains("Weaver")
                .doesNotContain("Not for this chamber");
        assertThat(desk.get(address(others)).statusCode()).isEqualTo(404);
        assertThat(desk.get("/review/employers/" + kitchen).statusCode()).isEqualTo(404);
        desk.get(address(members));
        assertThat(
                        desk.submit(address(others) + "/approval", decision(others, "x", ""))
                                .statusCode())
                .isEqualTo(404);
        location(desk.submit(address(members) + "/approval", decision(members, "x", "")));
    }

    @Test
    void theQueueIsPagedOldestFirst() {
        UUID chamber = world.chamber("Chamber With Many");
        UUID member = world.verified("Busy Member", chamber);
        for (int i = 0; i < 21; i++) {
            waiting(member, "Post no " + i, "Work.", "TH");
        }
        Browserless desk = signedIn(Role.CHAMBER, chamber);
        String first = desk.get("/review").body();
        assertThat(first).contains("Post no 0<", "Vacancies (21)").doesNotContain("Post no 20<");
        String next = first.replaceAll("(?s).*<a href=\"([^\"]+)\" rel=\"next\".*", "$1");
        assertThat(desk.get(next.replace("&amp;", "&")).body()).contains("Post no 20<");
    }

    @Test
    void whatIsToConfirmIsConfirmedFromTheQueue() {
        VacancyId id = waiting("Still there");
        service.get(ApproveVacancy.class).approve(staff, id);
        service.sql(
                "update vacancy set confirmed_at = confirmed_at - interval '80 days' where id = ?",
                id.value());
        service.get(AskToConfirm.class).run();
        assertThat(browser.get("/review?list=confirm").body()).contains("Still there");
        String queue = location(browser.submit(address(id) + "/confirmation", Map.of()));
        assertThat(browser.get(queue).body()).contains("Confirmed.").doesNotContain("Still there");
    }
}
