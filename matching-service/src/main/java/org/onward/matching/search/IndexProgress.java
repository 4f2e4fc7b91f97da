package org.onward.matching.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How far an index has followed the database; kept in the user data of every Lucene commit, so that
 * documents and position are never apart.
 *
 * @param schema of the documents; copies of another one are built anew
 * @param epoch of the database; another one after a restore
 * @param taxonomy version of the vocabulary whose numbers the documents hold
 * @param at the last change applied
 * @param days where the index stood on the first commit of each of the last days (since 1970): what
 *     lies before the oldest of them may be trimmed
 */
record IndexProgress(
        int schema,
        UUID epoch,
        String taxonomy,
        ChangePoint at,
        Instant committed,
        NavigableMap<Long, ChangePoint> days) {
    private static final String DAY = "day.";

    /**
     * A place in the change log, ordered by transaction, then sequence.
     *
     * @param xid the transaction's 64-bit id, unsigned
     */
    record ChangePoint(long xid, long sequence) implements Comparable<ChangePoint> {
        static ChangePoint of(String text) {
            int colon = text.indexOf(':');
            return new ChangePoint(
                    Long.parseUnsignedLong(text.substring(0, colon)),
                    Long.parseLong(text.substring(colon + 1)));
        }

        String xidText() {
            return Long.toUnsignedString(xid);
        }

        @Override
        public int compareTo(ChangePoint other) {
            int byTransaction = Long.compareUnsigned(xid, other.xid);
            return byTransaction == 0 ? Long.compare(sequence, other.sequence) : byTransaction;
        }

        @Override
        public String toString() {
            return xidText() + ":" + sequence;
        }
    }

    IndexProgress to(ChangePoint point) {
        return new IndexProgress(schema, epoch, taxonomy, point, committed, days);
    }

    /** As of a commit; {@code kept} days of marks stay. */
    IndexProgress committedAt(Instant now, long today, int kept) {
        NavigableMap<Long, ChangePoint> marks = new TreeMap<>(days);
        marks.putIfAbsent(today, at);
        // One mark older than the days kept is what trimming goes by.
        while (marks.size() > 1 && marks.higherKey(marks.firstKey()) <= today - kept) {
            marks.pollFirstEntry();
        }
        return new IndexProgress(schema, epoch, taxonomy, at, now, marks);
    }

    /** Everything up to here was consumed at least {@code days} ago. */
    Optional<ChangePoint> consumedBefore(long today, int daysAgo) {
        return Optional.ofNullable(days.floorEntry(today - daysAgo)).map(Map.Entry::getValue);
    }

    Map<String, String> userData() {
        Map<String, String> data = new HashMap<>();
        data.put("schema", Integer.toString(schema));
        data.put("epoch", epoch.toString());
        data.put("taxonomy", taxonomy);
        data.put("at", at.toString());
        data.put("committed", committed.toString());
        days.forEach((day, point) -> data.put(DAY + day, point.toString()));
        return data;
    }

    /** Empty where the data cannot be read. */
    static Optional<IndexProgress> of(Map<String, String> data) {
        try {
            NavigableMap<Long, ChangePoint> days = new TreeMap<>();
            data.forEach(
                    (key, value) -> {
                        if (key.startsWith(DAY)) {
                            days.put(
                                    Long.valueOf(key.substring(DAY.length())),
                                    ChangePoint.of(value));
                        }
                    });
            return Optional.of(
                    new IndexProgress(
                            Integer.parseInt(data.getOrDefault("schema", "")),
                            UUID.fromString(data.getOrDefault("epoch", "")),
                            data.getOrDefault("taxonomy", ""),
                            ChangePoint.of(data.getOrDefault("at", "")),
                            Instant.parse(data.getOrDefault("committed", "")),
                            days));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
