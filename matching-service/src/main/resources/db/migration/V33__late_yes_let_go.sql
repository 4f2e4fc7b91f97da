-- A yes that came after the date and that cannot count any more, because the place is gone or what was shared has ended, is
-- let go: the introduction ends as any that is withdrawn.
alter table introduction_change drop constraint introduction_change_check;
alter table introduction_change add constraint introduction_change_check check (
    (from_state is null and to_state = 'sent') or (from_state, to_state) in (
        ('sent', 'meeting'), ('sent', 'kept'), ('sent', 'offered'), ('sent', 'declined'), ('sent', 'no_answer'),
        ('sent', 'withdrawn'),
        ('kept', 'meeting'), ('kept', 'offered'), ('kept', 'declined'), ('kept', 'withdrawn'),
        ('meeting', 'kept'), ('meeting', 'offered'), ('meeting', 'accepted'), ('meeting', 'declined'), ('meeting', 'withdrawn'),
        ('offered', 'accepted'), ('offered', 'declined'), ('offered', 'withdrawn'),
        ('accepted', 'declined'), ('accepted', 'withdrawn'),
        ('no_answer', 'meeting'), ('no_answer', 'declined'), ('no_answer', 'withdrawn')));
