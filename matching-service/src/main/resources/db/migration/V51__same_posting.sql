-- The same vacancy from two sources, or from a feed and from its employer, is one posting: one of them is shown. Decided
-- where rows are written, by a key that is looked up: kind, employer, place and title in plain words. Rather none too few
-- than one too many: two rows of one source are never one posting, and neither are rows that contradict each other.
create function plain_words(words text) returns text language sql immutable parallel safe as $$
    select string_agg(distinct w, ' ' order by w) from (
        select regexp_replace(part, '([a-z]{3})s$', '\1') as w
        from regexp_split_to_table(lower(normalize(words, nfkc)), '[[:space:][:punct:]]+') as part) as parts
    where w <> '' $$;

-- An employer is written with and without its legal form.
create function plain_employer(name text) returns text language sql immutable parallel safe as $$
    select plain_words(regexp_replace(regexp_replace(lower(normalize(name, nfkc)),
        '(บริษัท|จำกัด|มหาชน|ห้างหุ้นส่วน|หจก)', ' ', 'g'),
        '\m(co|company|ltd|limited|inc|incorporated|corp|corporation|plc|llc)\M', ' ', 'g')) $$;

alter table vacancy
    add column same_key text,    -- null where employer, place or title is not known
    add column posting  uuid;    -- the same for all that are one posting; null where it is the only one
create index vacancy_same_key on vacancy (same_key) where same_key is not null;
create index vacancy_posting on vacancy (posting) where posting is not null;

-- Staff said that these are not the same.
create table vacancy_apart (
    one_id      uuid not null references vacancy,
    other_id    uuid not null references vacancy,
    recorded_at timestamptz not null,
    recorded_by uuid not null references account,
    primary key (one_id, other_id),
    check (one_id < other_id)
);
grant select, insert on vacancy_apart to onward_app;
grant select on vacancy_apart to onward_worker;
alter table vacancy_apart enable row level security;
create policy vacancy_apart_staff on vacancy_apart to onward_app
    using ((select caller()) is not null and caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF'))
    with check (caller_role() = 'PROGRAMME_STAFF' and recorded_by = caller());
create policy worker on vacancy_apart to onward_worker using (true);

create function key_posting() returns trigger language plpgsql security definer set search_path = public as $$
declare employer text; place text; words text;
begin
    select plain_employer(e.name) into employer from employer e
    where e.id = new.employer_id and not exists (select 1 from feed_source s where s.key = e.name);
    place := coalesce(new.place_code, plain_words(new.place_words));
    words := plain_words(new.title);
    new.same_key := md5(new.kind || '|' || employer || '|' || new.country || '|' || place || '|' || words);
    if tg_op = 'UPDATE' and new.same_key is distinct from old.same_key then
        new.posting := null;
    end if;
    return new;
end $$;
create trigger key_posting before insert or update of kind, employer_id, country, place_code, place_words, title on vacancy
    for each row execute function key_posting();

-- Past the policies, as the other one may be of an employer the caller does not see; nothing of it is given away.
-- Its plan is kept, also from when the table was small: only plans that go by the indexes may be.
create function link_postings() returns trigger language plpgsql security definer set search_path = public
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    with found as (
        select distinct on (n.id) n.id, n.source, o.id as other, coalesce(o.posting, o.id) as posting
        from changed n
            join vacancy o on o.same_key = n.same_key and o.id <> n.id and o.source is distinct from n.source
        where n.posting is null
            and n.state not in ('draft', 'rejected', 'withdrawn', 'filled')
            and o.state not in ('draft', 'rejected', 'withdrawn', 'filled')
            and (n.start_on is null or o.start_on is null or n.start_on = o.start_on)
            and (n.pay_period is null or o.pay_period is null
                or (n.pay_period = o.pay_period and n.currency = o.currency
                    and coalesce(n.pay_min_minor, n.pay_max_minor) <= coalesce(o.pay_max_minor, o.pay_min_minor)
                    and coalesce(o.pay_min_minor, o.pay_max_minor) <= coalesce(n.pay_max_minor, n.pay_min_minor)))
            and not exists (select 1 from vacancy_apart a
                where a.one_id = least(n.id, o.id) and a.other_id = greatest(n.id, o.id))
            and not exists (select 1 from vacancy m
                where m.posting = o.posting and m.id <> n.id and m.source is not distinct from n.source)
        order by n.id, o.posting nulls last, o.id),
    chosen as (
        select distinct on (posting, source) id, other, posting from found order by posting, source, id),
    linked as (
        update vacancy v set posting = c.posting
        from (select id, posting from chosen union select other, posting from chosen) c
        where v.id = c.id and v.posting is distinct from c.posting
        returning v.id)
    insert into change_log (subject, id) select 'vacancy', id from linked;
    return null;
end $$;
create trigger link_postings_inserted after insert on vacancy referencing new table as changed
    for each statement when (pg_trigger_depth() = 0) execute function link_postings();
create trigger link_postings_updated after update on vacancy referencing new table as changed
    for each statement when (pg_trigger_depth() = 0) execute function link_postings();
revoke execute on function key_posting(), link_postings() from public;

update vacancy set title = title;
