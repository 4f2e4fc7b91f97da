package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.mail.Outbox;
import org.onward.matching.mail.Purpose;
import org.onward.matching.shared.Sql;

/**
 * What an employer gets by mail of an introduction: the vacancy's title, a day and a link. The link
 * holds a token of 256 bits, of which only the digest is kept.
 */
@Singleton
final class EmployerMail {
    /** An answer is taken so long after the date; a late yes asks the person first. */
    private static final int LINK_DAYS = 31;

    private final Outbox outbox;
    private final SecureRandom random = new SecureRandom();

    EmployerMail(Outbox outbox) {
        this.outbox = outbox;
    }

    private record To(String address, String language) {}

    /**
     * Asks for an answer.
     *
     * @param worker null in the transaction of a caller
     * @return false where the employer has no address: somebody must ring
     */
    boolean ask(
            Sql sql,
            @Nullable Connection worker,
            Introduction introduction,
            Purpose purpose,
            Instant at) {
        Optional<To> to = to(sql, introduction.employer());
        to.ifPresent(
                reader -> {
                    byte[] secret = new byte[32];
                    random.nextBytes(secret);
                    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
                    new Introductions(sql)
                            .saveLink(
                                    digest(token),
                                    introduction.id(),
                                    introduction
                                            .answerBy()
                                            .plusDays(LINK_DAYS)
                                            .atStartOfDay()
                                            .toInstant(ZoneOffset.UTC));
                    write(
                            worker,
                            introduction.id().value(),
                            reader,
                            purpose,
                            Map.of(
                                    "title",
                                    introduction.title(),
                                    "answerBy",
                                    introduction.answerBy().toString(),
                                    "link",
                                    "/answer/" + token));
                });
        return to.isPresent();
    }

    /** Says that somebody is no longer there, unless the mail that told of them never left. */
    void noLonger(Sql sql, @Nullable Connection worker, Introduction introduction) {
        UUID about = introduction.id().value();
        int unsent = worker == null ? outbox.takeBack(about) : outbox.takeBack(worker, about);
        if (unsent > 0 && introduction.answeredOn() == null && !LateYes.waits(introduction)) {
            return;
        }
        to(sql, introduction.employer())
                .ifPresent(
                        reader ->
                                write(
                                        worker,
                                        null,
                                        reader,
                                        Purpose.INTRODUCTION_NO_LONGER,
                                        Map.of(
                                                "title",
                                                introduction.title(),
                                                "link",
                                                "/introductions")));
    }

    /** What waits is not sent. */
    void takeBack(UUID introduction) {
        outbox.takeBack(introduction);
    }

    void takeBack(Connection worker, UUID introduction) {
        outbox.takeBack(worker, introduction);
    }

    private void write(
            @Nullable Connection worker,
            @Nullable UUID about,
            To to,
            Purpose purpose,
            Map<String, String> values) {
        if (worker == null) {
            outbox.writeAbout(about, to.address(), to.language(), purpose, values);
        } else {
            outbox.writeAbout(worker, about, to.address(), to.language(), purpose, values);
        }
    }

    boolean reachable(Sql sql, EmployerId employer) {
        return to(sql, employer).isPresent();
    }

    private static Optional<To> to(Sql sql, EmployerId employer) {
        return sql.first(
                "select address, language from employer_reader(?)",
                row -> new To(row.getString("address"), row.getString("language")),
                employer.value());
    }

    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
