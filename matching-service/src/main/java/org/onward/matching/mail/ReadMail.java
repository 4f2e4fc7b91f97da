package org.onward.matching.mail;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Transactions;

/**
 * Mail as its reader would see it, for the demo, where nothing is sent. Outside of the demo nobody
 * can read it: its links open something.
 */
@Singleton
@Requires(property = "onward.demo.enabled", value = "true")
public final class ReadMail {
    private static final int NEWEST = 100;

    private final Transactions transactions;
    private final MailTexts texts;

    ReadMail(Transactions transactions, MailTexts texts) {
        this.transactions = transactions;
        this.texts = texts;
    }

    /**
     * @param takenBack what it told of ended before it was sent
     */
    public record Written(
            UUID id,
            OffsetDateTime at,
            String address,
            String subject,
            List<Line> body,
            boolean takenBack) {}

    /**
     * A line of the text.
     *
     * @param link whether it is an address as a whole
     */
    public record Line(String text, boolean link) {}

    /** The newest hundred, newest first. */
    public List<Written> newest() {
        return read(null);
    }

    public Optional<Written> find(UUID id) {
        return read(id).stream().findFirst();
    }

    private List<Written> read(@Nullable UUID id) {
        return transactions.work(
                worker -> {
                    try {
                        return read(worker, id);
                    } catch (SQLException e) {
                        throw new IllegalStateException("mail could not be read", e);
                    }
                });
    }

    private List<Written> read(Connection worker, @Nullable UUID id) throws SQLException {
        String sql =
                """
                select id, created_at, address, language, purpose, filled_in::text, withdrawn_at is not null
                from mail where ?::uuid is null or id = ?::uuid
                order by created_at desc, id limit ?
                """;
        try (PreparedStatement statement = worker.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.setObject(2, id);
            statement.setInt(3, NEWEST);
            List<Written> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(written(rows));
                }
            }
            return found;
        }
    }

    private Written written(ResultSet row) throws SQLException {
        MailTexts.Text text =
                texts.text(
                        row.getString(4),
                        Purpose.valueOf(row.getString(5)),
                        Outbox.values(row.getString(6)));
        return new Written(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class),
                row.getString(3),
                text.subject(),
                text.body()
                        .lines()
                        .map(line -> new Line(line, line.matches("https?://\\S+")))
                        .toList(),
                row.getBoolean(7));
    }
}
