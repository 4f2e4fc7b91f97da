package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.WaitingForVerification;

/**
 * Opens the rows of feeds that waited for their employer and for nothing else: no vetting is due,
 * and nobody handed them in for review.
 */
@Singleton
final class OpenWaitingRows implements WaitingForVerification {
    private final JdbcOperations jdbc;
    private final InstantSource clock;

    OpenWaitingRows(JdbcOperations jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void verified(Caller caller, EmployerId employer) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.prepareStatement(
                """
                with waiting as (
                    select v.id, v.source from vacancy v
                    where v.employer_id = ? and v.state = 'submitted' and v.source is not null
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
                insert into vacancy_change (id, vacancy_id, from_state, to_state, because,
                    recorded_at, recorded_by)
                select gen_random_uuid(), opened.id, 'submitted', 'open', 'employer verified', ?, ?
                from opened
                """,
                statement -> {
                    statement.setObject(1, employer.value());
                    statement.setObject(2, caller.today());
                    statement.setObject(3, now);
                    statement.setObject(4, now);
                    statement.setObject(5, now);
                    statement.setObject(6, caller.account().value());
                    statement.setString(7, caller.role().name());
                    statement.setString(8, VacancyStep.OPEN_FED.act());
                    statement.setObject(9, now);
                    statement.setObject(10, caller.account().value());
                    return statement.executeUpdate();
                });
    }
}
