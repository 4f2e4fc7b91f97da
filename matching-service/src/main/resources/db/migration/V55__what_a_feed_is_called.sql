-- What the office calls its file, its columns and its sheets, so that a report speaks its words.
alter table feed_run
    add column file_name text check (char_length(file_name) <= 200),
    add column header    json;     -- columns: ours → the sender's; sheets: names of those read, where there are several
-- What a complete file ended stays named beside its report, as long as its rows do.
grant delete on feed_missing to onward_worker;
