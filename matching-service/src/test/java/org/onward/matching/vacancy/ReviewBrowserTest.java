package org.onward.matching.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.feed.CorrectWords;
import org.onward.matching.feed.FeedContent;
import org.onward.matching.feed.RegisterFeedSource;
import org.onward.matching.web.BrowserTest;

class ReviewBrowserTest extends BrowserTest {
    private static final String STAFF = "kanchana@onward.example";

    static UUID unverified;
    static VacancyId waitress;
    static VacancyId abroad;

    @BeforeAll
    static void arrange() {
        EmployerWorld world = new EmployerWorld(service);
        Caller staff = world.people.staff();
        UUID kitchen = world.verified("ครัวคุณแม่ริมน้ำ เชียงใหม่", null);
        unverified = world.unverified("Sari-sari ni Aling Nena", null);
        waitress =
                waiting(
                        staff,
                        kitchen,
                        "พนักงานเสิร์ฟและผู้ช่วยครัวร้านอาหารริมน้ำ / Waitress and kitchen hand",
                        "ต้อนรับลูกค้าและจัดโต๊ะ\nมีค่าสมัคร 500 บาท\nโทร 081-234-5678\nเพศหญิง อายุ 20-35 ปี",
                        "TH");
        abroad = waiting(staff, kitchen, "Caregiver in Cebu", "Care for elderly people.", "PH");
        waiting(staff, unverified, "Shop assistant", "Sell and keep the shelves full.", "TH");
        VacancyId open = waiting(staff, kitchen, "Pastry cook", "Bake.", "TH");
        service.get(ApproveVacancy.class).approve(staff, open);
        service.sql(
                "update vacancy set confirmed_at = ? where id = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(80),
                open.value());
        service.get(AskToConfirm.class).run();
        wordsNotUnderstood(staff, open);
    }

    private static void wordsNotUnderstood(Caller staff, VacancyId vacancy) {
        service.get(RegisterFeedSource.class)
                .register(staff, "office-file", null, "TH", FeedContent.DELTA);
        service.sql(
                "update vacancy set source = 'office-file', external_id = 'p-1', occupation = null where id = ?",
                vacancy.value());
        service.sql(
                "insert into vacancy_unresolved (vacancy_id, word) values (?, 'งานลูกไม้ปลายแหลมแบบโบราณ')",
                vacancy.value());
        service.sql(
                """
                insert into vacancy_skill (vacancy_id, skill_id, must, word, confidence)
                select ?, id, false, 'ทำบัญชีเบื้องต้น', 0.41 from skill where key = 'count-inventory'""",
                vacancy.value());
        service.get(CorrectWords.class)
                .correct(staff, "office-file", "occupation", "ช่างใหญ่", "7212");
    }

    private static VacancyId waiting(
            Caller staff, UUID employer, String title, String tasks, String country) {
        VacancyId id =
                service.get(PostVacancy.class)
                        .post(
                                staff,
                                null,
                                new VacancyForm(
                                        "job", employer, title, tasks, null, null, null, country,
                                        null, null, null, null, null, null, null, 48, true, null,
                                        true, 2, null, null, null, 2, null, null, null, null, null,
                                        null, null, null, null, null));
        service.get(SubmitVacancy.class).submit(staff, id);
        return id;
    }

    @Test
    void everyReviewPageFitsIsAccessibleAndSpeaksEachLanguage() {
        Page page = signedIn(STAFF, PHONE, true);
        for (String language : LANGUAGES) {
            speak(page, language);
            for (var each :
                    java.util.Map.ofEntries(
                                    java.util.Map.entry("queue", "/review"),
                                    java.util.Map.entry("employers", "/review?list=employers"),
                                    java.util.Map.entry(
                                            "confirm", "/review?list=confirm&done=confirmed"),
                                    java.util.Map.entry(
                                            "vacancy", "/review/vacancies/" + waitress.value()),
                                    java.util.Map.entry(
                                            "abroad", "/review/vacancies/" + abroad.value()),
                                    java.util.Map.entry(
                                            "employer", "/review/employers/" + unverified),
                                    java.util.Map.entry(
                                            "words", "/import/sources/office-file/words"),
                                    java.util.Map.entry("told", "/vacancies/new"),
                                    java.util.Map.entry("hidden", "/vacancies/hidden"),
                                    java.util.Map.entry("over", "/vacancies/hidden?list=over"),
                                    java.util.Map.entry(
                                            "its page", "/vacancies/" + waitress.value()),
                                    java.util.Map.entry(
                                            "edit", "/vacancies/" + waitress.value() + "/edit"))
                            .entrySet()) {
                page.navigate(each.getValue());
                isFitOnBoth(page, each.getKey() + " " + language);
            }
        }
    }

    @Test
    void aPostingIsSentBackAndAnotherApprovedWithoutJavaScript() {
        Page page = signedIn(STAFF, PHONE, false);
        page.navigate("/review/vacancies/" + abroad.value());
        page.click(".actions.stuck .button:last-child");
        assertThat(page.locator(".error-summary").textContent()).isNotBlank();
        page.locator("#field-hours summary").click();
        page.locator("#field-hours textarea").fill("Which days?");
        page.click(".actions.stuck .button:last-child");
        assertThat(page.url()).contains("/review?list=vacancies&done=sent_back");
        assertThat(page.locator("[role=status]").textContent()).isNotBlank();
    }
}
