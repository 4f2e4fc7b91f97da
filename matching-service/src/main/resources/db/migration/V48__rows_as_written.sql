-- Rows held or rejected as their sender wrote them, for the file by which they are corrected. What a
-- chamber's file may hold of a contact stands here too, so it is forgotten with time.
create table feed_written (
    run_id  uuid not null references feed_run,
    line    integer not null check (line > 0),
    cells   json not null,                               -- column of the sender → text, in its order
    primary key (run_id, line)
);
grant select, insert on feed_written to onward_app;
grant select, delete on feed_written to onward_worker;
alter table feed_written enable row level security;
create policy feed_written_sender on feed_written to onward_app
    using (run_id = (select r.id from feed_run r where r.id = run_id))
    with check (run_id = (select r.id from feed_run r where r.id = run_id));
create policy worker on feed_written to onward_worker using (true) with check (true);
