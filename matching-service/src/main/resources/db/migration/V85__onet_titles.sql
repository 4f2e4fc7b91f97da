-- By these a newer ESCO finds again what each occupation describes; null of a release read before.
alter table onet_occupation add column other_titles text;   -- one a line
