-- The second net towards employers. An employer's connection could read of its introductions who they were of, by whom and why
-- they ended, and change any column; only code kept that back. Now no table of a person answers it at all: it reads one
-- view with what its API says, and acts through functions that write what an answer writes.

create function within_programme() returns boolean language sql stable as
    $$ select caller() is not null
        and coalesce(caller_role() not in ('EMPLOYER', 'TRAINING_PROVIDER', 'CHAMBER'), false) $$;

drop policy own_employer on introduction;
drop policy employer_answers on introduction;
drop policy own_employer on consent;

-- Beside whatever else a policy lets through, now or later.
do $$
declare t text;
begin
    foreach t in array array['returnee', 'enrolment', 'assignment', 'cover', 'vault_entry', 'vault_lookup', 'profile_skill',
        'experience', 'profile_language', 'profile_aptitude', 'profile_interest', 'aspiration', 'sector_wish', 'willing_place',
        'debt', 'safety_rule', 'readiness_change', 'consent', 'proposal', 'proposal_answer', 'introduction',
        'introduction_change', 'answer_link', 'introduction_view', 'placement', 'placement_change', 'placement_check',
        'worklist_snooze'] loop
        execute format('create policy not_for_employers on %I as restrictive to onward_app
            using ((select within_programme())) with check ((select within_programme()))', t);
    end loop;
end $$;

-- An introduction as its employer knows it. Why it ended is not the employer's to know, unless the employer ended it.
create view employer_introduction with (security_barrier) as
    select i.id, i.vacancy_id, i.employer_id, i.sent_at, i.sent_on, i.answer_by, i.shared_until, i.version,
        case i.state
            when 'sent' then 'waiting'
            when 'accepted' then case when i.ended_at is null then 'accepted' else 'hired' end
            when 'declined' then case i.declined_by when 'employer' then 'declined' else 'ended' end
            when 'no_answer' then case when i.late_yes_at is null then 'silent' else 'late_yes' end
            when 'withdrawn' then case i.reason when 'offer_withdrawn' then 'offer_withdrawn' else 'ended' end
            else i.state end as state
    from introduction i
    where (select caller()) is not null and (select caller_role()) in ('EMPLOYER', 'TRAINING_PROVIDER')
        and i.employer_id = (select caller_organisation());
grant select on employer_introduction to onward_app;

-- A consent ends at midnight where its counsellor works, wherever its employer is.
create function consent_holds(one consent, at timestamptz) returns boolean language sql stable as $$
    select one.revoked_at is null and one.ends_on >= (at at time zone coalesce((select o.zone
        from account a join office o on o.id = a.office_id where a.id = one.recorded_by), 'UTC'))::date $$;

-- The card of one introduction as it was agreed, and whether a contact goes with it; as long as both hold.
create function shared_card(of_introduction uuid, at timestamptz) returns table (card text, with_contact boolean)
    language sql stable security definer set search_path = public as $$
    select c.card, c.fields <> '{}'
    from introduction i join consent c on c.id = i.consent_id
    where i.id = of_introduction and i.employer_id = caller_organisation()
        and caller() is not null and caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER')
        and i.state in ('sent', 'meeting', 'kept', 'offered', 'accepted') and consent_holds(c, at) $$;

-- Its sealed contact.
drop function shared_contact(uuid);
create function shared_contact(of_introduction uuid, at timestamptz)
    returns table (returnee_id uuid, item_id uuid, cipher bytea)
    language sql stable security definer set search_path = public as $$
    select v.returnee_id, v.item_id, v.cipher
    from introduction i
        join consent c on c.id = i.consent_id
        join vault_entry v on v.returnee_id = i.returnee_id and v.field = 'contact' and v.item_id = c.id
            and v.superseded_at is null
    where i.id = of_introduction and i.employer_id = caller_organisation()
        and caller() is not null and caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER')
        and i.state in ('sent', 'meeting', 'kept', 'offered', 'accepted') and consent_holds(c, at) $$;

-- That the employer looked, which the person is told.
create function note_look(of_introduction uuid, at_contact boolean, at timestamptz) returns void
    language sql security definer set search_path = public as $$
    insert into introduction_view (introduction_id, consent_id, channel, contact, seen_on, first_at, last_at)
    select i.id, i.consent_id, 'portal', at_contact, caller_day(), at, at
    from introduction i
    where i.id = of_introduction and i.employer_id = caller_organisation()
        and caller() is not null and caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER')
    on conflict (introduction_id, consent_id, channel, contact, seen_on)
        do update set last_at = excluded.last_at, times = introduction_view.times + 1 $$;

-- What an employer answers, and nothing else of the row. False where it has changed since it was seen.
create function answer_introduction(of_introduction uuid, seen integer, said text, why text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public as $$
declare
    was introduction;
    goes text;
    ends boolean;
begin
    if caller() is null or coalesce(caller_role() not in ('EMPLOYER', 'TRAINING_PROVIDER'), true) then
        raise exception 'not an employer' using errcode = 'insufficient_privilege';
    end if;
    select * into was from introduction where id = of_introduction and employer_id = caller_organisation() for update;
    if was.id is null or was.version <> seen then
        return false;
    end if;
    goes := case
        when said = 'meet' and was.state in ('sent', 'kept') then 'meeting'
        when said = 'meet' and was.state = 'no_answer' and was.late_yes_at is null and was.answer_by + 30 >= caller_day()
            then 'no_answer'
        when said = 'keep' and was.state in ('sent', 'meeting') then 'kept'
        when said = 'not_this_time' and was.state in ('sent', 'kept', 'meeting') then 'declined'
        when said = 'offer' and was.state in ('kept', 'meeting') then 'offered'
        when said = 'hire' and was.state = 'offered' then 'accepted'
        when said = 'withdraw_offer' and was.state in ('offered', 'accepted') and was.ended_at is null then 'withdrawn'
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
    if said <> 'keep' then
        update answer_link set used_at = at where introduction_id = was.id and used_at is null;
    end if;
    return true;
end $$;
