package org.onward.matching.feed;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.shared.PlainText;
import org.onward.matching.vacancy.TakeFedVacancies;

/**
 * Tells rows apart that several issuers of one file give the same id. One of them keeps it as it
 * stands: whose vacancy it is already, else the first. The others' ids are made of it and of who
 * gave it, in every later file too. Ids that no two issuers use stay as they are.
 */
final class IssuedIds {
    private static final int ISSUER_BYTES = 6;

    /** With a mark behind it, an id still is one. */
    private static final int LONGEST = ReadFeedFile.EXTERNAL_ID - 1 - 2 * ISSUER_BYTES;

    private static final String MARKED = "^.+#[0-9a-f]{%d}$".formatted(2 * ISSUER_BYTES);

    private final FeedFormat format;
    private final DayOrder.Again file;
    private final Caller caller;
    private final String source;
    private final TakeFedVacancies vacancies;
    // By ids of several issuers, who keeps it.
    private final Map<String, String> keepers = new HashMap<>();
    // Ids as they stand in rows that are not taken, whoever's they are.
    private final Set<String> notTaken = new HashSet<>();
    // Ids by which no vacancy was known when a row came, and as they stand in it.
    private final Map<String, String> unknown = new HashMap<>();
    private @Nullable Set<String> shared;
    private @Nullable Map<String, Set<String>> marked;

    IssuedIds(
            FeedFormat format,
            DayOrder.Again file,
            Caller caller,
            String source,
            TakeFedVacancies vacancies) {
        this.format = format;
        this.file = file;
        this.caller = caller;
        this.source = source;
        this.vacancies = vacancies;
    }

    /** The items in their order, rows with the id that is theirs alone. */
    List<FeedItem> told(List<FeedItem> items) throws IOException {
        Set<String> asked = new HashSet<>();
        for (FeedItem item : items) {
            switch (item) {
                case FeedItem.Row row when row.issued() != null -> {
                    asked.add(row.issued().id());
                    asked.add(made(row.issued()));
                }
                case FeedItem.Row row -> {
                    String id = PlainText.line(row.text("id"));
                    if (id != null && marked().containsKey(stem(id))) {
                        asked.add(id);
                    }
                }
                case FeedItem.Unreadable bad -> {
                    String id = PlainText.line(bad.id());
                    if (id != null) {
                        notTaken.add(id);
                    }
                }
                case FeedItem.Note note -> {}
            }
        }
        if (asked.isEmpty()) {
            return items;
        }
        Map<String, TakeFedVacancies.Known> known = vacancies.known(caller, source, asked);
        List<FeedItem> told = new ArrayList<>();
        for (FeedItem item : items) {
            told.add(item instanceof FeedItem.Row row ? told(row, known) : item);
        }
        return told;
    }

    private FeedItem.Row told(FeedItem.Row row, Map<String, TakeFedVacancies.Known> known)
            throws IOException {
        FeedItem.Row told =
                row.issued() == null || keeps(row, row.issued(), known)
                        ? row
                        : row.withId(made(row.issued()));
        String stands = PlainText.line(row.text("id"));
        String id = PlainText.line(told.text("id"));
        if (stands == null || id == null) {
            return told;
        }
        if (id.equals(stands) && !marked().containsKey(stem(id))) {
            return told; // nobody else's may be meant
        }
        TakeFedVacancies.Known before = known.get(id);
        if (before == null) {
            unknown.put(id, stands);
        } else if (!before.employer()
                .equalsIgnoreCase(Objects.requireNonNullElse(ReadFeedRow.employer(told), source))) {
            notTaken.add(stands);
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

    /**
     * Ids of the vacancies of which any may be meant by a row that was not taken, once the rows are
     * written: who gave it an id cannot be told, or is called otherwise than before.
     */
    Set<String> meantByWhatWasNotTaken() {
        Set<String> taken = vacancies.known(caller, source, unknown.keySet()).keySet();
        Set<String> stand = new HashSet<>(notTaken);
        unknown.forEach(
                (id, stands) -> {
                    if (!taken.contains(id)) {
                        stand.add(stands);
                    }
                });
        Set<String> meant = new HashSet<>(stand);
        stand.forEach(id -> meant.addAll(marked().getOrDefault(stem(id), Set.of())));
        return meant;
    }

    /**
     * Stored ids with a mark behind them, by what stands before it. A source's own may look the
     * same; then they are found by what stands before it alone, never by each other.
     */
    private Map<String, Set<String>> marked() {
        Map<String, Set<String>> known = marked;
        if (known == null) {
            known =
                    format == FeedFormat.CSV || format == FeedFormat.XLSX
                            ? Map.of() // whose rows say nothing of an issuer
                            : vacancies.idsLike(caller, source, MARKED).stream()
                                    .filter(id -> !SchemaOrg.isAddress(id))
                                    .collect(groupingBy(IssuedIds::unmarked, toSet()));
            marked = known;
        }
        return known;
    }

    private static String unmarked(String id) {
        return id.substring(0, id.lastIndexOf('#'));
    }

    /** What stands before the mark of an id as it stands in a row. */
    private static String stem(String id) {
        return id.substring(0, Math.min(id.length(), LONGEST));
    }

    /** Whether several issuers of the file use an id. */
    private boolean isShared(String id) throws IOException {
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
        String stem = stem(id);
        try {
            byte[] by =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (stem.equals(id) ? issued.by() : id + "\n" + issued.by())
                                            .getBytes(StandardCharsets.UTF_8));
            return stem + "#" + HexFormat.of().formatHex(by, 0, ISSUER_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
