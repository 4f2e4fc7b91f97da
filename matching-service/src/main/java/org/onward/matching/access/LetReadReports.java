package org.onward.matching.access;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.Sql;

/**
 * Lets an account of programme staff read the reports of further programmes. It opens what those
 * reports show and nothing else: no person, enrolment or code of another programme.
 */
@Singleton
public final class LetReadReports {
    private final Transactions transactions;
    private final Sql sql;
    private final Audit audit;
    private final InstantSource clock;

    LetReadReports(Transactions transactions, Sql sql, Audit audit, InstantSource clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** A programme that is not the account's own, and whether the account may read its report. */
    public record Further(UUID programme, String name, boolean reads) {}

    /**
     * @param name of whose account it is
     */
    public record Reading(String name, List<Further> programmes) {
        public Reading {
            programmes = List.copyOf(programmes);
        }
    }

    /**
     * Every other programme, by name; there are few.
     *
     * @throws Problem NOT_FOUND where it is no account of programme staff
     */
    public Reading of(Caller caller, AccountId account) {
        administrates(caller);
        return transactions.read(caller, () -> reading(account));
    }

    /**
     * Exactly these, from now on.
     *
     * @throws Problem NOT_FOUND where it is no account of programme staff; INVALID where one of
     *     them is no programme, or the account's own
     */
    public void let(Caller caller, AccountId account, Set<UUID> programmes) {
        administrates(caller);
        transactions.write(
                caller,
                () -> {
                    Reading before = reading(account);
                    Set<UUID> left = new TreeSet<>(programmes);
                    for (Further one : before.programmes()) {
                        boolean wanted = left.remove(one.programme());
                        if (wanted && !one.reads()) {
                            begin(caller, account, one);
                        } else if (!wanted && one.reads()) {
                            end(caller, account, one);
                        }
                    }
                    if (!left.isEmpty()) {
                        throw Problem.invalid(
                                "programmes",
                                "error.account.programme",
                                "Choose a programme that exists.");
                    }
                });
    }

    private static void administrates(Caller caller) {
        if (caller.role() != Role.ADMINISTRATOR) {
            throw Problem.notAllowed();
        }
    }

    private Reading reading(AccountId account) {
        String name =
                sql.first(
                                "select display_name from account where id = ? and role = 'PROGRAMME_STAFF'",
                                row -> Objects.requireNonNull(row.getString(1)),
                                account.value())
                        .orElseThrow(Problem::notFound);
        return new Reading(
                name,
                sql.list(
                        """
                        select p.id, p.name, r.programme_id is not null as reads
                        from account a join programme p on p.id <> a.programme_id
                            left join report_reader r on r.account_id = a.id and r.programme_id = p.id
                        where a.id = ? order by p.name, p.id limit 500
                        """,
                        row ->
                                new Further(
                                        row.getObject("id", UUID.class),
                                        row.getString("name"),
                                        row.getBoolean("reads")),
                        account.value()));
    }

    private void begin(Caller caller, AccountId account, Further one) {
        sql.change(
                """
                insert into report_reader (account_id, programme_id, given_at, given_by)
                values (?, ?, ?, ?) on conflict do nothing
                """,
                account.value(),
                one.programme(),
                clock.instant().atOffset(ZoneOffset.UTC),
                caller.account().value());
        note(caller, "let_read_report", account, one);
    }

    private void end(Caller caller, AccountId account, Further one) {
        sql.change(
                "delete from report_reader where account_id = ? and programme_id = ?",
                account.value(),
                one.programme());
        note(caller, "end_reading_report", account, one);
    }

    private void note(Caller caller, String act, AccountId account, Further one) {
        audit.done(
                caller.account().value(),
                caller.role().name(),
                act,
                "account",
                account.value(),
                one.name());
    }
}
