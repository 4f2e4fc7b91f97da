-- Whether the demo story was loaded, so that it is loaded once and a half-loaded one is noticed.
create table demo_story (
    only_row     boolean primary key default true check (only_row),
    begun_at     timestamptz not null,
    finished_at  timestamptz
);
grant select, insert, update on demo_story to onward_worker;
