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
            e.contact_name, e.phone, e.email, e.standing, e.verified_by, e.verified_at,
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
                            and (e.folded_name, e.country) > (lower(?), ?)
                        order by e.folded_name, e.country limit ?
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
                            statement.setInt(7, limit + 1);
                            return read(statement);
                        });
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        Employer last = rows.get(limit - 1);
        return new Page(rows.subList(0, limit), new Cursor(last.country(), last.name()).written());
    }

    private record Cursor(String country, String name) {
        static final Cursor START = new Cursor("", ""); // before every name

        String written() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((country + name).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor read(String text) {
            try {
                String plain =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                return new Cursor(plain.substring(0, 2), plain.substring(2));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Problem.invalid("cursor", "cursor", "This cursor was not given by us.");
            }
        }
    }

    /** An employer by every name, where the country has one that the caller may see. */
    Map<String, Employer> named(Collection<String> names, String country) {
        Map<String, Employer> found = new HashMap<>();
        jdbc.prepareStatement(
                "select "
                        + COLUMNS
                        + """
                        , w.name as asked from unnest(?) as w (name)
                        cross join lateral (select * from employer o
                            where o.country = ? and o.folded_name = lower(w.name) limit 1) e
                        """,
                statement -> {
                    statement.setArray(
                            1, statement.getConnection().createArrayOf("text", names.toArray()));
                    statement.setString(2, country);
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            found.put(rows.getString("asked"), employer(rows));
                        }
                    }
                    return found;
                });
        return found;
    }

    void insert(UUID id, EmployerCheck.Checked form, Instant at) {
        int rows = insert(Map.of(id, form), at);
        if (rows == 0) {
            throw taken();
        }
    }

    /** Names that are taken already are left out. */
    int insert(Map<UUID, EmployerCheck.Checked> forms, Instant at) {
        return jdbc.prepareStatement(
                """
                insert into employer (id, name, kind, country, place_code, sector, chamber_id,
                    contact_name, phone, email, standing, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'unverified', ?) on conflict do nothing
                """,
                statement -> {
                    for (Map.Entry<UUID, EmployerCheck.Checked> one : forms.entrySet()) {
                        statement.setObject(1, one.getKey());
                        bind(statement, 2, one.getValue());
                        statement.setObject(11, at.atOffset(ZoneOffset.UTC));
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
        int rows =
                jdbc.prepareStatement(
                        """
                        update employer e set name = ?, kind = ?, country = ?, place_code = ?,
                            sector = ?, chamber_id = ?, contact_name = ?, phone = ?, email = ?,
                            version = version + 1
                        where id = ? and version = ? and not exists (select 1 from employer o
                            where o.country = ? and o.folded_name = lower(?) and o.id <> e.id)
                        """,
                        statement -> {
                            bind(statement, 1, form);
                            statement.setObject(10, id.value());
                            statement.setInt(11, version);
                            statement.setString(12, form.country());
                            statement.setString(13, form.name());
                            return statement.executeUpdate();
                        });
        if (rows == 0) {
            if (find(id).filter(now -> now.version() == version).isPresent()) {
                throw taken();
            }
            throw Problem.changedMeanwhile();
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

    /** Verifies those that are unverified; only {@link ChangeStanding} calls it. */
    List<UUID> verify(Collection<UUID> ids, Standing.Verified to) {
        return jdbc.prepareStatement(
                """
                update employer set standing = 'verified', verified_by = ?, verified_at = ?,
                    version = version + 1
                where id = any(?) and standing = 'unverified' returning id
                """,
                statement -> {
                    statement.setObject(1, to.by().value());
                    statement.setObject(2, to.at().atOffset(ZoneOffset.UTC));
                    statement.setArray(
                            3, statement.getConnection().createArrayOf("uuid", ids.toArray()));
                    List<UUID> verified = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            verified.add(rows.getObject("id", UUID.class));
                        }
                    }
                    return verified;
                });
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
