-- An employer's connection could name any time it liked to what reads a card or a contact, and so read under a consent whose
-- last day is over. The time is the transaction's now, set with its caller by the one hook; without it nothing is shared.
create function caller_now() returns timestamptz language sql stable parallel safe as
    $$ select nullif(current_setting('onward.now', true), '')::timestamptz $$;

drop function shared_card(uuid, timestamptz);
create function shared_card(of_introduction uuid) returns table (card text, with_contact boolean)
    language sql stable security definer set search_path = public as $$
    select c.card, c.fields <> '{}'
    from introduction i join consent c on c.id = i.consent_id
    where i.id = of_introduction and i.employer_id = caller_organisation()
        and caller() is not null and caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER')
        and i.state in ('sent', 'meeting', 'kept', 'offered', 'accepted') and consent_holds(c, caller_now()) $$;

drop function shared_contact(uuid, timestamptz);
create function shared_contact(of_introduction uuid)
    returns table (returnee_id uuid, item_id uuid, cipher bytea)
    language sql stable security definer set search_path = public as $$
    select v.returnee_id, v.item_id, v.cipher
    from introduction i
        join consent c on c.id = i.consent_id
        join vault_entry v on v.returnee_id = i.returnee_id and v.field = 'contact' and v.item_id = c.id
            and v.superseded_at is null
    where i.id = of_introduction and i.employer_id = caller_organisation()
        and caller() is not null and caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER')
        and i.state in ('sent', 'meeting', 'kept', 'offered', 'accepted') and consent_holds(c, caller_now()) $$;

-- An offer that is taken back in the moment its work begins failed as if the employer had said what it never could.
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
    -- Its work began in the moment of the answer: what was seen is no longer so.
    if goes is null and said = 'withdraw_offer' and was.state = 'accepted' then
        return false;
    end if;
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
