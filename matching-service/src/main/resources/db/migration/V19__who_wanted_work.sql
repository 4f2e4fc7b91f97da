-- Whether somebody said at any time that they were ready for work. Ready at the instant of "placed" is what the
-- beginning of anything brings with it, nobody's word.
create or replace view reported_person with (security_barrier) as
    select e.returnee_id, case when r.statistics_agreed then r.sex end as sex, r.statistics_agreed,
        min(e.entered_on) as entered_on,
        coalesce(bool_or(e.exit_reason in ('died', 'institutionalised')), false) as excluded,
        r.statistics_agreed and exists (select 1 from readiness_change c
            where c.returnee_id = e.returnee_id and c.to_state = 'ready' and not exists (
                select 1 from readiness_change p
                where p.returnee_id = c.returnee_id and p.to_state = 'placed' and p.recorded_at = c.recorded_at))
            as wanted_work
    from enrolment e join returnee r on r.id = e.returnee_id
    where caller() is not null and caller_role() = 'PROGRAMME_STAFF' and e.programme_id = caller_programme()
    group by e.returnee_id, r.sex, r.statistics_agreed;
