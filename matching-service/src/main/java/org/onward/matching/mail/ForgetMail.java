package org.onward.matching.mail;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Routine;

/** Deletes mail that is over, and what was typed by people who never used their link. */
@Singleton
final class ForgetMail implements Routine {
    private static final Duration KEPT = Duration.ofDays(90);

    private final Transactions transactions;
    private final InstantSource clock;

    ForgetMail(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget_mail";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        transactions.work(
                worker -> {
                    delete(
                            worker,
                            "delete from mail where created_at < ? and next_try_at is null",
                            now.minus(KEPT));
                    for (String links : List.of("registration", "password_reset")) {
                        delete(worker, "delete from " + links + " where ends_at < ?", now);
                    }
                    return true;
                });
    }

    private static void delete(Connection worker, String sql, OffsetDateTime before) {
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            statement.setObject(1, before);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old mail could not be deleted", e);
        }
    }
}
