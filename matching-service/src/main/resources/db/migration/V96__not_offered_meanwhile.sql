-- What somebody is introduced to may be paused, or its employer no longer vetted, while nothing is over.
alter table worklist_snooze drop constraint worklist_snooze_kind_check;
alter table worklist_snooze add constraint worklist_snooze_kind_check check (kind in ('late_yes', 'new_answer',
    'introduction_over', 'placement_to_record', 'start_to_confirm', 'check', 'answer', 'meeting', 'offer', 'kept',
    'consent_ending', 'proposal', 'proposal_again', 'ask_again', 'concern', 'handed_over', 'rule_met', 'not_offered'));
