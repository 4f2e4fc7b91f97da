package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Routine;
import org.onward.matching.shared.Sql;

/**
 * Deletes rows as their sender wrote them, what of them reports repeat, and which vacancies a file
 * ended, once nobody will correct them any more.
 */
@Singleton
final class ForgetWrittenRows implements Routine {
    static final Duration KEPT = Duration.ofDays(30);

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
                    OffsetDateTime before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
                    Sql sql = Sql.on(worker);
                    sql.change(
                            """
                            update feed_row f set was_read = null from feed_run r
                            where r.id = f.run_id and r.started_at < ? and f.was_read is not null
                            """,
                            before);
                    sql.change(
                            """
                            delete from feed_missing m using feed_run r
                            where r.id = m.run_id and r.started_at < ? and r.state <> 'waiting'
                            """,
                            before);
                    return sql.change(
                            """
                            delete from feed_written w using feed_run r
                            where r.id = w.run_id and r.started_at < ?
                            """,
                            before);
                });
    }
}
