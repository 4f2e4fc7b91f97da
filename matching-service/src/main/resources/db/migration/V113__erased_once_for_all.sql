-- The erasure of a person is one procedure. It runs when staff erase somebody, and again at a start for whoever the erasure
-- log names and a restored database has not erased.
alter table returnee add column erased_at timestamptz;

alter table placement drop constraint placement_end_reason_check;
alter table placement add constraint placement_end_reason_check check (end_reason in ('contract_over', 'better_offer',
    'other_plans', 'pay', 'hours', 'distance', 'family', 'health', 'moved', 'treated_badly', 'employer_stopped',
    'never_began', 'unknown', 'erased'));
alter table placement_change alter column recorded_by drop not null;     -- null: ended by an erasure

drop trigger erase_introductions on returnee;
drop trigger erase_placements on returnee;
drop trigger erase_snoozes on returnee;
drop trigger erase_handing_over on returnee;
drop trigger erase_rule_met on returnee;
drop trigger erase_new_matches on returnee;
drop function erase_introductions();
drop function erase_placements();
drop function erase_snoozes();
drop function erase_handing_over();
drop function erase_rule_met();
drop function erase_new_matches();
drop function withdraw_before_erasure(uuid, timestamptz);
drop function erase_person(uuid, text);

-- Who reads an employer's mail: whoever signs in for it, else the address staff wrote down. No row where nobody does.
create function employer_reader(of_employer uuid) returns table (address text, language text) language sql stable as $$
    select coalesce(a.email, e.email), coalesce(a.language, case e.country when 'TH' then 'th' else 'en' end)
    from employer e left join lateral (
        select email, language from account
        where organisation_id = e.id and standing = 'active' and role in ('EMPLOYER', 'TRAINING_PROVIDER')
        order by created_at, id limit 1) a on true
    where e.id = of_employer and coalesce(a.email, e.email) ~ '^[^\s@]+@[^\s@]+$' $$;

-- Everything personal goes. What stays for the counts leads to nobody: that somebody was enrolled, that something began and
-- ended, and that an employer was asked and whether it answered in time. The reference may stand on paper, so it changes.
-- False, and nothing done, for whoever is erased already or is not here.
-- Takes at and day from the erasure, so that doing it again leaves what it left the first time.
create function erase(person uuid, new_reference text, at timestamptz, day date) returns boolean language plpgsql
    set search_path = public as $$
declare t text;
begin
    perform from returnee where id = person and erased_at is null for update;
    if not found then
        return false;
    end if;
    foreach t in array array['vault_entry', 'vault_lookup', 'safety_rule', 'profile_skill', 'experience',
        'profile_language', 'profile_aptitude', 'profile_interest', 'aspiration', 'sector_wish', 'willing_place',
        'debt', 'readiness_change', 'worklist_snooze', 'new_match', 'new_match_person'] loop
        execute format('delete from %I where returnee_id = $1', t) using person;
    end loop;

    -- An employer is told of an erased person what it is told of anybody who is withdrawn.
    with gone as (
        select i.id, i.state from introduction i where i.returnee_id = person and i.ended_at is null for update),
    moved as (
        update introduction i set state = 'withdrawn', declined_by = null, reason = 'erased', late_yes_at = null,
            ended_at = at, noticed_at = at, version = i.version + 1
        from gone where i.id = gone.id returning i.id, i.vacancy_id, i.employer_id, i.answered_on),
    written as (
        insert into introduction_change (id, introduction_id, from_state, to_state, effective_on, recorded_at)
        select gen_random_uuid(), gone.id, gone.state, 'withdrawn', day, at from gone),
    unsent as (
        update mail m set withdrawn_at = at, next_try_at = null, filled_in = '{}'
        from gone where m.about = gone.id and m.next_try_at is not null returning m.about)
    insert into mail (id, address, language, purpose, filled_in, created_at, next_try_at)
    select gen_random_uuid(), r.address, r.language, 'INTRODUCTION_NO_LONGER',
        jsonb_build_object('title', v.title, 'link', '/introductions'), at, at
    from moved m join vacancy v on v.id = m.vacancy_id cross join lateral employer_reader(m.employer_id) r
    -- Nothing is said where the mail that told of them never left.
    where m.answered_on is not null or not exists (select 1 from unsent where unsent.about = m.id);
    update mail m set withdrawn_at = at, next_try_at = null, filled_in = '{}' from introduction i
        where i.returnee_id = person and m.about = i.id and m.next_try_at is not null;
    update introduction set state = 'withdrawn', declined_by = null, reason = 'erased', late_yes_at = null,
        noticed_at = coalesce(noticed_at, sent_at), version = version + 1
        where returnee_id = person and late_yes_at is not null;
    -- Why a person said no goes with them.
    update introduction set reason = null, version = version + 1
        where returnee_id = person and declined_by = 'person' and reason is not null;
    update introduction set rule_met_on = null where returnee_id = person and rule_met_on is not null;
    update introduction_change c set reason = null from introduction i
        where i.id = c.introduction_id and i.returnee_id = person and c.reason is not null;
    -- A link that is gone would tell the employer of an erasure; one that is used says nothing.
    update answer_link l set used_at = i.ended_at from introduction i
        where i.id = l.introduction_id and i.returnee_id = person and i.state = 'withdrawn' and l.used_at is null;
    delete from introduction_view v using introduction i where i.id = v.introduction_id and i.returnee_id = person;
    delete from proposal where returnee_id = person;
    update consent set preset = 'card', fields = '{}', card = '{}', preview_hash = decode(repeat('00', 32), 'hex'),
        revoked_at = coalesce(revoked_at, recorded_at), revoked_because = 'erased'
        where returnee_id = person;

    update placement set end_reason = 'unknown' where returnee_id = person and end_reason is not null;
    with over as (
        select p.id, p.state from placement p
        where p.returnee_id = person and p.state in ('agreed', 'started', 'paused') for update),
    written as (
        insert into placement_change (id, placement_id, from_state, to_state, effective_on, recorded_at)
        select gen_random_uuid(), over.id, over.state, 'ended', day, at from over)
    update placement p set state = 'ended', paused_on = null, end_reason = 'erased', version = p.version + 1,
        ended_on = greatest(p.started_on, p.paused_on, p.agreed_on, day)
        from over where p.id = over.id;
    update placement set introduction_id = null, vacancy_id = null, employer_id = null, occupation = null,
        subsidised = null, wage_minor = null, currency = null, pay_period = null, hours = null,
        void_reason = case when void_reason is not null then 'other' end
        where returnee_id = person;
    update placement_change set reason = null
        where placement_id in (select p.id from placement p where p.returnee_id = person);
    delete from placement_check where returnee_id = person and (superseded_at is not null or held_on is null);
    update placement_check set wage_minor = null, currency = null, pay_period = null, hours = null, treated_well = null,
        contract = null, fees = null, papers_held = null, free_to_leave = null, life = null,
        concern_done = null, concern_at = null, concern_by = null
        where returnee_id = person;

    update enrolment set exited_on = greatest(entered_on, day), exit_reason = 'left'
        where returnee_id = person and exited_on is null;
    update assignment set until_day = greatest(from_day, day)
        where returnee_id = person and (until_day is null or until_day > day);
    update returnee set version = version + 1, reference = new_reference, sex = null, readiness = 'closed',
        readiness_since = day, not_now_until = null, matching_agreed = false, education = null,
        available_from = null, hours_min = null, hours_max = null, currency = null, dependants = null,
        living_minor = null, rent_minor = null, savings_minor = null, skills_known = false,
        experience_known = false, languages_known = false, debts_known = false, places_known = false,
        musts = '{}', musts_known = false, pay_floor_minor = null, erased_at = at
        where id = person;
    insert into change_log (subject, id) values ('returnee', person);
    return true;
end $$;
revoke execute on function erase(uuid, text, timestamptz, date) from public;

-- Whether the caller may erase the person; false where another programme serves the person too. Holds the person until the
-- end of the transaction, so that what is decided on it still stands then.
create function may_erase(person uuid) returns boolean language plpgsql security definer set search_path = public as $$
begin
    if caller() is null or caller_role() is distinct from 'PROGRAMME_STAFF'
        or not exists (select 1 from enrolment where returnee_id = person and programme_id = caller_programme())
    then
        raise exception 'not theirs to erase' using errcode = 'insufficient_privilege';
    end if;
    perform from returnee where id = person for update;
    return not exists (select 1 from enrolment where returnee_id = person and programme_id <> caller_programme());
end $$;

create function erase_person(person uuid, new_reference text, at timestamptz) returns boolean language plpgsql
    security definer set search_path = public as $$
begin
    return may_erase(person) and erase(person, new_reference, at, caller_day());
end $$;

-- For whoever the erasure log names: nobody is signed in then, and no request has this login.
create function erase_again(person uuid, new_reference text, at timestamptz, day date) returns boolean language plpgsql
    security definer set search_path = public as $$
begin
    if not erase(person, new_reference, at, day) then
        return false;
    end if;
    insert into audit_entry (at, act, subject, subject_id, outcome, reason)
        values (at, 'erase_returnee', 'returnee', person, 'done', 'the erasure log');
    return true;
end $$;
revoke execute on function erase_again(uuid, text, timestamptz, date) from public;
grant execute on function erase_again(uuid, text, timestamptz, date) to onward_worker;
