import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The embedded PostgreSQL with a table of its own: GIN over the words and over the numbers of
 * skills (intarray), one connection, no parallel workers so that its process is all that works.
 */
final class PostgresPeer implements ScalePeer {
    private static final int AT_ONCE = 1_000;

    private final EmbeddedPostgres postgres;
    private final Connection connection;
    private final PreparedStatement insert;
    private final ProcessHandle process;
    private int waiting;

    PostgresPeer(Path folder) throws IOException, SQLException {
        postgres =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("data"))
                        .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                        .setServerConfig("shared_buffers", "1GB")
                        .setServerConfig("work_mem", "64MB")
                        .setServerConfig("max_parallel_workers_per_gather", "0")
                        .setServerConfig("jit", "off")
                        .start();
        connection = postgres.getPostgresDatabase().getConnection();
        run("create extension intarray");
        run(
                """
                create table vacancy (
                    number int primary key, country text not null, valid_until int not null,
                    pay bigint not null, skills int[] not null, words tsvector not null)
                """);
        insert =
                connection.prepareStatement(
                        """
                        insert into vacancy values (?, ?, ?, ?, ?,
                            setweight(to_tsvector('simple', ?), 'A') || to_tsvector('simple', ?))
                        """);
        try (Statement asked = connection.createStatement();
                ResultSet row = asked.executeQuery("select pg_backend_pid()")) {
            row.next();
            process = ProcessHandle.of(row.getLong(1)).orElseThrow();
        }
        connection.setAutoCommit(false);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String settings() {
        return "PostgreSQL 17, GIN on tsvector and intarray, 1 GB of buffers";
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(process);
    }

    @Override
    public int rounds() {
        return 1;
    }

    @Override
    public void add(Row row) throws SQLException {
        insert.setInt(1, row.number());
        insert.setString(2, row.country());
        insert.setInt(3, row.validUntilDay());
        insert.setLong(4, row.payMonthMax());
        insert.setArray(5, numbers(row.skills()));
        insert.setString(6, row.title());
        insert.setString(7, row.description());
        insert.addBatch();
        if (++waiting % AT_ONCE == 0) {
            insert.executeBatch();
        }
    }

    private java.sql.Array numbers(int[] numbers) throws SQLException {
        return connection.createArrayOf("int4", Arrays.stream(numbers).boxed().toArray());
    }

    @Override
    public void open() throws SQLException {
        insert.executeBatch();
        run("create index on vacancy using gin (skills gin__int_ops)");
        run("create index on vacancy using gin (words)");
        connection.commit();
        connection.setAutoCommit(true);
        run("vacuum analyze vacancy");
    }

    /**
     * Each skill counts one, as for the others; ts_rank stands for BM25, which there is none of.
     */
    @Override
    public List<Integer> best(Plain query) throws SQLException {
        try (PreparedStatement asked =
                connection.prepareStatement(
                        """
                        select number from vacancy
                        where country = ? and valid_until >= ? and pay >= ?
                            and (skills && ? or words @@ ?::tsquery)
                        order by icount(skills & ?)
                            + 10 * ts_rank('{0.5, 0.5, 0.5, 1}', words, ?::tsquery) desc, number
                        limit 20
                        """)) {
            java.sql.Array skills = numbers(query.skills());
            String words = String.join(" | ", query.words());
            asked.setString(1, query.country());
            asked.setInt(2, query.todayDay());
            asked.setLong(3, query.payFloor());
            asked.setArray(4, skills);
            asked.setString(5, words);
            asked.setArray(6, skills);
            asked.setString(7, words);
            List<Integer> best = new ArrayList<>(SHOWN);
            try (ResultSet rows = asked.executeQuery()) {
                while (rows.next()) {
                    best.add(rows.getInt(1));
                }
            }
            return best;
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }
}
