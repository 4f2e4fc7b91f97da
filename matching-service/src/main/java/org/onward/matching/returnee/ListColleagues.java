package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;

/**
 * Whom a person could be handed to: a counsellor sees the others of their office, programme staff
 * every counsellor of the programme.
 */
@Singleton
public final class ListColleagues {
    private final Transactions transactions;
    private final Statements statements;

    ListColleagues(Transactions transactions, Statements statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    /** By name, at most 500, active ones only. */
    public List<Colleague> list(Caller caller) {
        if (caller.role() != Role.COUNSELLOR && caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        return transactions.read(
                caller,
                () ->
                        statements.list(
                                """
                                select id, display_name, office_id from account
                                where role = 'COUNSELLOR' and standing = 'active' and programme_id = ?
                                    and (office_id = ? or ?) and id <> ?
                                order by display_name, id limit 500
                                """,
                                row ->
                                        new Colleague(
                                                row.getObject("id", UUID.class),
                                                row.getString("display_name"),
                                                row.getObject("office_id", UUID.class)),
                                caller.programme(),
                                caller.office(),
                                caller.role() == Role.PROGRAMME_STAFF,
                                caller.account().value()));
    }
}
