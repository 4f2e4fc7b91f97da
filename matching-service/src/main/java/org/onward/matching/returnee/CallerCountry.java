package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/** The country of the caller's office, ISO 3166-1 alpha-2. */
@Singleton
final class OfficeCountry {
    private final Transactions transactions;
    private final Statements statements;

    OfficeCountry(Transactions transactions, Statements statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    Optional<String> of(Caller caller) {
        return transactions.read(
                caller,
                () ->
                        statements.first(
                                """
                                select p.country from office o join place p on p.code = o.place_code
                                where o.id = ?
                                """,
                                row -> row.getString("country"),
                                caller.office()));
    }
}
