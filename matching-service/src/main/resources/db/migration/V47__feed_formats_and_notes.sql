-- Sheets and JSON documents come beside CSV and JSON Lines; a row may be taken and yet be read
-- otherwise than it stands there, which its report says.
alter table feed_run drop constraint feed_run_format_check;
alter table feed_run add constraint feed_run_format_check check (format in ('csv', 'jsonl', 'xlsx', 'json'));
alter table feed_row drop constraint feed_row_outcome_check;
alter table feed_row add constraint feed_row_outcome_check check (outcome in ('held', 'rejected', 'noted'));
