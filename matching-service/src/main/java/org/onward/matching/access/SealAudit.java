package org.onward.matching.access;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.onward.matching.audit.Audit;
import org.onward.matching.audit.AuditSealer;
import org.onward.matching.problem.Problem;

/** Seals the audit trail every few seconds, anchors it, and verifies it for an auditor. */
@Singleton
public final class SealAudit {
    private final Transactions transactions;
    private final AuditSealer sealer;
    private final Audit audit;

    SealAudit(Transactions transactions, AuditSealer sealer, Audit audit) {
        this.transactions = transactions;
        this.sealer = sealer;
        this.audit = audit;
    }

    /**
     * @return how many entries were sealed
     */
    @Scheduled(fixedDelay = "10s", initialDelay = "10s")
    public int seal() {
        int all = 0;
        int sealed;
        do {
            sealed = work(sealer::seal);
            all += sealed;
        } while (sealed > 0);
        // In a transaction of its own: an anchor stands for what is committed.
        work(
                connection -> {
                    sealer.anchor(connection);
                    return true;
                });
        return all;
    }

    /** Recomputes the whole chain, compares it with its anchors, and says so in the trail. */
    public AuditSealer.Verdict verify(Caller caller) {
        if (caller.role() != Role.AUDITOR) {
            throw Problem.notAllowed();
        }
        transactions.write(
                caller,
                () ->
                        audit.done(
                                caller.account().value(),
                                caller.role().name(),
                                "verify_trail",
                                "trail",
                                null,
                                null));
        return work(sealer::verify);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T work(Work<T> work) {
        return transactions.work(
                connection -> {
                    try {
                        return work.on(connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException(
                                "the audit trail could not be sealed or verified", e);
                    }
                });
    }
}
