package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;

/** The last enrolment of a reference; who it is, programme staff do not learn. */
@Singleton
public final class SeeEnrolment {
    private final Transactions transactions;
    private final Statements statements;

    SeeEnrolment(Transactions transactions, Statements statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    /**
     * @param office its name
     * @param counsellor name of who is assigned; null for nobody
     */
    public record Enrolment(
            String reference,
            UUID officeId,
            String office,
            LocalDate enteredOn,
            @Nullable LocalDate exitedOn,
            @Nullable String counsellor) {}

    /**
     * @throws Problem NOT_FOUND where no such reference was enrolled in the caller's programme
     */
    public Enrolment see(Caller caller, String reference) {
        if (caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        if (!References.fits(reference)) {
            throw Problem.notFound();
        }
        return transactions.read(
                caller,
                () ->
                        statements
                                .first(
                                        """
                                        select e.reference, e.office_id, o.name as office, e.entered_on,
                                            e.exited_on, a.display_name
                                        from enrolled_person e
                                            join office o on o.id = e.office_id
                                            left join account a on a.id = e.counsellor_id
                                        where e.reference = ?
                                        order by e.exited_on desc nulls first, e.id limit 1
                                        """,
                                        row ->
                                                new Enrolment(
                                                        row.getString("reference"),
                                                        row.getObject("office_id", UUID.class),
                                                        row.getString("office"),
                                                        row.getObject(
                                                                "entered_on", LocalDate.class),
                                                        row.getObject("exited_on", LocalDate.class),
                                                        row.getString("display_name")),
                                        reference)
                                .orElseThrow(Problem::notFound));
    }
}
