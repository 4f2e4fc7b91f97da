-- Two steps of one moment had no order, and an import wrote each step to two places of two indexes at random.
alter table vacancy_change drop constraint vacancy_change_pkey;
drop index vacancy_change_vacancy;
alter table vacancy_change drop column id;
alter table vacancy_change add column seq bigint generated always as identity;
alter table vacancy_change add primary key (vacancy_id, seq);
