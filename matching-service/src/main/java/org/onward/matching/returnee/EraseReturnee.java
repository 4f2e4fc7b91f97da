package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
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
    private final Audit audit;
    private final InstantSource clock;

    EraseReturnee(
            Transactions transactions,
            Statements statements,
            PersonKeys keys,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.statements = statements;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param reason 3–300 characters, without anything personal; destroyed with the key
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
        ReturneeId erased =
                transactions.write(caller, () -> eraseUnlessRefused(caller, reference, why));
        keys.destroy(erased);
    }

    private ReturneeId eraseUnlessRefused(Caller caller, String reference, String why) {
        ReturneeId person =
                statements
                        .first(
                                """
                                select returnee_id from enrolled_person where reference = ? limit 1
                                """,
                                row -> new ReturneeId(row.getObject("returnee_id", UUID.class)),
                                reference)
                        .orElseThrow(Problem::notFound);
        if (!says("select may_erase(?)", person.value())) {
            throw Problem.conflict(
                    "Another programme serves this person too; agree with it first.");
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        // The log, then the database, then the key: a start finishes whatever was not.
        keys.log(new PersonKeys.Erasure(at, caller.today(), person));
        if (!says(
                "select erase_person(?, ?, ?)",
                person.value(),
                References.random(),
                at.atOffset(ZoneOffset.UTC))) {
            throw Problem.notFound(); // by somebody else, a moment ago
        }
        audit.doneBecause(
                caller.account().value(),
                caller.role().name(),
                "erase_returnee",
                "returnee",
                person.value(),
                why);
        return person;
    }

    private boolean says(String question, Object... values) {
        return statements.first(question, row -> row.getBoolean(1), values).orElse(false);
    }
}
