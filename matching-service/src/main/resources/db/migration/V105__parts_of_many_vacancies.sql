-- A feed writes hundreds of vacancies at once, of few employers, places and occupations. Looking up the five things that each
-- refers to by itself was two fifths of what the database did for them; they are looked up together, as their skills are.
-- Nobody may delete one of the five.
alter table vacancy drop constraint vacancy_employer_id_fkey, drop constraint vacancy_source_fkey,
    drop constraint vacancy_occupation_fkey, drop constraint vacancy_country_fkey, drop constraint vacancy_place_code_fkey;
revoke delete on employer, feed_source, occupation, country, place from onward_app, onward_worker;
-- It sees them whoever writes, as a foreign key would. A scalar sub-select goes by the key.
create function known_parts() returns trigger language plpgsql security definer
    set search_path = public set enable_seqscan = off as $$
declare missing text;
begin
    select unknown.part into missing from (
        select 'an employer' as part from (select distinct employer_id as id from written) w
        where w.id is not null and (select employer.id from employer where employer.id = w.id) is null
        union all
        select 'a source' from (select distinct source as key from written) w
        where w.key is not null and (select feed_source.key from feed_source where feed_source.key = w.key) is null
        union all
        select 'an occupation' from (select distinct occupation as code from written) w
        where w.code is not null and (select occupation.code from occupation where occupation.code = w.code) is null
        union all
        select 'a country' from (select distinct country as code from written) w
        where w.code is not null and (select country.code from country where country.code = w.code) is null
        union all
        select 'a place' from (select distinct place_code as code from written) w
        where w.code is not null and (select place.code from place where place.code = w.code) is null) unknown
    limit 1;
    if missing is not null then
        raise foreign_key_violation using message = 'a vacancy refers to ' || missing || ' that is not there';
    end if;
    return null;
end $$;
create trigger known_parts_inserted after insert on vacancy referencing new table as written
    for each statement execute function known_parts();
create trigger known_parts_updated after update on vacancy referencing new table as written
    for each statement execute function known_parts();
revoke execute on function known_parts() from public;
