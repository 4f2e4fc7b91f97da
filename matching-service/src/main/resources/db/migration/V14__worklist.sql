-- An introduction may go with its person; that something began stays.
alter table placement add foreign key (introduction_id) references introduction on delete set null;

-- What a counsellor put off until a day, for whoever works with the person.
create table worklist_snooze (
    kind         text not null check (kind in ('late_yes', 'new_answer', 'introduction_over', 'placement_to_record',
                     'start_to_confirm', 'check', 'answer', 'meeting', 'offer', 'kept', 'consent_ending', 'proposal',
                     'proposal_again', 'ask_again')),
    subject_id   uuid not null,
    returnee_id  uuid not null references returnee deferrable initially deferred,
    until_day    date not null,                                           -- first day it is shown again
    recorded_at  timestamptz not null,
    recorded_by  uuid not null references account,
    primary key (kind, subject_id)
);
create index worklist_snooze_returnee on worklist_snooze (returnee_id);
grant select, insert, update on worklist_snooze to onward_app;
alter table worklist_snooze enable row level security;
create policy own_people on worklist_snooze to onward_app
    using (returnee_id in (select p.returnee_id from my_people p))
    with check (returnee_id in (select p.returnee_id from my_people p));

create function erase_snoozes() returns trigger language plpgsql set search_path = public as $$
begin
    delete from worklist_snooze where returnee_id = new.id;
    return null;
end $$;
create trigger erase_snoozes after update of reference on returnee for each row
    when (old.reference is distinct from new.reference) execute function erase_snoozes();

-- The worklist reads by person, and only what can wait.
create index introduction_worklist on introduction (returnee_id)
    where ended_at is null or noticed_at is null or late_yes_at is not null;
create index placement_agreed on placement (returnee_id) where state = 'agreed';
create index proposal_again on proposal (returnee_id, ask_again_on) where state = 'not_now' and ask_again_on is not null;
create index returnee_not_now on returnee (id) where readiness = 'not_now' and not_now_until is not null;
