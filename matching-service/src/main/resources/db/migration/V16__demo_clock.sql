-- How far the demo has moved its clock; always 0 outside of the demo.
create table demo_clock (
    only_row        boolean primary key default true check (only_row),
    offset_seconds  bigint not null check (offset_seconds >= 0),
    version         integer not null default 0
);
insert into demo_clock (offset_seconds) values (0);
grant select, update on demo_clock to onward_app;
grant select on demo_clock to onward_worker;
