create table chamber (
    id       uuid primary key,
    name     text not null unique check (char_length(name) between 1 and 160),
    country  char(2) not null references country
);

create table employer (
    id            uuid primary key,
    version       integer not null default 0,
    name          text not null check (char_length(name) between 1 and 160),
    kind          text not null check (kind in ('employer', 'training_provider', 'agency')),
    country       char(2) not null references country,
    place_code    text references place,
    sector        char(1) check (sector between 'A' and 'U'),      -- ISIC Rev. 4 section
    chamber_id    uuid references chamber,
    contact_name  text check (char_length(contact_name) <= 120),
    phone         text check (char_length(phone) <= 40),
    email         text check (char_length(email) <= 254),
    standing      text not null check (standing in ('unverified', 'verified', 'suspended')),
    verified_by   uuid references account,
    verified_at   timestamptz,
    suspended_at  timestamptz,
    suspended_because text check (char_length(suspended_because) <= 500),
    created_at    timestamptz not null,
    check ((standing = 'unverified') = (verified_at is null) or standing = 'suspended'),
    check ((standing = 'suspended') = (suspended_at is not null and suspended_because is not null))
);
create unique index employer_name on employer (country, lower(name));
create index employer_chamber on employer (chamber_id);

-- People who act for an employer, as keyed digests only: what a safety rule on a person is held against.
create table employer_person (
    employer_id  uuid not null references employer,
    role         text not null check (role in ('owner', 'recruiter', 'agent', 'contact', 'phone')),
    digest       bytea not null check (octet_length(digest) = 32),
    primary key (employer_id, role, digest)
);
create index employer_person_digest on employer_person (digest);

-- Where a vacancy feed comes from: who may send it and whether its employers count as verified.
create table feed_source (
    key         text primary key check (key ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    chamber_id  uuid references chamber,
    vouched     boolean not null,
    country     char(2) not null references country,
    created_at  timestamptz not null
);

grant select on chamber, employer, employer_person, feed_source to onward_app, onward_worker;
grant insert, update on chamber, employer, feed_source to onward_app;
grant insert, delete on employer_person to onward_app;

alter table employer enable row level security;
create policy employer_staff on employer to onward_app
    -- The sub-select is asked once per query, and raises where there is no caller.
    using ((select caller()) is not null and (caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF', 'OUTREACH')
        or (caller_role() = 'CHAMBER' and chamber_id = caller_organisation())
        or (caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER') and id = caller_organisation())))
    with check (caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF')
        or (caller_role() = 'CHAMBER' and chamber_id = caller_organisation())
        or (caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER') and id = caller_organisation()));
create policy employer_worker on employer to onward_worker using (true);
alter table employer_person enable row level security;
create policy employer_person_staff on employer_person to onward_app
    using ((select caller()) is not null and caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF', 'CHAMBER'))
    with check (employer_id = (select e.id from employer e where e.id = employer_id));
create policy employer_person_worker on employer_person to onward_worker using (true);
