package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.WaitingForVerification;
import org.onward.matching.shared.Sql;

/**
 * Opens the rows of feeds that waited for their employer and for nothing else: no vetting is due,
 * and nobody handed them in for review, and no words in them are to be looked at first.
 */
@Singleton
final class OpenWaitingRows implements WaitingForVerification {
    private final JdbcOperations jdbc;
    private final Sql sql;
    private final InstantSource clock;

    OpenWaitingRows(JdbcOperations jdbc, Sql sql, InstantSource clock) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void verified(Caller caller, EmployerId employer) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        UUID[] toLookAt =
                sql
                        .list(
                                """
                                select id, title, tasks from vacancy
                                where employer_id = ? and state = 'submitted' and source is not null
                                order by id
                                """,
                                row ->
                                        PostingWords.in("title", row.getString("title")).isEmpty()
                                                        && PostingWords.in(
                                                                        "tasks",
                                                                        row.getString("tasks"))
                                                                .isEmpty()
                                                ? Optional.<UUID>empty()
                                                : Optional.of(row.getObject("id", UUID.class)),
                                employer.value())
                        .stream()
                        .flatMap(Optional::stream)
                        .toArray(UUID[]::new);
        jdbc.prepareStatement(
                """
                with waiting as (
                    select v.id, v.source from vacancy v
                    where v.employer_id = ? and v.state = 'submitted' and v.source is not null
                        and v.id <> all(?)
                        and (not v.overseas or v.vetted_on is not null)
                        and (v.valid_until is null or v.valid_until >= ?)
                        and not exists (select 1 from vacancy_change c
                            where c.vacancy_id = v.id and c.to_state = 'submitted'
                                and c.because is distinct from 'feed ' || v.source)
                    for update of v),
                opened as (
                    -- The feed confirmed it when it last carried the row, not the verification.
                    update vacancy v set state = 'open', opened_at = coalesce(v.opened_at, ?),
                        confirmed_at = coalesce(v.confirmed_at, v.state_since), state_since = ?,
                        version = v.version + 1
                    from waiting where v.id = waiting.id returning v.id),
                logged as (
                    insert into change_log (subject, id) select 'vacancy', id from opened),
                audited as (
                    insert into audit_entry (at, account_id, role, act, subject, subject_id, outcome)
                    select ?, ?, ?, ?, 'vacancy', id, 'done' from opened)
                insert into vacancy_change (vacancy_id, from_state, to_state, because,
                    recorded_at, recorded_by)
                select opened.id, 'submitted', 'open', 'employer verified', ?, ?
                from opened
                """,
                statement -> {
                    statement.setObject(1, employer.value());
                    statement.setArray(
                            2, statement.getConnection().createArrayOf("uuid", toLookAt));
                    statement.setObject(3, caller.today());
                    statement.setObject(4, now);
                    statement.setObject(5, now);
                    statement.setObject(6, now);
                    statement.setObject(7, caller.account().value());
                    statement.setString(8, caller.role().name());
                    statement.setString(9, VacancyStep.OPEN_FED.act());
                    statement.setObject(10, now);
                    statement.setObject(11, caller.account().value());
                    return statement.executeUpdate();
                });
    }
}
