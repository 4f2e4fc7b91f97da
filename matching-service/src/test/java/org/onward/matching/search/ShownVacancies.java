package org.onward.matching.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;

/** Employers and vacancies written past the use cases, each change with its row in the log. */
public final class ShownVacancies {
    private final OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minusDays(6);

    private final TestService service;
    private final UUID verifier;

    public ShownVacancies(TestService service, TestWorld world) {
        this.service = service;
        this.verifier = world.staff().account().value();
    }

    public UUID employer(String name) {
        UUID id = UUID.randomUUID();
        service.sql(
                """
                insert into employer (id, name, kind, country, standing, verified_by, verified_at,
                    created_at) values (?, ?, 'employer', 'TH', 'verified', ?, ?, ?)""",
                id,
                name,
                verifier,
                before,
                before);
        return id;
    }

    /** An open job; more is told by {@link #tell}. */
    public UUID job(UUID employer, String title, @Nullable String occupation, String place) {
        return vacancy("job", employer, title, occupation, place);
    }

    public UUID vacancy(
            String kind,
            UUID employer,
            String title,
            @Nullable String occupation,
            @Nullable String place) {
        UUID id = UUID.randomUUID();
        service.sql(INSERT, values(id, kind, employer, title, occupation, place));
        changed("vacancy", id);
        return id;
    }

    private static final String INSERT =
            """
            insert into vacancy (id, kind, state, state_since, employer_id, title, tasks, occupation,
                occupation_confidence, country, place_code, opened_at, confirmed_at, created_at)
            values (?, ?, 'open', ?, ?, ?, '', ?, 1, ?, ?, ?, ?, ?)""";

    @SuppressWarnings("NullAway") // optional columns
    private Object[] values(
            UUID id,
            String kind,
            UUID employer,
            String title,
            @Nullable String occupation,
            @Nullable String place) {
        return new Object[] {
            id,
            kind,
            before,
            employer,
            title,
            occupation,
            place == null ? "TH" : place.substring(0, 2),
            place,
            before,
            before,
            before
        };
    }

    /** The same in a transaction of the test's own. */
    public UUID jobWithin(Connection connection, UUID employer, String title) throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            @Nullable Object[] values = values(id, "job", employer, title, null, "TH-50");
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into change_log (subject, id) values ('vacancy', ?)")) {
            insert.setObject(1, id);
            insert.executeUpdate();
        }
        return id;
    }

    /** Sets one column, as a later version. */
    public void tell(UUID vacancy, String column, @Nullable Object value) {
        service.sql(
                "update vacancy set %s = ?, version = version + 1 where id = ?".formatted(column),
                value,
                vacancy);
        changed("vacancy", vacancy);
    }

    public void pay(UUID vacancy, long minor, String currency) {
        service.sql(
                """
                update vacancy set pay_min_minor = ?, pay_max_minor = ?, currency = ?,
                    pay_period = 'month', version = version + 1 where id = ?""",
                minor,
                minor,
                currency,
                vacancy);
        changed("vacancy", vacancy);
    }

    public void asks(UUID vacancy, String skillKey, boolean must, boolean teaches) {
        service.sql(
                """
                insert into vacancy_skill (vacancy_id, skill_id, must, teaches, confidence)
                select ?, id, ?, ?, 1 from skill where key = ?""",
                vacancy,
                must,
                teaches,
                skillKey);
        service.sql("update vacancy set version = version + 1 where id = ?", vacancy);
        changed("vacancy", vacancy);
    }

    public void close(UUID vacancy) {
        service.sql(
                "update vacancy set state = 'filled', version = version + 1 where id = ?", vacancy);
        changed("vacancy", vacancy);
    }

    public void suspend(UUID employer) {
        service.sql(
                """
                update employer set standing = 'suspended', suspended_at = ?,
                    suspended_because = 'asked for fees' where id = ?""",
                before,
                employer);
        changed("employer", employer);
    }

    public void changed(String subject, UUID id) {
        service.sql("insert into change_log (subject, id) values (?, ?)", subject, id);
    }
}
