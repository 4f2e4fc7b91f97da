-- A person may be handed over from a day to come: until then they stay with whom they are with.
create or replace function handed_over(person uuid) returns boolean language sql stable security definer
    set search_path = public as
    $$ select exists (select 1 from assignment where returnee_id = person and counsellor_id = caller()
            and until_day >= caller_day())
        and not exists (select 1 from assignment where returnee_id = person and until_day is null) $$;

-- Whoever received a person has looked. Who was registered or assigned until now is known.
alter table assignment add column noticed_at timestamptz;
update assignment set noticed_at = recorded_at;
create index assignment_unnoticed on assignment (returnee_id)
    where noticed_at is null and until_day is null and recorded_by <> counsellor_id;
create function notice_assignment(person uuid, at timestamptz) returns boolean language sql security definer
    set search_path = public as
    $$ with noticed as (
        update assignment set noticed_at = at
        where returnee_id = person and counsellor_id = caller() and until_day is null and from_day <= caller_day()
            and noticed_at is null
        returning 1)
    select exists (select 1 from noticed) $$;

alter table worklist_snooze drop constraint worklist_snooze_kind_check;
alter table worklist_snooze add constraint worklist_snooze_kind_check check (kind in ('late_yes', 'new_answer',
    'introduction_over', 'placement_to_record', 'start_to_confirm', 'check', 'answer', 'meeting', 'offer', 'kept',
    'consent_ending', 'proposal', 'proposal_again', 'ask_again', 'concern', 'handed_over'));

-- Who was to be handed over and is erased stays with nobody.
create function erase_handing_over() returns trigger language plpgsql security definer set search_path = public as $$
begin
    update assignment set until_day = greatest(from_day, caller_day())
        where returnee_id = new.id and until_day > caller_day();
    return null;
end $$;
create trigger erase_handing_over after update of reference on returnee for each row
    when (old.reference is distinct from new.reference) execute function erase_handing_over();
