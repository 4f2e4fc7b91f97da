package org.onward.matching.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;

/** What people chose in the demo story, as the first day of the demo shows it. */
class StoryChoicesTest {
    private static final String PASSWORD = "mango lantern harbour 42";

    static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.startWithStory();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void thereIsAnIntroductionInEveryStateAndAnAnswerOfEveryKind() {
        assertThat(
                        service.ask(
                                """
                                select string_agg(distinct state, ' ' order by state)
                                from introduction"""))
                .isEqualTo("accepted declined kept meeting no_answer offered sent withdrawn");
        assertThat(
                        service.ask(
                                """
                                select string_agg(distinct declined_by, ' ' order by declined_by)
                                from introduction"""))
                .isEqualTo("employer person");
        assertThat(
                        service.ask(
                                """
                                select string_agg(distinct state, ' ' order by state)
                                from proposal"""))
                .isEqualTo("interested no not_now shown");
    }

    @Test
    void everyIntroductionFollowsAnInterestedAnswer() {
        assertThat(service.ask("select count(*) from introduction where proposal_id is null"))
                .isEqualTo("0");
    }

    @Test
    void eachEmployerWithASignInHasOneThatWaitsForItsAnswer() {
        for (String desk :
                List.of(
                        "office@udom-metal.example",
                        "alaga@bahay-kalinga.example",
                        "hr@calamba-boards.example")) {
            Http employer = Http.employer(service, desk, PASSWORD);
            assertThat(
                            employer.get("/api/employer/v1/introductions")
                                    .json()
                                    .findValuesAsText("state"))
                    .as(desk)
                    .contains("waiting");
        }
    }

    @Test
    void anAnswerIsDueTomorrowAndWhatIsSharedEndsThisWeek() {
        assertThat(
                        service.ask(
                                """
                                select count(*) > 0 from introduction i
                                join account a on a.id = i.counsellor_id
                                join office o on o.id = a.office_id
                                where i.state = 'sent' and i.answer_by - i.sent_on = 7
                                    and i.answer_by = (?::timestamptz at time zone o.zone)::date + 1
                                """,
                                service.get(InstantSource.class)
                                        .instant()
                                        .atOffset(ZoneOffset.UTC)))
                .as("in the counsellor's own day: Manila's begins before Bangkok's")
                .isEqualTo("t");
        Http wilaiwan = Http.signedIn(service, "wilaiwan@onward.example", PASSWORD);
        assertThat(wilaiwan.get("/api/v1/worklist").json().findValuesAsText("kind"))
                .contains("answer", "offer", "introduction_over", "consent_ending", "proposal");
    }
}
