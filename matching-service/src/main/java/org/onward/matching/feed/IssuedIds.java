package org.onward.matching.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.TakeFedVacancies;

/**
 * Tells rows apart that several issuers of one file give the same id. One of them keeps it as it
 * stands: whose vacancy it is already, else the first. The others' ids are made of it and of who
 * gave it, in every later file too. Ids that no two issuers use stay as they are.
 */
final class IssuedIds {
    private static final int ISSUER_BYTES = 6;

    /** With a mark behind it, an id still is one. */
    private static final int LONGEST = 120 - 1 - 2 * ISSUER_BYTES;

    private final DayOrder.Again file;
    private final Function<Collection<String>, Map<String, TakeFedVacancies.Known>> stored;
    // By ids of several issuers, who keeps it.
    private final Map<String, String> keepers = new HashMap<>();
    private @Nullable Set<String> shared;

    /**
     * @param stored what is known of ids of the source
     */
    IssuedIds(
            DayOrder.Again file,
            Function<Collection<String>, Map<String, TakeFedVacancies.Known>> stored) {
        this.file = file;
        this.stored = stored;
    }

    /** The items in their order, rows with the id that is theirs alone. */
    List<FeedItem> told(List<FeedItem> items) throws IOException {
        Set<String> asked = new HashSet<>();
        for (FeedItem item : items) {
            if (item instanceof FeedItem.Row row && row.issued() != null) {
                asked.add(row.issued().id());
                asked.add(made(row.issued()));
            }
        }
        if (asked.isEmpty()) {
            return items;
        }
        Map<String, TakeFedVacancies.Known> known = stored.apply(asked);
        List<FeedItem> told = new ArrayList<>();
        for (FeedItem item : items) {
            told.add(
                    item instanceof FeedItem.Row row
                                    && row.issued() != null
                                    && !keeps(row, row.issued(), known)
                            ? row.withId(made(row.issued()))
                            : item);
        }
        return told;
    }

    private boolean keeps(
            FeedItem.Row row, FeedItem.Issued issued, Map<String, TakeFedVacancies.Known> known)
            throws IOException {
        if (known.containsKey(made(issued))) {
            return false;
        }
        if (!isShared(issued.id())) {
            return true;
        }
        TakeFedVacancies.Known before = known.get(issued.id());
        String employer = ReadFeedRow.employer(row);
        if (before != null && employer != null && !before.employer().equalsIgnoreCase(employer)) {
            return false;
        }
        keepers.putIfAbsent(issued.id(), issued.by());
        return issued.by().equals(keepers.get(issued.id()));
    }

    /** Whether several issuers of the file use an id. */
    boolean isShared(String id) throws IOException {
        Set<String> known = shared;
        if (known == null) {
            known = lookedThrough();
            shared = known;
        }
        return known.contains(id);
    }

    private Set<String> lookedThrough() throws IOException {
        Map<String, String> first = new HashMap<>();
        Set<String> several = new HashSet<>();
        try (FeedRows rows = file.open()) {
            for (FeedItem item = rows.next(); item != null; item = rows.next()) {
                if (item instanceof FeedItem.Row row && row.issued() != null) {
                    String id = row.issued().id();
                    String other = first.putIfAbsent(id, row.issued().by());
                    if (other != null && !other.equals(row.issued().by())) {
                        several.add(id);
                    }
                }
            }
        } catch (BadFeed e) {
            // That the file breaks off is said in its turn.
        }
        return several;
    }

    private static String made(FeedItem.Issued issued) {
        String id = issued.id();
        boolean isLong = id.length() > LONGEST;
        try {
            byte[] by =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (isLong ? id + "\n" + issued.by() : issued.by())
                                            .getBytes(StandardCharsets.UTF_8));
            return (isLong ? id.substring(0, LONGEST) : id)
                    + "#"
                    + HexFormat.of().formatHex(by, 0, ISSUER_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
