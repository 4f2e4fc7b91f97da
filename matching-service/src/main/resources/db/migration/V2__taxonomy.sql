create table taxonomy_version (
    name       text primary key,
    checksum   text not null,
    loaded_at  timestamptz not null
);

create table occupation_group (           -- ISCO-08 major, sub-major, minor: 1–3 digits
    code  text primary key check (code ~ '^[0-9]{1,3}$')
);
create table occupation (                 -- ISCO-08 unit group
    code   text primary key check (code ~ '^[0-9]{4}$'),
    minor  text not null generated always as (left(code, 3)) stored
);
-- Aptitudes (15 O*NET ability families) and interests (RIASEC) asked for by a minor group; 0–1 each.
create table occupation_profile (
    minor      text primary key references occupation_group (code),
    aptitudes  real[] not null check (array_length(aptitudes, 1) = 15),
    interests  real[] not null check (array_length(interests, 1) = 6)
);

create table skill (
    id      uuid primary key,
    number  integer generated always as identity unique,   -- compact id inside the index
    key     text unique,
    kind    text not null check (kind in ('skill', 'knowledge', 'language', 'attitude')),
    retired boolean not null default false
);
create table occupation_skill (
    occupation  text not null references occupation (code),
    skill_id    uuid not null references skill,
    essential   boolean not null,
    primary key (occupation, skill_id)
);
create index occupation_skill_skill on occupation_skill (skill_id);
create table related_skill (              -- stored in both directions
    skill_id    uuid not null references skill,
    related_id  uuid not null references skill,
    strength    real not null check (strength > 0 and strength < 1),
    primary key (skill_id, related_id),
    check (skill_id <> related_id)
);

-- Labels of skills, occupations and places over one identifier.
create table label (
    subject   text not null check (subject in ('skill', 'occupation', 'occupation_group', 'place', 'country')),
    subject_key  text not null,            -- skill uuid as text, ISCO code, place code, country code
    language  text not null check (language in ('en', 'th', 'fil')),
    text      text not null check (char_length(text) between 1 and 200),
    preferred boolean not null,
    reviewed  boolean not null,
    primary key (subject, subject_key, language, text)
);
create unique index label_preferred on label (subject, subject_key, language) where preferred;

create table country (code char(2) primary key);
create table place (                      -- ISO 3166-2 province or region
    code     text primary key check (code ~ '^[A-Z]{2}-[0-9A-Z]{1,3}$'),
    country  char(2) not null references country,
    lat      double precision not null check (lat between -90 and 90),
    lon      double precision not null check (lon between -180 and 180)
);
alter table office add foreign key (place_code) references place deferrable initially deferred;

grant select on taxonomy_version, occupation_group, occupation, occupation_profile, skill, occupation_skill,
    related_skill, label, country, place to onward_app, onward_worker;
grant insert, update, delete on taxonomy_version, occupation_group, occupation, occupation_profile, skill,
    occupation_skill, related_skill, label, country, place to onward_worker;
