-- A feed writes a dozen skills of each vacancy. Looking up the vacancy of each by itself was half of what the database did for
-- them; they are looked up together, like the skills. Nobody may delete a vacancy, and none changes its id: each has steps,
-- which still refer to it by a foreign key.
alter table vacancy_skill drop constraint vacancy_skill_vacancy_id_fkey;
-- Its plan is kept, also from when the tables were small. A scalar sub-select goes by the key; "exists" may be planned as a join
-- that reads the whole table.
create or replace function known_skills() returns trigger language plpgsql set search_path = public set enable_seqscan = off as $$
begin
    if exists (select from (select distinct skill_id from written) as asked
            where (select skill.id from skill where skill.id = asked.skill_id) is null) then
        raise foreign_key_violation using message = 'a vacancy may ask only for a skill that there is';
    end if;
    if exists (select from (select distinct vacancy_id from written) as asking
            where (select vacancy.id from vacancy where vacancy.id = asking.vacancy_id) is null) then
        raise foreign_key_violation using message = 'only a vacancy that there is may ask for a skill';
    end if;
    return null;
end $$;
