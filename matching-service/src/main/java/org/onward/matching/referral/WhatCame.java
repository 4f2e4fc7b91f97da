package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.match.SoFar;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/** Tells beside a match what was shown to the person and where they were introduced. */
@Singleton
final class WhatCame implements SoFar {
    private final Sql sql;

    WhatCame(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<VacancyId, Came> of(ReturneeId person, Collection<VacancyId> vacancies) {
        Map<VacancyId, Came> came = new HashMap<>();
        if (vacancies.isEmpty()) {
            return came;
        }
        UUID[] ids = vacancies.stream().map(VacancyId::value).toArray(UUID[]::new);
        sql.list(
                        """
                        select distinct on (vacancy_id) vacancy_id, introduced, state, day, under_way
                        from (
                            select vacancy_id, true as introduced, state, sent_on as day,
                                ended_at is null as under_way, coalesce(ended_at, answered_at, sent_at) as at
                            from introduction where returnee_id = ? and vacancy_id = any(?)
                            union all
                            select vacancy_id, false, state, shown_on, false, greatest(shown_at, answered_at)
                            from proposal where returnee_id = ? and vacancy_id = any(?)
                        ) came
                        order by vacancy_id, under_way desc, at desc
                        """,
                        row ->
                                Map.entry(
                                        new VacancyId(row.getObject("vacancy_id", UUID.class)),
                                        new Came(
                                                row.getBoolean("introduced"),
                                                row.getString("state"),
                                                row.getObject("day", LocalDate.class),
                                                row.getBoolean("under_way"))),
                        person.value(),
                        ids,
                        person.value(),
                        ids)
                .forEach(one -> came.put(one.getKey(), one.getValue()));
        return came;
    }

    @Override
    public Beside beside(ReturneeId person, VacancyId vacancy, EmployerId employer) {
        List<Elsewhere> elsewhere =
                sql.list(
                        """
                        select v.title, e.name, i.state
                        from introduction i join vacancy v on v.id = i.vacancy_id
                            join employer e on e.id = v.employer_id
                        where i.returnee_id = ? and i.vacancy_id <> ? and i.ended_at is null
                        order by i.sent_at desc limit 3
                        """,
                        row ->
                                new Elsewhere(
                                        row.getString("title"),
                                        row.getString("name"),
                                        row.getString("state")),
                        person.value(),
                        vacancy.value());
        List<Before> before =
                sql.list(
                        """
                        select ended_on, nullif(end_reason, 'unknown') as reason, kind = 'training' as course
                        from placement
                        where returnee_id = ? and employer_id = ? and started_on is not null
                            and state in ('completed', 'ended')
                        order by ended_on desc limit 1
                        """,
                        row ->
                                new Before(
                                        row.getObject("ended_on", LocalDate.class),
                                        row.getString("reason"),
                                        row.getBoolean("course")),
                        person.value(),
                        employer.value());
        return new Beside(elsewhere, before.isEmpty() ? null : before.getFirst());
    }
}
