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
    private final Reasons reasons;
    private final InstantSource clock;

    Audit(JdbcOperations jdbc, Reasons reasons, InstantSource clock) {
        this.jdbc = jdbc;
        this.reasons = reasons;
        this.clock = clock;
    }

    /**
     * @param act what was done, as verb and noun: {@code see_person}, {@code take_cover}
     * @param subject the kind of thing: {@code returnee}, {@code account}
     * @param reason a fixed text of the code's own; for one that a person typed see {@link
     *     #doneBecause}
     */
    public void done(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            @Nullable UUID subjectId,
            @Nullable String reason) {
        write(account, role, act, subject, subjectId, "done", reason, null);
    }

    /**
     * The same where a person typed the reason: it is sealed, and the trail only refers to it.
     *
     * @param typed null where no reason was given
     */
    public void doneBecause(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            @Nullable UUID subjectId,
            @Nullable String typed) {
        UUID id = typed == null ? null : UUID.randomUUID();
        if (typed != null && id != null) {
            jdbc.prepareStatement(
                    "insert into audit_reason (id, cipher) values (?, ?)",
                    statement -> {
                        statement.setObject(1, id);
                        statement.setBytes(2, reasons.seal(id, subject, subjectId, typed));
                        return statement.executeUpdate();
                    });
        }
        write(account, role, act, subject, subjectId, "done", null, id);
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
        write(account, role, act, subject, subjectId, "refused", reason, null);
    }

    private void write(
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            @Nullable UUID subjectId,
            String outcome,
            @Nullable String reason,
            @Nullable UUID reasonId) {
        jdbc.prepareStatement(
                """
                insert into audit_entry (at, account_id, role, act, subject, subject_id, outcome, reason, reason_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                    statement.setObject(9, reasonId);
                    return statement.executeUpdate();
                });
    }
}
