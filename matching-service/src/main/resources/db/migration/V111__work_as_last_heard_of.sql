-- As before, and of the work that somebody has, what the checks say since it began: another wage, or another employer.
create or replace view stored_profile as
    select r.id, r.version, r.readiness, r.matching_agreed,
        json_build_object(
            'education', r.education, 'available_from', r.available_from, 'hours_min', r.hours_min,
            'hours_max', r.hours_max, 'currency', r.currency, 'pay_floor', r.pay_floor_minor,
            'skills_known', r.skills_known, 'experience_known', r.experience_known,
            'languages_known', r.languages_known, 'places_known', r.places_known, 'musts_known', r.musts_known,
            'musts', r.musts,
            'skills', (select coalesce(json_agg(s order by s.skill_id), '[]')
                from profile_skill s where s.returnee_id = r.id),
            'experience', (select coalesce(json_agg(e order by e.ended_year desc nulls first, e.id), '[]')
                from experience e where e.returnee_id = r.id),
            'languages', (select coalesce(json_agg(l order by l.level desc, l.language), '[]')
                from profile_language l where l.returnee_id = r.id),
            'aptitudes', (select coalesce(json_object_agg(a.family, a.value order by a.family), '{}')
                from profile_aptitude a where a.returnee_id = r.id),
            'interests', (select coalesce(json_object_agg(i.interest, i.value order by i.interest), '{}')
                from profile_interest i where i.returnee_id = r.id),
            'aspirations', (select coalesce(json_agg(a.occupation order by a.rank), '[]')
                from aspiration a where a.returnee_id = r.id),
            'sectors', (select coalesce(json_object_agg(w.sector, w.wanted order by w.sector), '{}')
                from sector_wish w where w.returnee_id = r.id),
            'places', (select coalesce(json_agg(p order by p.rank), '[]')
                from willing_place p where p.returnee_id = r.id),
            'home', (select p.country
                from enrolment e join office o on o.id = e.office_id join place p on p.code = o.place_code
                where e.returnee_id = r.id
                order by e.exited_on desc nulls first, e.entered_on desc, e.id limit 1),
            'placed', (select coalesce(json_agg(json_build_object(
                    'occupation', w.occupation, 'from', w.started_on, 'to', w.ended_on)
                    order by w.started_on desc, w.id), '[]')
                from placement w
                where w.returnee_id = r.id and w.kind <> 'training' and w.occupation is not null
                    and w.started_on is not null),
            'learnt', (select coalesce(json_agg(json_build_object('skill', t.skill_id, 'level', t.level)
                    order by t.skill_id), '[]')
                from (select s.skill_id, max(s.level) as level
                    from placement w join vacancy_skill s on s.vacancy_id = w.vacancy_id and s.teaches
                    where w.returnee_id = r.id and w.state = 'completed'
                    group by s.skill_id) t),
            'works', (select json_build_object(
                    'employer', case when c.same_employer is distinct from false then w.employer_id end,
                    'since', w.started_on,
                    'wage', p.wage_minor, 'currency', p.currency, 'period', p.pay_period, 'hours', p.hours)
                from placement w
                    left join lateral (
                        select in_work, same_employer from placement_check
                        where placement_id = w.id and superseded_at is null and in_work is not null
                        order by day desc limit 1) c on true
                    left join lateral (
                        select * from (
                            select day, same_employer, wage_minor, currency, pay_period, hours
                            from placement_check
                            where placement_id = w.id and superseded_at is null and wage_minor is not null
                            union all
                            select 0, true, w.wage_minor, w.currency, w.pay_period, w.hours) told
                        where (told.same_employer is false) = (c.same_employer is false)
                        order by told.day desc limit 1) p on true
                where w.returnee_id = r.id and w.kind <> 'training' and w.employer_id is not null
                    and w.state in ('started', 'paused') and c.in_work is distinct from false
                order by w.started_on desc, w.id limit 1)) as codes,
        json_build_object(
            'dependants', r.dependants, 'living', r.living_minor, 'rent', r.rent_minor, 'savings', r.savings_minor,
            'debts_known', r.debts_known,
            'debts', (select coalesce(json_agg(d order by d.due_on nulls last, d.id), '[]')
                from debt d where d.returnee_id = r.id)) as household,
        json_build_object(
            'rules', (select coalesce(json_agg(json_build_object(
                    'kind', s.kind, 'employer', s.employer_id, 'place', s.place_code, 'sector', s.sector)
                    order by s.id), '[]')
                from safety_rule s where s.returnee_id = r.id),
            'people', (select coalesce(json_agg(distinct p.employer_id), '[]')
                from safety_rule s join employer_person p on p.digest = s.digest
                where s.returnee_id = r.id),
            'alike', (select coalesce(json_agg(distinct o.id), '[]')
                from safety_rule s left join employer_person p on p.digest = s.digest
                    join employer e on e.id in (s.employer_id, p.employer_id)
                    join employer o on o.written = e.written
                where s.returnee_id = r.id),
            'vacancies', (select coalesce(json_agg(distinct o.id), '[]')
                from safety_rule s join vacancy v on v.id = s.vacancy_id
                    join vacancy o on o.id = v.id or o.posting = v.posting
                where s.returnee_id = r.id)) as rules
    from returnee r;
