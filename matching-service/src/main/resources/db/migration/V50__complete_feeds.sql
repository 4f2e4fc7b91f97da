-- A complete file carries every vacancy that its source has: what it no longer carries is retired. A delta says nothing of
-- what it does not carry.
alter table feed_source
    add column content text not null default 'delta' check (content in ('complete', 'delta'));
alter table feed_run
    add column content text not null default 'delta' check (content in ('complete', 'delta')),
    add column missing integer not null default 0 check (missing >= 0),
    add column retired integer not null default 0 check (retired >= 0);
alter table feed_run drop constraint feed_run_state_check;
alter table feed_run add constraint feed_run_state_check
    check (state in ('running', 'waiting', 'done', 'failed', 'interrupted'));
create index feed_run_waiting on feed_run (source) where state = 'waiting';

-- What would go, where a person is asked first.
create table feed_missing (
    run_id      uuid not null references feed_run,
    vacancy_id  uuid not null references vacancy,
    primary key (run_id, vacancy_id)
);
grant select, insert, delete on feed_missing to onward_app;
grant select on feed_missing to onward_worker;
alter table feed_missing enable row level security;
create policy feed_missing_sender on feed_missing to onward_app
    using (run_id = (select r.id from feed_run r where r.id = run_id))
    with check (run_id = (select r.id from feed_run r where r.id = run_id));
create policy worker on feed_missing to onward_worker using (true);

-- Who is asked may be another than who sent the file; a run is still begun in one's own name only.
drop policy feed_run_sender on feed_run;
create policy feed_run_read on feed_run for select to onward_app
    using ((select caller()) is not null and (caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF')
        or account_id = caller() or source in (select key from feed_source s where s.chamber_id = caller_organisation())));
create policy feed_run_begin on feed_run for insert to onward_app with check (account_id = caller());
create policy feed_run_write on feed_run for update to onward_app
    using ((select caller()) is not null and (caller_role() = 'PROGRAMME_STAFF'
        or account_id = caller() or source in (select key from feed_source s where s.chamber_id = caller_organisation())))
    with check (caller_role() = 'PROGRAMME_STAFF'
        or account_id = caller() or source in (select key from feed_source s where s.chamber_id = caller_organisation()));

-- What waited when its file stopped carrying it is retired too: submitted and sent back may expire.
alter table vacancy_change drop constraint vacancy_change_step;
alter table vacancy_change add constraint vacancy_change_step check (
    (from_state is null and to_state in ('draft', 'submitted'))
    or (from_state, to_state) in (
        ('draft', 'submitted'), ('sent_back', 'submitted'), ('expired', 'submitted'),
        ('expired', 'open'),
        ('submitted', 'open'), ('submitted', 'sent_back'), ('submitted', 'rejected'),
        ('open', 'paused'), ('paused', 'open'),
        ('open', 'filled'), ('paused', 'filled'),
        ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('sent_back', 'withdrawn'), ('open', 'withdrawn'),
        ('paused', 'withdrawn'),
        ('open', 'expired'), ('paused', 'expired'), ('submitted', 'expired'), ('sent_back', 'expired'),
        ('open', 'submitted'), ('paused', 'submitted')));
