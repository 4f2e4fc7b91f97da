-- Employers are looked up by name regardless of case. Under their policy PostgreSQL does not go by an index on lower(name),
-- as lower is not leakproof: every batch of a feed read all employers. A column of its own is compared by the index.
alter table employer add column folded_name text not null generated always as (lower(name)) stored;
drop index employer_name;
create unique index employer_name on employer (folded_name, country);
