-- Three logins: onward_owner runs this file and nothing else; onward_app serves requests and is
-- subject to row-level security; onward_worker runs the follower, jobs and reports.
-- The caller of a transaction is set by one hook right after BEGIN (access.Transactions).

create function caller() returns uuid language plpgsql stable parallel safe as $$
declare value text := nullif(current_setting('onward.caller', true), '');
begin
    if value is null then
        raise exception 'no caller in this transaction' using errcode = 'insufficient_privilege';
    end if;
    return value::uuid;
end $$;

create function caller_role() returns text language sql stable parallel safe as
    $$ select nullif(current_setting('onward.role', true), '') $$;
create function caller_office() returns uuid language sql stable parallel safe as
    $$ select nullif(current_setting('onward.office', true), '')::uuid $$;
create function caller_programme() returns uuid language sql stable parallel safe as
    $$ select nullif(current_setting('onward.programme', true), '')::uuid $$;
create function caller_organisation() returns uuid language sql stable parallel safe as
    $$ select nullif(current_setting('onward.organisation', true), '')::uuid $$;
-- The caller's day in the zone of their office: no SQL of ours asks the server's clock.
create function caller_day() returns date language sql stable parallel safe as
    $$ select nullif(current_setting('onward.day', true), '')::date $$;

create table programme (
    id          uuid primary key,
    name        text not null unique check (char_length(name) between 1 and 120),
    country     char(2) not null,
    serves      text not null check (serves in ('returnees', 'job_seekers', 'both')),
    created_at  timestamptz not null
);

create table office (
    id            uuid primary key,
    programme_id  uuid not null references programme,
    name          text not null check (char_length(name) between 1 and 120),
    place_code    text not null,
    zone          text not null,
    created_at    timestamptz not null,
    unique (programme_id, name),
    unique (id, programme_id)
);

create table account (
    id               uuid primary key,
    email            text not null,
    display_name     text not null check (char_length(display_name) between 1 and 120),
    role             text not null check (role in ('COUNSELLOR', 'PROGRAMME_STAFF', 'CHAMBER', 'EMPLOYER',
                                                   'TRAINING_PROVIDER', 'OUTREACH', 'ADMINISTRATOR', 'AUDITOR')),
    office_id        uuid references office,
    programme_id     uuid references programme,
    organisation_id  uuid,
    language         text not null default 'en' check (language in ('en', 'th', 'fil')),
    standing         text not null default 'active' check (standing in ('active', 'suspended')),
    created_at       timestamptz not null,
    version          integer not null default 0,
    check ((role in ('COUNSELLOR', 'OUTREACH')) = (office_id is not null)),
    check (role not in ('COUNSELLOR', 'OUTREACH', 'PROGRAMME_STAFF') or programme_id is not null),
    check ((role in ('CHAMBER', 'EMPLOYER', 'TRAINING_PROVIDER')) = (organisation_id is not null)),
    foreign key (office_id, programme_id) references office (id, programme_id)
);
create unique index account_email on account (lower(email));
create index account_office on account (office_id);

create table credential (
    account_id     uuid primary key references account,
    password_hash  text not null,
    changed_at     timestamptz not null
);

create table session (
    id            uuid primary key,
    account_id    uuid not null references account,
    created_at    timestamptz not null,
    ends_at       timestamptz not null,
    ended_at      timestamptz,
    ended_because text check (ended_because in ('signed_out', 'reused_token', 'suspended', 'password_changed'))
);
create index session_account on session (account_id) where ended_at is null;

-- One row per refresh token handed out. A token used again after its 30-second grace ends the session.
create table refresh_token (
    digest      bytea primary key,
    session_id  uuid not null references session,
    issued_at   timestamptz not null,
    used_at     timestamptz
);
create index refresh_token_session on refresh_token (session_id);

-- Audit trail: rows are inserted unchained; the sealer chains committed rows by hash.
create table audit_entry (
    seq         bigint generated always as identity primary key,
    at          timestamptz not null,
    account_id  uuid,
    role        text,
    act         text not null check (char_length(act) between 1 and 60),
    subject     text not null check (char_length(subject) between 1 and 40),
    subject_id  uuid,
    outcome     text not null check (outcome in ('done', 'refused')),
    reason      text check (char_length(reason) <= 500)
);
create index audit_entry_subject on audit_entry (subject_id, seq);
create table audit_seal (
    position  bigint generated always as identity primary key,
    seq       bigint not null unique references audit_entry,
    hash      bytea not null check (octet_length(hash) = 32)
);

-- Every change the search index must follow, in the transaction that made it.
create table change_log (
    seq      bigint generated always as identity primary key,
    xid      xid8 not null default pg_current_xact_id(),
    subject  text not null check (subject in ('vacancy', 'returnee', 'employer')),
    id       uuid not null
);
create index change_log_order on change_log (xid, seq);
-- Changes on restore; an index that carries another epoch is rebuilt.
create table database_epoch (only_row boolean primary key default true check (only_row), epoch uuid not null);
insert into database_epoch (epoch) values (gen_random_uuid());

-- Answers given to creating requests, so that a repeated one creates nothing twice.
create table idempotency_key (
    account_id  uuid not null references account,
    key         text not null check (char_length(key) between 8 and 100),
    route       text not null,
    created_id  uuid not null,
    created_at  timestamptz not null,
    primary key (account_id, key)
);

grant usage on schema public to onward_app, onward_worker;
grant select on programme, office to onward_app, onward_worker;
grant insert, update on programme, office to onward_app;
grant select, insert, update on account, credential, session, refresh_token to onward_app;
grant delete on refresh_token to onward_worker;
grant select on account, session, refresh_token to onward_worker;
grant insert on audit_entry to onward_app, onward_worker;
grant select on audit_entry, audit_seal to onward_app, onward_worker;
grant insert on audit_seal to onward_worker;
grant insert on change_log to onward_app, onward_worker;
grant select, delete on change_log to onward_worker;
grant select on database_epoch to onward_app, onward_worker;
grant select, insert on idempotency_key to onward_app;
grant delete on idempotency_key to onward_worker;

alter table audit_entry enable row level security;
create policy audit_write on audit_entry for insert to onward_app with check (true);
create policy audit_read on audit_entry for select to onward_app using (caller_role() = 'AUDITOR');
create policy audit_worker on audit_entry to onward_worker using (true) with check (true);
alter table audit_seal enable row level security;
create policy audit_seal_read on audit_seal for select to onward_app using (caller_role() = 'AUDITOR');
create policy audit_seal_worker on audit_seal to onward_worker using (true) with check (true);
alter table idempotency_key enable row level security;
create policy idempotency_own on idempotency_key to onward_app
    using (account_id = caller()) with check (account_id = caller());
create policy idempotency_worker on idempotency_key to onward_worker using (true);
