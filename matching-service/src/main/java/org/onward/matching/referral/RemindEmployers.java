package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.onward.matching.access.Transactions;
import org.onward.matching.mail.Purpose;
import org.onward.matching.shared.Routine;
import org.onward.matching.shared.Sql;

/** Reminds an employer once, two days before the day to answer by. */
@Singleton
final class RemindEmployers implements Routine {
    private static final int AT_ONCE = 200;

    /** Not somebody who was asked only two days ahead: that mail is the reminder. */
    private static final String DUE =
            """
            select i.id
            from introduction i
                join consent c on c.id = i.consent_id
                join account a on a.id = i.counsellor_id
                left join office o on o.id = a.office_id
            where i.state = 'sent' and i.reminded_at is null and c.revoked_at is null
                and i.sent_on < i.answer_by - 2
                and (?::timestamptz at time zone coalesce(o.zone, 'UTC'))::date
                    between i.answer_by - 2 and i.answer_by
            order by i.answer_by, i.id limit ?
            """;

    private final Transactions transactions;
    private final EmployerMail mail;
    private final InstantSource clock;

    RemindEmployers(Transactions transactions, EmployerMail mail, InstantSource clock) {
        this.transactions = transactions;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "remind employers";
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        int last;
        do {
            last = transactions.work(worker -> some(worker, now));
        } while (last == AT_ONCE);
    }

    private int some(Connection worker, Instant now) {
        Sql sql = Sql.on(worker);
        Introductions store = new Introductions(sql);
        List<UUID> due =
                sql.list(
                        DUE,
                        row -> row.getObject("id", UUID.class),
                        now.atOffset(ZoneOffset.UTC),
                        AT_ONCE);
        for (UUID id : due) {
            store.lock(new IntroductionId(id))
                    .filter(one -> one.state() instanceof IntroductionState.Sent)
                    .ifPresent(
                            one -> mail.ask(sql, worker, one, Purpose.INTRODUCTION_REMINDER, now));
            // Also where nobody can be written to, so that it is not asked for ever.
            sql.change(
                    "update introduction set reminded_at = ? where id = ? and reminded_at is null",
                    now.atOffset(ZoneOffset.UTC),
                    id);
        }
        return due.size();
    }
}
