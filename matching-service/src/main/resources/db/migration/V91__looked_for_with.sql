-- With which vocabulary and which ranking people were looked for: with another one, other vacancies fit them.
alter table new_match_position add column looked_with text;  -- null: not known, as before this migration
