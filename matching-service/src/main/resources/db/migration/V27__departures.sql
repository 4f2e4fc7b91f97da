-- Whether work abroad had been vetted when it began; null where it is not abroad. The vacancy may change later, and
-- erasure forgets it.
alter table placement add column departure text check (departure in ('vetted', 'unvetted'));
update placement p set departure = case when v.vetted_on is null then 'unvetted' else 'vetted' end
    from vacancy v where v.id = p.vacancy_id and v.overseas and p.started_on is not null;

-- DOMAIN: vetted departures are placements, unvetted ones are not.
create or replace view reported_placement with (security_barrier) as
    select p.id, p.returnee_id, p.kind, p.subsidised, p.occupation, p.after_id, p.started_on, p.ended_on,
        p.state = 'completed' as completed, c.in_work as in_work_at_90
    from reported_person r
        join placement p on p.returnee_id = r.returnee_id
        left join placement_check c on c.placement_id = p.id and c.day = 90 and c.superseded_at is null
    where r.statistics_agreed and p.started_on is not null
        and (p.departure is distinct from 'unvetted' or p.kind not in ('job', 'apprenticeship'));
