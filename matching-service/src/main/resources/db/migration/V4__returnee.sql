create table returnee (
    id               uuid primary key,
    version          integer not null default 0,
    reference        text not null unique check (reference ~ '^[A-Z]{2}-[0-9A-Z]{6}$'),
    kind             text not null check (kind in ('returnee', 'job_seeker')),
    sex              text check (sex in ('woman', 'man', 'other')),
    readiness        text not null check (readiness in ('registered', 'ready', 'not_now', 'placed', 'away', 'closed')),
    readiness_since  date not null,
    not_now_until    date check (not_now_until is null or readiness = 'not_now'),
    matching_agreed  boolean not null default false,
    statistics_agreed boolean not null default true,
    created_at       timestamptz not null,
    -- profile: everything below may be unknown, each on its own
    education        smallint check (education between 0 and 8),           -- ISCED 2011
    available_from   date,
    hours_min        smallint check (hours_min between 1 and 60),
    hours_max        smallint check (hours_max between 1 and 60),
    currency         char(3),
    dependants       smallint check (dependants between 0 and 20),
    living_minor     bigint check (living_minor >= 0),                     -- a month, the household without rent
    rent_minor       bigint check (rent_minor >= 0),                       -- a month
    savings_minor    bigint check (savings_minor >= 0),
    skills_known     boolean not null default false,
    experience_known boolean not null default false,
    languages_known  boolean not null default false,
    debts_known      boolean not null default false,
    places_known     boolean not null default false,
    musts            text[] not null default '{}' check (musts <@ array['accommodation', 'no_nights', 'no_live_in', 'part_time']),
    musts_known      boolean not null default false,
    pay_floor_minor  bigint check (pay_floor_minor >= 0),                  -- a month, the person's own "not below"
    check (hours_min is null or hours_max is null or hours_min <= hours_max),
    check (currency is not null or (living_minor is null and rent_minor is null and savings_minor is null and pay_floor_minor is null))
);

create table enrolment (
    id            uuid primary key,
    returnee_id   uuid not null references returnee deferrable initially deferred,
    programme_id  uuid not null references programme,
    office_id     uuid not null references office,
    entered_on    date not null,
    exited_on     date,
    exit_reason   text check (exit_reason in ('completed', 'left', 'moved', 'died', 'institutionalised', 'refused')),
    recorded_at   timestamptz not null,
    recorded_by   uuid not null references account,
    check (exited_on is null or exited_on >= entered_on),
    check ((exited_on is null) = (exit_reason is null)),
    foreign key (office_id, programme_id) references office (id, programme_id)
);
create index enrolment_returnee on enrolment (returnee_id);
create index enrolment_office on enrolment (office_id);
create unique index enrolment_current on enrolment (returnee_id, programme_id) where exited_on is null;

create table assignment (
    id             uuid primary key,
    returnee_id    uuid not null references returnee deferrable initially deferred,
    counsellor_id  uuid not null references account,
    from_day       date not null,
    until_day      date,                                                  -- first day no longer assigned
    recorded_at    timestamptz not null,
    recorded_by    uuid not null references account,
    check (until_day is null or until_day >= from_day)
);
create index assignment_counsellor on assignment (counsellor_id);
create index assignment_returnee on assignment (returnee_id);
create unique index assignment_current on assignment (returnee_id) where until_day is null;

create table cover (                       -- a colleague stands in, with a reason
    id             uuid primary key,
    absent_id      uuid not null references account,
    counsellor_id  uuid not null references account,
    from_day       date not null,
    until_day      date not null,                                         -- last day covered
    reason         text not null check (char_length(reason) between 3 and 300),
    recorded_at    timestamptz not null,
    ended_at       timestamptz,
    check (absent_id <> counsellor_id),
    check (until_day >= from_day and until_day <= from_day + 31)
);
create index cover_counsellor on cover (counsellor_id);

-- Who the caller works with today: assigned, or covered for an absent colleague.
create view my_people as
    select a.returnee_id, false as covered
    from assignment a
    where a.counsellor_id = caller() and a.from_day <= caller_day()
      and (a.until_day is null or a.until_day > caller_day())
    union
    select a.returnee_id, true
    from cover c join assignment a on a.counsellor_id = c.absent_id
    where c.counsellor_id = caller() and c.ended_at is null
      and c.from_day <= caller_day() and c.until_day >= caller_day()
      and a.from_day <= caller_day() and (a.until_day is null or a.until_day > caller_day());

create function has_assignment(person uuid) returns boolean language sql stable security definer
    set search_path = public as $$ select exists (select 1 from assignment where returnee_id = person) $$;
-- The caller was the counsellor until today and nobody is now: they may name the next one.
create function handed_over(person uuid) returns boolean language sql stable security definer
    set search_path = public as
    $$ select exists (select 1 from assignment where returnee_id = person and counsellor_id = caller()
            and until_day = caller_day())
        and not exists (select 1 from assignment where returnee_id = person and until_day is null) $$;
create function is_colleague(other uuid) returns boolean language sql stable security definer
    set search_path = public as
    $$ select exists (select 1 from account where id = other and role = 'COUNSELLOR' and office_id = caller_office()) $$;

-- Identity vault: cipher texts only, under a key per person that lives outside the database.
create table vault_entry (
    returnee_id    uuid not null references returnee deferrable initially deferred,
    field          text not null check (field in ('name', 'birth_date', 'phone', 'email', 'address', 'document',
                                                  'story', 'experience', 'note', 'safety')),
    item_id        uuid not null,                                         -- the row it belongs to; the person's own id where there is one only
    cipher         bytea not null check (octet_length(cipher) <= 131072),
    recorded_at    timestamptz not null,
    recorded_by    uuid not null references account,
    superseded_at  timestamptz
);
create unique index vault_entry_current on vault_entry (returnee_id, field, item_id) where superseded_at is null;
create table vault_lookup (
    returnee_id  uuid not null references returnee deferrable initially deferred,
    kind         text not null check (kind in ('phone', 'document', 'name_birth_year')),
    digest       bytea not null check (octet_length(digest) = 32),
    primary key (returnee_id, kind, digest)
);
create index vault_lookup_digest on vault_lookup (kind, digest);
create function registered_with(lookup_kind text, lookup_digest bytea, programme uuid) returns text
    language sql stable security definer set search_path = public as $$
    select o.name from vault_lookup l
        join enrolment e on e.returnee_id = l.returnee_id and e.programme_id = programme
        join office o on o.id = e.office_id
    where l.kind = lookup_kind and l.digest = lookup_digest
        and caller() is not null and caller_programme() = programme
    order by o.name limit 1 $$;

create table profile_skill (
    returnee_id  uuid not null references returnee,
    skill_id     uuid not null references skill,
    level        smallint check (level between 1 and 4),
    gained       text check (gained in ('school', 'training', 'paid_work', 'unpaid_work', 'self_taught', 'abroad')),
    primary key (returnee_id, skill_id)
);
create table experience (
    id           uuid primary key,
    returnee_id  uuid not null references returnee,
    occupation   text references occupation (code),
    months       smallint check (months between 0 and 720),
    paid         boolean,
    country      char(2) references country,
    ended_year   smallint check (ended_year between 1950 and 2100)
);
create index experience_returnee on experience (returnee_id);
create table profile_language (
    returnee_id  uuid not null references returnee,
    language     text not null check (language ~ '^[a-z]{2,3}$'),         -- ISO 639
    level        smallint not null check (level between 1 and 4),         -- basic, everyday, work, fluent
    primary key (returnee_id, language)
);
create table profile_aptitude (
    returnee_id  uuid not null references returnee,
    family       text not null,
    value        real not null check (value between 0 and 1),
    primary key (returnee_id, family)
);
create table profile_interest (
    returnee_id  uuid not null references returnee,
    interest     text not null,
    value        real not null check (value between 0 and 1),
    primary key (returnee_id, interest)
);
create table aspiration (
    returnee_id  uuid not null references returnee,
    rank         smallint not null check (rank between 1 and 10),
    occupation   text not null check (occupation ~ '^[0-9]{1,4}$'),       -- a unit group or a group above it
    primary key (returnee_id, rank)
);
create table sector_wish (
    returnee_id  uuid not null references returnee,
    sector       char(1) not null check (sector between 'A' and 'U'),
    wanted       boolean not null,
    primary key (returnee_id, sector)
);
create table willing_place (
    returnee_id  uuid not null references returnee,
    rank         smallint not null check (rank between 1 and 10),
    place_code   text references place,
    country      char(2) not null references country,                     -- abroad: a country without a province
    within_km    smallint check (within_km between 1 and 2000),
    right_to_work boolean,
    primary key (returnee_id, rank)
);
create table debt (
    id           uuid primary key,
    returnee_id  uuid not null references returnee,
    left_minor   bigint not null check (left_minor >= 0),
    monthly_minor bigint check (monthly_minor >= 0),
    currency     char(3) not null,
    due_on       date
);
create index debt_returnee on debt (returnee_id);
-- Works silently. What a rule on a person says stands in the vault; here only keyed digests.
create table safety_rule (
    id           uuid primary key,
    returnee_id  uuid not null references returnee,
    kind         text not null check (kind in ('person', 'employer', 'place', 'sector', 'live_in')),
    digest       bytea check (octet_length(digest) = 32),
    employer_id  uuid references employer,
    place_code   text references place,
    sector       char(1) check (sector between 'A' and 'U'),
    recorded_at  timestamptz not null,
    recorded_by  uuid not null references account,
    check ((kind = 'person') = (digest is not null)),
    check ((kind = 'employer') = (employer_id is not null)),
    check ((kind = 'place') = (place_code is not null)),
    check ((kind = 'sector') = (sector is not null))
);
create index safety_rule_returnee on safety_rule (returnee_id);

create table readiness_change (
    id           uuid primary key,
    returnee_id  uuid not null references returnee deferrable initially deferred,
    from_state   text,
    to_state     text not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    recorded_by  uuid not null references account
);
create index readiness_change_returnee on readiness_change (returnee_id);

grant select, insert, update on returnee, enrolment, assignment, cover, vault_entry to onward_app;
grant select, insert, delete on vault_lookup to onward_app;
grant select, insert on readiness_change to onward_app;
grant select, insert, update, delete on profile_skill, experience, profile_language, profile_aptitude,
    profile_interest, aspiration, sector_wish, willing_place, debt, safety_rule to onward_app;
grant select on my_people to onward_app;
grant select on returnee, enrolment, assignment, cover, profile_skill, experience, profile_language,
    profile_aptitude, profile_interest, aspiration, sector_wish, willing_place, debt, safety_rule,
    readiness_change to onward_worker;

do $$
declare t text;
begin
    foreach t in array array['profile_skill', 'experience', 'profile_language', 'profile_aptitude',
        'profile_interest', 'aspiration', 'sector_wish', 'willing_place', 'debt', 'safety_rule', 'vault_entry',
        'vault_lookup', 'readiness_change'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy own_people on %I to onward_app
            using (returnee_id in (select p.returnee_id from my_people p))
            with check (returnee_id in (select p.returnee_id from my_people p))', t);
        if t not in ('vault_entry', 'vault_lookup') then
            execute format('create policy worker on %I for select to onward_worker using (true)', t);
        end if;
    end loop;
end $$;

alter table returnee enable row level security;
create policy own_people on returnee to onward_app
    using (id in (select p.returnee_id from my_people p))
    with check (id in (select p.returnee_id from my_people p));
create policy worker on returnee for select to onward_worker using (true);

alter table assignment enable row level security;
create policy assignment_read on assignment for select to onward_app
    using (counsellor_id = caller() or returnee_id in (select p.returnee_id from my_people p)
        or (caller_role() = 'PROGRAMME_STAFF' and returnee_id in
            (select e.returnee_id from enrolment e where e.programme_id = caller_programme())));
create policy assignment_first on assignment for insert to onward_app
    with check ((counsellor_id = caller() and not has_assignment(returnee_id))
        or (is_colleague(counsellor_id) and handed_over(returnee_id))
        or (caller_role() = 'PROGRAMME_STAFF' and returnee_id in
            (select e.returnee_id from enrolment e where e.programme_id = caller_programme())));
create policy assignment_change on assignment for update to onward_app
    using (caller_role() = 'PROGRAMME_STAFF' and returnee_id in
            (select e.returnee_id from enrolment e where e.programme_id = caller_programme()));
create policy assignment_hand_over on assignment for update to onward_app
    using (counsellor_id = caller() and until_day is null)
    with check (counsellor_id = caller() and until_day is not null);
create policy worker on assignment for select to onward_worker using (true);

alter table enrolment enable row level security;
create policy enrolment_own on enrolment to onward_app
    using (returnee_id in (select p.returnee_id from my_people p))
    with check (returnee_id in (select p.returnee_id from my_people p) and office_id = caller_office());
create policy enrolment_programme on enrolment for select to onward_app
    using (caller_role() = 'PROGRAMME_STAFF' and programme_id = caller_programme());
create policy worker on enrolment for select to onward_worker using (true);

alter table cover enable row level security;
create policy cover_read on cover for select to onward_app
    using (caller() in (absent_id, counsellor_id));
create policy cover_take on cover for insert to onward_app
    with check (counsellor_id = caller() and caller_role() = 'COUNSELLOR' and is_colleague(absent_id));
create policy cover_end on cover for update to onward_app
    using (caller() in (absent_id, counsellor_id)) with check (caller() in (absent_id, counsellor_id));
create policy worker on cover for select to onward_worker using (true);

-- What programme staff see of a person: that a reference is enrolled, where, and with whom.
create view enrolled_person with (security_barrier) as
    select e.id, e.returnee_id, r.reference, e.office_id, e.entered_on, e.exited_on, e.exit_reason,
        a.counsellor_id
    from enrolment e
        join returnee r on r.id = e.returnee_id
        left join assignment a on a.returnee_id = e.returnee_id and a.until_day is null
    where caller() is not null and caller_role() = 'PROGRAMME_STAFF' and e.programme_id = caller_programme();
grant select on enrolled_person to onward_app;

-- Everything personal goes; that somebody was enrolled, where and from when to when, stays for counts.
-- The reference may stand on paper, so it changes too.
-- False, and nothing done, where another programme serves the person too.
create function erase_person(person uuid, new_reference text) returns boolean language plpgsql security definer
    set search_path = public as $$
declare t text;
begin
    if caller() is null or caller_role() is distinct from 'PROGRAMME_STAFF'
        or not exists (select 1 from enrolment where returnee_id = person and programme_id = caller_programme())
    then
        raise exception 'not theirs to erase' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from enrolment where returnee_id = person and programme_id <> caller_programme()) then
        return false;
    end if;
    foreach t in array array['vault_entry', 'vault_lookup', 'safety_rule', 'profile_skill', 'experience',
        'profile_language', 'profile_aptitude', 'profile_interest', 'aspiration', 'sector_wish', 'willing_place',
        'debt', 'readiness_change'] loop
        execute format('delete from %I where returnee_id = $1', t) using person;
    end loop;
    update enrolment set exited_on = greatest(entered_on, caller_day()), exit_reason = 'left'
        where returnee_id = person and exited_on is null;
    update assignment set until_day = greatest(from_day, caller_day())
        where returnee_id = person and until_day is null;
    update returnee set version = version + 1, reference = new_reference, sex = null, readiness = 'closed',
        readiness_since = caller_day(), not_now_until = null, matching_agreed = false, education = null,
        available_from = null, hours_min = null, hours_max = null, currency = null, dependants = null,
        living_minor = null, rent_minor = null, savings_minor = null, skills_known = false,
        experience_known = false, languages_known = false, debts_known = false, places_known = false,
        musts = '{}', musts_known = false, pay_floor_minor = null
        where id = person;
    return true;
end $$;
