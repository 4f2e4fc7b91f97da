package org.onward.matching.access;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.audit.AuditSealer;

/** The auditor's view of the trail. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
    private static final int PAGE = 100;

    @Serdeable
    record Entry(
            long seq,
            Instant at,
            @Nullable UUID account,
            @Nullable String role,
            String act,
            String subject,
            @Nullable UUID subjectId,
            String outcome,
            @Nullable String reason) {}

    /**
     * @param next pass as {@code before} for older entries; null at the end
     */
    @Serdeable
    record Page(List<Entry> entries, @Nullable Long next) {}

    @Serdeable
    record Verification(long checked, boolean holds, @Nullable Long firstBroken) {}

    private final Transactions transactions;
    private final JdbcOperations jdbc;
    private final SealAudit sealAudit;

    AuditController(Transactions transactions, JdbcOperations jdbc, SealAudit sealAudit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.sealAudit = sealAudit;
    }

    /** Entries, newest first; of one subject where given. */
    @Get("/entries")
    @Secured(Role.Name.AUDITOR)
    Page entries(
            Caller caller, @Nullable @QueryValue UUID subject, @Nullable @QueryValue Long before) {
        List<Entry> entries = transactions.read(caller, () -> find(subject, before));
        return new Page(
                entries, entries.size() == PAGE ? Long.valueOf(entries.getLast().seq()) : null);
    }

    /** Recomputes the whole chain of seals. */
    @Get("/verification")
    @Secured(Role.Name.AUDITOR)
    Verification verification() {
        AuditSealer.Verdict verdict = sealAudit.verify();
        return new Verification(
                verdict.checked(), verdict.firstBroken() == null, verdict.firstBroken());
    }

    private List<Entry> find(@Nullable UUID subject, @Nullable Long before) {
        return jdbc.prepareStatement(
                """
                select seq, at, account_id, role, act, subject, subject_id, outcome, reason
                from audit_entry
                where seq < ? and (?::uuid is null or subject_id = ?)
                order by seq desc limit ?
                """,
                statement -> {
                    statement.setLong(1, Objects.requireNonNullElse(before, Long.MAX_VALUE));
                    statement.setObject(2, subject);
                    statement.setObject(3, subject);
                    statement.setInt(4, PAGE);
                    List<Entry> entries = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            entries.add(
                                    new Entry(
                                            row.getLong(1),
                                            row.getObject(2, OffsetDateTime.class).toInstant(),
                                            row.getObject(3, UUID.class),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getString(6),
                                            row.getObject(7, UUID.class),
                                            row.getString(8),
                                            row.getString(9)));
                        }
                    }
                    return entries;
                });
    }
}
