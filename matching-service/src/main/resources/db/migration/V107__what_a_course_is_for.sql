-- What a course is for, and what its provider says became of those who finished it; not said of those there already.
alter table vacancy
    add column course text check (course in ('market', 'basics', 'business', 'personal')),
    add column finished integer check (finished between 1 and 10000),
    add column in_work integer check (in_work >= 0),  -- of those who finished
    add check (kind = 'training' or (course is null and finished is null)),
    add check ((finished is null) = (in_work is null)),
    add check (in_work <= finished);
