package org.onward.matching.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over what waits, a few seconds after it was written. A try that fails is repeated, later
 * and later, until the tries are used up; then the mail is given up, and the log and a counter say
 * so. A mail is claimed before it is handed over: killed in between, it is sent again, with the
 * same Message-ID.
 */
@Singleton
final class SendMail {
    /** How long to wait after each failed try; the last one counts for all that follow. */
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6));

    private static final int AT_ONCE = 50;
    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);

    private record Claimed(
            UUID id,
            String address,
            String language,
            Purpose purpose,
            String filledIn,
            int tries) {}

    private final Transactions transactions;
    private final MailTexts texts;
    private final Optional<Post> post;
    private final InstantSource clock;
    private final int mostTries;
    private final Counter givenUp;

    SendMail(
            Transactions transactions,
            MailTexts texts,
            Optional<Post> post,
            InstantSource clock,
            MeterRegistry meters,
            @Property(name = "onward.mail.tries", defaultValue = "10") int mostTries) {
        this.transactions = transactions;
        this.texts = texts;
        this.post = post;
        this.clock = clock;
        this.mostTries = mostTries;
        this.givenUp = meters.counter("onward.mail.given.up");
    }

    /** What waits and is due; stops early where no letter would be taken now. */
    @Scheduled(initialDelay = "${onward.mail.every:3s}", fixedDelay = "${onward.mail.every:3s}")
    synchronized void send() {
        if (post.isEmpty()) {
            return; // no server is set: mail waits until one is
        }
        Optional<Claimed> next = transactions.work(this::claim);
        if (next.isEmpty()) {
            return;
        }
        try (Post.Counter counter = post.get().open()) {
            for (int i = 0; i < AT_ONCE && next.isPresent(); i++) {
                if (!hand(counter, next.get())) {
                    return;
                }
                next = i + 1 < AT_ONCE ? transactions.work(this::claim) : Optional.empty();
            }
        } catch (Post.Refused e) {
            failed(next.get(), e);
        }
    }

    private boolean hand(Post.Counter counter, Claimed mail) {
        try {
            MailTexts.Text text =
                    texts.text(mail.language(), mail.purpose(), Outbox.values(mail.filledIn()));
            counter.hand(new Post.Letter(mail.id(), mail.address(), mail.language(), text));
            transactions.work(worker -> sent(worker, mail));
            return true;
        } catch (Post.Refused e) {
            failed(mail, e);
            return e.kind() == Post.Refused.Kind.ADDRESS || e.kind() == Post.Refused.Kind.LETTER;
        }
    }

    private Optional<Claimed> claim(Connection worker) {
        OffsetDateTime now = now();
        String sql =
                """
                update mail set tries = tries + 1, next_try_at = ?
                where id = (select id from mail where next_try_at <= ?
                    order by next_try_at, id limit 1 for update skip locked)
                returning id, address, language, purpose, filled_in::text, tries
                """;
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            statement.setObject(1, now.plus(WAITS.getFirst()));
            statement.setObject(2, now);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Claimed(
                                        rows.getObject(1, UUID.class),
                                        rows.getString(2),
                                        rows.getString(3),
                                        Purpose.valueOf(rows.getString(4)),
                                        rows.getString(5),
                                        rows.getInt(6)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("mail could not be claimed", e);
        }
    }

    /** The link goes: whoever reads the table later must not be able to use it. */
    private boolean sent(Connection worker, Claimed mail) {
        boolean keep = post.map(Post::keepsLinks).orElse(false);
        return update(
                worker,
                """
                update mail set sent_at = ?, next_try_at = null, problem_code = null,
                    filled_in = case when ? then filled_in else filled_in - 'link' - 'staffLink' end
                where id = ? and next_try_at is not null
                """,
                now(),
                keep,
                mail.id());
    }

    private void failed(Claimed mail, Post.Refused refused) {
        String code = refused.kind().name().toLowerCase(Locale.ROOT);
        boolean over = refused.kind() == Post.Refused.Kind.ADDRESS || mail.tries() >= mostTries;
        if (over) {
            transactions.work(
                    worker ->
                            update(
                                    worker,
                                    """
                                    update mail set failed_at = ?, next_try_at = null,
                                        problem_code = ?, filled_in = filled_in - 'link' - 'staffLink'
                                    where id = ? and next_try_at is not null
                                    """,
                                    now(),
                                    code,
                                    mail.id()));
            givenUp.increment();
            LOG.error(
                    "mail {} ({}) is given up after {} tries: {}",
                    mail.id(),
                    mail.purpose(),
                    mail.tries(),
                    code);
            return;
        }
        Duration wait = WAITS.get(Math.min(mail.tries(), WAITS.size()) - 1);
        transactions.work(
                worker ->
                        update(
                                worker,
                                """
                                update mail set next_try_at = ?, problem_code = ?
                                where id = ? and next_try_at is not null
                                """,
                                now().plus(wait),
                                code,
                                mail.id()));
        LOG.warn("mail {} ({}) is tried again in {}: {}", mail.id(), mail.purpose(), wait, code);
    }

    private static boolean update(Connection worker, String sql, @Nullable Object... values) {
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("what became of a mail could not be written", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
