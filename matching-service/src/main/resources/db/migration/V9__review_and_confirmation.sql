-- The steps a vacancy may take, the same pairs as in VacancyStep; a first state comes from none.
alter table vacancy_change add constraint vacancy_change_step check (
    (from_state is null and to_state in ('draft', 'submitted'))
    or (from_state, to_state) in (
        ('draft', 'submitted'), ('sent_back', 'submitted'), ('expired', 'submitted'),
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
