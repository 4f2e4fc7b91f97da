package org.onward.matching.employer;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.problem.Problem;

@Singleton
final class PostgresEmployers implements Employers {
    private static final String COLUMNS =
            """
            e.id, e.version, e.name, e.kind, e.country, e.place_code, e.sector, e.chamber_id,
            e.contact_name, e.phone, e.email, e.registration_number, e.standing, e.verified_by, e.verified_at,
            e.suspended_at, e.suspended_because
            """;

    /** There are few. */
    static final int MOST_CHAMBERS = 500;

    private final JdbcOperations jdbc;

    PostgresEmployers(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Employer> find(EmployerId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<EmployerId, Employer> findAll(Collection<EmployerId> ids) {
        Map<EmployerId, Employer> found = new HashMap<>();
        jdbc.prepareStatement(
                "select " + COLUMNS + " from employer e where e.id = any(?)",
                statement -> {
                    statement.setArray(
                            1,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "uuid", ids.stream().map(EmployerId::value).toArray()));
                    for (Employer employer : read(statement)) {
                        found.put(employer.id(), employer);
                    }
                    return found;
                });
        return found;
    }

    @Override
    public Page list(
            @Nullable UUID chamber, @Nullable String words, @Nullable String after, int limit) {
        String sql =
                "select "
                        + COLUMNS
                        + """
                        from employer e
                        where (cast(? as uuid) is null or e.chamber_id = ?)
                            and (cast(? as text) is null or position(lower(?) in e.folded_name) > 0)
                            and (e.folded_name, e.country, e.id) > (lower(?), ?, ?)
                        order by e.folded_name, e.country, e.id limit ?
                        """;
        Cursor from = after == null ? Cursor.START : Cursor.read(after);
        List<Employer> rows =
                jdbc.prepareStatement(
                        sql,
                        statement -> {
                            statement.setObject(1, chamber, Types.OTHER);
                            statement.setObject(2, chamber, Types.OTHER);
                            statement.setString(3, words);
                            statement.setString(4, words);
                            statement.setString(5, from.name());
                            statement.setString(6, from.country());
                            statement.setObject(7, from.id());
                            statement.setInt(8, limit + 1);
                            return read(statement);
                        });
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        Employer last = rows.get(limit - 1);
        return new Page(rows.subList(0, limit), Cursor.of(last).written());
    }

    private record Cursor(String country, UUID id, String name) {
        private static final int NAME = 2 + 36;
        static final Cursor START = new Cursor("", new UUID(0, 0), ""); // before every name

        static Cursor of(Employer last) {
            return new Cursor(last.country(), last.id().value(), last.name());
        }

        String written() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((country + id + name).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor read(String text) {
            try {
                String plain =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                return new Cursor(
                        plain.substring(0, 2),
                        UUID.fromString(plain.substring(2, NAME)),
                        plain.substring(NAME));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Problem.invalid("cursor", "cursor", "This cursor was not given by us.");
            }
        }
    }

    void insert(UUID id, EmployerCheck.Checked form, Instant at) {
        requireFree(id, form.country(), form.registrationNumber());
        int rows = insert(Map.of(id, form), false, at);
        if (rows == 0) {
            throw taken();
        }
    }

    /**
     * Names that are taken already are left out.
     *
     * @param fed whether a feed names them; others may be called the same
     */
    int insert(Map<UUID, EmployerCheck.Checked> forms, boolean fed, Instant at) {
        return jdbc.prepareStatement(
                """
                insert into employer (id, name, kind, country, place_code, sector, chamber_id,
                    contact_name, phone, email, registration_number, fed, standing, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'unverified', ?)
                on conflict do nothing
                """,
                statement -> {
                    for (Map.Entry<UUID, EmployerCheck.Checked> one : forms.entrySet()) {
                        statement.setObject(1, one.getKey());
                        bind(statement, 2, one.getValue());
                        statement.setBoolean(12, fed);
                        statement.setObject(13, at.atOffset(ZoneOffset.UTC));
                        statement.addBatch();
                    }
                    int inserted = 0;
                    for (int rows : statement.executeBatch()) {
                        inserted += Math.max(0, rows);
                    }
                    return inserted;
                });
    }

    void update(EmployerId id, int version, EmployerCheck.Checked form) {
        requireFree(id.value(), form.country(), form.registrationNumber());
        int rows =
                jdbc.prepareStatement(
                        """
                        update employer e set name = ?, kind = ?, country = ?, place_code = ?,
                            sector = ?, chamber_id = ?, contact_name = ?, phone = ?, email = ?,
                            registration_number = ?, version = version + 1
                        where id = ? and version = ? and (e.fed or not exists (select 1
                            from employer o where o.country = ? and o.folded_name = lower(?)
                                and not o.fed and o.id <> e.id))
                        """,
                        statement -> {
                            bind(statement, 1, form);
                            statement.setObject(11, id.value());
                            statement.setInt(12, version);
                            statement.setString(13, form.country());
                            statement.setString(14, form.name());
                            return statement.executeUpdate();
                        });
        if (rows == 0) {
            if (find(id).filter(now -> now.version() == version).isPresent()) {
                throw taken();
            }
            throw Problem.changedMeanwhile();
        }
    }

    /**
     * A number is one employer's, whether the caller may see that one or not.
     *
     * @throws Problem INVALID where it is somebody else's
     */
    void requireFree(UUID id, String country, @Nullable String number) {
        if (number == null) {
            return;
        }
        boolean taken =
                jdbc.prepareStatement(
                        "select registration_number_taken(?, ?, ?)",
                        statement -> {
                            statement.setObject(1, id);
                            statement.setString(2, country);
                            statement.setString(3, number);
                            try (ResultSet row = statement.executeQuery()) {
                                return row.next() && row.getBoolean(1);
                            }
                        });
        if (taken) {
            throw Problem.invalid(
                    "registrationNumber",
                    "number_taken",
                    "Another employer of this country has this registration number.");
        }
    }

    private static Problem taken() {
        return Problem.invalid(
                "name", "name_taken", "An employer of this name is registered in this country.");
    }

    /** Moves the standing; only {@link ChangeStanding} calls it. */
    void standing(Employer before, Standing to) {
        String sql =
                """
                update employer set standing = ?, verified_by = ?, verified_at = ?,
                    suspended_at = ?, suspended_because = ?, version = version + 1
                where id = ? and version = ?
                """;
        int rows =
                jdbc.prepareStatement(
                        sql,
                        statement -> {
                            switch (to) {
                                case Standing.Unverified() -> {
                                    statement.setString(1, "unverified");
                                    nulls(statement, 2, 5);
                                }
                                case Standing.Verified(AccountId by, Instant at) -> {
                                    statement.setString(1, "verified");
                                    statement.setObject(2, by.value());
                                    statement.setObject(3, at.atOffset(ZoneOffset.UTC));
                                    nulls(statement, 4, 5);
                                }
                                case Standing.Suspended suspended -> {
                                    statement.setString(1, "suspended");
                                    Standing.@Nullable Verified verified =
                                            before.standing() instanceof Standing.Verified v
                                                    ? v
                                                    : null;
                                    statement.setObject(
                                            2, verified == null ? null : verified.by().value());
                                    statement.setObject(
                                            3,
                                            verified == null
                                                    ? null
                                                    : verified.at().atOffset(ZoneOffset.UTC));
                                    statement.setObject(4, suspended.at().atOffset(ZoneOffset.UTC));
                                    statement.setString(5, suspended.because());
                                }
                            }
                            statement.setObject(6, before.id().value());
                            statement.setInt(7, before.version());
                            return statement.executeUpdate();
                        });
        if (rows == 0) {
            throw Problem.changedMeanwhile();
        }
    }

    /** The standing a suspended employer had before. */
    Standing beforeSuspension(EmployerId id) {
        return jdbc.prepareStatement(
                "select verified_by, verified_at from employer where id = ?",
                statement -> {
                    statement.setObject(1, id.value());
                    try (ResultSet rows = statement.executeQuery()) {
                        if (!rows.next()) {
                            throw Problem.notFound();
                        }
                        OffsetDateTime at = rows.getObject("verified_at", OffsetDateTime.class);
                        return at == null
                                ? new Standing.Unverified()
                                : new Standing.Verified(
                                        new AccountId(rows.getObject("verified_by", UUID.class)),
                                        at.toInstant());
                    }
                });
    }

    @SuppressWarnings("ArrayRecordComponent") // goes to the database and nowhere else
    record PersonDigest(String role, byte[] digest) {}

    void addPeople(UUID employer, Collection<PersonDigest> people) {
        if (people.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                insert into employer_person (employer_id, role, digest) values (?, ?, ?)
                on conflict do nothing
                """,
                statement -> {
                    for (PersonDigest person : people) {
                        statement.setObject(1, employer);
                        statement.setString(2, person.role());
                        statement.setBytes(3, person.digest());
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }

    private static void nulls(PreparedStatement statement, int from, int to) throws SQLException {
        for (int i = from; i <= to; i++) {
            statement.setObject(i, null);
        }
    }

    private static void bind(PreparedStatement statement, int at, EmployerCheck.Checked form)
            throws SQLException {
        statement.setString(at, form.name());
        statement.setString(at + 1, form.kind().name().toLowerCase(Locale.ROOT));
        statement.setString(at + 2, form.country());
        statement.setString(at + 3, form.place());
        statement.setString(at + 4, form.sector() == null ? null : form.sector().toString());
        statement.setObject(at + 5, form.chamber());
        statement.setString(at + 6, form.contactName());
        statement.setString(at + 7, form.phone());
        statement.setString(at + 8, form.email());
        statement.setString(at + 9, form.registrationNumber());
    }

    private static List<Employer> read(PreparedStatement statement) throws SQLException {
        List<Employer> employers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                employers.add(employer(rows));
            }
        }
        return employers;
    }

    private static Employer employer(ResultSet row) throws SQLException {
        String sector = row.getString("sector");
        return new Employer(
                new EmployerId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getString("name"),
                EmployerKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("country"),
                row.getString("place_code"),
                sector == null ? null : sector.charAt(0),
                row.getObject("chamber_id", UUID.class),
                row.getString("contact_name"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("registration_number"),
                standing(row));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String standing = row.getString("standing");
        return switch (standing) {
            case "unverified" -> new Standing.Unverified();
            case "verified" ->
                    new Standing.Verified(
                            new AccountId(row.getObject("verified_by", UUID.class)),
                            instant(row, "verified_at"));
            case "suspended" ->
                    new Standing.Suspended(
                            row.getString("suspended_because"), instant(row, "suspended_at"));
            default -> throw new IllegalStateException("standing " + standing);
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    /** Chambers, by name. */
    List<Chamber> chambers(int limit) {
        return jdbc.prepareStatement(
                "select id, name, country from chamber order by name, id limit ?",
                statement -> {
                    statement.setInt(1, limit);
                    List<Chamber> chambers = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            chambers.add(
                                    new Chamber(
                                            rows.getObject("id", UUID.class),
                                            rows.getString("name"),
                                            rows.getString("country")));
                        }
                    }
                    return chambers;
                });
    }

    Optional<Chamber> chamber(UUID id) {
        return chambers(MOST_CHAMBERS).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** False where it is not a member of the caller's chamber, or somebody vouched for it. */
    boolean notOurMember(EmployerId id) {
        return jdbc.prepareStatement(
                "select not_our_member(?)",
                statement -> {
                    statement.setObject(1, id.value());
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() && row.getBoolean(1);
                    }
                });
    }

    boolean hasChamber(UUID id) {
        return jdbc.prepareStatement(
                "select 1 from chamber where id = ?",
                statement -> {
                    statement.setObject(1, id);
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next();
                    }
                });
    }

    /** False where the name is taken. */
    boolean insertChamber(Chamber chamber) {
        return jdbc.prepareStatement(
                "insert into chamber (id, name, country) values (?, ?, ?) on conflict do nothing",
                statement -> {
                    statement.setObject(1, chamber.id());
                    statement.setString(2, chamber.name());
                    statement.setString(3, chamber.country());
                    return statement.executeUpdate() == 1;
                });
    }
}
