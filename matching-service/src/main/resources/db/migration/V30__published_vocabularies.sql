-- The vocabularies as their publishers give them (ESCO, O*NET), beside our own starter vocabulary.

-- Where a name or a link comes from: loading one of them again touches only what it brought itself.
alter table label add column source text not null default 'starter'
    check (source in ('starter', 'esco', 'further'));
alter table label alter column source drop default;
alter table related_skill add column source text not null default 'starter' check (source in ('starter', 'esco'));
alter table related_skill alter column source drop default;

-- A skill is offered as long as one of the two has it; who holds one that is gone is read as having
-- the one that replaces it.
alter table skill add column in_starter boolean not null default true;
alter table skill alter column in_starter drop default;
update skill set in_starter = not retired;
alter table skill add column in_esco boolean not null default false;
alter table skill add column replaced_by uuid references skill;
alter table skill add check (retired = (not in_starter and not in_esco));
alter table skill add check (replaced_by is null or retired);

create table esco_occupation (            -- finer than our occupations: ESCO's own, each in a unit group
    id       uuid primary key,
    code     text not null,
    unit     text not null references occupation (code),
    retired  boolean not null default false
);
create index esco_occupation_unit on esco_occupation (unit);
create table esco_occupation_skill (
    occupation_id  uuid not null references esco_occupation,
    skill_id       uuid not null references skill,
    essential      boolean not null,
    primary key (occupation_id, skill_id)
);
-- What ESCO's occupations of a unit group need, as shares of them; our own links are in occupation_skill.
create table unit_skill (
    unit       text not null references occupation (code),
    skill_id   uuid not null references skill,
    essential  real not null check (essential between 0 and 1),
    optional   real not null check (optional between 0 and 1),
    primary key (unit, skill_id)
);

create table onet_occupation (            -- aptitudes and interests 0–1, in the order of our own lists
    code       text primary key check (code ~ '^[0-9]{2}-[0-9]{4}\.[0-9]{2}$'),
    title      text not null,
    job_zone   smallint check (job_zone between 1 and 5),
    aptitudes  real[] check (array_length(aptitudes, 1) = 15),
    interests  real[] check (array_length(interests, 1) = 6)
);
create table onet_unit (                  -- which unit group an O*NET occupation describes, how surely
    onet_code   text not null references onet_occupation on delete cascade,
    unit        text not null references occupation (code),
    confidence  real not null check (confidence > 0 and confidence <= 1),
    crosswalk   boolean not null,         -- said by a crosswalk, else found by the titles
    primary key (onet_code, unit)
);
create index onet_unit_unit on onet_unit (unit);

create table taxonomy_load (
    id          uuid primary key,
    account_id  uuid not null references account,
    state       text not null check (state in ('running', 'done', 'failed', 'interrupted')),
    stage       text not null,
    counts      jsonb not null default '{}',
    problem     text,
    started_at  timestamptz not null,
    ended_at    timestamptz,
    check ((state = 'running') = (ended_at is null)),
    check ((problem is null) = (state in ('running', 'done')))
);
create unique index taxonomy_load_running on taxonomy_load ((true)) where state = 'running';
create table taxonomy_change (            -- skills that a load retired, and what they are read as since
    load_id      uuid not null references taxonomy_load,
    skill_id     uuid not null references skill,
    label        text not null,
    replaced_by  uuid references skill,
    primary key (load_id, skill_id)
);

grant select on esco_occupation, esco_occupation_skill, unit_skill, onet_occupation, onet_unit, taxonomy_load,
    taxonomy_change to onward_app, onward_worker;
grant insert, update, delete on esco_occupation, esco_occupation_skill, unit_skill, onet_occupation, onet_unit,
    taxonomy_load, taxonomy_change to onward_worker;
grant insert, update (stage) on taxonomy_load to onward_app;
