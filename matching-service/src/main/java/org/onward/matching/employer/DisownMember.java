package org.onward.matching.employer;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/**
 * A chamber says that an employer that named it is not its member. Staff decide about it then, and
 * the chamber sees it no more.
 */
@Singleton
public final class DisownMember {
    private final Transactions transactions;
    private final EmployerScope scope;
    private final PostgresEmployers employers;
    private final ChangeLog changes;
    private final Audit audit;

    DisownMember(
            Transactions transactions,
            EmployerScope scope,
            PostgresEmployers employers,
            ChangeLog changes,
            Audit audit) {
        this.transactions = transactions;
        this.scope = scope;
        this.employers = employers;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * @throws Problem CONFLICT where somebody vouched for it already
     */
    public void disown(Caller caller, EmployerId id) {
        if (caller.role() != Role.CHAMBER) {
            throw Problem.notAllowed();
        }
        transactions.write(
                caller,
                () -> {
                    scope.actingFor(caller, id);
                    if (!employers.notOurMember(id)) {
                        throw Problem.conflict("This employer is verified already.");
                    }
                    changes.changed(ChangeLog.Subject.EMPLOYER, id.value());
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "disown_member",
                            "employer",
                            id.value(),
                            null);
                });
    }
}
