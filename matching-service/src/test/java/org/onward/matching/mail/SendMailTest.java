package org.onward.matching.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/** Against a real SMTP server, which can be taken away and brought back on the same port. */
class SendMailTest {
    private static final String TITLE = "ช่างเชื่อม — โรงงานขอนแก่น";

    private static int port;
    private static TestService service;
    private static Caller staff;
    private static @Nullable GreenMail server;

    @BeforeAll
    static void start() {
        port = TestService.freePort();
        service =
                TestService.start(
                        Map.of(
                                "onward.mail.host", "localhost",
                                "onward.mail.port", port,
                                "onward.mail.security", "none",
                                "onward.mail.from", "no-reply@onward.example",
                                "onward.mail.tries", 3,
                                "onward.mail.every", "1h",
                                "onward.portal.address", "https://jobs.example"));
        staff = new TestWorld(service).staff();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void serverAway() {
        if (server != null) {
            server.stop();
        }
        service.sql("delete from mail");
    }

    private static GreenMail serverThere() {
        GreenMail there =
                new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        there.start();
        server = there;
        return there;
    }

    private static void write(String address) {
        service.get(Transactions.class)
                .write(
                        staff,
                        () ->
                                service.get(Outbox.class)
                                        .write(
                                                address,
                                                "th",
                                                Purpose.INTRODUCTION,
                                                Map.of(
                                                        "title", TITLE,
                                                        "answerBy", "2026-12-02",
                                                        "link", "/answer/secret")));
    }

    private static void send() {
        service.sql("update mail set next_try_at = created_at where next_try_at is not null");
        service.get(SendMail.class).send();
    }

    private static String state(String column, String address) {
        return service.ask("select " + column + " from mail where address = ?", address);
    }

    @Test
    void aMailArrivesInItsLanguageAndItsLinkIsForgotten() throws Exception {
        GreenMail there = serverThere();
        write("office@udom-metal.example");
        send();
        MimeMessage[] received = there.getReceivedMessages();
        assertThat(received).hasSize(1);
        MimeMessage mail = received[0];
        assertThat(mail.getSubject()).isEqualTo("มีผู้สมัครสำหรับ: " + TITLE);
        assertThat(mail.getFrom()[0].toString()).isEqualTo("Onward <no-reply@onward.example>");
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("office@udom-metal.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString())
                .contains("สวัสดี", "https://jobs.example/answer/secret", "2 ธันวาคม 2569");
        assertThat(state("sent_at is not null", "office@udom-metal.example")).isEqualTo("t");
        assertThat(state("filled_in::text", "office@udom-metal.example"))
                .contains("2026-12-02")
                .doesNotContain("secret");
        send();
        assertThat(there.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whileTheServerIsDownMailWaitsAndGoesOutOnceItIsBack() {
        write("one@example.org");
        write("two@example.org");
        send();
        assertThat(
                        state("problem_code", "one@example.org")
                                + state("problem_code", "two@example.org"))
                .contains("unreachable");
        assertThat(service.ask("select count(*) from mail where next_try_at > created_at"))
                .as("the second is not tried in vain")
                .isEqualTo("1");
        GreenMail there = serverThere();
        send();
        assertThat(there.getReceivedMessages()).hasSize(2);
        assertThat(service.ask("select count(*) from mail where sent_at is not null"))
                .isEqualTo("2");
    }

    @Test
    void afterTheLastTryItIsGivenUpWithItsReason() {
        write("nobody@example.org");
        send();
        send();
        assertThat(state("failed_at is null and tries = 2", "nobody@example.org")).isEqualTo("t");
        send();
        assertThat(state("failed_at is not null", "nobody@example.org")).isEqualTo("t");
        assertThat(state("problem_code", "nobody@example.org")).isEqualTo("unreachable");
        assertThat(state("filled_in::text", "nobody@example.org")).doesNotContain("secret");
    }

    @Test
    void anAddressThatIsRefusedForGoodIsNotTriedAgain() throws Exception {
        try (ServerSocket refusing =
                new ServerSocket(port, 5, InetAddress.getByName("localhost"))) {
            Thread.ofVirtual().start(() -> refuse(refusing));
            write("gone@example.org");
            send();
        }
        assertThat(state("problem_code", "gone@example.org")).isEqualTo("address");
        assertThat(state("failed_at is not null and tries = 1", "gone@example.org")).isEqualTo("t");
    }

    /** An SMTP server that knows no recipient. */
    private static void refuse(ServerSocket server) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 refusing");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT")) {
                    say(out, "550 no such mailbox");
                } else if (line.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            System.err.println("the refusing server: " + e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
