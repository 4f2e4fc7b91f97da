package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;

/** Lets a counsellor see the people of an absent colleague of the same office, with a reason. */
@Singleton
public final class TakeCover {
    private static final int MOST_DAYS = 31;

    private final Transactions transactions;
    private final Statements statements;
    private final Audit audit;
    private final InstantSource clock;

    TakeCover(Transactions transactions, Statements statements, Audit audit, InstantSource clock) {
        this.transactions = transactions;
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Covers from today on.
     *
     * @param until last day, at most 31 days from today
     * @param reason 3–300 characters
     * @throws Problem INVALID naming every bad field; CONFLICT where the caller covers them already
     */
    public UUID take(
            Caller caller,
            @Nullable AccountId absent,
            @Nullable LocalDate until,
            @Nullable String reason) {
        if (caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        return transactions.write(
                caller,
                () -> {
                    String why = Objects.requireNonNullElse(PlainText.line(reason), "");
                    FieldErrors errors = new FieldErrors();
                    errors.addIf(
                            absent == null || !isColleague(caller, absent),
                            "absent",
                            "error.choose_from_list",
                            "Choose a colleague of your office.");
                    errors.addIf(
                            until == null
                                    || until.isBefore(caller.today())
                                    || until.isAfter(caller.today().plusDays(MOST_DAYS)),
                            "until",
                            "error.out_of_range",
                            "A day from today to %d days from now.".formatted(MOST_DAYS));
                    int length = why.codePointCount(0, why.length());
                    errors.addIf(
                            length < 3 || length > 300,
                            "reason",
                            "error.out_of_range",
                            "Give a reason of 3 to 300 characters.");
                    errors.throwIfAny();
                    if (absent == null || until == null) {
                        throw new IllegalStateException("checked above");
                    }
                    return store(caller, absent, until, why);
                });
    }

    private UUID store(Caller caller, AccountId absent, LocalDate until, String reason) {
        // Two taken at once would both find none.
        statements.list(
                "select pg_advisory_xact_lock(?) is null",
                row -> row.getBoolean(1),
                caller.account().value().getLeastSignificantBits());
        List<UUID> running =
                statements.list(
                        """
                        select id from cover where counsellor_id = ? and absent_id = ? and ended_at is null
                            and until_day >= ?
                        limit 1
                        """,
                        row -> row.getObject("id", UUID.class),
                        caller.account().value(),
                        absent.value(),
                        caller.today());
        if (!running.isEmpty()) {
            throw Problem.conflict("You cover this colleague already.");
        }
        UUID id = UUID.randomUUID();
        statements.change(
                """
                insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                absent.value(),
                caller.account().value(),
                caller.today(),
                until,
                reason,
                clock.instant().atOffset(ZoneOffset.UTC));
        audit.doneBecause(
                caller.account().value(),
                caller.role().name(),
                "take_cover",
                "account",
                absent.value(),
                reason);
        return id;
    }

    private boolean isColleague(Caller caller, AccountId absent) {
        return !absent.equals(caller.account())
                && statements
                        .first(
                                """
                                select true from account
                                where id = ? and role = 'COUNSELLOR' and office_id = ?
                                """,
                                row -> true,
                                absent.value(),
                                caller.office())
                        .isPresent();
    }
}
