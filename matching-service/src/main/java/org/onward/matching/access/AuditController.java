package org.onward.matching.access;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.audit.AuditSealer;
import org.onward.matching.audit.Finding;

/** The auditor's view of the trail. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
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
            @Nullable String reason,
            boolean reasonErased) {}

    /**
     * @param next pass as {@code before} for older entries; null at the end
     */
    @Serdeable
    record Page(List<Entry> entries, @Nullable Long next) {}

    @Serdeable
    record Verification(long checked, boolean holds, @Nullable Finding finding) {}

    private final ReadTrail trail;
    private final SealAudit sealAudit;

    AuditController(ReadTrail trail, SealAudit sealAudit) {
        this.trail = trail;
        this.sealAudit = sealAudit;
    }

    /** Entries, newest first; of one subject where given. */
    @Get("/entries")
    @Secured(Role.Name.AUDITOR)
    Page entries(
            Caller caller, @Nullable @QueryValue UUID subject, @Nullable @QueryValue Long before) {
        List<Entry> entries =
                trail
                        .read(
                                caller,
                                subject,
                                null,
                                Objects.requireNonNullElse(before, Long.MAX_VALUE))
                        .stream()
                        .map(AuditController::entry)
                        .toList();
        return new Page(
                entries,
                entries.size() == ReadTrail.PAGE ? Long.valueOf(entries.getLast().seq()) : null);
    }

    /** Recomputes the whole chain of seals, and compares it with its anchors. */
    @Get("/verification")
    @Secured(Role.Name.AUDITOR)
    Verification verification(Caller caller) {
        AuditSealer.Verdict verdict = sealAudit.verify(caller);
        return new Verification(verdict.checked(), verdict.finding() == null, verdict.finding());
    }

    private static Entry entry(ReadTrail.Entry one) {
        return new Entry(
                one.seq(),
                one.at(),
                one.account(),
                one.role(),
                one.act(),
                one.subject(),
                one.subjectId(),
                one.refused() ? "refused" : "done",
                one.reason(),
                one.reasonErased());
    }
}
