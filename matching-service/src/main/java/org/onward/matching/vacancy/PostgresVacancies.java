package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Vacancies with their skills, languages and backing: four queries, however many are asked for. */
@Singleton
final class PostgresVacancies implements Vacancies {
    private static final int CHUNK = 500;
    private static final String OFFERED =
            """
            v.state = 'open' and e.standing = 'verified'
                and (not v.overseas or v.vetted_on is not null)
                and (v.valid_until is null or v.valid_until >= ?)
                and not exists (select 1 from vacancy s
                    join employer se on se.id = s.employer_id
                    where s.posting = v.posting and s.id <> v.id
                        and (se.standing = 'suspended' and s.state in ('open', 'paused')
                            or s.state in ('paused', 'filled')
                                and (s.source is not null) <= (v.source is not null)))
            """;

    private static final String SHOWN =
            OFFERED
                    + """
                      and not exists (select 1 from vacancy s
                          join employer se on se.id = s.employer_id
                          where s.posting = v.posting and s.id <> v.id
                              and s.state = 'open' and se.standing = 'verified'
                              and (not s.overseas or s.vetted_on is not null)
                              and (s.valid_until is null or s.valid_until >= ?)
                              and (s.source is not null, - extract(epoch from s.confirmed_at), s.id)
                                  < (v.source is not null, - extract(epoch from v.confirmed_at), v.id))
                      """;

    private static final String INDEXED =
            "select "
                    + VacancyRows.COLUMNS
                    + ", v.work, e.name as employer_name, "
                    + SHOWN
                    + """
                    as shown,
                        coalesce((select sum(coalesce(b.seats_committed, b.seats)) from backing k
                            join vacancy b on b.id = k.vacancy_id
                            where k.training_id = v.id and b.state = 'open'), 0) as backed_seats
                    from vacancy v join employer e on e.id = v.employer_id
                    """;

    private final JdbcOperations jdbc;
    private final VacancyRows rows;
    private final InstantSource clock;

    PostgresVacancies(JdbcOperations jdbc, VacancyRows rows, InstantSource clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Optional<Vacancy> find(VacancyId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<VacancyId, Vacancy> findAll(Collection<VacancyId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.execute(
                connection -> {
                    Map<VacancyId, Vacancy> found = new LinkedHashMap<>();
                    try (PreparedStatement statement =
                            connection.prepareStatement(
                                    "select "
                                            + VacancyRows.COLUMNS
                                            + " from vacancy v where v.id = any(?)")) {
                        statement.setArray(1, VacancyParts.uuids(connection, ids));
                        for (VacancyRows.Row row :
                                VacancyParts.of(connection, rows.read(statement, false))) {
                            found.put(row.id(), row.vacancy());
                        }
                    }
                    return found;
                });
    }

    @Override
    public boolean isShown(VacancyId id) {
        return jdbc.execute(
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(
                                    "select 1 from vacancy v join employer e on e.id = v.employer_id"
                                            + " where v.id = ? and "
                                            + SHOWN)) {
                        statement.setObject(1, id.value());
                        statement.setObject(2, day());
                        statement.setObject(3, day());
                        try (ResultSet result = statement.executeQuery()) {
                            return result.next();
                        }
                    }
                });
    }

    @Override
    public Set<VacancyId> offered(Collection<VacancyId> ids) {
        return jdbc.execute(
                connection -> {
                    Set<VacancyId> offered = new HashSet<>();
                    try (PreparedStatement statement =
                            connection.prepareStatement(
                                    "select v.id from vacancy v join employer e on e.id = v.employer_id"
                                            + " where v.id = any(?) and "
                                            + OFFERED)) {
                        statement.setArray(1, VacancyParts.uuids(connection, ids));
                        statement.setObject(2, day());
                        try (ResultSet result = statement.executeQuery()) {
                            while (result.next()) {
                                offered.add(VacancyParts.id(result, "id"));
                            }
                        }
                    }
                    return offered;
                });
    }

    @Override
    public Map<VacancyId, Indexed> forIndex(Connection worker, Collection<VacancyId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement statement =
                worker.prepareStatement(INDEXED + " where v.id = any(?)")) {
            statement.setObject(1, day());
            statement.setObject(2, day());
            statement.setArray(3, VacancyParts.uuids(worker, ids));
            Map<VacancyId, Indexed> found = new LinkedHashMap<>();
            for (VacancyRows.Row row : VacancyParts.of(worker, rows.read(statement, true))) {
                found.put(row.id(), row.indexed());
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("vacancies could not be read for the index", e);
        }
    }

    @Override
    public void eachOpen(Connection worker, Consumer<Indexed> each) {
        try (PreparedStatement statement =
                worker.prepareStatement(INDEXED + " where v.state = 'open' order by v.id")) {
            // A fetch size inside a transaction makes the driver use a cursor.
            statement.setFetchSize(CHUNK);
            statement.setObject(1, day());
            statement.setObject(2, day());
            try (ResultSet result = statement.executeQuery()) {
                List<VacancyRows.Row> chunk = new ArrayList<>(CHUNK);
                while (result.next()) {
                    chunk.add(rows.row(result, true));
                    if (chunk.size() == CHUNK) {
                        VacancyParts.of(worker, chunk).forEach(row -> each.accept(row.indexed()));
                        chunk.clear();
                    }
                }
                VacancyParts.of(worker, chunk).forEach(row -> each.accept(row.indexed()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("vacancies could not be read for the index", e);
        }
    }

    /** The index has no caller and so no zone: a last day ends at midnight UTC. */
    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
