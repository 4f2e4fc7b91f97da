-- What a person agreed that one employer may see: the card as it was shown to them, to the letter, and
-- which of name, telephone and e-mail go with it. Those lie sealed in the vault under the consent's id.
create table consent (
    id           uuid primary key,
    returnee_id  uuid not null references returnee,
    employer_id  uuid not null references employer,
    preset       text not null check (preset in ('card', 'card_and_contact', 'fields')),
    fields       text[] not null check (fields <@ array['name', 'phone', 'email']),
    card         text not null check (octet_length(card) <= 65536),      -- JSON of codes and numbers
    preview_hash bytea not null check (octet_length(preview_hash) = 32), -- of everything that was shown
    given_on     date not null,
    ends_on      date not null,                                          -- last day
    revoked_at   timestamptz,
    revoked_because text check (revoked_because in ('asked', 'replaced', 'date_passed', 'introduction_ended',
        'employer_suspended', 'erased')),
    recorded_at  timestamptz not null,
    recorded_by  uuid not null references account,
    check (ends_on >= given_on and ends_on <= given_on + 366),
    check ((revoked_at is null) = (revoked_because is null)),
    check (preset <> 'card' or fields = '{}')
);
create unique index consent_live on consent (returnee_id, employer_id) where revoked_at is null;
create index consent_employer on consent (employer_id);
create index consent_ending on consent (ends_on) where revoked_at is null;

-- A vacancy put in front of a person, with what was shown and what they said.
create table proposal (
    id           uuid primary key,
    returnee_id  uuid not null references returnee,
    vacancy_id   uuid not null references vacancy,
    round        uuid not null,                                          -- shown side by side in one go
    shown_at     timestamptz not null,
    shown_on     date not null,
    shown        jsonb not null,                                         -- codes and numbers
    ranking      text not null check (char_length(ranking) between 1 and 40),
    state        text not null check (state in ('shown', 'interested', 'not_now', 'no')),
    reason       text check (reason in ('pay', 'distance', 'hours', 'kind_of_work', 'start', 'employer', 'family', 'health', 'other')),
    ask_again_on date check (ask_again_on is null or state = 'not_now'),
    answered_at  timestamptz,
    recorded_by  uuid not null references account,
    version      integer not null default 0,
    check ((state = 'shown') = (answered_at is null)),
    check (reason is null or state in ('not_now', 'no'))
);
create unique index proposal_standing on proposal (returnee_id, vacancy_id) where state in ('shown', 'interested');
create index proposal_returnee on proposal (returnee_id, shown_at);
create index proposal_waiting on proposal (returnee_id) where state = 'shown';
-- Every answer, as it was given; changing one's mind appends.
create table proposal_answer (
    id           uuid primary key,
    proposal_id  uuid not null references proposal on delete cascade,
    returnee_id  uuid not null references returnee,
    state        text not null check (state in ('interested', 'not_now', 'no')),
    reason       text,
    ask_again_on date,
    recorded_at  timestamptz not null,
    recorded_by  uuid not null references account
);
create index proposal_answer_proposal on proposal_answer (proposal_id);
create index proposal_answer_returnee on proposal_answer (returnee_id);

create table introduction (
    id            uuid primary key,
    returnee_id   uuid not null references returnee,
    vacancy_id    uuid not null references vacancy,
    employer_id   uuid not null references employer,
    consent_id    uuid not null references consent,
    proposal_id   uuid references proposal on delete set null,
    counsellor_id uuid not null references account,
    state         text not null check (state in ('sent', 'meeting', 'kept', 'offered', 'accepted', 'declined', 'no_answer', 'withdrawn')),
    sent_at       timestamptz not null,
    sent_on       date not null,
    answer_by     date not null,                                         -- last day to answer
    shared_until  date not null,                                         -- last day of the consent it goes under
    reminded_at   timestamptz,
    answered_at   timestamptz,                                           -- the employer's first answer
    answered_on   date,
    declined_by   text check (declined_by in ('employer', 'person')),
    reason        text check (reason in (
        -- the employer's
        'seat_filled', 'other_skills', 'more_experience', 'hours', 'start', 'too_far', 'not_hiring', 'other',
        -- the person's, beside hours, start and other
        'pay', 'distance', 'kind_of_work', 'employer', 'family', 'health', 'other_work',
        -- why it was withdrawn
        'offer_withdrawn', 'asked', 'consent_ended', 'found_work', 'vacancy_closed', 'employer_suspended', 'erased')),
    late_yes_at   timestamptz,                                           -- said yes after the date: the person is asked first
    ended_at      timestamptz,
    noticed_at    timestamptz,                                           -- the counsellor saw the latest answer or end
    version       integer not null default 0,
    check (answer_by >= sent_on and answer_by <= sent_on + 60),
    check ((state = 'declined') = (declined_by is not null)),
    check (state not in ('declined', 'no_answer', 'withdrawn') or ended_at is not null),
    check (state not in ('sent', 'meeting', 'kept', 'offered') or ended_at is null),
    check (late_yes_at is null or state = 'no_answer'),
    check ((answered_at is null) = (answered_on is null))
);
create unique index introduction_live on introduction (returnee_id, vacancy_id)
    where state in ('sent', 'meeting', 'kept', 'offered', 'accepted');
create index introduction_returnee on introduction (returnee_id, sent_at);
create index introduction_vacancy on introduction (vacancy_id);
create index introduction_employer on introduction (employer_id, sent_at);
create index introduction_consent on introduction (consent_id);
create index introduction_due on introduction (answer_by) where state = 'sent';

create table introduction_change (
    id              uuid primary key,
    introduction_id uuid not null references introduction,
    from_state      text,
    to_state        text not null,
    effective_on    date not null,
    reason          text,
    recorded_at     timestamptz not null,
    recorded_by     uuid references account,                             -- null: by link, or by a routine
    -- The steps of IntroductionStep.
    check ((from_state is null and to_state = 'sent') or (from_state, to_state) in (
        ('sent', 'meeting'), ('sent', 'kept'), ('sent', 'offered'), ('sent', 'declined'), ('sent', 'no_answer'),
        ('sent', 'withdrawn'),
        ('kept', 'meeting'), ('kept', 'offered'), ('kept', 'declined'), ('kept', 'withdrawn'),
        ('meeting', 'kept'), ('meeting', 'offered'), ('meeting', 'accepted'), ('meeting', 'declined'), ('meeting', 'withdrawn'),
        ('offered', 'accepted'), ('offered', 'declined'), ('offered', 'withdrawn'),
        ('accepted', 'declined'), ('accepted', 'withdrawn'),
        ('no_answer', 'meeting'), ('no_answer', 'declined')))
);
create index introduction_change_introduction on introduction_change (introduction_id, recorded_at);

-- A link that answers one introduction without a sign-in; the token itself is in the mail only.
create table answer_link (
    digest          bytea primary key check (octet_length(digest) = 32),
    introduction_id uuid not null references introduction,
    ends_at         timestamptz not null,
    used_at         timestamptz
);
create index answer_link_introduction on answer_link (introduction_id);

-- What the employer has seen of a person, when and by which way: told when a consent is revoked.
create table introduction_view (
    introduction_id uuid not null references introduction,
    consent_id      uuid not null references consent,
    channel         text not null check (channel in ('portal', 'link')),
    contact         boolean not null,
    seen_on         date not null,
    first_at        timestamptz not null,
    last_at         timestamptz not null,
    times           integer not null default 1 check (times > 0),
    primary key (introduction_id, consent_id, channel, contact, seen_on)
);
create index introduction_view_consent on introduction_view (consent_id);

alter table vault_entry drop constraint vault_entry_field_check;
alter table vault_entry add constraint vault_entry_field_check check (field in ('name', 'birth_date', 'phone', 'email',
    'address', 'document', 'story', 'experience', 'note', 'safety', 'contact'));

grant select, insert, update on consent, proposal, introduction, answer_link, introduction_view to onward_app;
grant select, insert on proposal_answer, introduction_change to onward_app;
grant select on consent, proposal, proposal_answer, introduction, introduction_change, answer_link, introduction_view to onward_worker;
grant insert, update on introduction, answer_link, introduction_view to onward_worker;
grant update on consent to onward_worker;
grant insert on introduction_change to onward_worker;

do $$
declare t text;
begin
    foreach t in array array['consent', 'proposal', 'proposal_answer', 'introduction'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy own_people on %I to onward_app
            using (returnee_id in (select p.returnee_id from my_people p))
            with check (returnee_id in (select p.returnee_id from my_people p))', t);
        execute format('create policy worker on %I to onward_worker using (true) with check (true)', t);
    end loop;
    foreach t in array array['introduction_change', 'answer_link', 'introduction_view'] loop
        execute format('alter table %I enable row level security', t);
        -- By the key: whoever may see the introduction.
        execute format('create policy of_introduction on %I to onward_app
            using (%I.introduction_id = (select i.id from introduction i where i.id = %I.introduction_id))
            with check (%I.introduction_id = (select i.id from introduction i where i.id = %I.introduction_id))',
            t, t, t, t, t);
        execute format('create policy worker on %I to onward_worker using (true) with check (true)', t);
    end loop;
end $$;

-- An employer sees its own introductions, and a consent as long as it holds: what was revoked is not
-- there on the next query, whatever asks.
create policy own_employer on introduction for select to onward_app
    using (caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER') and employer_id = caller_organisation());
create policy employer_answers on introduction for update to onward_app
    using (caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER') and employer_id = caller_organisation())
    with check (caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER') and employer_id = caller_organisation());
create policy own_employer on consent for select to onward_app
    using (caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER') and employer_id = caller_organisation()
        and revoked_at is null and ends_on >= caller_day());

-- The sealed contact of one introduction, for its employer and as long as the consent holds.
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
        and i.state in ('sent', 'meeting', 'kept', 'offered', 'accepted')
        and c.revoked_at is null and c.ends_on >= caller_day() $$;

-- Everything of a suspended employer stops: its introductions are withdrawn and the people are free. Whoever
-- suspends need not see those people, so it goes past the policies, and only for one that is suspended now.
create function withdraw_from_suspended(of_employer uuid, at timestamptz) returns setof uuid
    language plpgsql security definer set search_path = public as $$
begin
    if caller() is null or not exists (select 1 from employer where id = of_employer and standing = 'suspended') then
        raise exception 'not suspended' using errcode = 'insufficient_privilege';
    end if;
    update consent set revoked_at = at, revoked_because = 'employer_suspended'
        where employer_id = of_employer and revoked_at is null;
    return query
    with gone as (
        select i.id, i.state from introduction i
        where i.employer_id = of_employer and i.ended_at is null for update),
    moved as (
        update introduction i set state = 'withdrawn', reason = 'employer_suspended', ended_at = at, noticed_at = null,
            version = i.version + 1
        from gone where i.id = gone.id returning i.id),
    written as (
        insert into introduction_change (id, introduction_id, from_state, to_state, effective_on, reason, recorded_at,
            recorded_by)
        select gen_random_uuid(), gone.id, gone.state, 'withdrawn', caller_day(), 'employer_suspended', at, caller()
        from gone join moved using (id))
    select moved.id from moved;
end $$;

-- A reference changes by erasure only. Then what was shown, agreed and seen goes; that an employer was asked, and whether
-- it answered in time, stays for its answer rate and leads to nobody.
create function erase_introductions() returns trigger language plpgsql security definer set search_path = public as $$
begin
    delete from introduction_view v using introduction i where i.id = v.introduction_id and i.returnee_id = new.id;
    delete from answer_link l using introduction i where i.id = l.introduction_id and i.returnee_id = new.id;
    delete from proposal where returnee_id = new.id;
    update introduction set state = 'withdrawn', declined_by = null, reason = 'erased', late_yes_at = null,
        ended_at = coalesce(ended_at, sent_at), noticed_at = coalesce(noticed_at, sent_at), version = version + 1
        where returnee_id = new.id and (ended_at is null or late_yes_at is not null);
    update consent set preset = 'card', fields = '{}', card = '{}', preview_hash = decode(repeat('00', 32), 'hex'),
        revoked_at = coalesce(revoked_at, recorded_at), revoked_because = 'erased'
        where returnee_id = new.id;
    return null;
end $$;
create trigger erase_introductions after update of reference on returnee for each row
    when (old.reference is distinct from new.reference) execute function erase_introductions();
