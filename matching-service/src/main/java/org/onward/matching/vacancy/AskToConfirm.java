package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.onward.matching.access.Transactions;
import org.onward.matching.mail.Outbox;
import org.onward.matching.mail.Purpose;
import org.onward.matching.shared.Routine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whether vacancies are still true, before the time is up in which nobody said so. To be asked
 * is to stand in {@link ListVacanciesToConfirm} until somebody answers.
 */
@Singleton
public final class AskToConfirm implements Routine {
    private static final int AT_ONCE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(AskToConfirm.class);

    private final Transactions transactions;
    private final Outbox outbox;
    private final InstantSource clock;

    AskToConfirm(Transactions transactions, Outbox outbox, InstantSource clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ask_to_confirm";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    /** Runs as the worker, some hundred vacancies to a transaction. */
    @Override
    public void run() {
        int asked = 0;
        int last;
        do {
            last = transactions.work(this::some);
            asked += last;
        } while (last == AT_ONCE);
        if (asked > 0) {
            LOG.info("{} vacancies are asked to be confirmed", asked);
        }
    }

    private int some(Connection worker) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String sql =
                """
                with due as (
                    select id from vacancy
                    where state = any(?) and asked_at is null
                        and coalesce(confirmed_at, state_since) <= ?
                    order by id limit ? for update skip locked),
                asked as (
                    update vacancy v set asked_at = ? from due where v.id = due.id returning v.id)
                insert into audit_entry (at, act, subject, subject_id, outcome)
                select ?, 'ask_to_confirm', 'vacancy', id, 'done' from asked
                """;
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    worker.createArrayOf(
                            "text", StateNames.all(VacancyStep.EXPIRE.from()).toArray()));
            statement.setObject(2, now.minus(Confirmation.ASKED_AFTER));
            statement.setInt(3, AT_ONCE);
            statement.setObject(4, now);
            statement.setObject(5, now);
            int asked = statement.executeUpdate();
            if (asked > 0) {
                write(worker, now);
            }
            return asked;
        } catch (SQLException e) {
            throw new IllegalStateException("nobody could be asked to confirm vacancies", e);
        }
    }

    /** To whoever signs in for the employers of those asked about just now. */
    private void write(Connection worker, OffsetDateTime now) throws SQLException {
        String sql =
                """
                select v.id, v.title, a.email, a.language
                from vacancy v join account a on a.organisation_id = v.employer_id
                    and a.standing = 'active'
                where v.asked_at = ? and v.state in ('open', 'paused')
                order by v.id, a.id
                """;
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            statement.setObject(1, now);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject("id", UUID.class);
                    outbox.writeAbout(
                            worker,
                            id,
                            row.getString("email"),
                            row.getString("language"),
                            Purpose.CONFIRM_VACANCY,
                            Map.of("title", row.getString("title"), "link", "/vacancies/" + id));
                }
            }
        }
    }
}
