-- A feed opens vacancies only of employers that are verified, members of its chamber, and known by their registration number
-- or by a link that a person made. Whom else it names has a record of its own, which is nobody's until somebody verifies it.
alter table employer
    add column registration_number text check (char_length(registration_number) between 4 and 40),  -- upper case
    add column fed boolean not null default false;  -- made by a feed
drop index employer_name;
create unique index employer_name on employer (folded_name, country) where not fed;
create index employer_in_order on employer (folded_name, country, id);
create unique index employer_registration_number on employer (country, registration_number)
    where not fed or standing <> 'unverified';

-- Also of employers that the caller may not see. Nobody else writes a number.
create function registration_number_taken(which uuid, its_country text, its_number text) returns boolean language sql
    security definer set search_path = public stable as $$
    select exists (select 1 from employer e where e.country = its_country and e.registration_number = its_number
        and (not e.fed or e.standing <> 'unverified') and e.id <> which
        and caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF', 'CHAMBER'))
$$;
revoke execute on function registration_number_taken(uuid, text, text) from public;
grant execute on function registration_number_taken(uuid, text, text) to onward_app;

-- Whom a source means by a name and a number: a record of its own, until a person says that it is an employer we know.
create table feed_employer (
    employer_id          uuid primary key references employer,
    source_key           text not null references feed_source,
    written_name         text not null,                -- in lower case
    registration_number  text not null default '',     -- empty: none stood there
    state                text check (state in ('linked', 'refused')),
    linked_to            uuid references employer check (linked_to <> employer_id),
    decided_by           uuid references account,
    decided_at           timestamptz,
    unique (source_key, written_name, registration_number),
    check ((state is not distinct from 'linked') = (linked_to is not null)),
    check ((state is null) = (decided_by is null) and (state is null) = (decided_at is null))
);
grant select, insert, update (state, linked_to, decided_by, decided_at) on feed_employer to onward_app;
grant select on feed_employer to onward_worker;
alter table feed_employer enable row level security;
create policy feed_employer_sender on feed_employer to onward_app
    using ((select caller()) is not null and (caller_role() = 'PROGRAMME_STAFF' or (caller_role() = 'CHAMBER'
        and caller_organisation() = (select s.chamber_id from feed_source s where s.key = source_key))))
    with check (caller_role() = 'PROGRAMME_STAFF' or (caller_role() = 'CHAMBER'
        and caller_organisation() = (select s.chamber_id from feed_source s where s.key = source_key)));
create policy worker on feed_employer to onward_worker using (true);

alter table feed_source drop column vouched;
