package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Vacancies as the feeds know them. */
@Singleton
final class FedVacancies {
    private final JdbcOperations jdbc;

    FedVacancies(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Vacancies of a source by the source's own ids. */
    Map<String, TakeFedVacancies.Known> known(String source, Collection<String> externalIds) {
        return jdbc.prepareStatement(
                """
                select v.id, v.external_id, v.content_hash,
                    v.state = 'expired' or (v.state = 'submitted' and e.standing = 'verified'
                        and (not v.overseas or v.vetted_on is not null)) as due
                from vacancy v join employer e on e.id = v.employer_id
                where v.source = ? and v.external_id = any(?)
                """,
                statement -> {
                    statement.setString(1, source);
                    statement.setArray(
                            2,
                            statement.getConnection().createArrayOf("text", externalIds.toArray()));
                    Map<String, TakeFedVacancies.Known> found = new HashMap<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            byte[] hash = rows.getBytes("content_hash");
                            found.put(
                                    rows.getString("external_id"),
                                    new TakeFedVacancies.Known(
                                            VacancyParts.id(rows, "id"),
                                            hash == null ? new byte[0] : hash,
                                            rows.getBoolean("due")));
                        }
                    }
                    return found;
                });
    }
}
