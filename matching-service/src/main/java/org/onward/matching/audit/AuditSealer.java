package org.onward.matching.audit;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chains committed entries by hash: each seal covers its entry and the seal before it, so that a
 * changed, removed or inserted entry shows. Runs on the worker's connection, one sealer at a time
 * (advisory lock). Entries commit out of the order of their numbers: each waits by itself.
 */
@Singleton
public final class AuditSealer {
    private static final int BATCH = 1_000;
    private static final long LOCK = 0x0A0D_1701L;
    private static final String ENTRY =
            """
            e.seq, extract(epoch from e.at) * 1000000, coalesce(e.account_id::text, ''),
            coalesce(e.role, ''), e.act, e.subject, coalesce(e.subject_id::text, ''), e.outcome,
            coalesce(e.reason, '')
            """;

    /**
     * The head of the chain.
     *
     * @param position of the newest seal; 0 where there is none
     */
    public record Head(long position, byte[] hash) {}

    /**
     * What a verification found.
     *
     * @param firstBroken the first entry that is not as it was sealed, or was never to be sealed;
     *     null where there is none
     */
    public record Verdict(long checked, @Nullable Long firstBroken) {}

    /**
     * Seals up to 1,000 entries.
     *
     * @return how many were sealed
     */
    public int seal(Connection worker) throws SQLException {
        try (PreparedStatement lock =
                worker.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet got = lock.executeQuery()) {
                got.next();
                if (!got.getBoolean(1)) {
                    return 0;
                }
            }
        }
        forgetSealed(worker);
        byte[] head = head(worker).hash();
        List<Long> sealed = new ArrayList<>();
        String sql =
                "select "
                        + ENTRY
                        + " from audit_unsealed u join audit_entry e on e.seq = u.seq"
                        + " order by u.seq limit ?";
        try (PreparedStatement unsealed = worker.prepareStatement(sql);
                PreparedStatement write =
                        worker.prepareStatement(
                                "insert into audit_seal (seq, hash) values (?, ?)");
                PreparedStatement done =
                        worker.prepareStatement("delete from audit_unsealed where seq = any(?)")) {
            unsealed.setInt(1, BATCH);
            try (ResultSet rows = unsealed.executeQuery()) {
                while (rows.next()) {
                    head = next(head, rows);
                    write.setLong(1, rows.getLong(1));
                    write.setBytes(2, head);
                    write.addBatch();
                    sealed.add(rows.getLong(1));
                }
            }
            write.executeBatch();
            done.setArray(1, worker.createArrayOf("bigint", sealed.toArray()));
            done.executeUpdate();
        }
        return sealed.size();
    }

    /** Another version of the service, running beside this one, seals without taking them out. */
    private static void forgetSealed(Connection worker) throws SQLException {
        try (PreparedStatement statement =
                worker.prepareStatement(
                        "delete from audit_unsealed u using audit_seal s where s.seq = u.seq")) {
            statement.executeUpdate();
        }
    }

    /** The newest seal, or 32 zero bytes before the first. */
    public Head head(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "select position, hash from audit_seal"
                                        + " order by position desc limit 1");
                ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? new Head(rows.getLong(1), rows.getBytes(2))
                    : new Head(0, new byte[32]);
        }
    }

    /** Recomputes the whole chain, in the order it was sealed. */
    public Verdict verify(Connection connection) throws SQLException {
        byte[] head = new byte[32];
        long checked = 0;
        String sql =
                "select "
                        + ENTRY
                        + ", s.hash, s.seq from audit_seal s left join audit_entry e on e.seq = s.seq"
                        + " order by s.position";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(5_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long seq = rows.getLong(1);
                    if (rows.wasNull()) {
                        return new Verdict(checked, rows.getLong(11));
                    }
                    head = next(head, rows);
                    if (!MessageDigest.isEqual(head, rows.getBytes(10))) {
                        return new Verdict(checked, seq);
                    }
                    checked++;
                }
            }
        }
        return new Verdict(checked, firstForgotten(connection));
    }

    /** The first entry that is neither sealed nor waits for it. */
    private static @Nullable Long firstForgotten(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                select min(e.seq) from audit_entry e
                                where not exists (select 1 from audit_seal s where s.seq = e.seq)
                                    and not exists
                                        (select 1 from audit_unsealed u where u.seq = e.seq)
                                """);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getObject(1, Long.class);
        }
    }

    private static byte[] next(byte[] before, ResultSet row) throws SQLException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(before);
            for (int column = 1; column <= 9; column++) {
                byte[] value =
                        Objects.toString(row.getString(column), "")
                                .getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(4).putInt(value.length).array());
                sha.update(value);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
