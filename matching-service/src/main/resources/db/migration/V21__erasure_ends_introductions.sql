-- Before a person is erased, what is under way for them ends as any introduction does that is withdrawn, so that their
-- employers are told the same. Whoever erases need not see the person, so it goes past the policies, and only where
-- erase_person erases.
create function withdraw_before_erasure(person uuid, at timestamptz)
    returns table (introduction uuid, employer uuid, title text, answered boolean)
    language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
begin
    if caller() is null or caller_role() is distinct from 'PROGRAMME_STAFF'
        or not exists (select 1 from enrolment where returnee_id = person and programme_id = caller_programme())
    then
        raise exception 'not theirs to erase' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from enrolment where returnee_id = person and programme_id <> caller_programme()) then
        return;
    end if;
    return query
    with gone as (
        select i.id, i.state from introduction i
        where i.returnee_id = person and i.ended_at is null for update),
    moved as (
        update introduction i set state = 'withdrawn', declined_by = null, reason = 'erased', late_yes_at = null,
            ended_at = at, noticed_at = at, version = i.version + 1
        from gone where i.id = gone.id returning i.id, i.vacancy_id, i.employer_id, i.answered_on),
    written as (
        insert into introduction_change (id, introduction_id, from_state, to_state, effective_on, recorded_at, recorded_by)
        select gen_random_uuid(), gone.id, gone.state, 'withdrawn', caller_day(), at, caller() from gone),
    used as (
        update answer_link l set used_at = at from gone where l.introduction_id = gone.id and l.used_at is null)
    select m.id, m.employer_id, v.title, m.answered_on is not null
    from moved m join vacancy v on v.id = m.vacancy_id order by m.id;
end $$;

-- Why a person said no goes with them. A link stays as it is, used or not: it says nothing of them, and one that is gone
-- would tell the employer of an erasure.
create or replace function erase_introductions() returns trigger language plpgsql security definer
    set search_path = public as $$
begin
    delete from introduction_view v using introduction i where i.id = v.introduction_id and i.returnee_id = new.id;
    delete from proposal where returnee_id = new.id;
    update introduction set state = 'withdrawn', declined_by = null, reason = 'erased', late_yes_at = null,
        ended_at = coalesce(ended_at, sent_at), noticed_at = coalesce(noticed_at, sent_at), version = version + 1
        where returnee_id = new.id and (ended_at is null or late_yes_at is not null);
    update answer_link l set used_at = i.ended_at from introduction i
        where i.id = l.introduction_id and i.returnee_id = new.id and i.state = 'withdrawn' and l.used_at is null;
    update introduction set reason = null, version = version + 1
        where returnee_id = new.id and declined_by = 'person' and reason is not null;
    update introduction_change c set reason = null from introduction i
        where i.id = c.introduction_id and i.returnee_id = new.id and c.reason is not null;
    update consent set preset = 'card', fields = '{}', card = '{}', preview_hash = decode(repeat('00', 32), 'hex'),
        revoked_at = coalesce(revoked_at, recorded_at), revoked_because = 'erased'
        where returnee_id = new.id;
    return null;
end $$;

-- The same for whoever was erased already: an introduction has a consent, and erasure has marked it.
update introduction i set reason = null, version = i.version + 1 from consent c
    where c.id = i.consent_id and c.revoked_because = 'erased' and i.declined_by = 'person' and i.reason is not null;
update introduction_change h set reason = null from introduction i join consent c on c.id = i.consent_id
    where i.id = h.introduction_id and c.revoked_because = 'erased' and h.reason is not null;
