package org.onward.matching.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.PostingWords;
import org.onward.matching.vacancy.TakeFedVacancies;

/** What was found in a feed. */
sealed interface FeedItem {
    /** Of a text the line, of a sheet the row, of a JSON document the object; from 1. */
    int line();

    /**
     * Nothing that could be taken apart.
     *
     * @param written as far as it could be, by the sender's columns
     * @param id the row's own, where it could be told
     */
    record Unreadable(
            int line,
            String field,
            String reason,
            @Nullable String read,
            Map<String, String> written,
            @Nullable String id)
            implements FeedItem {
        Unreadable(int line, String field, String reason, @Nullable String read) {
            this(line, field, reason, read, Map.of(), null);
        }
    }

    /**
     * An id as it stands in a row, and who gave it.
     *
     * @param by however it is spaced and in whatever case
     */
    record Issued(String id, String by) {}

    /** Something to say of the file; no row. */
    record Note(int line, String field, String reason, @Nullable String read) implements FeedItem {}

    /**
     * A row by the documented names.
     *
     * @param fields only what the row has; a list of the file is a list of several
     * @param written as the sender wrote it, by the sender's own columns and in their order
     * @param issued where others of the file may use the same id
     */
    record Row(
            int line,
            Map<String, List<String>> fields,
            Map<String, String> written,
            @Nullable Issued issued)
            implements FeedItem {
        /** Columns by which a row without an id is known. */
        static final List<String> MADE_OF =
                List.of("employer", "title", "place", FeedColumns.PROVINCE);

        private static final int MADE_BYTES = 10;
        private static final int READ_BY_BYTES = 8;

        Row(int line, Map<String, List<String>> fields, Map<String, String> written) {
            this(line, fields, written, null);
        }

        @Nullable String text(String name) {
            List<String> values = fields.get(name);
            if (values == null) {
                return null;
            }
            String text =
                    (values.size() == 1 ? values.getFirst() : String.join("; ", values)).strip();
            return text.isEmpty() ? null : text;
        }

        /** What the row says of whether somebody is still looked for; that they are without one. */
        StatusText status() {
            List<String> status = fields.get(FeedColumns.STATUS);
            return StatusText.of(status == null ? "" : status.getFirst());
        }

        /** Of a row that is filled, closed or on hold nothing is taken. */
        boolean isSought() {
            StatusText.Says says = status().says();
            return says != StatusText.Says.OVER && says != StatusText.Says.PAUSED;
        }

        Row withoutStatus() {
            if (!fields.containsKey(FeedColumns.STATUS)) {
                return this;
            }
            Map<String, List<String>> others = new TreeMap<>(fields);
            others.remove(FeedColumns.STATUS);
            return new Row(line, others, written);
        }

        /** The parts of a list: as the file had them, or split at | or ;. */
        List<String> list(String name) {
            List<String> values = fields.getOrDefault(name, List.of());
            return values.stream()
                    .flatMap(
                            value ->
                                    values.size() == 1
                                            ? java.util.Arrays.stream(value.split("[|;]", -1))
                                            : java.util.stream.Stream.of(value))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
        }

        /** With another id than the one that stands there, in the error file too. */
        Row withId(String id) {
            Map<String, List<String>> named = new HashMap<>(fields);
            named.put("id", List.of(id));
            Map<String, String> sent = new LinkedHashMap<>(written);
            sent.put("id", id);
            return new Row(line, named, sent);
        }

        /**
         * With an id made of what else it says, which goes into the error file too: a corrected row
         * stays the same vacancy.
         */
        Row withMadeId() {
            String id = madeId();
            Map<String, List<String>> named = new HashMap<>(fields);
            named.put("id", List.of(id));
            named.put(FeedColumns.ID_MADE, List.of(id));
            Map<String, String> sent = new LinkedHashMap<>();
            sent.put("id", id);
            sent.putAll(written);
            return new Row(line, named, sent);
        }

        /**
         * Of rows whose file has no id: equal for those of one employer, title and place, however
         * they are spaced and whatever telephone number stands with them.
         */
        private String madeId() {
            MessageDigest digest = sha256();
            for (String name : MADE_OF) {
                if (name.equals(FeedColumns.PROVINCE) && !fields.containsKey(name)) {
                    continue; // most tables have one column for both
                }
                String all = Objects.requireNonNullElse(text(name), "");
                String text = all.substring(0, Math.min(all.length(), FeedColumns.longest(name)));
                part(digest, WordCorrections.folded(PostingWords.withoutContacts(text).text()));
            }
            return "row-" + HexFormat.of().formatHex(digest.digest(), 0, MADE_BYTES);
        }

        /**
         * Equal for rows that say the same, in whatever order or format, and are read the same: a
         * row is read anew once somebody corrects one of its words, and once another vocabulary is
         * loaded. What it says is in the first {@link TakeFedVacancies#OF_WHAT_IT_SAYS} bytes.
         *
         * @param readBy what else it depends on how a row is read
         */
        byte[] contentHash(WordCorrections.Held corrected, String readBy) {
            MessageDigest digest = sha256();
            Map<String, List<String>> said = new TreeMap<>(fields);
            // Many sites move it every day, and nothing of it is kept.
            said.remove(FeedColumns.POSTED_ON);
            said.remove(FeedColumns.ID_MADE);
            boolean lowest = said.remove(FeedColumns.LOWEST_PAY) != null;
            said.forEach(
                    (name, values) -> {
                        part(digest, name);
                        values.forEach(value -> part(digest, value));
                    });
            corrected.of(this).forEach(meant -> part(digest, meant));
            byte[] hash =
                    Arrays.copyOf(
                            digest.digest(), TakeFedVacancies.OF_WHAT_IT_SAYS + READ_BY_BYTES);
            part(digest, FeedRows.READER);
            part(digest, lowest ? FeedColumns.LOWEST_PAY : "");
            part(digest, readBy);
            System.arraycopy(
                    digest.digest(), 0, hash, TakeFedVacancies.OF_WHAT_IT_SAYS, READ_BY_BYTES);
            return hash;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        private static void part(MessageDigest digest, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) ':');
            digest.update(bytes);
        }
    }
}
