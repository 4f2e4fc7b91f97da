package org.onward.matching.access;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.audit.Audit;
import org.onward.matching.audit.Reasons;
import org.onward.matching.problem.Problem;

/** The trail for the auditor: who did what to what, with the name of the account. */
@Singleton
public final class ReadTrail {
    public static final int PAGE = 50;

    private final Transactions transactions;
    private final JdbcOperations jdbc;
    private final Audit audit;
    private final Reasons reasons;

    ReadTrail(Transactions transactions, JdbcOperations jdbc, Audit audit, Reasons reasons) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.reasons = reasons;
    }

    /**
     * @param name of the account; null for routines and whoever was not signed in
     * @param refused somebody tried and was not allowed to
     * @param reasonErased a reason was typed, and erased together with the person
     */
    public record Entry(
            long seq,
            Instant at,
            @Nullable UUID account,
            @Nullable String role,
            @Nullable String name,
            String act,
            String subject,
            @Nullable UUID subjectId,
            boolean refused,
            @Nullable String reason,
            boolean reasonErased) {}

    /**
     * Newest first, at most {@link #PAGE}; leaves an entry itself.
     *
     * @param subject about whom or what; null for everything
     * @param account by whom; null for everybody
     * @param before number of the last entry of the page before
     */
    public List<Entry> read(
            Caller caller, @Nullable UUID subject, @Nullable UUID account, long before) {
        if (caller.role() != Role.AUDITOR) {
            throw Problem.notAllowed();
        }
        return transactions.write(
                caller,
                () -> {
                    List<Entry> found = find(subject, account, before);
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "read_trail",
                            "trail",
                            subject == null ? account : subject,
                            null);
                    return found;
                });
    }

    private List<Entry> find(@Nullable UUID subject, @Nullable UUID account, long before) {
        return jdbc.prepareStatement(
                """
                select e.seq, e.at, e.account_id, e.role, a.display_name, e.act, e.subject,
                    e.subject_id, e.outcome, e.reason, e.reason_id, r.cipher
                from audit_entry e left join account a on a.id = e.account_id
                    left join audit_reason r on r.id = e.reason_id
                where e.seq < ? and (?::uuid is null or e.subject_id = ?)
                    and (?::uuid is null or e.account_id = ?)
                order by e.seq desc limit ?
                """,
                statement -> {
                    statement.setLong(1, before);
                    statement.setObject(2, subject);
                    statement.setObject(3, subject);
                    statement.setObject(4, account);
                    statement.setObject(5, account);
                    statement.setInt(6, PAGE);
                    List<Entry> entries = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            entries.add(entry(row));
                        }
                    }
                    return entries;
                });
    }

    private Entry entry(ResultSet row) throws SQLException {
        String subject = row.getString("subject");
        UUID subjectId = row.getObject("subject_id", UUID.class);
        UUID typed = row.getObject("reason_id", UUID.class);
        String reason =
                typed == null
                        ? row.getString("reason")
                        : reasons.open(typed, subject, subjectId, row.getBytes("cipher"))
                                .orElse(null);
        return new Entry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("account_id", UUID.class),
                row.getString("role"),
                row.getString("display_name"),
                row.getString("act"),
                subject,
                subjectId,
                row.getString("outcome").equals("refused"),
                reason,
                typed != null && reason == null);
    }
}
