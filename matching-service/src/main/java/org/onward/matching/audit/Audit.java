package org.onward.matching.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
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
        write(account, role, act, subject, subjectId, "done", reason);
    }

    /** The same of many things, in one statement. */
    public void doneToEach(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            Collection<UUID> subjectIds,
            @Nullable String reason) {
        if (subjectIds.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                insert into audit_entry (at, account_id, role, act, subject, subject_id, outcome, reason)
                select cast(? as timestamptz), cast(? as uuid), ?, ?, ?, s.id, 'done', ?
                from unnest(?) with ordinality s (id, place) order by s.place
                """,
                statement -> {
                    statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                    statement.setObject(2, account);
                    statement.setString(3, role);
                    statement.setString(4, act);
                    statement.setString(5, subject);
                    statement.setString(6, reason);
                    statement.setArray(
                            7,
                            statement
                                    .getConnection()
                                    .createArrayOf("uuid", subjectIds.toArray(UUID[]::new)));
                    return statement.executeUpdate();
                });
    }

    /** A refusal; call it in a transaction of its own, since the refused one rolls back. */
    public void refused(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            @Nullable UUID subjectId,
            @Nullable String reason) {
        write(account, role, act, subject, subjectId, "refused", reason);
    }

    private void write(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            @Nullable UUID subjectId,
            String outcome,
            @Nullable String reason) {
        jdbc.prepareStatement(
                """
                insert into audit_entry (at, account_id, role, act, subject, subject_id, outcome, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                statement -> {
                    statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                    statement.setObject(2, account);
                    statement.setString(3, role);
                    statement.setString(4, act);
                    statement.setString(5, subject);
                    statement.setObject(6, subjectId);
                    statement.setString(7, outcome);
                    statement.setString(8, reason);
                    return statement.executeUpdate();
                });
    }
}
