-- What stands behind a training, also where it is another employer's: whoever may see the training may read its
-- title, whether it is open and whose it is, and nothing more of it. Past the policies, so it asks itself who asks.
create function behind(training uuid) returns table (id uuid, title text, open boolean, seats integer, employer_id uuid)
    language sql stable security definer set search_path = public as $$
    select b.id, b.title, b.state = 'open', coalesce(b.seats_committed, b.seats)::integer, b.employer_id
    from backing k join vacancy b on b.id = k.vacancy_id
    where k.training_id = training and (caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF', 'OUTREACH')
        or caller_organisation() = (select t.employer_id from vacancy t where t.id = training)
        or (caller_role() = 'CHAMBER' and caller_organisation() = (select e.chamber_id from vacancy t
            join employer e on e.id = t.employer_id where t.id = training))) $$;
revoke execute on function behind(uuid) from public;
grant execute on function behind(uuid) to onward_app;
