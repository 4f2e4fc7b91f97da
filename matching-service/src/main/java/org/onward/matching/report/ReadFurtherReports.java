package org.onward.matching.report;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.LetReadReports;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Statements;

/**
 * The reports of further programmes that an administrator lets an account read, see {@link
 * LetReadReports}. They are what each programme's own report showed last: nothing is counted for
 * them and nothing shown that its own staff could not see. A report that its staff have not opened
 * since the month's end is that of the month in which they did.
 */
@Singleton
public final class ReadFurtherReports {
    private final Transactions transactions;
    private final Releases releases;
    private final Statements statements;
    private final Audit audit;

    ReadFurtherReports(
            Transactions transactions, Releases releases, Statements statements, Audit audit) {
        this.transactions = transactions;
        this.releases = releases;
        this.statements = statements;
        this.audit = audit;
    }

    /**
     * A programme with the numbers of everybody in it.
     *
     * @param report null where none was made yet
     */
    public record Beside(UUID programme, String name, boolean own, @Nullable Report report) {}

    private record Programme(UUID id, String name) {}

    /**
     * The report of one of them, with its parts.
     *
     * @throws Problem NOT_FOUND for a programme whose report the caller may not read, or that has
     *     none yet
     */
    public Report read(Caller caller, UUID programme) {
        staffOfAProgramme(caller);
        return transactions.write(
                caller,
                () -> {
                    Programme further =
                            further(caller).stream()
                                    .filter(one -> one.id().equals(programme))
                                    .findFirst()
                                    .orElseThrow(Problem::notFound);
                    List<Report.Release> shown = releases.shown(programme);
                    if (shown.isEmpty()) {
                        throw Problem.notFound();
                    }
                    note(caller, programme);
                    return new Report(further.name(), releases.smallest(programme), shown);
                });
    }

    /**
     * The caller's own programme, then the others by name. Only the own one where no other may be
     * read.
     *
     * @param own the report of the caller's programme
     */
    public List<Beside> beside(Caller caller, Report own) {
        UUID programme = staffOfAProgramme(caller);
        return transactions.write(
                caller,
                () -> {
                    List<Beside> all = new ArrayList<>();
                    all.add(new Beside(programme, own.programme(), true, own));
                    for (Programme one : further(caller)) {
                        Optional<Report.Release> newest = releases.newest(one.id());
                        newest.ifPresent(_ -> note(caller, one.id()));
                        all.add(
                                new Beside(
                                        one.id(),
                                        one.name(),
                                        false,
                                        newest.map(
                                                        release ->
                                                                new Report(
                                                                        one.name(),
                                                                        releases.smallest(one.id()),
                                                                        List.of(release)))
                                                .orElse(null)));
                    }
                    return all;
                });
    }

    private static UUID staffOfAProgramme(Caller caller) {
        UUID programme = caller.programme();
        if (caller.role() != Role.PROGRAMME_STAFF || programme == null) {
            throw Problem.notAllowed();
        }
        return programme;
    }

    private List<Programme> further(Caller caller) {
        return statements.list(
                """
                select p.id, p.name from report_reader r join programme p on p.id = r.programme_id
                where r.account_id = ? order by p.name, p.id limit 500
                """,
                row -> new Programme(row.getObject("id", UUID.class), row.getString("name")),
                caller.account().value());
    }

    private void note(Caller caller, UUID programme) {
        audit.done(
                caller.account().value(),
                caller.role().name(),
                "see_report",
                "programme",
                programme,
                null);
    }
}
