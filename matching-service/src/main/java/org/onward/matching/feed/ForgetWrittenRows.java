package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Routine;

/** Deletes rows as their sender wrote them once nobody will correct them any more. */
@Singleton
final class ForgetWrittenRows implements Routine {
    static final Duration KEPT = Duration.ofDays(90);

    private final Transactions transactions;
    private final InstantSource clock;

    ForgetWrittenRows(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget_written_rows";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        transactions.work(
                worker -> {
                    try (PreparedStatement statement =
                            worker.prepareStatement(
                                    """
                                    delete from feed_written w using feed_run r
                                    where r.id = w.run_id and r.started_at < ?
                                    """)) {
                        statement.setObject(
                                1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
                        return statement.executeUpdate();
                    } catch (SQLException e) {
                        throw new IllegalStateException("old rows could not be deleted", e);
                    }
                });
    }
}
