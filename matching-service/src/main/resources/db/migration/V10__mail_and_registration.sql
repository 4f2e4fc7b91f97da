-- Mail is written in the transaction of the act it tells of and sent by a job: neither without the other.
-- It may hold a link that opens something, so requests can add mail and take it back, but not read it.
create table mail (
    id            uuid primary key,
    address       text not null check (char_length(address) between 3 and 254 and address !~ '\s'),
    language      text not null check (language in ('en', 'th', 'fil')),
    purpose       text not null check (purpose ~ '^[A-Z_]{1,40}$'),
    -- What the text is filled in with; the link's is gone once the mail is sent.
    filled_in     jsonb not null check (jsonb_typeof(filled_in) = 'object'),
    about         uuid,
    created_at    timestamptz not null,
    next_try_at   timestamptz,
    tries         integer not null default 0 check (tries >= 0),
    sent_at       timestamptz,
    failed_at     timestamptz,
    withdrawn_at  timestamptz,
    problem_code  text check (problem_code ~ '^[a-z_]{1,40}$'),
    -- Waiting, sent, given up or taken back, and one of them only.
    check (num_nonnulls(next_try_at, sent_at, failed_at, withdrawn_at) = 1)
);
create index mail_waiting on mail (next_try_at, id) where next_try_at is not null;
create index mail_waiting_about on mail (about) where next_try_at is not null;
create index mail_newest on mail (created_at desc, id);

-- Somebody who wants to register their employer; an account is made when the link is used.
create table registration (
    token_digest   bytea primary key check (octet_length(token_digest) = 32),
    form           jsonb not null check (jsonb_typeof(form) = 'object'),
    password_hash  text not null,
    created_at     timestamptz not null,
    ends_at        timestamptz not null check (ends_at > created_at),
    used_at        timestamptz
);
create index registration_ended on registration (ends_at);

create table password_reset (
    token_digest  bytea primary key check (octet_length(token_digest) = 32),
    account_id    uuid not null references account,
    created_at    timestamptz not null,
    ends_at       timestamptz not null check (ends_at > created_at),
    used_at       timestamptz
);
create index password_reset_ended on password_reset (ends_at);
create index password_reset_account on password_reset (account_id);

grant insert on mail to onward_app;
grant select (id, about, next_try_at) on mail to onward_app;
grant update (next_try_at, withdrawn_at, filled_in) on mail to onward_app;
grant select, insert, update, delete on mail to onward_worker;
grant select, insert, update on registration, password_reset to onward_app;
grant select, delete on registration, password_reset to onward_worker;
