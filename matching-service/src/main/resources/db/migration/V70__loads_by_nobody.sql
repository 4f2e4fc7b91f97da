-- A program that runs an Onward of its own loads a vocabulary without an account.
alter table taxonomy_load alter column account_id drop not null;
