-- Who comes back to a programme begins again: ready when they say so, registered until then.
alter table readiness_change drop constraint readiness_transition;
alter table readiness_change add constraint readiness_transition check (
    (from_state is null and to_state = 'registered')
    or (from_state, to_state) in (
        ('registered', 'ready'), ('registered', 'not_now'), ('registered', 'away'), ('registered', 'closed'),
        ('ready', 'not_now'), ('ready', 'placed'), ('ready', 'away'), ('ready', 'closed'),
        ('not_now', 'ready'), ('not_now', 'away'), ('not_now', 'closed'),
        ('placed', 'ready'), ('placed', 'not_now'), ('placed', 'away'), ('placed', 'closed'),
        ('away', 'ready'), ('away', 'not_now'), ('away', 'closed'),
        ('closed', 'ready'), ('closed', 'registered'),
        -- a placement that was entered by mistake
        ('placed', 'registered')));
