-- Which of name, telephone and e-mail an employer had before its eyes: not all that are agreed to are known. Null where it
-- was not written down yet.
alter table introduction_view add column fields text[] check (fields <@ array['name', 'phone', 'email']);

drop function note_look(uuid, boolean, timestamptz);
create function note_look(of_introduction uuid, shown text[], at timestamptz) returns void
    language sql security definer set search_path = public as $$
    insert into introduction_view (introduction_id, consent_id, channel, contact, fields, seen_on, first_at, last_at)
    select i.id, i.consent_id, 'portal', shown <> '{}', shown, caller_day(), at, at
    from introduction i
    where i.id = of_introduction and i.employer_id = caller_organisation()
        and caller() is not null and caller_role() in ('EMPLOYER', 'TRAINING_PROVIDER')
    on conflict (introduction_id, consent_id, channel, contact, seen_on)
        do update set last_at = excluded.last_at, times = introduction_view.times + 1, fields = excluded.fields $$;
