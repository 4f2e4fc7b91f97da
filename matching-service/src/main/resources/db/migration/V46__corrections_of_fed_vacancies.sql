-- What people here changed of a vacancy that a feed brought: field of the form → what the feed had said, as a mark to compare
-- with. As long as the file says the same of it, the change stays; once the file says something else, the file is taken.
alter table vacancy add column corrected jsonb not null default '{}' check (jsonb_typeof(corrected) = 'object');
-- What is not shown now is listed newest first.
create index vacancy_not_open on vacancy (state_since, id) where state <> 'open';
