package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;

/** Ends a cover at once; either of the two counsellors may. */
@Singleton
public final class EndCover {
    private final Transactions transactions;
    private final Statements statements;
    private final Audit audit;
    private final InstantSource clock;

    EndCover(Transactions transactions, Statements statements, Audit audit, InstantSource clock) {
        this.transactions = transactions;
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Problem NOT_FOUND where it is not the caller's, or ended already
     */
    public void end(Caller caller, UUID cover) {
        if (caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        transactions.write(
                caller,
                () -> {
                    int ended =
                            statements.change(
                                    """
                                    update cover set ended_at = ?
                                    where id = ? and ended_at is null and ? in (absent_id, counsellor_id)
                                    """,
                                    clock.instant().atOffset(ZoneOffset.UTC),
                                    cover,
                                    caller.account().value());
                    if (ended == 0) {
                        throw Problem.notFound();
                    }
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "end_cover",
                            "cover",
                            cover,
                            null);
                });
    }
}
