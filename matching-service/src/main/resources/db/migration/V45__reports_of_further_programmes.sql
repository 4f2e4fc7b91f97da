-- Whose reports staff of a programme may read besides their own: what was shown, as it was suppressed when it was first
-- shown, and nothing else of that programme. Administrators decide; each change is in the trail.
create table report_reader (
    account_id    uuid not null references account,
    programme_id  uuid not null references programme,
    given_at      timestamptz not null,
    given_by      uuid not null references account,
    primary key (account_id, programme_id)
);
grant select, insert, delete on report_reader to onward_app;
alter table report_reader enable row level security;
create policy own on report_reader for select to onward_app
    using (caller_role() = 'PROGRAMME_STAFF' and account_id = caller());
create policy administrator on report_reader to onward_app
    using (caller_role() = 'ADMINISTRATOR')
    with check (caller_role() = 'ADMINISTRATOR' and given_by = caller() and (
        select a.role = 'PROGRAMME_STAFF' and a.programme_id <> report_reader.programme_id
        from account a where a.id = report_reader.account_id));

create policy further_programme on report_release for select to onward_app
    using (caller_role() = 'PROGRAMME_STAFF' and programme_id = any (array(
        select r.programme_id from report_reader r where r.account_id = caller())));
create policy further_programme on report_number for select to onward_app
    using (shown and caller_role() = 'PROGRAMME_STAFF' and programme_id = any (array(
        select r.programme_id from report_reader r where r.account_id = caller())));
