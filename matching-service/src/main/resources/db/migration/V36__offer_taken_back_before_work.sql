-- An offer may fall through after the work was agreed and before it began. Until the first day its employer can take it back,
-- and what was agreed ends with it.
create or replace view employer_introduction with (security_barrier) as
    select i.id, i.vacancy_id, i.employer_id, i.sent_at, i.sent_on, i.answer_by, i.shared_until, i.version,
        case i.state
            when 'sent' then 'waiting'
            when 'accepted' then case when i.ended_at is null or exists (select 1 from placement p
                where p.introduction_id = i.id and p.state = 'agreed') then 'accepted' else 'hired' end
            when 'declined' then case i.declined_by when 'employer' then 'declined' else 'ended' end
            when 'no_answer' then case when i.late_yes_at is null then 'silent' else 'late_yes' end
            when 'withdrawn' then case i.reason when 'offer_withdrawn' then 'offer_withdrawn' else 'ended' end
            else i.state end as state
    from introduction i
    where (select caller()) is not null and (select caller_role()) in ('EMPLOYER', 'TRAINING_PROVIDER')
        and i.employer_id = (select caller_organisation());

-- What an employer answers, and nothing else of the row. False where it has changed since it was seen.
create or replace function answer_introduction(of_introduction uuid, seen integer, said text, why text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public as $$
declare
    was introduction;
    goes text;
    ends boolean;
    agreed boolean;
begin
    if caller() is null or coalesce(caller_role() not in ('EMPLOYER', 'TRAINING_PROVIDER'), true) then
        raise exception 'not an employer' using errcode = 'insufficient_privilege';
    end if;
    select * into was from introduction where id = of_introduction and employer_id = caller_organisation() for update;
    if was.id is null or was.version <> seen then
        return false;
    end if;
    -- Whether the work has begun is settled before: whoever records its first day meanwhile is waited for.
    perform from placement where introduction_id = was.id and state = 'agreed' for update;
    agreed := found;
    goes := case
        when said = 'meet' and was.state in ('sent', 'kept') then 'meeting'
        when said = 'meet' and was.state = 'no_answer' and was.late_yes_at is null and was.answer_by + 30 >= caller_day()
            then 'no_answer'
        when said = 'keep' and was.state in ('sent', 'meeting') then 'kept'
        when said = 'not_this_time' and was.state in ('sent', 'kept', 'meeting') then 'declined'
        when said = 'offer' and was.state in ('kept', 'meeting') then 'offered'
        when said = 'hire' and was.state = 'offered' then 'accepted'
        when said = 'withdraw_offer' and was.state in ('offered', 'accepted')
            and (was.ended_at is null or agreed) then 'withdrawn'
        end;
    if goes is null or (said <> 'not_this_time' and why is not null) or (said = 'not_this_time' and coalesce(why not in (
        'seat_filled', 'other_skills', 'more_experience', 'hours', 'start', 'too_far', 'not_hiring', 'other'), true)) then
        raise exception 'this answer does not fit' using errcode = 'check_violation';
    end if;
    if goes = 'no_answer' then
        update introduction set late_yes_at = at, noticed_at = null, version = version + 1 where id = was.id;
    else
        ends := goes in ('declined', 'withdrawn');
        why := case when goes = 'withdrawn' then 'offer_withdrawn' else why end;
        update introduction set state = goes, declined_by = case when goes = 'declined' then 'employer' end, reason = why,
            late_yes_at = null, ended_at = case when ends then at end, noticed_at = null,
            answered_at = coalesce(answered_at, at), answered_on = coalesce(answered_on, caller_day()), version = version + 1
            where id = was.id;
        insert into introduction_change (id, introduction_id, from_state, to_state, effective_on, reason, recorded_at,
            recorded_by)
        values (gen_random_uuid(), was.id, was.state, goes, caller_day(), why, at, caller());
    end if;
    if goes = 'withdrawn' then
        -- What was agreed and has not begun ends with it; the person was ready all along.
        with gone as (
            update placement set state = 'ended', ended_on = greatest(caller_day(), agreed_on),
                end_reason = 'employer_stopped', version = version + 1
            where introduction_id = was.id and state = 'agreed' returning id, ended_on)
        insert into placement_change (id, placement_id, from_state, to_state, effective_on, reason, recorded_at, recorded_by)
        select gen_random_uuid(), gone.id, 'agreed', 'ended', gone.ended_on, 'employer_stopped', at, caller() from gone;
    end if;
    if said <> 'keep' then
        update answer_link set used_at = at where introduction_id = was.id and used_at is null;
    end if;
    return true;
end $$;
