-- What began on a day: a job, an apprenticeship, a training, or work of one's own.
create table placement (
    id              uuid primary key,
    version         integer not null default 0,
    returnee_id     uuid not null references returnee deferrable initially deferred,
    kind            text not null check (kind in ('job', 'apprenticeship', 'training', 'own_work')),
    introduction_id uuid unique,                                          -- null: entered, not through an introduction
    vacancy_id      uuid references vacancy,
    employer_id     uuid references employer,
    occupation      text references occupation (code),
    subsidised      boolean,
    after_id        uuid,                                                 -- the training it follows
    after_kind      text generated always as (case when after_id is not null then 'training' end) stored,
    state           text not null check (state in ('agreed', 'started', 'paused', 'completed', 'ended')),
    agreed_on       date not null,
    starts_on       date,                                                 -- as agreed; a plan, no fact
    started_on      date,
    paused_on       date,
    ended_on        date,                                                 -- completed or ended
    end_reason      text check (end_reason in ('contract_over', 'better_offer', 'other_plans', 'pay', 'hours',
                        'distance', 'family', 'health', 'moved', 'treated_badly', 'employer_stopped', 'never_began',
                        'unknown')),
    wage_minor      bigint check (wage_minor >= 0),
    currency        char(3),
    pay_period      text check (pay_period in ('hour', 'day', 'month', 'whole')),
    hours           smallint check (hours between 1 and 60),              -- a week
    recorded_at     timestamptz not null,
    recorded_by     uuid not null references account,
    unique (id, returnee_id),
    unique (id, returnee_id, kind),
    foreign key (after_id, returnee_id, after_kind) references placement (id, returnee_id, kind),
    check (after_id is null or after_id <> id),
    check ((wage_minor is null) = (currency is null) and (wage_minor is null) = (pay_period is null)),
    check (kind <> 'own_work' or (introduction_id is null and vacancy_id is null and employer_id is null)),
    check (vacancy_id is null or employer_id is not null),
    check (introduction_id is null or vacancy_id is not null),
    check (state <> 'agreed' or started_on is null),
    check (state not in ('started', 'paused', 'completed') or started_on is not null),
    check (state <> 'completed' or kind in ('apprenticeship', 'training')),
    check ((state = 'paused') = (paused_on is not null)),
    check ((state in ('completed', 'ended')) = (ended_on is not null)),
    check ((state = 'ended') = (end_reason is not null)),
    check (started_on is null or started_on >= agreed_on),
    check (paused_on is null or paused_on >= started_on),
    check (ended_on is null or ended_on >= coalesce(started_on, agreed_on))
);
create index placement_returnee on placement (returnee_id);
create index placement_vacancy on placement (vacancy_id);
create index placement_after on placement (after_id) where after_id is not null;

-- The steps a placement may take, the same pairs as in PlacementStep; a first state comes from none.
create table placement_change (
    id            uuid primary key,
    placement_id  uuid not null references placement,
    from_state    text,
    to_state      text not null,
    effective_on  date not null,
    reason        text,
    recorded_at   timestamptz not null,
    recorded_by   uuid not null references account,
    check ((from_state is null and to_state = 'agreed')
        or (from_state, to_state) in (('agreed', 'started'), ('started', 'paused'), ('paused', 'started'),
            ('started', 'completed'), ('paused', 'completed'),
            ('agreed', 'ended'), ('started', 'ended'), ('paused', 'ended'),
            -- what was recorded by mistake
            ('completed', 'started'), ('ended', 'started'), ('ended', 'agreed')))
);
create index placement_change_placement on placement_change (placement_id);

-- Due a number of days after the start. Held or not, and every answer may be unknown; a correction is a new row.
create table placement_check (
    id             uuid primary key,
    placement_id   uuid not null,
    returnee_id    uuid not null references returnee deferrable initially deferred,
    day            smallint not null check (day in (30, 90, 180, 365)),
    due_on         date not null,
    held_on        date,
    in_work        boolean,                                               -- on the day due
    same_employer  boolean,
    wage_minor     bigint check (wage_minor >= 0),
    currency       char(3),
    pay_period     text check (pay_period in ('hour', 'day', 'month', 'whole')),
    hours          smallint check (hours between 1 and 60),
    treated_well   boolean,
    recorded_at    timestamptz not null,
    recorded_by    uuid not null references account,
    superseded_at  timestamptz,
    foreign key (placement_id, returnee_id) references placement (id, returnee_id),
    check ((wage_minor is null) = (currency is null) and (wage_minor is null) = (pay_period is null)),
    check (held_on is not null or num_nonnulls(in_work, same_employer, wage_minor, hours, treated_well) = 0),
    check (in_work is distinct from false or num_nonnulls(wage_minor, hours) = 0 and same_employer is distinct from true)
);
create unique index placement_check_current on placement_check (placement_id, day) where superseded_at is null;
create index placement_check_due on placement_check (returnee_id, due_on)
    where held_on is null and superseded_at is null;

grant select, insert, update on placement, placement_check to onward_app;
grant select, insert on placement_change to onward_app;
grant select on placement, placement_check, placement_change to onward_worker;

alter table placement enable row level security;
create policy own_people on placement to onward_app
    using (returnee_id in (select p.returnee_id from my_people p))
    with check (returnee_id in (select p.returnee_id from my_people p));
create policy worker on placement for select to onward_worker using (true);
alter table placement_check enable row level security;
create policy own_people on placement_check to onward_app
    using (returnee_id in (select p.returnee_id from my_people p))
    with check (returnee_id in (select p.returnee_id from my_people p));
create policy worker on placement_check for select to onward_worker using (true);
alter table placement_change enable row level security;
create policy of_placement on placement_change to onward_app
    using (placement_id = (select p.id from placement p where p.id = placement_id))
    with check (placement_id = (select p.id from placement p where p.id = placement_id));
create policy worker on placement_change for select to onward_worker using (true);

-- A person is given a new reference when they are erased, and only then. What began and ended when stays for the
-- counts; with whom, as what, for how much and why it ended goes.
create function erase_placements() returns trigger language plpgsql set search_path = public as $$
begin
    update placement set introduction_id = null, vacancy_id = null, employer_id = null, occupation = null,
        subsidised = null, wage_minor = null, currency = null, pay_period = null, hours = null,
        end_reason = case when end_reason is not null then 'unknown' end
        where returnee_id = new.id;
    update placement_change set reason = null
        where placement_id in (select p.id from placement p where p.returnee_id = new.id);
    delete from placement_check where returnee_id = new.id and (superseded_at is not null or held_on is null);
    update placement_check set wage_minor = null, currency = null, pay_period = null, hours = null, treated_well = null
        where returnee_id = new.id;
    return null;
end $$;
create trigger erase_placements after update of reference on returnee for each row
    when (old.reference is distinct from new.reference) execute function erase_placements();
