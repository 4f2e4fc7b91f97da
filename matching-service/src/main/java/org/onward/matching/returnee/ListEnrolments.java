package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;

/**
 * Who is in the caller's programme and has no counsellor at work, by reference; who it is,
 * programme staff do not learn. All others are found by a reference that one knows: a list of
 * everybody, less those the report counts, would say how many died or refused to be counted.
 */
@Singleton
public final class ListEnrolments {
    private static final int MOST = 100;

    private final Transactions transactions;
    private final Statements statements;

    ListEnrolments(Transactions transactions, Statements statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    public record Line(UUID id, String reference, UUID office, LocalDate enteredOn) {}

    /**
     * @param next where the next page begins; null on the last
     */
    public record Page(List<Line> enrolments, @Nullable String next) {}

    /**
     * Latest entry first.
     *
     * @param limit 1–100
     */
    public Page list(Caller caller, @Nullable String cursor, int limit) {
        if (caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        Cursors.limit(limit, MOST);
        Cursors.Position after = Cursors.read(cursor);
        @Nullable LocalDate day = after == null ? null : day(after.key());
        List<Line> found =
                transactions.read(
                        caller,
                        () ->
                                statements.list(
                                        """
                                        select id, reference, office_id, entered_on
                                        from enrolled_person
                                        where exited_on is null
                                            and not exists (select 1 from account
                                                where account.id = counsellor_id and standing = 'active')
                                            and (?::date is null or (entered_on, id) < (?::date, ?::uuid))
                                        order by entered_on desc, id desc limit ?
                                        """,
                                        row ->
                                                new Line(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("reference"),
                                                        row.getObject("office_id", UUID.class),
                                                        row.getObject(
                                                                "entered_on", LocalDate.class)),
                                        day,
                                        day,
                                        after == null ? null : after.id(),
                                        limit + 1));
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Line> page = List.copyOf(found.subList(0, limit));
        return new Page(
                page, Cursors.of(page.getLast().enteredOn().toString(), page.getLast().id()));
    }

    private static LocalDate day(String key) {
        try {
            return LocalDate.parse(key);
        } catch (DateTimeParseException e) {
            throw Cursors.bad();
        }
    }
}
