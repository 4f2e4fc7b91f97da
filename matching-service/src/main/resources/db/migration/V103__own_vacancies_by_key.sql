-- Whose vacancy a row is was asked of a list of all employers, anew in each query of an employer, a training provider or a
-- chamber. A scalar sub-select goes by the key, for each row that is looked at.
alter policy vacancy_staff on vacancy
    using ((select caller()) is not null and (caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF', 'OUTREACH')
        or employer_id = (select e.id from employer e where e.id = vacancy.employer_id)))
    with check (caller_role() in ('COUNSELLOR', 'PROGRAMME_STAFF')
        or employer_id = (select e.id from employer e where e.id = vacancy.employer_id));
