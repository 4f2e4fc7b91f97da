-- A run goes on after a stop: from the file that was kept for it, behind the rows whose batch was committed.
-- read_rows is how many rows of the file are done, in its order, and is written with their batch.
alter table feed_run
    add column spool      text check (spool ~ '^[0-9a-f-]{36}[.]feed$'),     -- gone with the end of the run
    add column bytes      bigint check (bytes >= 0),
    add column bytes_read bigint not null default 0 check (bytes_read >= 0); -- about: read ahead
