package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;
import org.onward.matching.shared.PlainText;

/**
 * Erases a person by reference: their key, look-ups, digests and profile. That somebody was
 * enrolled, where and when, stays for the counts; it leads to nobody.
 */
@Singleton
public final class EraseReturnee {
    private final Transactions transactions;
    private final Statements statements;
    private final PersonKeys keys;
    private final BeforeErasure first;
    private final Audit audit;
    private final ChangeLog changes;

    EraseReturnee(
            Transactions transactions,
            Statements statements,
            PersonKeys keys,
            BeforeErasure first,
            Audit audit,
            ChangeLog changes) {
        this.transactions = transactions;
        this.statements = statements;
        this.keys = keys;
        this.first = first;
        this.audit = audit;
        this.changes = changes;
    }

    /**
     * @param reason 3–300 characters, without anything personal: it goes into the trail
     * @throws Problem NOT_FOUND where no such reference was enrolled in the caller's programme;
     *     CONFLICT where another programme serves the person too
     */
    public void erase(Caller caller, String reference, @Nullable String reason) {
        if (caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        if (!References.fits(reference)) {
            throw Problem.notFound();
        }
        String why = Objects.requireNonNullElse(PlainText.line(reason), "");
        if (why.length() < 3 || why.length() > 300) {
            throw Problem.invalid(
                    "reason", "error.out_of_range", "Give a reason of 3 to 300 characters.");
        }
        transactions.write(
                caller,
                () -> {
                    ReturneeId person =
                            statements
                                    .first(
                                            """
                                            select returnee_id from enrolled_person
                                            where reference = ? limit 1
                                            """,
                                            row ->
                                                    new ReturneeId(
                                                            row.getObject(
                                                                    "returnee_id", UUID.class)),
                                            reference)
                                    .orElseThrow(Problem::notFound);
                    first.erasing(caller, person);
                    boolean erased =
                            statements
                                    .first(
                                            "select erase_person(?, ?)",
                                            row -> row.getBoolean(1),
                                            person.value(),
                                            References.random())
                                    .orElse(false);
                    if (!erased) {
                        throw Problem.conflict(
                                "Another programme serves this person too; agree with it first.");
                    }
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "erase_returnee",
                            "returnee",
                            person.value(),
                            why);
                    changes.changed(ChangeLog.Subject.RETURNEE, person.value());
                    // Last: it cannot be undone. Should the commit fail after it, the reference
                    // still stands and the erasure is repeated.
                    keys.destroy(person);
                });
    }
}
