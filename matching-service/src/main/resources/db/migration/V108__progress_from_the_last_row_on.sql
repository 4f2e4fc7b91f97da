-- For half a second after a feed was read nobody had noticed yet that many opened, and nothing seemed to wait: more changed
-- vacancies than are looked at one by one count as many from when they are written.
create or replace function new_match_progress(until timestamptz) returns integer language sql stable security definer set search_path = public as $$
    select case
        when caller() is null or coalesce(caller_role() not in ('COUNSELLOR', 'PROGRAMME_STAFF'), true) then null
        when exists (select 1 from new_match_position
            where many_from is not null and not coalesce(many_from > until, false)) then 0
        when exists (select 1 from new_match_position p
            where not coalesce(p.caught_up_at > until, false)
                and (select count(*) from (select 1 from change_log c
                    where c.subject = 'vacancy' and (c.xid, c.seq) > (p.xid, p.seq) limit 11) behind) > 10) then 0
        when exists (select 1 from new_match_person where due = 2 and not coalesce(opened_from > until, false)) then
            (select (100 * count(*) filter (where due is distinct from 2 or opened_from > until) / count(*))::integer
            from new_match_person)
        end $$;
