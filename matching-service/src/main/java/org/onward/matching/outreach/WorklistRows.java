package org.onward.matching.outreach;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.Statements;

/** What can wait, read from where it stands, and what was put off. */
@Singleton
final class WorklistRows {
    /** Shown of each group; the rest is counted. */
    static final int MOST = 40;

    /**
     * Each part goes by an index that holds only what can wait, so that what is long over costs
     * nothing. A part that waits for somebody else is due on the day it becomes the counsellor's
     * turn. Vacancies, employers and placements are looked up by their keys, and only of what is
     * shown: "offset 0" keeps them from being joined earlier, for everybody's. To a colleague who
     * covers, a safety rule that is met looks like a vacancy that is paused or not vetted.
     */
    private static final String DUE =
            """
            with today as (select ?::date as day),
            mine as materialized (select distinct returnee_id, covered from my_people),
            introduced as materialized (
                select i.id, i.returnee_id, i.vacancy_id, i.employer_id, i.state, i.answer_by, i.answered_on,
                    i.late_yes_at is not null as late_yes, i.rule_met_on, i.noticed_at is not null as noticed,
                    i.ended_at is not null as over,
                    case when i.ended_at is not null then null
                        when i.rule_met_on is not null and not m.covered then 'rule_met'
                        when i.rule_met_on is not null or exists (select 1
                            from vacancy v join employer e on e.id = v.employer_id
                            where v.id = i.vacancy_id and (e.standing <> 'verified'
                                or v.overseas and v.vetted_on is null
                                or v.state = 'paused' and i.state not in ('offered', 'accepted'))) then 'not_offered' end as stopped
                from mine m cross join lateral (select * from introduction
                    where returnee_id = m.returnee_id
                        and (ended_at is null or noticed_at is null or late_yes_at is not null) offset 0) i),
            due as (
                select case
                        when i.stopped is not null then i.stopped
                        when i.late_yes then 'late_yes'
                        when i.over then 'introduction_over'
                        when i.state = 'accepted' then 'placement_to_record'
                        when i.state = 'sent' then 'answer'
                        when not i.noticed then 'new_answer'
                        when i.state = 'meeting' then 'meeting'
                        when i.state = 'offered' then 'offer'
                        else 'kept' end as kind,
                    i.id as subject, i.returnee_id,
                    case when i.stopped = 'rule_met' then i.rule_met_on
                        when i.stopped is not null then (select day from today)
                        when i.state = 'sent' or i.answered_on is null then i.answer_by
                        when i.over or i.late_yes or not i.noticed or i.state = 'accepted' then i.answered_on
                        when i.state = 'meeting' then i.answered_on + 7
                        when i.state = 'offered' then i.answered_on + 3
                        else i.answered_on + 14 end as due_on,
                    (i.state = 'sent' or i.state in ('kept', 'meeting') and i.noticed) and i.stopped is null as waits,
                    i.state as detail, i.vacancy_id, i.employer_id, null::uuid as placement_id
                from introduced i
                where not (i.state = 'accepted' and i.over)
                union all
                select 'start_to_confirm', p.id, p.returnee_id, coalesce(p.starts_on, p.agreed_on + 7),
                    p.starts_on is null, '', p.vacancy_id, p.employer_id, p.id
                from mine m join placement p on p.returnee_id = m.returnee_id
                where p.state = 'agreed' and coalesce(p.starts_on, p.agreed_on) <= (select day from today) + 7
                union all
                select 'check', (array_agg(c.id order by c.day desc))[1], c.returnee_id, min(c.due_on), false,
                    string_agg(c.day::text, '+' order by c.day), null, null, c.placement_id
                from mine m join placement_check c on c.returnee_id = m.returnee_id
                where c.held_on is null and c.superseded_at is null and c.due_on <= (select day from today) + 7
                    and coalesce((select e.exit_reason from enrolment e
                        where e.returnee_id = c.returnee_id and e.exit_reason = 'died' limit 1), '') <> 'died'
                group by c.returnee_id, c.placement_id, c.due_on <= (select day from today)
                union all
                select 'concern', c.id, c.returnee_id, c.held_on, false, c.day::text, null, null, c.placement_id
                from mine m join placement_check c on c.returnee_id = m.returnee_id
                where c.concern and c.concern_done is null and c.superseded_at is null
                union all
                select 'consent_ending', c.id, c.returnee_id, c.ends_on, false, '', null, c.employer_id, null
                from mine m join consent c on c.returnee_id = m.returnee_id
                where c.revoked_at is null and c.ends_on between (select day from today) and (select day from today) + 7
                union all
                select case p.state when 'shown' then 'proposal' else 'proposal_again' end, p.id, p.returnee_id,
                    case p.state when 'shown' then p.shown_on + 7 else p.ask_again_on end, p.state = 'shown', '',
                    p.vacancy_id, null, null
                from mine m cross join lateral (select * from proposal
                    where returnee_id = m.returnee_id and (state = 'shown'
                        or state = 'not_now' and ask_again_on <= (select day from today) + 7) offset 0) p
                union all
                select 'ask_again', r.id, r.id, r.not_now_until, false, '', null, null, null
                from mine m join returnee r on r.id = m.returnee_id
                where r.readiness = 'not_now' and r.not_now_until <= (select day from today) + 7
                union all
                select 'handed_over', a.id, a.returnee_id, a.from_day, false, '', null, null, null
                from mine m join assignment a on a.returnee_id = m.returnee_id
                where a.noticed_at is null and a.until_day is null and a.recorded_by <> a.counsellor_id
                    and a.from_day <= (select day from today)),
            grouped as (
                select d.*, case when d.due_on <= (select day from today) or d.kind in ('concern', 'rule_met', 'not_offered', 'late_yes',
                            'new_answer', 'introduction_over', 'placement_to_record') then 'today'
                        when d.waits then 'waiting'
                        else 'this_week' end as part
                from due d
                    left join worklist_snooze s on s.kind = d.kind and s.subject_id = d.subject
                        and s.until_day > (select day from today)
                where s.subject_id is null),
            ranked as (
                select g.*, count(*) over (partition by g.part) as total,
                    row_number() over (partition by g.part
                        order by g.kind <> 'concern', g.due_on, array_position(?::text[], g.kind), g.subject) as place
                from grouped g),
            placed as materialized (
                select r.*, coalesce(r.vacancy_id, p.vacancy_id) as of_vacancy, p.employer_id as placed_with
                from ranked r left join lateral (select p.vacancy_id, p.employer_id from placement p
                    where p.id = r.placement_id offset 0) p on true
                where r.place <= ?),
            named as materialized (
                select p.*, v.title, coalesce(p.employer_id, p.placed_with, v.employer_id) as with_employer
                from placed p left join lateral (select v.title, v.employer_id from vacancy v
                    where v.id = p.of_vacancy offset 0) v on true)
            select n.kind, n.part, n.subject, n.returnee_id, m.covered,
                (select r.reference from returnee r where r.id = n.returnee_id) as reference,
                n.due_on, n.detail, n.title,
                (select e.name from employer e where e.id = n.with_employer) as employer_name,
                n.placement_id, n.of_vacancy as vacancy_id, n.total
            from named n join mine m on m.returnee_id = n.returnee_id
            order by n.part, n.place
            """;

    private static final String[] KINDS =
            java.util.Arrays.stream(TaskKind.values()).map(TaskKind::key).toArray(String[]::new);

    private final Statements statements;
    private final InstantSource clock;

    WorklistRows(Statements statements, InstantSource clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * @param task with the reference for a name
     * @param total how many there are of its group
     */
    record Row(Task task, int total) {}

    /** What waits for the caller, at most {@link #MOST} of each group, in order. */
    List<Row> due(LocalDate today) {
        return statements.list(DUE, WorklistRows::row, today, KINDS, MOST);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Task(
                        TaskKind.of(row.getString("kind")).orElseThrow(),
                        When.valueOf(row.getString("part").toUpperCase(Locale.ROOT)),
                        row.getObject("subject", UUID.class),
                        new ReturneeId(row.getObject("returnee_id", UUID.class)),
                        row.getString("reference"),
                        row.getBoolean("covered"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("detail"),
                        row.getString("title"),
                        row.getString("employer_name"),
                        row.getObject("placement_id", UUID.class),
                        row.getObject("vacancy_id", UUID.class)),
                row.getInt("total"));
    }

    /** Puts one off until a day; the next event of it makes a task of another kind. */
    void snooze(Caller caller, ReturneeId person, TaskKind kind, UUID subject, LocalDate until) {
        statements.change(
                """
                insert into worklist_snooze (kind, subject_id, returnee_id, until_day, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?)
                on conflict (kind, subject_id) do update
                    set until_day = excluded.until_day, recorded_at = excluded.recorded_at,
                        recorded_by = excluded.recorded_by
                """,
                kind.key(),
                subject,
                person.value(),
                until,
                clock.instant().atOffset(ZoneOffset.UTC),
                caller.account().value());
    }
}
