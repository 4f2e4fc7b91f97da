package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.onward.matching.search.IndexProgress.ChangePoint;
import org.onward.matching.shared.Sql;

/**
 * The change log as the worker login reads it: only what no running transaction can still precede,
 * in the order (transaction, sequence), because sequence numbers commit out of order.
 */
@Singleton
final class Changes {
    /**
     * @param subject vacancy, employer or returnee
     */
    record Change(ChangePoint at, String subject, UUID id) {}

    UUID epoch(Connection worker) {
        return Sql.on(worker)
                .first(
                        "select epoch from database_epoch",
                        row -> row.getObject("epoch", UUID.class))
                .orElseThrow();
    }

    /** Every change from here on is seen by who reads on from this point; some twice. */
    ChangePoint now(Connection worker) {
        return Sql.on(worker)
                .first(
                        "select pg_snapshot_xmin(pg_current_snapshot())::text as xmin",
                        row -> new ChangePoint(Long.parseUnsignedLong(row.getString("xmin")), 0))
                .orElseThrow();
    }

    List<Change> after(Connection worker, ChangePoint point, int limit) {
        return Sql.on(worker)
                .list(
                        """
                        select c.xid::text as xid_text, c.seq, c.subject, c.id from change_log c
                        where c.xid < pg_snapshot_xmin(pg_current_snapshot())
                            and (c.xid, c.seq) > (?::xid8, ?)
                        order by c.xid, c.seq
                        limit ?
                        """,
                        row ->
                                new Change(
                                        new ChangePoint(
                                                Long.parseUnsignedLong(row.getString("xid_text")),
                                                row.getLong("seq")),
                                        row.getString("subject"),
                                        row.getObject("id", UUID.class)),
                        point.xidText(),
                        point.sequence(),
                        limit);
    }

    /** How many changes wait, counted to {@code most}. */
    int behind(Connection worker, ChangePoint point, int most) {
        return Sql.on(worker)
                .first(
                        """
                        select count(*) as n from (select 1 from change_log
                            where (xid, seq) > (?::xid8, ?) limit ?) waiting
                        """,
                        row -> row.getInt("n"),
                        point.xidText(),
                        point.sequence(),
                        most)
                .orElse(0);
    }

    /** Removes what every replica has consumed days ago. */
    int trim(Connection worker, ChangePoint upTo) {
        return Sql.on(worker)
                .change(
                        "delete from change_log where (xid, seq) <= (?::xid8, ?)",
                        upTo.xidText(),
                        upTo.sequence());
    }
}
