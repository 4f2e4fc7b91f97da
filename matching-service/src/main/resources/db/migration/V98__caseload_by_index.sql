-- Who the caller works with is read by each policy of each query: from the index alone.
drop index assignment_counsellor;
create index assignment_counsellor on assignment (counsellor_id) include (returnee_id, from_day, until_day);

-- With the counsellor assigned, so that nobody has to look it up among everybody's assignments.
create or replace view my_people as
    select a.returnee_id, false as covered, a.counsellor_id
    from assignment a
    where a.counsellor_id = (select caller()) and a.from_day <= (select caller_day())
      and (a.until_day is null or a.until_day > (select caller_day()))
    union all
    select a.returnee_id, true, a.counsellor_id
    from cover c join assignment a on a.counsellor_id = c.absent_id
    where c.counsellor_id = (select caller()) and c.ended_at is null
      and c.from_day <= (select caller_day()) and c.until_day >= (select caller_day())
      and a.from_day <= (select caller_day()) and (a.until_day is null or a.until_day > (select caller_day()));

-- As before; who asks is read once and not for every row.
alter policy assignment_read on assignment
    using (counsellor_id = (select caller()) or returnee_id in (select p.returnee_id from my_people p)
        or ((select caller_role()) = 'PROGRAMME_STAFF' and returnee_id in
            (select e.returnee_id from enrolment e where e.programme_id = (select caller_programme()))));
alter policy enrolment_programme on enrolment
    using ((select caller_role()) = 'PROGRAMME_STAFF' and programme_id = (select caller_programme()));
