-- What was entered by mistake stays on record and counts nowhere: it has no first day any more; its steps keep theirs.
alter table placement drop constraint placement_state_check;
alter table placement add constraint placement_state_check
    check (state in ('agreed', 'started', 'paused', 'completed', 'ended', 'voided'));
alter table placement
    add column voided_on date,
    add column void_reason text check (void_reason in ('twice', 'another_person', 'not_agreed', 'wrong_details', 'other'));
alter table placement
    add check ((state = 'voided') = (voided_on is not null)),
    add check ((state = 'voided') = (void_reason is not null)),
    add check (state <> 'voided' or num_nonnulls(started_on, paused_on, ended_on) = 0);
-- The introduction may lead to what is right.
alter table placement drop constraint placement_introduction_id_key;
create unique index placement_introduction on placement (introduction_id) where state <> 'voided';

alter table placement_change drop constraint placement_change_check;
alter table placement_change add constraint placement_change_check check (
    (from_state is null and to_state = 'agreed')
    or (from_state, to_state) in (('agreed', 'started'), ('started', 'paused'), ('paused', 'started'),
        ('started', 'completed'), ('paused', 'completed'),
        ('agreed', 'ended'), ('started', 'ended'), ('paused', 'ended'),
        -- what was recorded by mistake: that it was over, and the whole
        ('completed', 'started'), ('ended', 'started'), ('ended', 'agreed'),
        ('agreed', 'voided'), ('started', 'voided'), ('paused', 'voided'), ('completed', 'voided'), ('ended', 'voided')));

-- What else a check asks. A concern waits for the counsellor until somebody says what was done; no employer reads it.
alter table placement_check
    add column contract      boolean,                                     -- in writing
    add column fees          boolean,                                     -- fees or deductions are asked
    add column papers_held   boolean,                                     -- by somebody else
    add column free_to_leave boolean,
    add column life          text check (life in ('better', 'same', 'worse')),
    add column concern_done  text check (concern_done in ('talked', 'safety_rule', 'help', 'reported', 'mistaken')),
    add column concern_at    timestamptz,
    add column concern_by    uuid references account;
alter table placement_check
    add column concern boolean not null generated always as (coalesce(fees, false) or coalesce(papers_held, false)
        or free_to_leave is false or treated_well is false) stored,
    add check (held_on is not null or num_nonnulls(contract, fees, papers_held, free_to_leave, life) = 0),
    add check (in_work is distinct from false or contract is null),
    add check (num_nonnulls(concern_done, concern_at, concern_by) in (0, 3));
create index placement_check_concern on placement_check (returnee_id)
    where concern and concern_done is null and superseded_at is null;

-- In their own words, sealed.
alter table vault_entry drop constraint vault_entry_field_check;
alter table vault_entry add constraint vault_entry_field_check check (field in ('name', 'birth_date', 'phone', 'email',
    'address', 'document', 'story', 'experience', 'note', 'safety', 'contact', 'check'));

alter table worklist_snooze drop constraint worklist_snooze_kind_check;
alter table worklist_snooze add constraint worklist_snooze_kind_check check (kind in ('concern', 'late_yes', 'new_answer',
    'introduction_over', 'placement_to_record', 'start_to_confirm', 'check', 'answer', 'meeting', 'offer', 'kept',
    'consent_ending', 'proposal', 'proposal_again', 'ask_again'));

create or replace function erase_placements() returns trigger language plpgsql set search_path = public as $$
begin
    update placement set introduction_id = null, vacancy_id = null, employer_id = null, occupation = null,
        subsidised = null, wage_minor = null, currency = null, pay_period = null, hours = null,
        end_reason = case when end_reason is not null then 'unknown' end,
        void_reason = case when void_reason is not null then 'other' end
        where returnee_id = new.id;
    update placement_change set reason = null
        where placement_id in (select p.id from placement p where p.returnee_id = new.id);
    delete from placement_check where returnee_id = new.id and (superseded_at is not null or held_on is null);
    update placement_check set wage_minor = null, currency = null, pay_period = null, hours = null, treated_well = null,
        contract = null, fees = null, papers_held = null, free_to_leave = null, life = null,
        concern_done = null, concern_at = null, concern_by = null
        where returnee_id = new.id;
    return null;
end $$;
