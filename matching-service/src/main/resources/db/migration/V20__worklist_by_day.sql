-- Who the caller works with, as before; the day and the caller are read once and not for every row. Each policy reads
-- this view once in each query, the worklist's a dozen times.
create or replace view my_people as
    select a.returnee_id, false as covered
    from assignment a
    where a.counsellor_id = (select caller()) and a.from_day <= (select caller_day())
      and (a.until_day is null or a.until_day > (select caller_day()))
    union all
    select a.returnee_id, true
    from cover c join assignment a on a.counsellor_id = c.absent_id
    where c.counsellor_id = (select caller()) and c.ended_at is null
      and c.from_day <= (select caller_day()) and c.until_day >= (select caller_day())
      and a.from_day <= (select caller_day()) and (a.until_day is null or a.until_day > (select caller_day()));

-- What is due is a small part of what waits for anybody at all.
create index placement_check_waiting on placement_check (due_on) where held_on is null and superseded_at is null;
create index proposal_asked_again on proposal (ask_again_on) where state = 'not_now' and ask_again_on is not null;
drop index proposal_again;
create index returnee_not_now_until on returnee (not_now_until)
    where readiness = 'not_now' and not_now_until is not null;
drop index returnee_not_now;
