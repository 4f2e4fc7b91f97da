package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.onward.matching.feed.LookedThrough;
import org.onward.matching.shared.Sql;

/** For reports of imports: no count of people, and nothing of any. */
@Singleton
final class NewMatchProgress implements LookedThrough {
    private final Sql sql;

    NewMatchProgress(Sql sql) {
        this.sql = sql;
    }

    @Override
    public OptionalInt percent(@Nullable Instant until) {
        return sql
                .list(
                        "select new_match_progress(?) as percent",
                        row -> {
                            Integer percent = row.getObject("percent", Integer.class);
                            return percent == null ? -1 : percent;
                        },
                        until == null ? null : until.atOffset(ZoneOffset.UTC))
                .stream()
                .filter(percent -> percent >= 0)
                .mapToInt(Integer::intValue)
                .findFirst();
    }
}
