package org.onward.matching.returnee;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/**
 * Gives a person another counsellor of their office. From the day it begins, whoever had the person
 * before sees nothing of them any more.
 */
@Singleton
public final class AssignCounsellor {
    static final int DAYS_AHEAD = 90;

    private final OwnPeople own;
    private final Transactions transactions;
    private final Statements statements;
    private final Audit audit;
    private final ChangeLog changes;
    private final InstantSource clock;

    AssignCounsellor(
            OwnPeople own,
            Transactions transactions,
            Statements statements,
            Audit audit,
            ChangeLog changes,
            InstantSource clock) {
        this.own = own;
        this.transactions = transactions;
        this.statements = statements;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    private record Enrolled(ReturneeId person, UUID office) {}

    /**
     * The present counsellor hands a person over to a colleague of the office.
     *
     * @param from the colleague's first day, today or within {@link #DAYS_AHEAD} days
     * @throws Problem NOT_FOUND for somebody else's person; CONFLICT where the caller only covers,
     *     or has handed the person over already
     */
    public void handOver(Caller caller, ReturneeId person, AccountId to, LocalDate from) {
        own.act(
                caller,
                person,
                "hand_over",
                () -> {
                    requireDay(caller, from);
                    requireCounsellorOf(requireNonNull(caller.office()), to);
                    if (to.equals(caller.account())) {
                        throw Problem.conflict("This person is assigned to you already.");
                    }
                    int closed =
                            statements.change(
                                    """
                                    update assignment set until_day = greatest(from_day, ?)
                                    where returnee_id = ? and counsellor_id = ? and until_day is null
                                    """,
                                    from,
                                    person.value(),
                                    caller.account().value());
                    if (closed == 0) {
                        throw Problem.conflict(
                                "Only the counsellor assigned, or programme staff, can hand over.");
                    }
                    assign(caller, person, to, from);
                    return to;
                });
    }

    /** Several at once: all of them, or where one cannot be handed over, none. */
    void handOver(Caller caller, List<ReturneeId> people, AccountId to, LocalDate from) {
        // A refusal is written to the trail in a transaction of its own, so it comes first.
        transactions
                .read(caller, () -> people.stream().filter(one -> !own.isMine(one)).findFirst())
                .ifPresent(other -> handOver(caller, other, to, from));
        transactions.write(
                caller, () -> people.forEach(person -> handOver(caller, person, to, from)));
    }

    private static void requireDay(Caller caller, LocalDate from) {
        FieldErrors errors = new FieldErrors();
        errors.addIf(from.isBefore(caller.today()), "from", "error.past", "This day is past.");
        errors.addIf(
                from.isAfter(caller.today().plusDays(DAYS_AHEAD)),
                "from",
                "error.too_far",
                "At most 90 days ahead.");
        errors.throwIfAny();
    }

    /**
     * Programme staff assign by reference, without seeing who it is.
     *
     * @throws Problem NOT_FOUND where no such reference is enrolled in the caller's programme;
     *     CONFLICT where it is with that counsellor already
     */
    public void assign(Caller caller, String reference, AccountId to) {
        if (caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        if (!References.fits(reference)) {
            throw Problem.notFound();
        }
        transactions.write(
                caller,
                () -> {
                    Enrolled enrolled =
                            statements
                                    .first(
                                            """
                                            select returnee_id, office_id from enrolled_person
                                            where reference = ?
                                            order by exited_on desc nulls first, id limit 1
                                            """,
                                            row ->
                                                    new Enrolled(
                                                            new ReturneeId(
                                                                    row.getObject(
                                                                            "returnee_id",
                                                                            UUID.class)),
                                                            row.getObject("office_id", UUID.class)),
                                            reference)
                                    .orElseThrow(Problem::notFound);
                    requireCounsellorOf(enrolled.office(), to);
                    boolean theirs =
                            statements
                                    .first(
                                            """
                                            select true from assignment
                                            where returnee_id = ? and counsellor_id = ? and until_day is null
                                            """,
                                            row -> true,
                                            enrolled.person().value(),
                                            to.value())
                                    .isPresent();
                    if (theirs) {
                        throw Problem.conflict("This person is with that counsellor already.");
                    }
                    statements.change(
                            """
                            update assignment set until_day = greatest(from_day, ?)
                            where returnee_id = ? and (until_day is null or until_day > ?)
                            """,
                            caller.today(),
                            enrolled.person().value(),
                            caller.today());
                    assign(caller, enrolled.person(), to, caller.today());
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "assign_counsellor",
                            "returnee",
                            enrolled.person().value(),
                            null);
                });
    }

    private void assign(Caller caller, ReturneeId person, AccountId to, LocalDate from) {
        statements.change(
                """
                insert into assignment (id, returnee_id, counsellor_id, from_day, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                person.value(),
                to.value(),
                from,
                clock.instant().atOffset(ZoneOffset.UTC),
                caller.account().value());
        changes.changed(ChangeLog.Subject.RETURNEE, person.value());
    }

    private void requireCounsellorOf(UUID office, AccountId account) {
        boolean fits =
                statements
                        .first(
                                """
                                select true from account where id = ? and role = 'COUNSELLOR'
                                    and office_id = ? and standing = 'active'
                                """,
                                row -> true,
                                account.value(),
                                office)
                        .isPresent();
        if (!fits) {
            throw Problem.invalid(
                    "counsellor",
                    "error.choose_from_list",
                    "Choose an active counsellor of the person's office.");
        }
    }
}
