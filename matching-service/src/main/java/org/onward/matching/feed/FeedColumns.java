package org.onward.matching.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documented columns, the same in CSV and JSON Lines. */
final class FeedColumns {
    static final List<String> ALL =
            List.of(
                    "id",
                    "kind",
                    "title",
                    "tasks",
                    "employer",
                    "country",
                    "place",
                    "pay_min",
                    "pay_max",
                    "currency",
                    "pay_period",
                    "stipend",
                    "hours",
                    "nights",
                    "live_in",
                    "accommodation",
                    "education",
                    "languages",
                    "skills_must",
                    "skills_nice",
                    "start_on",
                    "seats",
                    "weeks",
                    "seats_committed",
                    "valid_until",
                    "sector",
                    "occupation",
                    "overseas_licence",
                    "overseas_principal",
                    "overseas_job_order");
    private static final Set<String> KNOWN = Set.copyOf(ALL);
    // Names that catalogues use for the same.
    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "external_id", "id",
                    "description", "tasks",
                    "skills", "skills_must",
                    "occupation_code", "occupation",
                    "company", "employer",
                    "location", "place");

    private FeedColumns() {}

    /** The documented name, or null for a column that is not ours. */
    static @Nullable String named(String header) {
        String name = header.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        String documented = OTHER_NAMES.getOrDefault(name, name);
        return KNOWN.contains(documented) ? documented : null;
    }

    /** The column behind a field of the vacancy form. */
    static String ofField(String field) {
        if (field.startsWith("skills[")) {
            return "skills_must";
        }
        if (field.startsWith("languages[")) {
            return "languages";
        }
        return switch (field) {
            case "overseas.licenceNumber" -> "overseas_licence";
            case "overseas.principal" -> "overseas_principal";
            case "overseas.jobOrder" -> "overseas_job_order";
            case "occupationConfidence" -> "occupation";
            default -> field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        };
    }
}
