-- What ESCO calls its own occupations and says of them: words and skills are compared with these, finer than
-- our unit groups. A vocabulary loaded before lacks it; its files count as new with the next load.
alter table esco_occupation add column names text[] not null default '{}';  -- the shown one first
alter table esco_occupation add column about text not null default '';
update esco_occupation set names = array[name] where name is not null;
alter table esco_occupation drop column name;
update taxonomy_version set checksum = 'without names of occupations' where name = 'published';
