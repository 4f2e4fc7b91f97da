-- A report is of the last day of a month. What it showed first is kept and shown until a number has moved by enough
-- people: so that neither two files of neighbouring months nor two of the same day, before and after a correction,
-- can be subtracted from each other. Protected numbers only; nothing in it leads to a person, and nothing changes it.
create table report_release (
    programme_id  uuid not null references programme,
    until_day     date not null,                                          -- the last day that counts
    known_on      date not null,                                          -- what was on record on this day
    k             smallint not null check (k >= 3),
    made_at       timestamptz not null,
    made_by       uuid not null references account,
    primary key (programme_id, until_day),
    check (known_on > until_day)
);
create table report_number (
    programme_id  uuid not null,
    until_day     date not null,
    division      text not null,
    part          text not null,
    counted       text not null,
    people        integer not null check (people >= 0),
    shown         boolean not null,                                       -- false: follows from those shown
    primary key (programme_id, until_day, division, part, counted),
    foreign key (programme_id, until_day) references report_release
);
grant select, insert on report_release, report_number to onward_app;
alter table report_release enable row level security;
create policy own_programme on report_release to onward_app
    using (caller_role() = 'PROGRAMME_STAFF' and programme_id = caller_programme())
    with check (caller_role() = 'PROGRAMME_STAFF' and programme_id = caller_programme() and made_by = caller());
alter table report_number enable row level security;
create policy own_programme on report_number to onward_app
    using (caller_role() = 'PROGRAMME_STAFF' and programme_id = caller_programme())
    with check (caller_role() = 'PROGRAMME_STAFF' and programme_id = caller_programme());

-- What the report counts, with the days, so that it can be counted as of a day.
drop view reported_placement;
drop view reported_person;
create view reported_person with (security_barrier) as
    select e.returnee_id, case when r.statistics_agreed then r.sex end as sex, r.statistics_agreed,
        min(e.entered_on) as entered_on,
        min(e.exited_on) filter (where e.exit_reason in ('died', 'institutionalised')) as excluded_on,
        -- Ready at the instant of "placed" is what the beginning of anything brings with it, nobody's word.
        case when r.statistics_agreed then (select min(c.effective_on) from readiness_change c
            where c.returnee_id = e.returnee_id and c.to_state = 'ready' and not exists (
                select 1 from readiness_change p
                where p.returnee_id = c.returnee_id and p.to_state = 'placed' and p.recorded_at = c.recorded_at)) end
            as wanted_on
    from enrolment e join returnee r on r.id = e.returnee_id
    where caller() is not null and caller_role() = 'PROGRAMME_STAFF' and e.programme_id = caller_programme()
    group by e.returnee_id, r.sex, r.statistics_agreed;
create view reported_placement with (security_barrier) as
    select p.id, p.returnee_id, p.kind, p.subsidised, p.occupation, p.after_id, p.started_on, p.ended_on,
        p.state = 'completed' as completed, c.in_work as in_work_at_90
    from reported_person r
        join placement p on p.returnee_id = r.returnee_id
        left join placement_check c on c.placement_id = p.id and c.day = 90 and c.superseded_at is null
    where r.statistics_agreed and p.started_on is not null
        and (p.departure is distinct from 'unvetted' or p.kind not in ('job', 'apprenticeship'));
grant select on reported_person, reported_placement to onward_app;
