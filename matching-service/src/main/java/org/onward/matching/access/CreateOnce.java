package org.onward.matching.access;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;

/**
 * Makes a creating request safe to repeat: the same {@code Idempotency-Key} of the same account
 * creates one thing, and every repetition is answered with that thing's id.
 */
@Singleton
public final class CreateOnce {
    private final JdbcOperations jdbc;
    private final InstantSource clock;

    CreateOnce(JdbcOperations jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * To be called inside the transaction that creates. A second request with the key waits for the
     * first one's transaction, because both insert the same key.
     *
     * @param key as sent, 8–100 characters; without one every request creates
     * @param route what is created, such as {@code vacancies}
     * @param create gets the id the new thing must have
     * @return the id of the thing created now or earlier
     */
    public UUID create(Caller caller, @Nullable String key, String route, Consumer<UUID> create) {
        UUID id = UUID.randomUUID();
        if (key == null) {
            create.accept(id);
            return id;
        }
        if (key.length() < 8
                || key.length() > 100
                || key.chars().anyMatch(c -> c < 33 || c > 126)) {
            throw Problem.invalid(
                    "Idempotency-Key",
                    "idempotency_key",
                    "The key must have 8 to 100 letters, digits or signs.");
        }
        int inserted =
                jdbc.prepareStatement(
                        """
                        insert into idempotency_key (account_id, key, route, created_id, created_at)
                        values (?, ?, ?, ?, ?) on conflict (account_id, key) do nothing
                        """,
                        statement -> {
                            statement.setObject(1, caller.account().value());
                            statement.setString(2, key);
                            statement.setString(3, route);
                            statement.setObject(4, id);
                            statement.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
                            return statement.executeUpdate();
                        });
        if (inserted == 1) {
            create.accept(id);
            return id;
        }
        return earlier(caller, key, route);
    }

    private UUID earlier(Caller caller, String key, String route) {
        return jdbc.prepareStatement(
                "select route, created_id from idempotency_key where account_id = ? and key = ?",
                statement -> {
                    statement.setObject(1, caller.account().value());
                    statement.setString(2, key);
                    try (var rows = statement.executeQuery()) {
                        if (!rows.next() || !rows.getString(1).equals(route)) {
                            throw Problem.conflict(
                                    "This Idempotency-Key was used for something else; make a new"
                                            + " one.");
                        }
                        return rows.getObject(2, UUID.class);
                    }
                });
    }
}
