-- The steps a vacancy may take, the same pairs as in VacancyStep; a first state comes from none.
alter table vacancy_change add constraint vacancy_change_step check (
    (from_state is null and to_state in ('draft', 'submitted'))
    or (from_state, to_state) in (
        ('draft', 'submitted'), ('sent_back', 'submitted'), ('expired', 'submitted'),
        ('expired', 'open'),
        ('submitted', 'open'), ('submitted', 'sent_back'), ('submitted', 'rejected'),
        ('open', 'paused'), ('paused', 'open'),
        ('open', 'filled'), ('paused', 'filled'),
        ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('sent_back', 'withdrawn'), ('open', 'withdrawn'),
        ('paused', 'withdrawn'),
        ('open', 'expired'), ('paused', 'expired'),
        ('open', 'submitted'), ('paused', 'submitted')));
-- What was approved and is reviewed again says what its employer changed.
alter table vacancy_change add constraint vacancy_change_reason check (
    because is not null or not (from_state in ('open', 'paused') and to_state = 'submitted'));

-- When somebody was asked whether a vacancy is still true; null again once it is confirmed.
alter table vacancy add column asked_at timestamptz;
alter table vacancy add constraint vacancy_asked_after_confirmed check (asked_at is null or confirmed_at is null
    or confirmed_at <= asked_at);
create index vacancy_asked on vacancy (asked_at, id) where asked_at is not null and state in ('open', 'paused');

-- Asked before there is a caller, so past the policies, and about nothing but the standing.
create function organisation_suspended(organisation uuid) returns boolean language sql stable security definer
    set search_path = public as
    $$ select exists (select 1 from employer where id = organisation and standing = 'suspended') $$;
revoke execute on function organisation_suspended(uuid) from public;
grant execute on function organisation_suspended(uuid) to onward_app;
