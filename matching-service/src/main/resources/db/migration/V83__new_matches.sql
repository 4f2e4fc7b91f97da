-- "New for your people": vacancies that opened, or were there when a person became ready, and that their counsellor has not
-- looked at yet. Which, a job finds out by codes and numbers; why, the page says when the counsellor opens it.

-- Who is ready and agreed to be looked for, and whether something waits to be looked through for them.
create table new_match_person (
    returnee_id  uuid primary key references returnee deferrable initially deferred,
    due          smallint check (due in (1, 2)),         -- 1 at once, 2 in turn, after many opened; null: nothing waits
    opened_from  timestamptz check (opened_from is null or due is not null), -- only what opened from then on; null: all
    noticed      boolean not null default false          -- the counsellor has looked since the person became ready
);
create index new_match_person_due on new_match_person (due, returnee_id) where due is not null;

create table new_match (
    returnee_id  uuid not null references returnee deferrable initially deferred,
    vacancy_id   uuid not null references vacancy on delete cascade,
    tenths       smallint not null check (tenths between 0 and 1000),  -- by codes and numbers; which to keep, and nothing else
    found_at     timestamptz not null,
    noticed_at   timestamptz,                            -- looked at: it is never new again
    primary key (returnee_id, vacancy_id)
);
create index new_match_waiting on new_match (returnee_id) where noticed_at is null;
create index new_match_vacancy on new_match (vacancy_id) where noticed_at is null;

-- How far the change log was looked through, in the transaction of what came of it.
create table new_match_position (
    only_row      boolean primary key default true check (only_row),
    epoch         uuid not null,                         -- of the database whose log it is
    xid           xid8 not null,
    seq           bigint not null,
    caught_up_at  timestamptz not null,                  -- nothing waited then: what opened long before is not new
    many_from     timestamptz                            -- many opened since then, which everybody is to be looked for in
);

-- Who is ready already has been looked for: only what opens from now on is new for them.
insert into new_match_person (returnee_id, noticed)
    select r.id, true from returnee r where r.readiness = 'ready' and r.matching_agreed;

grant select, insert, update, delete on new_match_person, new_match, new_match_position to onward_worker;
grant select, update (noticed) on new_match_person to onward_app;
grant select, update (noticed_at) on new_match to onward_app;
do $$
declare t text;
begin
    foreach t in array array['new_match_person', 'new_match'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy own_people on %I to onward_app
            using (returnee_id in (select p.returnee_id from my_people p))
            with check (returnee_id in (select p.returnee_id from my_people p))', t);
        execute format('create policy not_for_employers on %I as restrictive to onward_app
            using ((select within_programme())) with check ((select within_programme()))', t);
        execute format('create policy worker on %I to onward_worker using (true) with check (true)', t);
    end loop;
end $$;
alter table new_match_position enable row level security;
create policy worker on new_match_position to onward_worker using (true) with check (true);

create function erase_new_matches() returns trigger language plpgsql set search_path = public as $$
begin
    delete from new_match where returnee_id = new.id;
    delete from new_match_person where returnee_id = new.id;
    return null;
end $$;
create trigger erase_new_matches after update of reference on returnee for each row
    when (old.reference is distinct from new.reference) execute function erase_new_matches();

-- How far everybody was looked for after many vacancies opened, in hundredths; null where nothing waits. No count of people.
create function new_match_progress() returns integer language sql stable security definer set search_path = public as $$
    select case
        when caller() is null or coalesce(caller_role() not in ('COUNSELLOR', 'PROGRAMME_STAFF'), true) then null
        when exists (select 1 from new_match_position where many_from is not null) then 0
        when exists (select 1 from new_match_person where due = 2) then
            (select (100 * count(*) filter (where due is distinct from 2) / count(*))::integer from new_match_person)
        end $$;
