package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.onward.matching.returnee.VacancyNames;
import org.onward.matching.shared.Sql;

/** What a vacancy is called where it is set aside for somebody. */
@Singleton
final class TitlesAndEmployers implements VacancyNames {
    private final Sql sql;

    TitlesAndEmployers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> vacancies) {
        Map<UUID, String> names = new HashMap<>();
        if (!vacancies.isEmpty()) {
            sql.list(
                    """
                    select v.id, v.title || ', ' || e.name as name
                    from vacancy v join employer e on e.id = v.employer_id where v.id = any(?)
                    """,
                    row -> names.put(row.getObject("id", UUID.class), row.getString("name")),
                    (Object) vacancies.toArray(UUID[]::new));
        }
        return names;
    }
}
