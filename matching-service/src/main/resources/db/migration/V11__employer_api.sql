-- An employer's own vacancies, newest first: the first page of the portal asks for them each time.
create index vacancy_employer_newest on vacancy (employer_id, created_at desc, id desc);
drop index vacancy_employer;

-- Mail to an employer goes to its accounts.
create index account_organisation on account (organisation_id) where organisation_id is not null;
