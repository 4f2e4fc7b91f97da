package org.onward.matching.feed;

import java.util.Locale;
import java.util.Optional;

/** What a feed is written in. */
public enum FeedFormat {
    CSV,
    /** One JSON object a line. */
    JSONL,
    /** The first sheet of a workbook that has a header of ours. */
    XLSX,
    /** A JSON document: objects by our names or schema.org's, one or many. */
    JSON;

    static Optional<FeedFormat> ofMediaType(String name) {
        return switch (name) {
            case "text/csv" -> Optional.of(CSV);
            case "application/x-ndjson", "application/jsonl" -> Optional.of(JSONL);
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" ->
                    Optional.of(XLSX);
            case "application/ld+json", "application/json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }

    /** By the end of its name; anything else is read as CSV, which says what it is instead. */
    static FeedFormat ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.matches(".*[.](?:jsonl|ndjson)")
                ? JSONL
                : lower.matches(".*[.](?:json|jsonld)")
                        ? JSON
                        : lower.matches(".*[.]xls[xm]") ? XLSX : CSV;
    }
}
