-- A safety rule on an employer is on all that are written the same but for their legal form: feeds register one by each
-- spelling. What fills a column finds nothing by a path of the session, which a restore does not have.
alter function plain_words(text) set search_path = public;
alter function plain_employer(text) set search_path = public;
alter table employer add column written text generated always as (plain_employer(name)) stored;
create index employer_written on employer (written);

create or replace function key_posting() returns trigger language plpgsql security definer set search_path = public as $$
declare employer text; place text; words text;
begin
    select e.written into employer from employer e
    where e.id = new.employer_id and not exists (select 1 from feed_source s where s.key = e.name);
    place := coalesce(new.place_code, plain_words(new.place_words));
    words := plain_words(new.title);
    new.same_key := md5(new.kind || '|' || employer || '|' || new.country || '|' || place || '|' || words);
    if tg_op = 'UPDATE' and new.same_key is distinct from old.same_key then
        new.posting := null;
    end if;
    return new;
end $$;
