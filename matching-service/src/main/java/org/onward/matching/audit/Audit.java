package org.onward.matching.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes to the trail, in the transaction of the act itself. No personal value goes in. */
@Singleton
public final class Audit {
    private final JdbcOperations jdbc;
    private final InstantSource clock;

    Audit(JdbcOperations jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param act what was done, as verb and noun: {@code see_person}, {@code take_cover}
     * @param subject the kind of thing: {@code returnee}, {@code account}
     */
    public void done(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            @Nullable UUID subjectId,
            @Nullable String reason) {
        write(account, role, act, subject, Collections.singleton(subjectId), "done", reason);
    }

    /** The same of many things, in one statement. */
    public void doneToEach(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            Collection<UUID> subjectIds,
            @Nullable String reason) {
        write(account, role, act, subject, subjectIds, "done", reason);
    }

    /** A refusal; call it in a transaction of its own, since the refused one rolls back. */
    public void refused(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            @Nullable UUID subjectId,
            @Nullable String reason) {
        write(account, role, act, subject, Collections.singleton(subjectId), "refused", reason);
    }

    private void write(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            Collection<? extends @Nullable UUID> subjectIds,
            String outcome,
            @Nullable String reason) {
        jdbc.prepareStatement(
                """
                insert into audit_entry (at, account_id, role, act, subject, subject_id, outcome, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                statement -> {
                    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
                    for (UUID subjectId : subjectIds) {
                        statement.setObject(1, now);
                        statement.setObject(2, account);
                        statement.setString(3, role);
                        statement.setString(4, act);
                        statement.setString(5, subject);
                        statement.setObject(6, subjectId);
                        statement.setString(7, outcome);
                        statement.setString(8, reason);
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }
}
