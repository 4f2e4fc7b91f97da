package org.onward.matching.feed;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In which order day and month stand in a file's columns of days, by the days that are one in a
 * single order only. They are counted over the whole of a column, as any further one may tip the
 * scales: the order of the file's country holds where none speaks against it or one in twenty at
 * most; the other one where it is met twenty times and twenty times as often; between them a day
 * that may be either is asked about. That the other one held in the source's files before counts as
 * twenty days of it, so that a file of few rows is read as those of many.
 *
 * <p>The file is read once more for it, and only once a row is met that hangs on it: a file that
 * has no days, or writes months by name, years first, or real dates of a sheet, is read once.
 */
final class DayOrder {
    static final String OTHER_ORDER =
            "Nearly all days of this column stand in the order of another country; those that may be either were read so.";
    private static final List<String> DAYS = List.of("start_on", "valid_until");
    private static final int OUTWEIGHS = 20;

    /** The order of a text, or of a column. */
    enum Order {
        OF_COUNTRY,
        OTHER,
        /** Either may be meant. */
        OPEN
    }

    /** The file, from its beginning. */
    interface Again {
        FeedRows open() throws IOException, BadFeed;
    }

    static final String OTHER_BEFORE =
            "In earlier files of this source the days of this column stood in the order of another country; those that may be either were read so.";

    private final String country;
    private final Set<String> before;
    private final Again file;
    private final Map<String, Order> sure = new HashMap<>();
    private @Nullable Map<String, Order> columns;

    /**
     * @param country whose order holds where nothing tells of another
     * @param before columns in which the other one held in the source's files before
     */
    DayOrder(String country, Set<String> before, Again file) {
        this.country = country;
        this.before = before;
        this.file = file;
    }

    /** Columns of which a row holds days that are not, or not surely, in the country's order. */
    Map<String, Order> of(FeedItem.Row row) throws IOException {
        Map<String, Order> orders = new HashMap<>();
        for (String column : DAYS) {
            Order said = said(row, column);
            if (said != null && said != Order.OF_COUNTRY) {
                Order order = columns().getOrDefault(column, Order.OF_COUNTRY);
                if (order != Order.OF_COUNTRY) {
                    orders.put(column, order);
                }
            }
        }
        return orders;
    }

    private @Nullable Order said(FeedItem.Row row, String column) {
        String text = row.text(column);
        return text == null ? null : DayText.order(text, country);
    }

    private Map<String, Order> columns() throws IOException {
        Map<String, Order> known = columns;
        if (known == null) {
            known = counted();
            columns = known;
        }
        return known;
    }

    private Map<String, Order> counted() throws IOException {
        Map<String, Map<Order, Integer>> counts = new HashMap<>();
        try (FeedRows rows = file.open()) {
            for (FeedItem item = rows.next(); item != null; item = rows.next()) {
                if (item instanceof FeedItem.Row row) {
                    for (String column : DAYS) {
                        Order said = said(row, column);
                        if (said != null) {
                            counts.computeIfAbsent(column, name -> new EnumMap<>(Order.class))
                                    .merge(said, 1, Integer::sum);
                        }
                    }
                }
            }
        } catch (BadFeed e) {
            // What stands before it tells what it can; that the file breaks off is said in its
            // turn.
        }
        Map<String, Order> columns = new HashMap<>();
        counts.forEach(
                (column, of) -> {
                    int ofCountry = of.getOrDefault(Order.OF_COUNTRY, 0);
                    int other = of.getOrDefault(Order.OTHER, 0);
                    columns.put(
                            column,
                            order(ofCountry, other + (before.contains(column) ? OUTWEIGHS : 0)));
                    if (Math.max(ofCountry, other) >= OUTWEIGHS) {
                        sure.put(column, order(ofCountry, other));
                    }
                });
        return columns;
    }

    /** Whether it is the file itself that says so of a column. */
    boolean isOfFile(String column) {
        return sure.containsKey(column);
    }

    /**
     * Columns in which the other order holds from now on, as far as this file was looked through.
     */
    Set<String> after() {
        Set<String> after = new TreeSet<>(before);
        sure.forEach(
                (column, order) -> {
                    if (order == Order.OTHER) {
                        after.add(column);
                    } else if (order == Order.OF_COUNTRY) {
                        after.remove(column);
                    }
                });
        return after;
    }

    private static Order order(int ofCountry, int other) {
        if (ofCountry >= OUTWEIGHS * other) {
            return Order.OF_COUNTRY;
        }
        return other >= OUTWEIGHS * Math.max(1, ofCountry) ? Order.OTHER : Order.OPEN;
    }
}
