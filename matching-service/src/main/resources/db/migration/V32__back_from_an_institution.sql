-- Who left for an institution and came back is counted again: left out is whose last enrolment ended so.
create or replace view reported_person with (security_barrier) as
    select e.returnee_id, case when r.statistics_agreed then r.sex end as sex, r.statistics_agreed,
        min(e.entered_on) as entered_on,
        case when (array_agg(e.exit_reason order by e.entered_on desc, e.recorded_at desc))[1]
            in ('died', 'institutionalised') then max(e.exited_on) end as excluded_on,
        -- Ready at the instant of "placed" is what the beginning of anything brings with it, nobody's word.
        case when r.statistics_agreed then (select min(c.effective_on) from readiness_change c
            where c.returnee_id = e.returnee_id and c.to_state = 'ready' and not exists (
                select 1 from readiness_change p
                where p.returnee_id = c.returnee_id and p.to_state = 'placed' and p.recorded_at = c.recorded_at)) end
            as wanted_on
    from enrolment e join returnee r on r.id = e.returnee_id
    where caller() is not null and caller_role() = 'PROGRAMME_STAFF' and e.programme_id = caller_programme()
    group by e.returnee_id, r.sex, r.statistics_agreed;
