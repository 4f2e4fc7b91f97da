package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.onward.matching.problem.FieldErrors;

/**
 * The vacancies behind a training. Another employer's is not the provider's to read or to name, and
 * yet most courses lead to other employers' work: what stands already stays until somebody takes it
 * away, and staff name what the provider cannot.
 */
@Singleton
final class WhatIsBehind {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final JdbcOperations jdbc;
    private final Vacancies vacancies;

    WhatIsBehind(JdbcOperations jdbc, Vacancies vacancies) {
        this.jdbc = jdbc;
        this.vacancies = vacancies;
    }

    /** The vacancies that the addresses of their pages, or the last parts of these alone, name. */
    static List<UUID> named(String addresses) {
        return ID.matcher(addresses)
                .results()
                .map(found -> UUID.fromString(found.group()))
                .distinct()
                .toList();
    }

    /**
     * By title; to be called inside a transaction. Empty where the training is not the reader's.
     */
    List<Behind> of(VacancyId training) {
        return jdbc.prepareStatement(
                """
                select b.id, b.title, b.open, b.seats, e.name
                from vacancy v cross join lateral behind(v.id) b
                    left join employer e on e.id = b.employer_id
                where v.id = ? order by b.title, b.id
                """,
                statement -> {
                    statement.setObject(1, training.value());
                    return read(statement);
                });
    }

    private static List<Behind> read(PreparedStatement statement) throws SQLException {
        List<Behind> behind = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                behind.add(
                        new Behind(
                                VacancyParts.id(row, "id"),
                                row.getString("title"),
                                row.getBoolean("open"),
                                row.getInt("seats"),
                                row.getString("name")));
            }
        }
        return behind;
    }

    /**
     * What is named anew must be there and be seen by whoever names it.
     *
     * @param already what stands behind it now, named by whomever
     */
    void check(Collection<VacancyId> named, Collection<VacancyId> already, FieldErrors errors) {
        List<VacancyId> ids =
                named.stream().distinct().filter(one -> !already.contains(one)).toList();
        if (ids.isEmpty() || !errors.isEmpty()) {
            return;
        }
        var found = vacancies.findAll(ids);
        errors.addIf(
                found.size() < ids.size(),
                "backedBy",
                "unknown_code",
                "One of these vacancies does not exist.");
        errors.addIf(
                found.values().stream().anyMatch(v -> v.kind() == Kind.TRAINING),
                "backedBy",
                "not_for_kind",
                "A training is not backed by another training.");
    }
}
