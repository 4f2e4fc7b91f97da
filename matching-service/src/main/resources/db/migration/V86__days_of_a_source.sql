-- Columns whose days a source wrote in the order of another country when a file of it last left no doubt: a file
-- of few rows tells nothing by itself.
alter table feed_source add column other_order text[] not null default '{}';
