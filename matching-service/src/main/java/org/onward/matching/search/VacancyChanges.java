package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onward.matching.shared.Sql;

/** Which vacancies a change touches. */
@Singleton
final class VacancyChanges {
    /**
     * Vacancies touched directly, through their employer, through what backs them, or through
     * another that is the same posting.
     */
    Set<UUID> touched(Connection worker, List<Changes.Change> logged) {
        Set<UUID> vacancies = new LinkedHashSet<>();
        Set<UUID> employers = new LinkedHashSet<>();
        for (Changes.Change change : logged) {
            switch (change.subject()) {
                case "vacancy" -> vacancies.add(change.id());
                case "employer" -> employers.add(change.id());
                default -> {
                    // A person: their index is another one.
                }
            }
        }
        Set<UUID> touched = new LinkedHashSet<>(vacancies);
        touched.addAll(
                ids(
                        worker,
                        "select id from vacancy where employer_id = any(?) and state = 'open'",
                        employers));
        touched.addAll(
                ids(
                        worker,
                        "select training_id as id from backing where vacancy_id = any(?)",
                        vacancies));
        // Where one of a posting changes, another may be the one to show.
        touched.addAll(
                ids(
                        worker,
                        """
                        select o.id from vacancy v join vacancy o on o.posting = v.posting
                        where v.id = any(?) and v.posting is not null
                        """,
                        Set.copyOf(touched)));
        return touched;
    }

    private static List<UUID> ids(Connection worker, String sql, Set<UUID> of) {
        return of.isEmpty()
                ? List.of()
                : Sql.on(worker)
                        .list(
                                sql,
                                row -> row.getObject("id", UUID.class),
                                (Object) of.toArray(UUID[]::new));
    }

    /**
     * Id and version of every open vacancy; those of them that are shown should be in the index.
     */
    Map<UUID, Integer> openVersions(Connection worker) {
        Map<UUID, Integer> versions = new HashMap<>();
        Sql.on(worker)
                .list(
                        "select id, version from vacancy where state = 'open'",
                        row ->
                                versions.put(
                                        row.getObject("id", UUID.class), row.getInt("version")));
        return versions;
    }
}
