-- An employer's own vacancies, newest first: the first page of the portal asks for them each time.
create index vacancy_employer_newest on vacancy (employer_id, created_at desc, id desc);
drop index vacancy_employer;

-- Mail to an employer goes to its accounts.
create index account_organisation on account (organisation_id) where organisation_id is not null;

-- The same request sent again sends no second mail; a link used again is answered like the first time.
alter table registration add column request_digest bytea unique check (octet_length(request_digest) = 32);
alter table registration add column employer_name text check (char_length(employer_name) <= 160);
alter table registration add constraint registration_used check ((used_at is null) = (employer_name is null));
