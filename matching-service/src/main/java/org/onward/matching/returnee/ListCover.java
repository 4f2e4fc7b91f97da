package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;

/** Covers the caller took, and those others took for the caller. */
@Singleton
public final class ListCover {
    private final Transactions transactions;
    private final Statements statements;

    ListCover(Transactions transactions, Statements statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    /** Latest first, at most 100. */
    public List<Cover> list(Caller caller) {
        if (caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        return transactions.read(
                caller,
                () ->
                        statements.list(
                                """
                                select c.id, c.absent_id, a.display_name as absent_name, c.counsellor_id,
                                    s.display_name as counsellor_name, c.from_day, c.until_day, c.reason,
                                    c.ended_at is null and c.from_day <= ? and c.until_day >= ? as running
                                from cover c join account a on a.id = c.absent_id
                                    join account s on s.id = c.counsellor_id
                                where ? in (c.absent_id, c.counsellor_id)
                                order by c.recorded_at desc, c.id limit 100
                                """,
                                row ->
                                        new Cover(
                                                row.getObject("id", UUID.class),
                                                row.getObject("absent_id", UUID.class),
                                                row.getString("absent_name"),
                                                row.getObject("counsellor_id", UUID.class),
                                                row.getString("counsellor_name"),
                                                row.getObject("from_day", LocalDate.class),
                                                row.getObject("until_day", LocalDate.class),
                                                row.getString("reason"),
                                                row.getBoolean("running")),
                                caller.today(),
                                caller.today(),
                                caller.account().value()));
    }
}
