package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Routine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hides what is past its last day, and what nobody has confirmed although asked. Nothing is
 * deleted: an expired vacancy is shown again once it is confirmed.
 */
@Singleton
public final class ExpireVacancies implements Routine {
    private static final int AT_ONCE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(ExpireVacancies.class);

    private final Transactions transactions;
    private final InstantSource clock;

    ExpireVacancies(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire_vacancies";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    /** Runs as the worker, some hundred vacancies to a transaction. */
    @Override
    public void run() {
        int expired = 0;
        int last;
        do {
            last = transactions.work(this::some);
            expired += last;
        } while (last == AT_ONCE);
        if (expired > 0) {
            LOG.info("{} vacancies expired", expired);
        }
    }

    private int some(Connection worker) {
        Instant now = clock.instant();
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        String sql =
                """
                with due as (
                    select id, state from vacancy
                    where state = any(?) and (valid_until < ?
                        or (coalesce(confirmed_at, state_since) <= ? and asked_at <= ?))
                    order by id limit ? for update skip locked),
                gone as (
                    update vacancy v set state = 'expired', state_since = ?, version = version + 1
                    from due where v.id = due.id returning v.id),
                logged as (
                    insert into change_log (subject, id) select 'vacancy', id from gone),
                audited as (
                    insert into audit_entry (at, act, subject, subject_id, outcome)
                    select ?, 'expire_vacancy', 'vacancy', id, 'done' from gone)
                insert into vacancy_change (vacancy_id, from_state, to_state, recorded_at)
                select due.id, due.state, 'expired', ? from due join gone using (id)
                returning vacancy_id
                """;
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    worker.createArrayOf(
                            "text", StateNames.all(VacancyStep.EXPIRE.from()).toArray()));
            // No caller and so no zone: a last day ends at midnight UTC.
            statement.setObject(2, LocalDate.ofInstant(now, ZoneOffset.UTC));
            statement.setObject(3, at.minus(Confirmation.HOLDS));
            statement.setObject(4, at.minus(Confirmation.TO_ANSWER));
            statement.setInt(5, AT_ONCE);
            statement.setObject(6, at);
            statement.setObject(7, at);
            statement.setObject(8, at);
            int rows = 0;
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows++;
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("vacancies could not be expired", e);
        }
    }
}
