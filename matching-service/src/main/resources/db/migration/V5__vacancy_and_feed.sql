create table vacancy (
    id              uuid primary key,
    version         integer not null default 0,
    kind            text not null check (kind in ('job', 'apprenticeship', 'training')),
    state           text not null check (state in ('draft', 'submitted', 'sent_back', 'rejected', 'open', 'paused',
                                                   'filled', 'withdrawn', 'expired')),
    state_since     timestamptz not null,
    employer_id     uuid not null references employer,
    source          text references feed_source (key),
    external_id     text check (char_length(external_id) between 1 and 120),
    content_hash    bytea,                                               -- of the feed row; unchanged rows are not written
    title           text not null check (char_length(title) between 1 and 200),
    tasks           text not null check (char_length(tasks) <= 20000),
    occupation      text references occupation (code),
    occupation_confidence real check (occupation_confidence between 0 and 1),
    sector          char(1) check (sector between 'A' and 'U'),
    country         char(2) not null references country,
    place_code      text references place,
    place_words     text check (char_length(place_words) <= 200),        -- as the feed had it
    pay_min_minor   bigint check (pay_min_minor >= 0),
    pay_max_minor   bigint check (pay_max_minor >= 0),
    currency        char(3),
    pay_period      text check (pay_period in ('hour', 'day', 'month', 'whole')),
    stipend_minor   bigint check (stipend_minor >= 0),                   -- a month, apprenticeship and training
    hours           smallint check (hours between 1 and 60),             -- a week
    nights          boolean,
    live_in         boolean,
    accommodation   boolean,
    education       smallint check (education between 0 and 8),          -- ISCED 2011 asked for
    start_on        date,
    seats           smallint not null default 1 check (seats between 1 and 500),
    weeks           smallint check (weeks between 1 and 260),            -- length of apprenticeship or training
    plan            text check (char_length(plan) <= 5000),
    seats_committed smallint check (seats_committed between 0 and 500),  -- seats the employer commits to hire from
    overseas        boolean not null default false,
    licence_number  text, principal text, job_order text, visa_class text,
    contract_seen   boolean, zero_fees boolean, vetted_on date,
    opened_at       timestamptz,
    confirmed_at    timestamptz,                                         -- employer last said it is still true
    valid_until     date,
    rejected_because text check (char_length(rejected_because) <= 500),
    review_comments jsonb,                                               -- of a vacancy sent back: field, code, message
    created_at      timestamptz not null,
    check ((pay_min_minor is null and pay_max_minor is null) or (currency is not null and pay_period is not null)),
    check (pay_min_minor is null or pay_max_minor is null or pay_min_minor <= pay_max_minor),
    check (stipend_minor is null or currency is not null),
    check (kind <> 'job' or (stipend_minor is null and weeks is null and seats_committed is null)),
    check (seats_committed is null or seats_committed <= seats),
    check ((source is null) = (external_id is null)),
    check (state <> 'open' or (opened_at is not null and confirmed_at is not null)),
    check ((state = 'rejected') = (rejected_because is not null)),
    check ((state = 'sent_back') = (review_comments is not null)),
    check (vetted_on is null or (licence_number is not null and principal is not null and job_order is not null
        and visa_class is not null and contract_seen and zero_fees)),
    unique (source, external_id)
);
create index vacancy_employer on vacancy (employer_id);
create index vacancy_state on vacancy (state, state_since);

create table vacancy_skill (
    vacancy_id  uuid not null references vacancy on delete cascade,
    skill_id    uuid not null references skill,
    must        boolean not null,
    teaches     boolean not null default false,                          -- training and apprenticeship: learnt there
    level       smallint check (level between 1 and 4),
    word        text check (char_length(word) <= 200),                   -- the original
    confidence  real not null check (confidence between 0 and 1),
    primary key (vacancy_id, skill_id)
);
create table vacancy_language (
    vacancy_id  uuid not null references vacancy on delete cascade,
    language    text not null check (language ~ '^[a-z]{2,3}$'),
    level       smallint not null check (level between 1 and 4),
    primary key (vacancy_id, language)
);
create table vacancy_unresolved (          -- words of an advert that met no skill, kept as they were
    vacancy_id  uuid not null references vacancy on delete cascade,
    word        text not null check (char_length(word) <= 200),
    primary key (vacancy_id, word)
);
create table backing (                     -- the committed vacancies behind a training seat
    training_id uuid not null references vacancy on delete cascade,
    vacancy_id  uuid not null references vacancy,
    primary key (training_id, vacancy_id),
    check (training_id <> vacancy_id)
);
create table vacancy_change (
    id          uuid primary key,
    vacancy_id  uuid not null references vacancy,
    from_state  text,
    to_state    text not null,
    because     text check (char_length(because) <= 500),
    recorded_at timestamptz not null,
    recorded_by uuid references account
);
create index vacancy_change_vacancy on vacancy_change (vacancy_id);

create table feed_run (
    id           uuid primary key,
    source       text not null references feed_source (key),
    started_at   timestamptz not null,
    ended_at     timestamptz,
    account_id   uuid not null references account,
    format       text not null check (format in ('csv', 'jsonl')),
    read_rows    integer not null default 0,
    created      integer not null default 0,
    updated      integer not null default 0,
    unchanged    integer not null default 0,
    held         integer not null default 0,
    rejected     integer not null default 0,
    state        text not null check (state in ('running', 'done', 'failed', 'interrupted')),
    problem      text check (char_length(problem) <= 500)
);
-- Two imports of one source at a time would undo each other's rows.
create unique index feed_run_running on feed_run (source) where state = 'running';
create table feed_row (                    -- only rows with something to say: held, rejected
    run_id   uuid not null references feed_run,
    line     integer not null check (line > 0),
    outcome  text not null check (outcome in ('held', 'rejected')),
    field    text not null check (char_length(field) <= 60),
    reason   text not null check (char_length(reason) <= 300),
    was_read text check (char_length(was_read) <= 200),
    primary key (run_id, line, field)
);

grant select, insert, update on vacancy to onward_app;
grant select, insert, delete, update on vacancy_skill, vacancy_language, vacancy_unresolved, backing to onward_app;
grant select, insert on vacancy_change to onward_app;
grant select, insert, update on feed_run to onward_app;
grant select, insert on feed_row to onward_app;
grant select on vacancy, vacancy_skill, vacancy_language, vacancy_unresolved, backing, vacancy_change, feed_run, feed_row to onward_worker;
grant update on vacancy to onward_worker;
grant insert on vacancy_change to onward_worker;
grant update on feed_run to onward_worker;

alter table vacancy enable row level security;
create policy vacancy_staff on vacancy to onward_app
    using ((select caller()) is not null and (caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF', 'OUTREACH')
        or employer_id in (select id from employer)))
    with check (caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF') or employer_id in (select id from employer));
create policy vacancy_worker on vacancy to onward_worker using (true) with check (true);
do $$
declare t text; k text;
begin
    foreach t in array array['vacancy_skill', 'vacancy_language', 'vacancy_unresolved', 'backing', 'vacancy_change'] loop
        k := case t when 'backing' then 'training_id' else 'vacancy_id' end;
        execute format('alter table %I enable row level security', t);
        -- A scalar sub-select goes by the key; "in" and "exists" may be planned as a hash of every
        -- vacancy, for each row written and each query.
        execute format('create policy of_vacancy on %I to onward_app
            using (%I.%I = (select v.id from vacancy v where v.id = %I.%I))
            with check (%I.%I = (select v.id from vacancy v where v.id = %I.%I))', t, t, k, t, k, t, k, t, k);
        execute format('create policy worker on %I to onward_worker using (true) with check (true)', t);
    end loop;
end $$;
alter table feed_run enable row level security;
create policy feed_run_sender on feed_run to onward_app
    using ((select caller()) is not null and (caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF')
        or account_id = caller() or source in (select key from feed_source s where s.chamber_id = caller_organisation())))
    with check (account_id = caller());
create policy worker on feed_run to onward_worker using (true) with check (true);
alter table feed_row enable row level security;
create policy feed_row_sender on feed_row to onward_app
    using (run_id = (select r.id from feed_run r where r.id = run_id))
    with check (run_id = (select r.id from feed_run r where r.id = run_id));
create policy worker on feed_row to onward_worker using (true);
