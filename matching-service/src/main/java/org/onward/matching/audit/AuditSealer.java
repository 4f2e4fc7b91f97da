package org.onward.matching.audit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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
    private static final int FIELDS = 10;
    private static final String ENTRY =
            """
            e.seq, extract(epoch from e.at) * 1000000, coalesce(e.account_id::text, ''),
            coalesce(e.role, ''), e.act, e.subject, coalesce(e.subject_id::text, ''), e.outcome,
            coalesce(e.reason, ''), coalesce(e.reason_id::text, '')
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
     * @param checked how many seals hold, from the oldest on
     * @param finding the first thing that is wrong; null where the trail is whole
     */
    public record Verdict(long checked, @Nullable Finding finding) {}

    private final AuditAnchors anchors;

    AuditSealer(AuditAnchors anchors) {
        this.anchors = anchors;
    }

    /**
     * Seals up to 1,000 entries.
     *
     * @return how many were sealed
     */
    public int seal(Connection worker) throws SQLException {
        if (!locked(worker)) {
            return 0;
        }
        forgetSealed(worker);
        MessageDigest sha = sha256();
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
                    head = next(sha, head, rows);
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

    /** Anchors the head of the chain, unless it is anchored already. */
    public void anchor(Connection worker) throws SQLException {
        if (!locked(worker)) {
            return;
        }
        Head head = head(worker);
        try (PreparedStatement anchored =
                        worker.prepareStatement(
                                "select coalesce(max(position), 0) from audit_anchor");
                PreparedStatement write =
                        worker.prepareStatement(
                                "insert into audit_anchor (position, line) values (?, ?)");
                ResultSet newest = anchored.executeQuery()) {
            newest.next();
            if (newest.getLong(1) < head.position()) {
                write.setLong(1, head.position());
                write.setString(2, anchors.append(head.position(), head.hash()));
                write.executeUpdate();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit anchor could not be written", e);
        }
    }

    private static boolean locked(Connection worker) throws SQLException {
        try (PreparedStatement lock =
                worker.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet got = lock.executeQuery()) {
                got.next();
                return got.getBoolean(1);
            }
        }
    }

    /**
     * Recomputes the whole chain in the order it was sealed, and compares it with the anchors.
     * Nothing is sealed meanwhile. Needs a transaction, so that the rows are streamed.
     */
    public Verdict verify(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
        String sql =
                "select "
                        + ENTRY
                        + """
                        , s.hash, s.seq as sealed, s.position, e.at, a.line
                        from audit_seal s left join audit_entry e on e.seq = s.seq
                            left join audit_anchor a on a.position = s.position
                        order by s.position
                        """;
        try (AuditAnchors.Reading reading = anchors.read();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(5_000);
            try (ResultSet rows = statement.executeQuery()) {
                return verify(connection, rows, reading);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit anchors could not be read", e);
        }
    }

    private static Verdict verify(
            Connection connection, ResultSet rows, AuditAnchors.Reading reading)
            throws SQLException, IOException {
        MessageDigest sha = sha256();
        byte[] before = new byte[32];
        long checked = 0;
        Finding finding = reading.next();
        while (finding == null && rows.next()) {
            long seq = rows.getLong("sealed");
            if (rows.getString("seq") == null) {
                return new Verdict(checked, new Finding(Finding.Kind.ENTRY_MISSING, seq));
            }
            byte[] expected = next(sha, before, rows);
            before = rows.getBytes("hash");
            if (!MessageDigest.isEqual(expected, before)) {
                // Where only the seal was changed, the next one still fits what it was.
                boolean seal =
                        rows.next()
                                && MessageDigest.isEqual(
                                        next(sha, expected, rows), rows.getBytes("hash"));
                return new Verdict(
                        checked,
                        new Finding(
                                seal ? Finding.Kind.SEAL_CHANGED : Finding.Kind.ENTRY_CHANGED,
                                seq));
            }
            finding =
                    reading.compare(
                            rows.getLong("position"),
                            before,
                            rows.getObject("at", OffsetDateTime.class).toInstant(),
                            rows.getString("line"));
            checked++;
        }
        finding = finding == null ? reading.end() : finding;
        Long forgotten = finding == null ? firstForgotten(connection) : null;
        return new Verdict(
                checked,
                forgotten == null ? finding : new Finding(Finding.Kind.NEVER_SEALED, forgotten));
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

    private static byte[] next(MessageDigest sha, byte[] before, ResultSet row)
            throws SQLException {
        sha.update(before);
        for (int column = 1; column <= FIELDS; column++) {
            byte[] value =
                    Objects.toString(row.getString(column), "").getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(4).putInt(value.length).array());
            sha.update(value);
        }
        return sha.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
