-- What was taken out of a row must not stand in its report for ever.
update feed_row set was_read = null where reason = 'Contact details were taken out; candidates are introduced.';
grant update (was_read) on feed_row to onward_worker;

-- A run is read by who may send its source, and begun and written by them alone.
drop policy feed_run_read on feed_run;
drop policy feed_run_begin on feed_run;
drop policy feed_run_write on feed_run;
create policy feed_run_read on feed_run for select to onward_app
    using ((select caller()) is not null and (caller_role() = 'PROGRAMME_STAFF' or (caller_role() = 'CHAMBER'
        and caller_organisation() = (select s.chamber_id from feed_source s where s.key = source))));
create policy feed_run_begin on feed_run for insert to onward_app
    with check (account_id = caller() and (caller_role() = 'PROGRAMME_STAFF' or (caller_role() = 'CHAMBER'
        and caller_organisation() = (select s.chamber_id from feed_source s where s.key = source))));
create policy feed_run_write on feed_run for update to onward_app
    using ((select caller()) is not null and (caller_role() = 'PROGRAMME_STAFF' or (caller_role() = 'CHAMBER'
        and caller_organisation() = (select s.chamber_id from feed_source s where s.key = source))))
    with check (caller_role() = 'PROGRAMME_STAFF' or (caller_role() = 'CHAMBER'
        and caller_organisation() = (select s.chamber_id from feed_source s where s.key = source)));

-- A run is taken up by the process that has its file, and given up where it dies in the same place again and again. Where
-- another reader counted its rows, it starts again.
alter table feed_run
    add column home     uuid,                                       -- of the folder with its file
    add column reader   text,
    add column attempts smallint not null default 0 check (attempts >= 0); -- since a batch was done
grant delete on feed_row, feed_written to onward_app;
