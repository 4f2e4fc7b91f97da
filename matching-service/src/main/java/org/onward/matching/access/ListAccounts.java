package org.onward.matching.access;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;

/** Accounts of staff and chambers, with where each works; employers keep their own. */
@Singleton
public final class ListAccounts {
    private static final int PAGE = 50;

    private final Transactions transactions;
    private final JdbcOperations jdbc;

    ListAccounts(Transactions transactions, JdbcOperations jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * @param where name of the office or programme; null for who belongs to none
     * @param reads names of the further programmes whose reports they may read; null where none
     */
    public record Account(
            UUID id,
            String email,
            String name,
            Role role,
            @Nullable String where,
            @Nullable String reads,
            boolean active) {}

    /**
     * @param next pass as {@code after} for the next page; null on the last
     */
    public record Page(List<Account> accounts, @Nullable String next) {
        public Page {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * In the order of their addresses.
     *
     * @param after the address the page before ended with, or empty
     */
    public Page list(Caller caller, String after) {
        if (caller.role() != Role.ADMINISTRATOR) {
            throw Problem.notAllowed();
        }
        List<Account> found = transactions.read(caller, () -> find(after));
        if (found.size() <= PAGE) {
            return new Page(found, null);
        }
        List<Account> page = found.subList(0, PAGE);
        return new Page(page, page.getLast().email());
    }

    private List<Account> find(String after) {
        return jdbc.prepareStatement(
                """
                select a.id, a.email, a.display_name, a.role, coalesce(o.name, p.name) as place,
                    a.standing = 'active' as active, (
                        select string_agg(f.name, ', ' order by f.name)
                        from report_reader r join programme f on f.id = r.programme_id
                        where r.account_id = a.id) as reads
                from account a left join office o on o.id = a.office_id
                    left join programme p on p.id = a.programme_id
                where lower(a.email) > ? and a.role not in ('EMPLOYER', 'TRAINING_PROVIDER')
                order by lower(a.email), a.id limit ?
                """,
                statement -> {
                    statement.setString(1, after.toLowerCase(Locale.ROOT));
                    statement.setInt(2, PAGE + 1);
                    List<Account> accounts = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            accounts.add(
                                    new Account(
                                            row.getObject("id", UUID.class),
                                            row.getString("email"),
                                            row.getString("display_name"),
                                            Role.valueOf(row.getString("role")),
                                            row.getString("place"),
                                            row.getString("reads"),
                                            row.getBoolean("active")));
                        }
                    }
                    return accounts;
                });
    }
}
