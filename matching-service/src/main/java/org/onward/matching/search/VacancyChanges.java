package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onward.matching.search.VacancyProgress.ChangePoint;
import org.onward.matching.vacancy.VacancyId;

/**
 * The change log as the worker login reads it: only what no running transaction can still precede,
 * in the order (transaction, sequence), because sequence numbers commit out of order.
 */
@Singleton
final class VacancyChanges {
    /**
     * @param vacancies touched, directly, through their employer, through what backs them, or
     *     through another that is the same posting
     * @param last where the batch ends; empty where there was nothing new
     * @param full whether there may be more
     */
    record Batch(UUID epoch, Set<VacancyId> vacancies, Optional<ChangePoint> last, boolean full) {}

    UUID epoch(Connection worker) throws SQLException {
        try (PreparedStatement statement =
                        worker.prepareStatement("select epoch from database_epoch");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getObject("epoch", UUID.class);
        }
    }

    /** Every change from here on is seen by who reads on from this point; some twice. */
    ChangePoint now(Connection worker) throws SQLException {
        try (PreparedStatement statement =
                        worker.prepareStatement(
                                "select pg_snapshot_xmin(pg_current_snapshot())::text as xmin");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return new ChangePoint(Long.parseUnsignedLong(rows.getString("xmin")), 0);
        }
    }

    Batch after(Connection worker, ChangePoint point, int limit) throws SQLException {
        String sql =
                """
                select c.xid::text as xid_text, c.seq, c.subject, c.id from change_log c
                where c.xid < pg_snapshot_xmin(pg_current_snapshot()) and (c.xid, c.seq) > (?::xid8, ?)
                order by c.xid, c.seq
                limit ?
                """;
        UUID epoch = epoch(worker);
        Set<UUID> vacancies = new LinkedHashSet<>();
        Set<UUID> employers = new LinkedHashSet<>();
        ChangePoint last = null;
        int read = 0;
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            statement.setString(1, point.xidText());
            statement.setLong(2, point.sequence());
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read++;
                    last =
                            new ChangePoint(
                                    Long.parseUnsignedLong(rows.getString("xid_text")),
                                    rows.getLong("seq"));
                    UUID id = rows.getObject("id", UUID.class);
                    switch (rows.getString("subject")) {
                        case "vacancy" -> vacancies.add(id);
                        case "employer" -> employers.add(id);
                        default -> {
                            // A person: their index is another one.
                        }
                    }
                }
            }
        }
        Set<UUID> touched = new LinkedHashSet<>(vacancies);
        touched.addAll(
                ids(
                        worker,
                        "select id from vacancy where employer_id = any(?) and state = 'open'",
                        employers));
        touched.addAll(
                ids(
                        worker,
                        "select training_id as id from backing where vacancy_id = any(?)",
                        vacancies));
        // Where one of a posting changes, another may be the one to show.
        touched.addAll(
                ids(
                        worker,
                        """
                        select o.id from vacancy v join vacancy o on o.posting = v.posting
                        where v.id = any(?) and v.posting is not null
                        """,
                        Set.copyOf(touched)));
        Set<VacancyId> all = new LinkedHashSet<>();
        touched.forEach(id -> all.add(new VacancyId(id)));
        return new Batch(epoch, all, Optional.ofNullable(last), read == limit);
    }

    private static List<UUID> ids(Connection worker, String sql, Set<UUID> of) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        if (of.isEmpty()) {
            return ids;
        }
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            statement.setArray(1, worker.createArrayOf("uuid", of.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject("id", UUID.class));
                }
            }
        }
        return ids;
    }

    /** How many changes wait, counted to {@code most}. */
    int behind(Connection worker, ChangePoint point, int most) throws SQLException {
        String sql =
                """
                select count(*) as n from (select 1 from change_log
                    where (xid, seq) > (?::xid8, ?) limit ?) waiting
                """;
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            statement.setString(1, point.xidText());
            statement.setLong(2, point.sequence());
            statement.setInt(3, most);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt("n");
            }
        }
    }

    /** Removes what every replica has consumed days ago. */
    int trim(Connection worker, ChangePoint upTo) throws SQLException {
        try (PreparedStatement statement =
                worker.prepareStatement(
                        "delete from change_log where (xid, seq) <= (?::xid8, ?)")) {
            statement.setString(1, upTo.xidText());
            statement.setLong(2, upTo.sequence());
            return statement.executeUpdate();
        }
    }

    /**
     * Id and version of every open vacancy; those of them that are shown should be in the index.
     */
    Map<UUID, Integer> openVersions(Connection worker) throws SQLException {
        Map<UUID, Integer> versions = new HashMap<>();
        try (PreparedStatement statement =
                worker.prepareStatement("select id, version from vacancy where state = 'open'")) {
            statement.setFetchSize(5000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.put(rows.getObject("id", UUID.class), rows.getInt("version"));
                }
            }
        }
        return versions;
    }
}
