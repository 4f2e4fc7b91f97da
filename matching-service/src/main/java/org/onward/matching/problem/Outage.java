package org.onward.matching.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;

/** What failed because of the machine, not because of the request: it may be sent again. */
public final class Outage {
    private static final String DISK_FULL = "53100";

    private Outage() {}

    /** The refusal for a failure whose cause is a full disk or a database that is away. */
    public static Optional<Problem> problem(Throwable failure) {
        boolean away = false;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (isFullDisk(at)) {
                return Optional.of(
                        Problem.of(Problem.Kind.NO_ROOM, "The disk is full; nothing was saved."));
            }
            away |= isAway(at);
        }
        return away
                ? Optional.of(
                        Problem.of(
                                Problem.Kind.BUSY,
                                "The database does not answer. Try again in a moment."))
                : Optional.empty();
    }

    private static boolean isFullDisk(Throwable one) {
        return (one instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState()))
                || (one instanceof IOException
                        && Objects.toString(one.getMessage(), "").contains("No space left"));
    }

    /** Class 08 is a lost connection, 57P a server that ends or starts. */
    private static boolean isAway(Throwable one) {
        if (!(one instanceof SQLException sql)) {
            return false;
        }
        String state = Objects.toString(sql.getSQLState(), "");
        return one instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P");
    }
}
