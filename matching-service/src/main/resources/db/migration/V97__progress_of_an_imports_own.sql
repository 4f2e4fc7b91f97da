-- How far everybody was looked for in what opened until a moment, in hundredths; null where none of it waits. No moment:
-- all that opened. No count of people.
drop function new_match_progress();
create function new_match_progress(until timestamptz) returns integer language sql stable security definer set search_path = public as $$
    select case
        when caller() is null or coalesce(caller_role() not in ('COUNSELLOR', 'PROGRAMME_STAFF'), true) then null
        when exists (select 1 from new_match_position
            where many_from is not null and not coalesce(many_from > until, false)) then 0
        when exists (select 1 from new_match_person where due = 2 and not coalesce(opened_from > until, false)) then
            (select (100 * count(*) filter (where due is distinct from 2 or opened_from > until) / count(*))::integer
            from new_match_person)
        end $$;
