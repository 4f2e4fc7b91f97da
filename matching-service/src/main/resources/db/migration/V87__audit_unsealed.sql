-- What of the trail is not sealed yet, so that the sealer need not look through all of it each time.
create table audit_unsealed (
    seq  bigint primary key references audit_entry
);

create function audit_waits() returns trigger language plpgsql security definer set search_path = public as $$
begin
    insert into audit_unsealed select seq from written;
    return null;
end $$;
-- Before what is there already: whoever writes meanwhile waits, and nothing falls between the two.
lock table audit_entry in share row exclusive mode;
create trigger audit_waits after insert on audit_entry
    referencing new table as written for each statement execute function audit_waits();
insert into audit_unsealed
    select e.seq from audit_entry e where not exists (select 1 from audit_seal s where s.seq = e.seq);

grant select, delete on audit_unsealed to onward_worker;
alter table audit_unsealed enable row level security;
create policy audit_unsealed_worker on audit_unsealed to onward_worker using (true);
