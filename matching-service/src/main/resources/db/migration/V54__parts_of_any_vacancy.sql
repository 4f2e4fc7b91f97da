-- A feed writes a dozen parts of each vacancy. Staff write those of any; only for others is the vacancy of each looked up.
do $$
declare t text;
begin
    foreach t in array array['vacancy_skill', 'vacancy_language', 'vacancy_unresolved', 'vacancy_change'] loop
        execute format('alter policy of_vacancy on %I
            with check ((select caller_role()) in (''COUNSELLOR'', ''PROGRAMME_STAFF'')
                or %I.vacancy_id = (select v.id from vacancy v where v.id = %I.vacancy_id))', t, t, t);
    end loop;
end $$;
