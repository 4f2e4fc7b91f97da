package org.onward.matching.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

class OutboxTest {
    private static final TestService service = TestService.start();
    private static final Caller staff = new TestWorld(service).staff();
    private static final Transactions transactions = service.get(Transactions.class);
    private static final Outbox outbox = service.get(Outbox.class);

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String waiting(String address) {
        return service.ask(
                "select count(*) from mail where address = ? and next_try_at is not null", address);
    }

    private static void write(String address, Map<String, String> values) {
        outbox.write(address, "fil", Purpose.VACANCY_APPROVED, values);
    }

    @Test
    void mailIsWrittenWithWhatItTellsOf() {
        String address = "alaga@bahay.example";
        Map<String, String> values = Map.of("title", "Tagapag-alaga\r\nBcc: x", "link", "/v/1");
        assertThatThrownBy(
                        () ->
                                transactions.write(
                                        staff,
                                        () -> {
                                            write(address, values);
                                            throw new IllegalStateException("undone");
                                        }))
                .hasMessage("undone");
        assertThat(waiting(address)).isEqualTo("0");
        transactions.write(staff, () -> write(address, values));
        assertThat(waiting(address)).isEqualTo("1");
        assertThat(service.ask("select filled_in ->> 'title' from mail where address = ?", address))
                .isEqualTo("Tagapag-alaga Bcc: x");
    }

    @Test
    void routinesWriteAsTheWorker() {
        transactions.work(
                worker -> {
                    outbox.writeAbout(
                            worker,
                            null,
                            "worker@example.org",
                            "th",
                            Purpose.CONFIRM_VACANCY,
                            Map.of("title", "ช่างเชื่อม", "link", "/vacancies/1"));
                    return true;
                });
        assertThat(waiting("worker@example.org")).isEqualTo("1");
    }

    @Test
    void aNameThatIsNotThePurposesIsRefused() {
        assertThatThrownBy(
                        () ->
                                transactions.write(
                                        staff,
                                        () ->
                                                write(
                                                        "x@example.org",
                                                        Map.of(
                                                                "title", "Cook", "link", "/",
                                                                "name", "Dao"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(waiting("x@example.org")).isEqualTo("0");
    }

    @Test
    void whatWasNotSentIsTakenBackAndForgetsItsLink() {
        UUID introduction = UUID.randomUUID();
        for (String address : new String[] {"sent@example.org", "waits@example.org"}) {
            transactions.write(
                    staff,
                    () ->
                            outbox.writeAbout(
                                    introduction,
                                    address,
                                    "en",
                                    Purpose.INTRODUCTION,
                                    Map.of(
                                            "title", "Cook",
                                            "answerBy", "2026-12-02",
                                            "link", "/answer/secret")));
        }
        service.sql(
                "update mail set sent_at = created_at, next_try_at = null where address = ?",
                "sent@example.org");
        int taken = transactions.write(staff, () -> outbox.takeBack(introduction));
        assertThat(taken).isEqualTo(1);
        assertThat(waiting("waits@example.org")).isEqualTo("0");
        assertThat(
                        service.ask(
                                "select filled_in::text from mail where address = ?",
                                "waits@example.org"))
                .isEqualTo("{}");
        assertThat(transactions.<Integer>work(worker -> outbox.takeBack(worker, introduction)))
                .isEqualTo(0);
    }

    @Test
    void requestsCannotReadMail() {
        JdbcOperations jdbc = service.get(JdbcOperations.class);
        assertThatThrownBy(
                        () ->
                                transactions.read(
                                        staff,
                                        () ->
                                                jdbc.prepareStatement(
                                                        "select filled_in from mail",
                                                        statement ->
                                                                statement.executeQuery().next())))
                .hasStackTraceContaining("permission denied");
    }
}
