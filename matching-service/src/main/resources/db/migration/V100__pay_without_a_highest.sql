-- "From 15,000" says the lowest pay and leaves the highest open: pay_max_minor is null then. Two rows contradict each other
-- in their pay only where both say so, and pay without a highest may be any sum above its lowest.
alter table vacancy add constraint highest_pay_has_a_lowest check (pay_max_minor is null or pay_min_minor is not null);

-- Past the policies, as the other one may be of an employer the caller does not see; nothing of it is given away.
-- Its plan is kept, also from when the table was small: only plans that go by the indexes may be.
create or replace function link_postings() returns trigger language plpgsql security definer set search_path = public
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
                    and (o.pay_max_minor is null or n.pay_min_minor <= o.pay_max_minor)
                    and (n.pay_max_minor is null or o.pay_min_minor <= n.pay_max_minor)))
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
