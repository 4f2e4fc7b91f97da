package org.onward.matching.vacancy;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;

/** Where a page of a list that goes by time ended. */
record Cursor(Instant at, UUID id) {
    String written() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + "" + at).getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Cursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(
                    Instant.parse(plain.substring(36)), UUID.fromString(plain.substring(0, 36)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw Problem.invalid("cursor", "cursor", "This cursor was not given by us.");
        }
    }

    /** Binds what {@code (cast(? as timestamptz) is null or (at, id) > (?, ?))} asks for. */
    static int bind(PreparedStatement statement, int at, @Nullable Cursor cursor)
            throws SQLException {
        Object time = cursor == null ? null : cursor.at().atOffset(ZoneOffset.UTC);
        statement.setObject(at, time, Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(at + 1, time, Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(at + 2, cursor == null ? null : cursor.id(), Types.OTHER);
        return at + 3;
    }
}
