-- What the report of a programme counts: its own people only, and of those who refused statistics nothing but
-- that they did. The application takes out of it whatever would lead to a person before anybody sees a number.
create view reported_person with (security_barrier) as
    select e.returnee_id, case when r.statistics_agreed then r.sex end as sex, r.statistics_agreed,
        min(e.entered_on) as entered_on,
        coalesce(bool_or(e.exit_reason in ('died', 'institutionalised')), false) as excluded
    from enrolment e join returnee r on r.id = e.returnee_id
    where caller() is not null and caller_role() = 'PROGRAMME_STAFF' and e.programme_id = caller_programme()
    group by e.returnee_id, r.sex, r.statistics_agreed;

create view reported_placement with (security_barrier) as
    select p.id, p.returnee_id, p.kind, p.subsidised, p.occupation, p.after_id, p.started_on, p.ended_on,
        p.state = 'completed' as completed, c.in_work as in_work_at_90
    from reported_person r
        join placement p on p.returnee_id = r.returnee_id
        left join placement_check c on c.placement_id = p.id and c.day = 90 and c.superseded_at is null
    where r.statistics_agreed and p.started_on is not null;

grant select on reported_person, reported_placement to onward_app;
