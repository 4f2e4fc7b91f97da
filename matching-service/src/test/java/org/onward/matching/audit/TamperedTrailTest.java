package org.onward.matching.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.TestService;
import org.onward.matching.access.SealAudit;

/** Whoever can write to the database and to the anchor file, and what the verification finds. */
class TamperedTrailTest {
    private static final String OTHER_KEY = "A".repeat(43) + "=";
    private static final int ANCHORS = 15;
    private static final int ENTRIES_EACH = 20;
    private static final int WAITING = 10;

    private static TestService service;
    private static AuditSealer sealer;
    private static Path file;
    private static String untouched;
    private static List<Long> sealed;

    @TempDir Path folder;

    private interface Tampering {
        void at(Connection connection, int place) throws SQLException, IOException;
    }

    @BeforeAll
    static void start() throws IOException {
        service = TestService.start();
        sealer = service.get(AuditSealer.class);
        file = Path.of(setting("onward.data.folder"), "audit", "anchor.log");
        for (int anchor = 0; anchor < ANCHORS; anchor++) {
            service.sql(entries(ENTRIES_EACH));
            service.get(SealAudit.class).seal();
        }
        service.sql(entries(WAITING));
        untouched = Files.readString(file);
        sealed =
                List.of(
                                service.ask(
                                                "select string_agg(seq::text, ' ' order by position)"
                                                        + " from audit_seal")
                                        .split(" "))
                        .stream()
                        .map(Long::valueOf)
                        .toList();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyTamperingIsFoundAtEveryPlace() throws SQLException, IOException {
        int entries = sealed.size();
        Map<String, List<Integer>> missed = new HashMap<>();
        int[] found = new int[2];
        run("entry changed", entries, TamperedTrailTest::change, missed, found);
        run("entry deleted", entries, (db, i) -> delete(db, "audit_entry", i, i), missed, found);
        run("entry inserted", entries, TamperedTrailTest::insert, missed, found);
        run("entries swapped", entries - 1, TamperedTrailTest::swap, missed, found);
        run("cut at the new end", entries, (db, i) -> cut(db, i, entries - 1), missed, found);
        run("cut at the old end", entries, (db, i) -> cut(db, 0, i), missed, found);
        run(
                "seal changed",
                entries,
                (db, i) ->
                        sql(
                                db,
                                "update audit_seal set hash = sha256(hash) where seq = ?",
                                sealed.get(i)),
                missed,
                found);
        run(
                "recomputed",
                entries,
                (db, i) -> {
                    change(db, i);
                    recompute(db);
                },
                missed,
                found);
        run("anchor edited", ANCHORS, (db, i) -> edit(i), missed, found);
        run("anchors cut off", ANCHORS, (db, i) -> write(lines().subList(0, i)), missed, found);
        run(
                "kept from being sealed",
                WAITING,
                (db, i) ->
                        sql(
                                db,
                                "delete from audit_unsealed where seq ="
                                        + " (select seq from audit_unsealed order by seq offset ? limit 1)",
                                (long) i),
                missed,
                found);
        run("clock moved back", ANCHORS, this::moveClockBack, missed, found);
        System.out.println(found[0] + " of " + found[1]);
        assertThat(missed).isEmpty();
        assertThat(found).containsExactly(120, 120);
        assertThat(verdict().finding()).isNull();
    }

    @Test
    void rewritingTablesAndAnchorsTakesTheKeyToo() throws SQLException, IOException {
        Finding finding =
                tampered(
                        (db, i) -> {
                            change(db, i);
                            recompute(db);
                            rewriteAnchors(db, OTHER_KEY, line -> Instant.parse(line[0]));
                        },
                        7);
        assertThat(finding).isEqualTo(new Finding(Finding.Kind.ANCHOR_CHANGED, 1));
    }

    @Test
    void aCopyElsewhereShowsWhatWasCutOffEverywhereAndWhatDiffers()
            throws SQLException, IOException {
        Path copy = Files.writeString(folder.resolve("anchor.log"), untouched);
        for (String place : List.of(copy.toString(), folder.toString())) {
            AuditSealer compared =
                    new AuditSealer(
                            new AuditAnchors(
                                    setting("onward.data.folder"),
                                    place,
                                    setting("onward.keys.audit-secret"),
                                    Instant::now));
            assertThat(tampered(compared, (db, i) -> {}, 0)).isNull();
            assertThat(
                            tampered(
                                    compared,
                                    (db, i) -> {
                                        cut(db, i, sealed.size() - 1);
                                        write(lines().subList(0, ANCHORS - 1));
                                    },
                                    sealed.size() - ENTRIES_EACH))
                    .isEqualTo(new Finding(Finding.Kind.ANCHOR_MISSING, ANCHORS));
        }
        AuditSealer compared =
                new AuditSealer(
                        new AuditAnchors(
                                setting("onward.data.folder"),
                                copy.toString(),
                                setting("onward.keys.audit-secret"),
                                Instant::now));
        Files.writeString(copy, "something else\n");
        assertThat(tampered(compared, (db, i) -> {}, 0))
                .isEqualTo(new Finding(Finding.Kind.COPY_DIFFERS, 1));
    }

    @Test
    void aTrailThatIsWrittenMeanwhileIsWholeAndAfterARestartToo() throws Exception {
        try (TestService own = TestService.start()) {
            SealAudit seal = own.get(SealAudit.class);
            Thread writer =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        for (int i = 0; i < 50; i++) {
                                            own.sql(entries(20));
                                            seal.seal();
                                        }
                                    });
            while (writer.isAlive()) {
                assertThat(verdictOf(own).finding()).isNull();
            }
            writer.join();
            assertThat(verdictOf(own).checked()).isGreaterThan(0);
        }
        Files.createDirectories(folder.resolve("audit"));
        Files.writeString(
                folder.resolve("audit/anchor.log"), untouched + "2026-torn by a power cut");
        try (Connection connection = service.superuser()) {
            connection.setAutoCommit(false);
            AuditSealer restarted =
                    new AuditSealer(
                            new AuditAnchors(
                                    folder.toString(),
                                    null,
                                    setting("onward.keys.audit-secret"),
                                    Instant::now));
            while (restarted.seal(connection) > 0) {}
            restarted.anchor(connection);
            assertThat(restarted.verify(connection).finding()).isNull();
            connection.rollback();
        }
    }

    @Test
    @Tag("soak")
    void aMillionEntriesAreVerifiedInAMinute() throws SQLException {
        try (TestService own = TestService.start()) {
            own.sql(entries(1_000_000));
            own.get(SealAudit.class).seal();
            long began = System.nanoTime();
            assertThat(verdictOf(own).checked()).isGreaterThanOrEqualTo(1_000_000);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            System.out.println("a million entries verified in " + took);
            assertThat(took).isLessThan(Duration.ofMinutes(1));
        }
    }

    private void run(
            String kind,
            int size,
            Tampering tampering,
            Map<String, List<Integer>> missed,
            int[] found)
            throws SQLException, IOException {
        for (int place : tenOf(size)) {
            found[1]++;
            if (tampered(tampering, place) == null) {
                missed.computeIfAbsent(kind, any -> new ArrayList<>()).add(place);
            } else {
                found[0]++;
            }
        }
    }

    /** The first, the last and eight between them. */
    private static Set<Integer> tenOf(int size) {
        List<Integer> between = new ArrayList<>(IntStream.range(1, size - 1).boxed().toList());
        Collections.shuffle(between, new Random(114));
        Set<Integer> places = new TreeSet<>(between.subList(0, 8));
        places.add(0);
        places.add(size - 1);
        return places;
    }

    private static @Nullable Finding tampered(Tampering tampering, int place)
            throws SQLException, IOException {
        return tampered(sealer, tampering, place);
    }

    private static @Nullable Finding tampered(AuditSealer by, Tampering tampering, int place)
            throws SQLException, IOException {
        try (Connection connection = service.superuser()) {
            connection.setAutoCommit(false);
            // The sealer's own lock, so that the service seals nothing meanwhile.
            sql(connection, "select pg_advisory_xact_lock(?)", 0x0A0D_1701L);
            connection.createStatement().execute("set local session_replication_role = replica");
            tampering.at(connection, place);
            Finding finding = by.verify(connection).finding();
            connection.rollback();
            return finding;
        } finally {
            Files.writeString(file, untouched);
        }
    }

    private static AuditSealer.Verdict verdict() throws SQLException {
        return verdictOf(service);
    }

    private static AuditSealer.Verdict verdictOf(TestService of) throws SQLException {
        try (Connection connection = of.superuser()) {
            connection.setAutoCommit(false);
            return of.get(AuditSealer.class).verify(connection);
        }
    }

    private static void change(Connection db, int place) throws SQLException {
        sql(db, "update audit_entry set act = 'nothing' where seq = ?", sealed.get(place));
    }

    private static void delete(Connection db, String table, int from, int to) throws SQLException {
        try (PreparedStatement statement =
                db.prepareStatement("delete from " + table + " where seq = any(?)")) {
            statement.setArray(
                    1, db.createArrayOf("bigint", sealed.subList(from, to + 1).toArray()));
            statement.executeUpdate();
        }
    }

    /** An entry with a seal of its own between others. */
    private static void insert(Connection db, int place) throws SQLException {
        db.createStatement()
                .execute(
                        "create temporary table kept on commit drop as"
                                + " select position, seq, hash from audit_seal");
        sql(
                db,
                "delete from audit_seal where position >="
                        + " (select position from kept where seq = ?)",
                sealed.get(place));
        sql(
                db,
                """
                with added as (
                    insert into audit_entry (at, act, subject, outcome)
                    values (now(), 'added', 'test', 'done') returning seq)
                insert into audit_seal (position, seq, hash) overriding system value
                    select position, seq, sha256('any') from added,
                        (select position from kept where seq = ?) at
                """,
                sealed.get(place));
        sql(
                db,
                """
                insert into audit_seal (position, seq, hash) overriding system value
                    select position + 1, seq, hash from kept
                    where position >= (select position from kept where seq = ?)
                """,
                sealed.get(place));
    }

    private static void swap(Connection db, int place) throws SQLException {
        sql(
                db,
                """
                update audit_entry e set act = other.act, subject_id = other.subject_id
                from audit_entry other where (e.seq, other.seq) in ((?, ?), (?, ?))
                """,
                sealed.get(place),
                sealed.get(place + 1),
                sealed.get(place + 1),
                sealed.get(place));
    }

    private static void cut(Connection db, int from, int to) throws SQLException {
        sql(
                db,
                """
                delete from audit_anchor where position in
                    (select position from audit_seal where seq between ? and ?)
                """,
                sealed.get(from),
                sealed.get(to));
        delete(db, "audit_seal", from, to);
        delete(db, "audit_entry", from, to);
    }

    /** The whole chain again, each seal at its place. */
    private static void recompute(Connection db) throws SQLException {
        db.createStatement()
                .execute(
                        "create temporary table kept on commit drop as"
                                + " select seq, position from audit_seal");
        db.createStatement().execute("delete from audit_seal");
        db.createStatement().execute("delete from audit_unsealed");
        db.createStatement().execute("insert into audit_unsealed select seq from kept");
        sealer.seal(db);
        db.createStatement()
                .execute(
                        """
                        create temporary table made on commit drop as
                            select kept.position, seq, hash from audit_seal join kept using (seq);
                        delete from audit_seal;
                        insert into audit_seal (position, seq, hash) overriding system value
                            select position, seq, hash from made
                        """);
        db.createStatement()
                .execute(
                        "insert into audit_unsealed select seq from audit_entry e"
                                + " where not exists (select 1 from kept where kept.seq = e.seq)");
    }

    private static void edit(int place) throws IOException {
        List<String> lines = lines();
        lines.set(place, lines.get(place).replaceFirst("^\\d{4}", "2031"));
        write(lines);
    }

    private interface Time {
        Instant of(String[] line);
    }

    /** As the service itself would have written them under another clock. */
    private void moveClockBack(Connection db, int place) throws SQLException, IOException {
        String from = lines().get(place).split(" ", -1)[1];
        rewriteAnchors(
                db,
                setting("onward.keys.audit-secret"),
                line ->
                        Instant.parse(line[0])
                                .minus(
                                        Long.parseLong(line[1]) < Long.parseLong(from)
                                                ? Duration.ZERO
                                                : Duration.ofHours(1)));
    }

    private void rewriteAnchors(Connection db, String key, Time time)
            throws SQLException, IOException {
        Path into = Files.createTempDirectory(folder, "again");
        Instant[] now = new Instant[1];
        AuditAnchors anchors = new AuditAnchors(into.toString(), null, key, () -> now[0]);
        List<String> written = new ArrayList<>();
        for (String line : lines()) {
            String[] parts = line.split(" ", -1);
            now[0] = time.of(parts);
            byte[] hash;
            try (PreparedStatement seal =
                    db.prepareStatement("select hash from audit_seal where position = ?")) {
                seal.setLong(1, Long.parseLong(parts[1]));
                try (var row = seal.executeQuery()) {
                    row.next();
                    hash = row.getBytes(1);
                }
            }
            String made = anchors.append(Long.parseLong(parts[1]), hash);
            written.add(made);
            try (PreparedStatement anchor =
                    db.prepareStatement("update audit_anchor set line = ? where position = ?")) {
                anchor.setString(1, made);
                anchor.setLong(2, Long.parseLong(parts[1]));
                anchor.executeUpdate();
            }
        }
        write(written);
    }

    private static List<String> lines() {
        return new ArrayList<>(untouched.lines().toList());
    }

    private static void write(List<String> lines) throws IOException {
        Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    private static String setting(String name) {
        return service.context().getRequiredProperty(name, String.class);
    }

    private static String entries(int count) {
        return """
        insert into audit_entry (at, act, subject, subject_id, outcome)
        select now(), 'act ' || i, 'test', gen_random_uuid(), 'done' from generate_series(1, %d) i
        """
                .formatted(count);
    }

    private static void sql(Connection connection, String sql, Long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
