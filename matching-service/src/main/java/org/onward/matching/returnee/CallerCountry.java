package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/** The country of the caller's office, programme or chamber, ISO 3166-1 alpha-2. */
@Singleton
public final class CallerCountry {
    private final Transactions transactions;
    private final Statements statements;

    CallerCountry(Transactions transactions, Statements statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    public Optional<String> of(Caller caller) {
        return transactions
                .read(
                        caller,
                        () ->
                                statements.first(
                                        """
                                select coalesce(
                                    (select p.country from office o join place p on p.code = o.place_code
                                        where o.id = ?),
                                    (select country from programme where id = ?),
                                    (select country from chamber where id = ?)) as country
                                """,
                                        row -> Optional.ofNullable(row.getString("country")),
                                        caller.office(),
                                        caller.programme(),
                                        caller.organisation()))
                .flatMap(country -> country);
    }
}
