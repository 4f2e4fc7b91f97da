package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.PlainText;
import org.onward.matching.shared.Sql;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.vacancy.PostingWords;

/** What people said that the words of a source mean; read anew after a moment. */
@Singleton
class WordCorrections {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Transactions transactions;
    private final InstantSource clock;
    private final Map<String, Read> bySource = new ConcurrentHashMap<>();

    WordCorrections(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Read(Held held, Instant at) {}

    /**
     * What holds for one source, by words as {@link #folded} leaves them; empty where the words
     * mean nothing.
     */
    record Held(
            Map<String, Optional<SkillId>> skills,
            Map<String, Optional<OccupationCode>> occupations) {

        /**
         * @param subject skill or occupation, or null for either
         */
        boolean has(@Nullable String subject, String words) {
            if (isEmpty()) {
                return false; // of most sources
            }
            String folded = folded(words);
            return (!"occupation".equals(subject) && skills.containsKey(folded))
                    || (!"skill".equals(subject) && occupations.containsKey(folded));
        }

        private boolean isEmpty() {
            return skills.isEmpty() && occupations.isEmpty();
        }

        /** What was said of words of the row, each with what they mean. */
        List<String> of(FeedItem.Row row) {
            if (isEmpty()) {
                return List.of();
            }
            return Stream.concat(
                            Stream.of("skills_must", "skills_nice")
                                    .flatMap(column -> row.list(column).stream())
                                    .flatMap(Held::wholeAndParts)
                                    .map(word -> meant(skills, word)),
                            Stream.of("occupation", "title")
                                    .map(row::text)
                                    .filter(Objects::nonNull)
                                    .map(word -> meant(occupations, word)))
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** What of it may change what skills running text is read as; empty where none. */
        String ofTexts() {
            return skills.isEmpty() ? "" : new TreeMap<>(skills).toString();
        }

        private static Stream<String> wholeAndParts(String words) {
            return Stream.concat(Stream.of(words), WordList.parts(words).stream()).distinct();
        }

        private static Optional<String> meant(
                Map<String, ? extends Optional<?>> corrected, String word) {
            // As the reader of rows leaves them.
            String plain =
                    PostingWords.withoutContacts(
                                    Objects.requireNonNullElse(
                                            PlainText.withoutMarkup(FeedCodes.words(word)), ""))
                            .text();
            String words = folded(Objects.requireNonNullElse(PlainText.line(plain), ""));
            return Optional.ofNullable(corrected.get(words)).map(code -> words + "=" + code);
        }
    }

    Held of(String source) {
        Instant now = clock.instant();
        Read read = bySource.get(source);
        if (read == null || Duration.between(read.at(), now).abs().compareTo(KEPT) > 0) {
            read = new Read(read(source), now);
            bySource.put(source, read);
        }
        return read.held();
    }

    void changed(String source) {
        bySource.remove(source);
    }

    /** What was said of words; null where nothing was. */
    static <T> @Nullable T said(Map<String, T> corrected, String words) {
        return corrected.isEmpty() ? null : corrected.get(folded(words)); // empty for most sources
    }

    /** Words that differ in case or spaces only are the same. */
    static String folded(String words) {
        return SPACES.matcher(words.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private Held read(String source) {
        Held held = new Held(new HashMap<>(), new HashMap<>());
        transactions.work(
                connection ->
                        Sql.on(connection)
                                .list(
                                        """
                                        select subject, words, skill_id, occupation from word_correction
                                        where source = ? and revoked_at is null
                                        """,
                                        row -> {
                                            String words = row.getString(2);
                                            if (row.getString(1).equals("skill")) {
                                                held.skills()
                                                        .put(
                                                                words,
                                                                Optional.ofNullable(
                                                                                row.getObject(
                                                                                        3,
                                                                                        UUID.class))
                                                                        .map(SkillId::new));
                                            } else {
                                                held.occupations()
                                                        .put(
                                                                words,
                                                                Optional.ofNullable(
                                                                                row.getString(4))
                                                                        .map(OccupationCode::new));
                                            }
                                            return words;
                                        },
                                        source));
        return held;
    }
}
