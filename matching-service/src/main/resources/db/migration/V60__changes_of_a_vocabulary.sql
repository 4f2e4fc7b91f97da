-- What a newer release of a vocabulary changed: also its occupations, and skills that we offer on.
alter table esco_occupation add column name text;  -- unknown of those loaded before, until they are loaded again
alter table taxonomy_change drop constraint taxonomy_change_pkey;
alter table taxonomy_change alter column skill_id drop not null;
alter table taxonomy_change add column occupation_id uuid references esco_occupation;
alter table taxonomy_change add column unit text references occupation (code);  -- where its names and holders stay
alter table taxonomy_change add column kept boolean not null default false;     -- our own vocabulary has it still
alter table taxonomy_change add check (num_nonnulls(skill_id, occupation_id) = 1);
alter table taxonomy_change add check ((occupation_id is null) = (unit is null));
alter table taxonomy_change add check (replaced_by is null or (skill_id is not null and not kept));
create unique index taxonomy_change_skill on taxonomy_change (load_id, skill_id);
create unique index taxonomy_change_occupation on taxonomy_change (load_id, occupation_id);

-- The load that wrote what is in use: the same files again show what it changed, since whoever sent
-- them may not have seen it.
alter table taxonomy_version add column load_id uuid references taxonomy_load;

-- As the text beside its tables says; named where the vocabularies in use are.
alter table taxonomy_version add column onet_release text check (onet_release ~ '^[0-9]{1,2}\.[0-9]$');
