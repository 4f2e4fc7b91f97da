package org.onward.matching.employer;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/** Changes what is known of an employer, but not its standing. */
@Singleton
public final class EditEmployer {
    private final Transactions transactions;
    private final EmployerScope scope;
    private final PostgresEmployers employers;
    private final EmployerCheck check;
    private final PersonDigests digests;
    private final ChangeLog changes;
    private final Audit audit;

    EditEmployer(
            Transactions transactions,
            EmployerScope scope,
            PostgresEmployers employers,
            EmployerCheck check,
            PersonDigests digests,
            ChangeLog changes,
            Audit audit) {
        this.transactions = transactions;
        this.scope = scope;
        this.employers = employers;
        this.check = check;
        this.digests = digests;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * @param version as read; another one is CHANGED_MEANWHILE
     */
    public void edit(Caller caller, EmployerId id, int version, EmployerForm form) {
        transactions.write(
                caller,
                () -> {
                    Employer before = scope.actingFor(caller, id);
                    EmployerCheck.Checked checked = check.check(caller, form, before);
                    if (before.version() != version) {
                        throw Problem.changedMeanwhile();
                    }
                    if (checked.chamber() != null
                            && !Objects.equals(checked.chamber(), before.chamber())
                            && !employers.hasChamber(checked.chamber())) {
                        throw Problem.invalid(
                                "chamber", "unknown_code", "This chamber is not known.");
                    }
                    employers.update(id, version, checked);
                    employers.addPeople(id.value(), RegisterEmployer.people(checked, digests));
                    changes.changed(ChangeLog.Subject.EMPLOYER, id.value());
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "edit_employer",
                            "employer",
                            id.value(),
                            null);
                });
    }
}
