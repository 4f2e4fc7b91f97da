package org.onward.matching.access;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

/** Programmes and their offices. */
@Singleton
public final class PlacesOfWork {
    /**
     * @param serves returnees, job_seekers or both
     */
    public record Programme(UUID id, String name, String country, String serves) {}

    /**
     * @param place ISO 3166-2 code
     * @param zone IANA time zone: days and deadlines of the office's people are in it
     */
    public record Office(UUID id, UUID programme, String name, String place, String zone) {}

    private static final Set<String> SERVES = Set.of("returnees", "job_seekers", "both");

    private final Transactions transactions;
    private final JdbcOperations jdbc;
    private final Audit audit;
    private final InstantSource clock;

    PlacesOfWork(Transactions transactions, JdbcOperations jdbc, Audit audit, InstantSource clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public UUID addProgramme(Caller caller, String name, String country, String serves) {
        FieldErrors errors = new FieldErrors();
        checkName(name, errors);
        errors.addIf(
                !country.matches("[A-Z]{2}"),
                "country",
                "error.country",
                "Give two capital letters of ISO 3166.");
        errors.addIf(
                !SERVES.contains(serves),
                "serves",
                "error.choice",
                "Choose returnees, job_seekers or both.");
        errors.throwIfAny();
        return transactions.write(
                caller,
                () -> {
                    UUID id = UUID.randomUUID();
                    int written =
                            jdbc.prepareStatement(
                                    """
                                    insert into programme (id, name, country, serves, created_at)
                                    values (?, ?, ?, ?, ?) on conflict (name) do nothing
                                    """,
                                    statement -> {
                                        statement.setObject(1, id);
                                        statement.setString(2, name.strip());
                                        statement.setString(3, country);
                                        statement.setString(4, serves);
                                        statement.setObject(
                                                5, clock.instant().atOffset(ZoneOffset.UTC));
                                        return statement.executeUpdate();
                                    });
                    return written(caller, written, "programme", id);
                });
    }

    public UUID addOffice(Caller caller, UUID programme, String name, String place, String zone) {
        FieldErrors errors = new FieldErrors();
        checkName(name, errors);
        errors.addIf(!isZone(zone), "zone", "error.zone", "Give a time zone such as Asia/Bangkok.");
        errors.throwIfAny();
        return transactions.write(
                caller,
                () -> {
                    FieldErrors unknown = new FieldErrors();
                    unknown.addIf(
                            !hasProgramme(programme),
                            "programme",
                            "error.account.programme",
                            "Choose a programme that exists.");
                    unknown.addIf(
                            !exists("select 1 from place where code = ?", place),
                            "place",
                            "error.place",
                            "This is not a known place.");
                    unknown.throwIfAny();
                    UUID id = UUID.randomUUID();
                    int written =
                            jdbc.prepareStatement(
                                    """
                                    insert into office (id, programme_id, name, place_code, zone, created_at)
                                    values (?, ?, ?, ?, ?, ?) on conflict (programme_id, name) do nothing
                                    """,
                                    statement -> {
                                        statement.setObject(1, id);
                                        statement.setObject(2, programme);
                                        statement.setString(3, name.strip());
                                        statement.setString(4, place);
                                        statement.setString(5, zone);
                                        statement.setObject(
                                                6, clock.instant().atOffset(ZoneOffset.UTC));
                                        return statement.executeUpdate();
                                    });
                    return written(caller, written, "office", id);
                });
    }

    /** All programmes, by name; there are few. */
    public List<Programme> programmes(Caller caller) {
        return transactions.read(
                caller,
                () ->
                        list(
                                """
                                select id, name, country, serves from programme order by name, id limit 500
                                """,
                                row ->
                                        new Programme(
                                                row.getObject(1, UUID.class),
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4))));
    }

    /** All offices, by name; there are few. */
    public List<Office> offices(Caller caller) {
        return transactions.read(
                caller,
                () ->
                        list(
                                """
                                select id, programme_id, name, place_code, zone from office
                                order by name, id limit 2000
                                """,
                                row ->
                                        new Office(
                                                row.getObject(1, UUID.class),
                                                row.getObject(2, UUID.class),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5))));
    }

    Optional<UUID> programmeOf(UUID office) {
        return jdbc.prepareStatement(
                "select programme_id from office where id = ?",
                statement -> {
                    statement.setObject(1, office);
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next()
                                ? Optional.of(rows.getObject(1, UUID.class))
                                : Optional.empty();
                    }
                });
    }

    boolean hasProgramme(UUID programme) {
        return exists("select 1 from programme where id = ?", programme);
    }

    private UUID written(Caller caller, int written, String subject, UUID id) {
        if (written == 0) {
            throw Problem.conflict("There is one with this name.");
        }
        audit.done(
                caller.account().value(),
                caller.role().name(),
                "add_" + subject,
                subject,
                id,
                null);
        return id;
    }

    private boolean exists(String sql, Object value) {
        return jdbc.prepareStatement(
                sql,
                statement -> {
                    statement.setObject(1, value);
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next();
                    }
                });
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws java.sql.SQLException;
    }

    private <T> List<T> list(String sql, RowReader<T> reader) {
        return jdbc.prepareStatement(
                sql,
                statement -> {
                    List<T> all = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            all.add(reader.read(rows));
                        }
                    }
                    return all;
                });
    }

    private static void checkName(String name, FieldErrors errors) {
        errors.addIf(
                name.isBlank() || name.length() > 120,
                "name",
                "error.name.length",
                "Use 1 to 120 characters.");
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return zone.contains("/");
        } catch (DateTimeException e) {
            return false;
        }
    }
}
