-- What somebody said that words of one source mean, for the rows it sends from then on. Neither a skill nor an occupation
-- says that the words mean none. One taken back stays, to tell by what earlier rows were read.
create table word_correction (
    id            uuid primary key,
    source        text not null references feed_source,
    subject       text not null check (subject in ('skill', 'occupation')),
    -- folded, as they are compared
    words         text not null check (words <> '' and length(words) <= 200),
    skill_id      uuid references skill,
    occupation    char(4) references occupation,
    corrected_at  timestamptz not null,
    corrected_by  uuid not null references account,
    revoked_at    timestamptz,
    revoked_by    uuid references account,
    check (skill_id is null or subject = 'skill'),
    check (occupation is null or subject = 'occupation'),
    check ((revoked_at is null) = (revoked_by is null))
);
create unique index word_correction_holds on word_correction (source, subject, words) where revoked_at is null;

grant select, insert, update (revoked_at, revoked_by) on word_correction to onward_app;
grant select on word_correction to onward_worker;
alter table word_correction enable row level security;
create policy word_correction_sender on word_correction to onward_app
    using ((select caller()) is not null and (caller_role() = 'PROGRAMME_STAFF' or (caller_role() = 'CHAMBER'
        and caller_organisation() = (select s.chamber_id from feed_source s where s.key = source))))
    with check (caller_role() = 'PROGRAMME_STAFF' or (caller_role() = 'CHAMBER'
        and caller_organisation() = (select s.chamber_id from feed_source s where s.key = source)));
create policy worker on word_correction to onward_worker using (true);
