package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.IntroductionCounts;
import org.onward.matching.vacancy.VacancyId;

/** Counts an employer's introductions for its list of vacancies; by index, one query for all. */
@Singleton
final class CountIntroductions implements IntroductionCounts {
    private final Sql sql;

    CountIntroductions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<VacancyId, Count> of(Collection<VacancyId> vacancies) {
        Map<VacancyId, Count> counts = new HashMap<>();
        if (vacancies.isEmpty()) {
            return counts;
        }
        sql.list(
                        """
                        select vacancy_id, count(*)::int as sent,
                            (count(*) filter (where state = 'waiting'))::int as waiting
                        from employer_introduction where vacancy_id = any(?) group by vacancy_id
                        """,
                        row ->
                                Map.entry(
                                        new VacancyId(row.getObject("vacancy_id", UUID.class)),
                                        new Count(row.getInt("sent"), row.getInt("waiting"))),
                        (Object) vacancies.stream().map(VacancyId::value).toArray(UUID[]::new))
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }
}
