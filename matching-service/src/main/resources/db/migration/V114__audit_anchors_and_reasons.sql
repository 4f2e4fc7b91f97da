-- The anchor lines as they were written to the file, so that a file that was cut off is found.
create table audit_anchor (
    position  bigint primary key,
    line      text not null
);
grant select, insert on audit_anchor to onward_worker;
alter table audit_anchor enable row level security;
create policy audit_anchor_worker on audit_anchor to onward_worker using (true) with check (true);

-- Reasons that people type may hold names: sealed, and only referred to by the trail.
create table audit_reason (
    id      uuid primary key,
    cipher  bytea not null
);
grant select, insert on audit_reason to onward_app;
alter table audit_reason enable row level security;
create policy audit_reason_write on audit_reason for insert to onward_app with check (true);
create policy audit_reason_read on audit_reason for select to onward_app using (caller_role() = 'AUDITOR');

alter table audit_entry add column reason_id uuid references audit_reason;
