package org.onward.matching.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of days stand in the order of another country than the file's: one cell that is a
 * day in no other order tells of all its column. The file is read once for it, before its rows are.
 */
final class DayOrder {
    private static final Set<String> DAYS = Set.of("start_on", "valid_until");

    private DayOrder() {}

    /**
     * @param country whose order holds where nothing tells of another
     */
    static Set<String> others(FeedFormat format, Path file, String country) throws IOException {
        Set<String> others = new HashSet<>();
        if (format == FeedFormat.JSON) {
            return others; // what programs write has one order
        }
        try (FeedRows rows = FeedRows.open(format, file, name -> false)) {
            Map<String, String> columns = rows.header().columns();
            if (!columns.isEmpty() && DAYS.stream().noneMatch(columns::containsKey)) {
                return others;
            }
            for (FeedItem item = rows.next();
                    item != null && others.size() < DAYS.size();
                    item = rows.next()) {
                if (item instanceof FeedItem.Row row) {
                    for (String column : DAYS) {
                        String text = row.text(column);
                        if (text != null && DayText.isInOtherOrder(text, country)) {
                            others.add(column);
                        }
                    }
                }
            }
        } catch (BadFeed e) {
            // What stands before it tells what it can; that the file breaks off is said in its
            // turn.
        }
        return others;
    }
}
