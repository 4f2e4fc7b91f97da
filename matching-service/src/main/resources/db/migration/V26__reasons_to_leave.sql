-- Why somebody left would let staff count what the report keeps back.
drop view enrolled_person;
create view enrolled_person with (security_barrier) as
    select e.id, e.returnee_id, r.reference, e.office_id, e.entered_on, e.exited_on, a.counsellor_id
    from enrolment e
        join returnee r on r.id = e.returnee_id
        left join assignment a on a.returnee_id = e.returnee_id and a.until_day is null
    where caller() is not null and caller_role() = 'PROGRAMME_STAFF' and e.programme_id = caller_programme();
grant select on enrolled_person to onward_app;
