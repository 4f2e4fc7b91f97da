package org.onward.matching.shared;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;

/**
 * Every change the search index must follow is written here, in the transaction that makes it. Rows
 * carry the transaction's id, because sequence numbers commit out of order.
 */
@Singleton
public final class ChangeLog {
    /** What changed. */
    public enum Subject {
        VACANCY,
        RETURNEE,
        EMPLOYER
    }

    private final JdbcOperations jdbc;

    ChangeLog(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    public void changed(Subject subject, UUID id) {
        jdbc.prepareStatement(
                "insert into change_log (subject, id) values (?, ?)",
                statement -> {
                    statement.setString(1, subject.name().toLowerCase(Locale.ROOT));
                    statement.setObject(2, id);
                    return statement.executeUpdate();
                });
    }

    /** Many at once, in one statement. */
    public void changed(Subject subject, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                "insert into change_log (subject, id) select ?, id from unnest(?) as i (id)",
                statement -> {
                    statement.setString(1, subject.name().toLowerCase(Locale.ROOT));
                    statement.setArray(
                            2, statement.getConnection().createArrayOf("uuid", ids.toArray()));
                    return statement.executeUpdate();
                });
    }
}
