package org.onward.matching.match;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.onward.matching.employer.EmployerId;

/**
 * Names of employers whose vacancies may be shown at this moment; inside the caller's transaction.
 */
@Singleton
class EmployersShown {
    private final JdbcOperations jdbc;

    EmployersShown(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** One query; employers not verified, or suspended since the index was written, are missing. */
    Map<EmployerId, String> names(Collection<EmployerId> ids) {
        return jdbc.prepareStatement(
                """
                select id, name from employer where id = any(?) and standing = 'verified'
                order by id
                """,
                statement -> {
                    UUID[] values =
                            ids.stream().map(EmployerId::value).distinct().toArray(UUID[]::new);
                    statement.setArray(1, statement.getConnection().createArrayOf("uuid", values));
                    Map<EmployerId, String> names = new HashMap<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            names.put(
                                    new EmployerId(rows.getObject("id", UUID.class)),
                                    rows.getString("name"));
                        }
                    }
                    return names;
                });
    }
}
