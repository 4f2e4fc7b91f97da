-- The day on which a place that somebody is introduced to was seen to meet one of their safety rules,
-- because the vacancy or the employer changed. Nothing ends by itself then: an employer that changes its
-- own facts and looks must not read from an end whom its people fear. The counsellor decides.
alter table introduction add column rule_met_on date;

alter table worklist_snooze drop constraint worklist_snooze_kind_check;
alter table worklist_snooze add constraint worklist_snooze_kind_check check (kind in ('late_yes', 'new_answer',
    'introduction_over', 'placement_to_record', 'start_to_confirm', 'check', 'answer', 'meeting', 'offer', 'kept',
    'consent_ending', 'proposal', 'proposal_again', 'ask_again', 'concern', 'handed_over', 'rule_met'));

create function erase_rule_met() returns trigger language plpgsql security definer set search_path = public as $$
begin
    update introduction set rule_met_on = null where returnee_id = new.id and rule_met_on is not null;
    return null;
end $$;
create trigger erase_rule_met after update of reference on returnee for each row
    when (old.reference is distinct from new.reference) execute function erase_rule_met();
