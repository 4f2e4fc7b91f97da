package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Routine;
import org.onward.matching.shared.Sql;

/**
 * Ends what waits in vain, and puts it on the counsellor's list. An introduction whose day passed
 * in silence frees the person. What stands on a consent that ended, ends, an offer too: it holds as
 * long as the consent. What stands on a vacancy that was taken back ends; on one that is full, all
 * but an offer, which may be what filled it; on one that nobody confirmed, what has not come to a
 * meeting. What both have agreed waits for its placement whatever becomes of the rest.
 *
 * <p>Where the vacancy or the employer changed so that it meets a safety rule of the person, the
 * counsellor is told and nothing ends by itself: an employer could else change its own facts and
 * read from what ends whom its people fear.
 *
 * <p>A consent nothing goes under any more ends too. Days are those of the counsellor's office, and
 * end at its midnight.
 */
@Singleton
final class FreeThePerson implements Routine {
    private static final int AT_ONCE = 200;

    private static final String DUE =
            """
            select d.id, d.today, d.why from (
                select i.id, i.answer_by, i.today,
                    case when i.state = 'accepted' then null
                        when i.state = 'sent' and i.answer_by < i.today then 'silence'
                        when c.revoked_at is not null or c.ends_on < i.today then 'consent_ended'
                        when v.state in ('withdrawn', 'rejected')
                            or v.state = 'filled' and i.state <> 'offered'
                            or v.state = 'expired' and i.state in ('sent', 'kept') then 'vacancy_closed'
                        end as why
                from (
                    select i.*, (?::timestamptz at time zone coalesce(o.zone, 'UTC'))::date as today
                    from introduction i
                        join account a on a.id = i.counsellor_id
                        left join office o on o.id = a.office_id
                    where i.ended_at is null) i
                    join consent c on c.id = i.consent_id
                    join vacancy v on v.id = i.vacancy_id) d
            where d.why is not null
            order by d.answer_by, d.id limit ?
            """;

    private static final String MET =
            """
            update introduction i set rule_met_on = d.day
            from (
                select i.id,
                    case when exists (select 1 from safety_rule s
                        where s.returnee_id = i.returnee_id and (s.employer_id = v.employer_id
                            or s.place_code = v.place_code or s.sector = v.sector
                            or s.kind = 'live_in' and v.live_in
                            or exists (select 1 from vacancy o
                                where o.id = s.vacancy_id and (o.id = v.id or o.posting = v.posting))
                            or exists (select 1 from employer o
                                join employer e on e.written = o.written
                                left join employer_person p on p.employer_id = e.id and p.digest = s.digest
                                where o.id = v.employer_id and (e.id = s.employer_id or p.digest is not null))
                            or exists (select 1 from employer_person p
                                where p.employer_id = v.employer_id and p.digest = s.digest)))
                        then (?::timestamptz at time zone coalesce(o.zone, 'UTC'))::date end as day
                from introduction i
                    join vacancy v on v.id = i.vacancy_id
                    join account a on a.id = i.counsellor_id
                    left join office o on o.id = a.office_id
                where i.ended_at is null) d
            where i.id = d.id and (i.rule_met_on is null) <> (d.day is null)
            """;

    private static final String PASSED =
            """
            update consent c set revoked_at = ?, revoked_because = d.why
            from (
                select c.id,
                    case when c.ends_on < (?::timestamptz at time zone coalesce(o.zone, 'UTC'))::date
                        then 'date_passed' else 'introduction_ended' end as why
                from consent c
                    join account a on a.id = c.recorded_by
                    left join office o on o.id = a.office_id
                where c.revoked_at is null
                    and (c.ends_on < (?::timestamptz at time zone coalesce(o.zone, 'UTC'))::date
                        or (exists (select 1 from introduction i where i.consent_id = c.id)
                            and not exists (select 1 from introduction i where i.consent_id = c.id
                                and i.state not in ('declined', 'withdrawn'))))
                order by c.ends_on, c.id limit 500) d
            where c.id = d.id
            """;

    private final Transactions transactions;
    private final EmployerMail mail;
    private final InstantSource clock;

    FreeThePerson(Transactions transactions, EmployerMail mail, InstantSource clock) {
        this.transactions = transactions;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "free the person";
    }

    private record Due(IntroductionId id, LocalDate today, String why) {
        boolean silence() {
            return why.equals("silence");
        }

        IntroductionStep step() {
            return silence() ? IntroductionStep.TIME_OUT : IntroductionStep.WITHDRAW;
        }
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        int last;
        do {
            last = transactions.work(worker -> some(worker, now));
        } while (last == AT_ONCE);
        transactions.work(worker -> Sql.on(worker).change(MET, now.atOffset(ZoneOffset.UTC)));
        transactions.work(worker -> consents(worker, now));
    }

    private int some(Connection worker, Instant now) {
        Sql sql = Sql.on(worker);
        Introductions store = new Introductions(sql);
        List<Due> due =
                sql.list(
                        DUE,
                        row ->
                                new Due(
                                        new IntroductionId(row.getObject("id", UUID.class)),
                                        row.getObject("today", LocalDate.class),
                                        row.getString("why")),
                        now.atOffset(ZoneOffset.UTC),
                        AT_ONCE);
        for (Due one : due) {
            store.lock(one.id())
                    .filter(introduction -> one.step().mayFollow(introduction.state()))
                    .ifPresent(introduction -> end(worker, sql, introduction, one, now));
        }
        return due.size();
    }

    private void end(Connection worker, Sql sql, Introduction introduction, Due due, Instant now) {
        new Introductions(sql)
                .step(
                        introduction,
                        due.step(),
                        null,
                        due.silence() ? null : due.why(),
                        null,
                        false,
                        false,
                        due.today(),
                        now);
        switch (due.why()) {
            case "silence" -> {
                // It may still be broken by the link.
            }
            case "vacancy_closed" -> {
                if (employerKnows(sql, introduction)) {
                    mail.takeBack(worker, introduction.id().value());
                } else {
                    mail.noLonger(sql, worker, introduction);
                }
            }
            default -> mail.noLonger(sql, worker, introduction);
        }
    }

    /**
     * Whether somebody of the employer itself ended the vacancy, and not staff, a file or a day.
     */
    private static boolean employerKnows(Sql sql, Introduction introduction) {
        return sql.first(
                        """
                        select a.organisation_id = ? as own
                        from vacancy_change c left join account a on a.id = c.recorded_by
                        where c.vacancy_id = ? order by c.recorded_at desc, c.seq desc limit 1
                        """,
                        row -> row.getBoolean("own"),
                        introduction.employer().value(),
                        introduction.vacancy().value())
                .orElse(false);
    }

    private int consents(Connection worker, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        return Sql.on(worker).change(PASSED, at, at, at);
    }
}
