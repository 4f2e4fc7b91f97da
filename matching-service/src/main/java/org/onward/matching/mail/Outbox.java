package org.onward.matching.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.PlainText;

/**
 * Where mail is written to, in the transaction of the act it tells of: it goes out if that holds,
 * and not at all otherwise.
 */
@Singleton
public final class Outbox {
    private static final String WRITE =
            """
            insert into mail (id, address, language, purpose, filled_in, about, created_at,
                next_try_at) values (?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)
            """;
    private static final String TAKE_BACK =
            """
            update mail set withdrawn_at = ?, next_try_at = null, filled_in = '{}'
            where about = ? and next_try_at is not null
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcOperations jdbc;
    private final InstantSource clock;

    Outbox(JdbcOperations jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * In the open transaction of a caller, or of somebody before signing in.
     *
     * @param language en, th or fil
     * @param values what {@link Purpose#names} lists, all of it and no more
     */
    public void write(
            String address, String language, Purpose purpose, Map<String, String> values) {
        writeAbout(null, address, language, purpose, values);
    }

    /**
     * The same, about something that may end before the mail is sent.
     *
     * @param about such as the id of an introduction, for {@link #takeBack}
     */
    public void writeAbout(
            @Nullable UUID about,
            String address,
            String language,
            Purpose purpose,
            Map<String, String> values) {
        String filledIn = filledIn(purpose, values);
        jdbc.prepareStatement(
                WRITE, statement -> write(statement, about, address, language, purpose, filledIn));
    }

    /** The same, in the open transaction of the worker: for routines. */
    public void writeAbout(
            Connection worker,
            @Nullable UUID about,
            String address,
            String language,
            Purpose purpose,
            Map<String, String> values) {
        String filledIn = filledIn(purpose, values);
        try (PreparedStatement statement = worker.prepareStatement(WRITE)) {
            write(statement, about, address, language, purpose, filledIn);
        } catch (SQLException e) {
            throw new IllegalStateException("a mail could not be written", e);
        }
    }

    /**
     * Takes back what has not been sent yet, in the open transaction of a caller.
     *
     * @return how many mails nobody will get
     */
    public int takeBack(UUID about) {
        return jdbc.prepareStatement(TAKE_BACK, statement -> takeBack(statement, about));
    }

    /** The same, in the open transaction of the worker: for routines. */
    public int takeBack(Connection worker, UUID about) {
        try (PreparedStatement statement = worker.prepareStatement(TAKE_BACK)) {
            return takeBack(statement, about);
        } catch (SQLException e) {
            throw new IllegalStateException("mail could not be taken back", e);
        }
    }

    private int write(
            PreparedStatement statement,
            @Nullable UUID about,
            String address,
            String language,
            Purpose purpose,
            String filledIn)
            throws SQLException {
        OffsetDateTime now = now();
        statement.setObject(1, UUID.randomUUID());
        statement.setString(2, address);
        statement.setString(3, language);
        statement.setString(4, purpose.name());
        statement.setString(5, filledIn);
        statement.setObject(6, about);
        statement.setObject(7, now);
        statement.setObject(8, now);
        return statement.executeUpdate();
    }

    private int takeBack(PreparedStatement statement, UUID about) throws SQLException {
        statement.setObject(1, now());
        statement.setObject(2, about);
        return statement.executeUpdate();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** What {@link #write} stored. */
    static Map<String, String> values(String filledIn) {
        try {
            return JSON.readValue(filledIn, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mail is filled in with something else", e);
        }
    }

    private static String filledIn(Purpose purpose, Map<String, String> values) {
        if (!values.keySet().equals(purpose.names())) {
            throw new IllegalArgumentException(
                    "a mail %s is filled in with %s, not %s"
                            .formatted(purpose, purpose.names(), values.keySet()));
        }
        Map<String, String> lines = new TreeMap<>();
        // One line each: a title must not become a header of the mail.
        values.forEach(
                (name, value) -> {
                    String line = PlainText.line(value);
                    lines.put(name, line == null ? "" : line);
                });
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mail could not be written", e);
        }
    }
}
