package org.onward.matching.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerWorld;
import org.onward.matching.TestWorld;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.mail.Outbox;
import org.onward.matching.mail.Purpose;
import org.onward.matching.placement.Check;
import org.onward.matching.placement.CheckDay;
import org.onward.matching.placement.EndPlacement;
import org.onward.matching.placement.EndReason;
import org.onward.matching.placement.PlacementId;
import org.onward.matching.placement.PlacementKind;
import org.onward.matching.placement.RecordCheck;
import org.onward.matching.placement.RecordPlacement;
import org.onward.matching.placement.RecordPlacement.NewPlacement;
import org.onward.matching.placement.VoidPlacement;
import org.onward.matching.placement.VoidReason;
import org.onward.matching.placement.Wage;
import org.onward.matching.placement.WorkTerms;
import org.onward.matching.returnee.Registering;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.web.BrowserTest;

/** A counsellor's day from its list to the check of a placement, and what only the demo has. */
class DayBrowserTest extends BrowserTest {
    private static final String EMAIL = "malee.srisai@example.org";
    private static final String STAFF = "kanchana@onward.example";

    private static LocalDate today;
    private static OffsetDateTime then;
    private static Caller malee;
    private static UUID khanom;
    private static UUID consent;
    private static ReturneeId dao;
    private static ReturneeId nobodyYet;
    private static ReturneeId agreed;
    private static ReturneeId started;
    private static ReturneeId trained;
    private static ReturneeId ended;
    private static PlacementId job;

    @BeforeAll
    static void arrange() {
        today = LocalDate.now(ZoneOffset.ofHours(7));
        then = OffsetDateTime.now(ZoneOffset.UTC).minusDays(3);
        EmployerWorld employers = new EmployerWorld(service);
        TestWorld world = employers.people;
        khanom = employers.verified("บ้านขนมริมน้ำ เชียงใหม่ (สาขาสันป่าตอง)", null);
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                EMAIL,
                                "Malee Srisai",
                                PASSWORD,
                                Role.COUNSELLOR,
                                world.chiangMai,
                                null,
                                null,
                                "en"));
        malee =
                new Caller(
                        new AccountId(
                                UUID.fromString(
                                        service.ask(
                                                "select id from account where email = ?", EMAIL))),
                        Role.COUNSELLOR,
                        world.chiangMai,
                        world.programme,
                        null,
                        UUID.randomUUID(),
                        "Malee Srisai",
                        "en",
                        today);
        dao = person("ดาวเรือง ศรีบุญเรืองวัฒนา");
        consent = consent(today.plusDays(60));
        waiting();
        nobodyYet = person("Jun Peñaflor");
        agreed = person("Maria Corazón Dela Cruz-Villanueva");
        placement(agreed, PlacementKind.APPRENTICESHIP, null, null, today.plusDays(6));
        started = person("วิภา ใจดี");
        job = placement(started, PlacementKind.JOB, null, today.minusDays(185), null);
        check(started, job, CheckDay.DAY_30, new Check.Answers(today, true, true, pay(), true));
        check(
                started,
                job,
                CheckDay.DAY_90,
                new Check.Answers(
                        today,
                        true,
                        false,
                        WorkTerms.UNKNOWN,
                        new Check.Conditions(true, true, true, false, false),
                        Check.Life.SAME,
                        "พ่อแม่ดีใจที่ได้อยู่ใกล้บ้าน แต่หัวหน้าเก็บบัตรประชาชนไว้"));
        trained = person("Analyn Bautista");
        PlacementId course =
                placement(trained, PlacementKind.TRAINING, null, today.minusDays(120), null);
        service.get(EndPlacement.class).complete(malee, trained, course, 1, today.minusDays(20));
        placement(trained, PlacementKind.JOB, course, today.minusDays(5), null);
        ended = person("สมชาย อินทรรัตน์");
        PlacementId over = placement(ended, PlacementKind.JOB, null, today.minusDays(40), null);
        service.get(EndPlacement.class)
                .end(malee, ended, over, 1, today.minusDays(4), EndReason.TREATED_BADLY);
        PlacementId stall =
                placement(ended, PlacementKind.OWN_WORK, null, today.minusDays(2), null);
        service.get(VoidPlacement.class).mistaken(malee, ended, stall, 1, VoidReason.TWICE);
        mail();
    }

    private static ReturneeId person(String name) {
        return Registering.somebody(service, malee, name).person();
    }

    private static WorkTerms pay() {
        return new WorkTerms(
                new Wage(
                        new Money(980_000, java.util.Currency.getInstance("THB")), PayPeriod.MONTH),
                48);
    }

    private static PlacementId placement(
            ReturneeId person,
            PlacementKind kind,
            @Nullable PlacementId after,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate startsOn) {
        boolean own = kind == PlacementKind.OWN_WORK;
        return service.get(RecordPlacement.class)
                .record(
                        malee,
                        person,
                        null,
                        new NewPlacement(
                                kind,
                                null,
                                null,
                                own ? null : new EmployerId(khanom),
                                new OccupationCode(own ? "5212" : "7512"),
                                own ? null : true,
                                after,
                                null,
                                startsOn,
                                startedOn,
                                own ? WorkTerms.UNKNOWN : pay()));
    }

    private static void check(
            ReturneeId person, PlacementId placement, CheckDay day, Check.Answers answers) {
        service.get(RecordCheck.class).record(malee, person, placement, day, answers);
    }

    /** Something of every kind that can wait for a counsellor. */
    private static void waiting() {
        introduction("sent", today, null, false, true, false);
        introduction("sent", today.plusDays(3), null, false, true, false);
        introduction("meeting", today, today.minusDays(1), false, false, false);
        introduction("offered", today, today.minusDays(1), false, false, false);
        introduction("kept", today, today.minusDays(1), false, false, false);
        introduction("meeting", today, today.minusDays(9), false, true, false);
        introduction("offered", today, today.minusDays(1), false, true, false);
        introduction("kept", today, today.minusDays(10), false, true, false);
        introduction("accepted", today, today.minusDays(1), false, true, false);
        introduction("no_answer", today.minusDays(2), null, true, false, false);
        introduction("no_answer", today.minusDays(2), null, true, false, true);
        introduction("declined", today, today.minusDays(1), true, false, false);
        introduction("withdrawn", today, today.minusDays(1), true, false, false);
        service.sql("update consent set ends_on = ? where id = ?", today.plusDays(2), consent);
        proposal("shown", today.minusDays(9), null);
        proposal("not_now", today.minusDays(20), today);
        ReturneeId asked = person("Kanya Wongsa");
        service.sql(
                "update returnee set readiness = 'not_now', not_now_until = ? where id = ?",
                today,
                asked.value());
    }

    private static UUID vacancy(String title) {
        UUID id = UUID.randomUUID();
        service.sql(
                """
                insert into vacancy (id, kind, state, state_since, employer_id, title, tasks, country, created_at)
                values (?, 'apprenticeship', 'paused', ?, ?, ?, '', 'TH', ?)""",
                id,
                then,
                khanom,
                title,
                then);
        return id;
    }

    private static UUID consent(LocalDate ends) {
        UUID id = UUID.randomUUID();
        service.sql(
                """
                insert into consent (id, returnee_id, employer_id, preset, fields, card, preview_hash, given_on,
                    ends_on, recorded_at, recorded_by)
                values (?, ?, ?, 'card', '{}', '{}', sha256('x'), ?, ?, ?, ?)""",
                id,
                dao.value(),
                khanom,
                today.minusDays(9),
                ends,
                then,
                malee.account().value());
        return id;
    }

    private static void introduction(
            String state,
            LocalDate answerBy,
            @Nullable LocalDate answered,
            boolean over,
            boolean noticed,
            boolean lateYes) {
        service.sql(
                """
                insert into introduction (id, returnee_id, vacancy_id, employer_id, consent_id, counsellor_id, state,
                    sent_at, sent_on, answer_by, shared_until, answered_at, answered_on, declined_by, late_yes_at, ended_at,
                    noticed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                UUID.randomUUID(),
                dao.value(),
                vacancy("ผู้ช่วยทำขนมและเบเกอรี่ / Apprentice pastry cook"),
                khanom,
                consent,
                malee.account().value(),
                state,
                then,
                answerBy.minusDays(7),
                answerBy,
                answerBy,
                answered == null ? null : then,
                answered,
                state.equals("declined") ? "employer" : null,
                lateYes ? then : null,
                over ? then : null,
                noticed ? then : null);
    }

    private static void proposal(String state, LocalDate shown, @Nullable LocalDate again) {
        service.sql(
                """
                insert into proposal (id, returnee_id, vacancy_id, round, shown_at, shown_on, shown, ranking, state,
                    ask_again_on, answered_at, recorded_by)
                values (gen_random_uuid(), ?, ?, gen_random_uuid(), ?, ?, '{}', '2', ?, ?, ?, ?)""",
                dao.value(),
                vacancy("Structural steel welder"),
                then,
                shown,
                state,
                again,
                state.equals("shown") ? null : then,
                malee.account().value());
    }

    private static void mail() {
        service.get(Transactions.class)
                .work(
                        worker -> {
                            service.get(Outbox.class)
                                    .writeAbout(
                                            worker,
                                            null,
                                            "office.of.a.long.name@udom-metal-works.example",
                                            "th",
                                            Purpose.INTRODUCTION,
                                            Map.of(
                                                    "title",
                                                    "ช่างเชื่อมโครงสร้างเหล็ก",
                                                    "answerBy",
                                                    today.plusDays(7).toString(),
                                                    "link",
                                                    "/answer/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"));
                            return true;
                        });
    }

    private static String at(ReturneeId person) {
        return "/people/" + person.value() + "/placement";
    }

    @Test
    void everyPageOfTheDayFitsIsAccessibleAndSpeaksEachLanguage() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("worklist", "/work");
        addresses.put("put-off", "/work?later=1");
        addresses.put("work-empty", at(nobodyYet));
        addresses.put("work-agreed", at(agreed));
        addresses.put("work-started", at(started) + "?saved=1");
        addresses.put("work-chain", at(trained));
        addresses.put("work-ended", at(ended));
        addresses.put("work-new", at(nobodyYet) + "/new");
        addresses.put("check", at(started) + "/" + job.value() + "/checks/180");
        addresses.put("check-again", at(started) + "/" + job.value() + "/checks/90");
        Page page = signedIn(EMAIL, PHONE, true);
        for (String language : LANGUAGES) {
            speak(page, language);
            addresses.forEach(
                    (name, address) -> {
                        page.navigate(address);
                        isSound(page, name + " " + language);
                    });
            page.navigate(at(nobodyYet) + "/new");
            page.fill("#employer", "Nobody knows this one");
            page.fill("#wage", "lots");
            page.fill("#hours", "99");
            page.fill("#firstDay", "31/2/2569");
            page.click("form.card .actions button");
            page.locator(".error-summary").waitFor();
            isSound(page, "work-new-wrong " + language);
            page.navigate(at(started) + "/" + job.value() + "/checks/180");
            page.fill("#heldOn", "1/1/2599");
            page.click("form.card .actions button");
            page.locator(".error-summary").waitFor();
            isSound(page, "check-wrong " + language);
            page.navigate(at(started));
            page.locator(".steps summary").last().click();
            page.locator(".steps details[open] button").click();
            page.locator(".error-summary").waitFor();
            isSound(page, "work-step-wrong " + language);
        }
    }

    @Test
    void theListOfTheStoryFitsAndEachThingOnItLeadsToAPage() {
        Page page = signedIn("wilaiwan@onward.example", PHONE, true);
        page.navigate("/work");
        isSound(page, "story en");
        List<String> addresses =
                page.locator(".task .actions > a").all().stream()
                        .map(one -> one.getAttribute("href"))
                        .distinct()
                        .toList();
        assertThat(addresses).isNotEmpty();
        for (String address : addresses) {
            page.navigate(address);
            assertThat(page.locator("h1").count()).as(address).isOne();
            String fragment = address.replaceFirst("[^#]*#?", "");
            if (!fragment.isEmpty()) {
                assertThat(page.locator("[id='" + fragment + "']").count())
                        .as("where it is done: " + address)
                        .isOne();
            }
        }
    }

    @Test
    void thePagesOfTheDemoFitAreAccessibleAndSpeakEachLanguage() {
        String mail = service.ask("select id from mail where address like 'office.of.a%' limit 1");
        Page page = signedIn(STAFF, PHONE, true);
        for (String language : LANGUAGES) {
            speak(page, language);
            Map.of("clock", "clock", "outbox", "outbox", "mail", "outbox/" + mail)
                    .forEach(
                            (name, address) -> {
                                page.navigate("/demo/" + address);
                                isSound(page, name + " " + language);
                            });
        }
    }

    @Test
    void aCheckIsRecordedFromTheListByKeyboardAlone() {
        Page page = signedIn(EMAIL, DESK, true);
        speak(page, "en");
        page.navigate("/work");
        Locator record = page.locator(".task a[href*='/checks/180']");
        for (int i = 0; i < 120 && !focused(record); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(record)).isTrue();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/checks/180.*"));
        Locator inWork = page.locator("input[name=inWork]").first();
        for (int i = 0; i < 40 && !focused(inWork); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("input[name=inWork][value=yes]").isChecked()).isTrue();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/work\\?done=1"));
        assertThat(page.locator(".task a[href*='/checks/180']").count()).isZero();
    }

    private static boolean focused(Locator one) {
        return Boolean.TRUE.equals(one.evaluate("e => e === document.activeElement"));
    }

    private static void isSound(Page page, String what) {
        isFitOnBoth(page, what);
        assertThat(page.locator("h1").count()).as("headings of the first rank, " + what).isOne();
        assertThat(page.locator("body").innerText())
                .as("texts by their key, " + what)
                .doesNotContainPattern("\\b(work|check|task|tasks|demo)\\.[a-z_]+\\b");
    }
}
