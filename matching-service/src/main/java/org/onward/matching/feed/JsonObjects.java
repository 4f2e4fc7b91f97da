package org.onward.matching.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An object of a feed as a row: by our names, or as schema.org describes a vacancy. */
final class JsonObjects {
    static final int DEEPEST = 20;
    static final String GRAPH_IN_LINE =
            "This object carries others; send it as a JSON document (.json), not as a line.";
    private static final int MOST_SCALE = 30;
    private static final int MOST_TEXTS = 100; // of a list that is not read
    private static final int LONGEST_UNREAD = 20_000;
    private static final String SKILLS = "skills_must";
    private static final String NICE = "skills_nice";
    private static final String PLACE = "place";
    private static final Set<String> PAY = Set.of("pay_min", "pay_max", "currency", "pay_period");

    /** How publishers name the name of a thing, by what is read of it. */
    private static final List<String> OF_TERM =
            List.of("label", "name", "title", "preferredLabel", "preferred_label", "skill", "text");

    private static final Map<String, List<String>> CALLED =
            Map.of(
                    SKILLS,
                    OF_TERM,
                    NICE,
                    OF_TERM,
                    "occupation",
                    OF_TERM,
                    "sector",
                    OF_TERM,
                    "title",
                    OF_TERM,
                    "employer",
                    List.of("companyName", "company_name", "company", "name"),
                    PLACE,
                    List.of("name", "label", "text"));

    private static final String ADDRESS = "address";
    private static final Set<String> WITH_CODE = Set.of(SKILLS, NICE, "occupation");

    /** How they say how much a skill is needed. */
    private static final List<String> NEEDED = List.of("essential", "required", "mandatory");

    private static final List<String> RELATION = List.of("relation", "relationType", "importance");

    static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxStringLength(FeedLines.LONGEST)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private JsonObjects() {}

    static FeedItem item(int line, JsonNode node, SchemaOrg.Document document) {
        FeedItem item =
                node.has("@type") ? SchemaOrg.item(line, node, document) : plain(line, node);
        return item instanceof FeedItem.Row row ? withDemands(row, node) : item;
    }

    /**
     * A row with the texts of the object that demand of the worker what may not be, or say that the
     * work is abroad, under keys that are not read, as a table's cells come with theirs; what else
     * stands under such keys is not kept.
     */
    private static FeedItem.Row withDemands(FeedItem.Row row, JsonNode node) {
        Map<String, String> written = new LinkedHashMap<>(row.written());
        unread(node, row.written()::containsKey)
                .limit(FeedTable.MOST_COLUMNS)
                .forEach(
                        key -> {
                            String text = unreadText(node.path(key));
                            if (!text.isEmpty()
                                    && (UnreadDemands.asking(text).isPresent()
                                            || FeedPlace.saidAbroad(text) != null)) {
                                written.put(unreadAs(key), text);
                            }
                        });
        return written.size() == row.written().size()
                ? row
                : new FeedItem.Row(row.line(), row.fields(), written, row.issued());
    }

    private static String unreadText(JsonNode value) {
        String text =
                (value.isArray() ? value.valueStream() : Stream.of(value))
                        .filter(JsonNode::isTextual)
                        .limit(MOST_TEXTS)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("; "));
        return text.substring(0, Math.min(text.length(), LONGEST_UNREAD));
    }

    /** A key that no table takes for one of our columns: the row may come back in one. */
    private static String unreadAs(String key) {
        return HeaderText.column(key) == null && !FeedColumns.isOfErrorFile(key)
                ? key
                : "unread." + key;
    }

    /**
     * Texts, numbers, truth values, lists of them, and objects that are called something, by the
     * documented names.
     */
    private static FeedItem plain(int line, JsonNode node) {
        Plain row = new Plain();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!row.take(field.getKey(), field.getValue())) {
                return nested(line, field.getKey(), node);
            }
        }
        row.end();
        return new FeedItem.Row(line, row.fields, row.written);
    }

    /** A row while its object is read. */
    private static final class Plain {
        private final Map<String, List<String>> fields = new HashMap<>();
        private final Map<String, String> written = new LinkedHashMap<>();
        private final List<String> helping = new ArrayList<>();

        /** Whether what stands there can be read, where it is read at all. */
        boolean take(String key, JsonNode value) {
            String name = FeedColumns.named(key);
            if (name == null) {
                return true;
            }
            if (name.equals("employer")) {
                fields.putIfAbsent(name, List.of("")); // asked for, and nobody may be named
                written.putIfAbsent(key, "");
            }
            if (value.isObject() && FeedColumns.isPay(name)) {
                return takePay(key, value);
            }
            if (value.isObject() && name.equals(PLACE)) {
                return takePlace(key, value);
            }
            List<String> values = new ArrayList<>();
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
                String text =
                        one.isObject() ? called(name, one) : one.isValueNode() ? text(one) : null;
                if (text == null) {
                    return false;
                }
                if (!one.isNull()) {
                    (name.equals(SKILLS) && isHelping(one) ? helping : values).add(text);
                }
            }
            put(name, key, values);
            return true;
        }

        /**
         * {"salary": {"min": 12000, "currency": "THB"}} as "salary min" and "salary currency"; what
         * is not understood may say what the sum is for.
         */
        private boolean takePay(String key, JsonNode value) {
            for (Map.Entry<String, JsonNode> part : value.properties()) {
                String both = key + " " + part.getKey();
                String column = FeedColumns.named(both);
                boolean understood =
                        part.getValue().isNull()
                                || (part.getValue().isValueNode()
                                        && column != null
                                        && PAY.contains(column));
                if (!understood) {
                    return false;
                }
                take(both, part.getValue());
            }
            return true;
        }

        private boolean takePlace(String key, JsonNode value) {
            boolean some = value.path(ADDRESS).isObject() && takePlace(key, value.path(ADDRESS));
            for (Map.Entry<String, JsonNode> part : value.properties()) {
                String column = FeedColumns.named(part.getKey());
                if (part.getValue().isValueNode()
                        && !part.getValue().isNull()
                        && (PLACE.equals(column) || "country".equals(column))) {
                    some |= take(part.getKey(), part.getValue());
                }
            }
            String called = called(PLACE, value);
            put(PLACE, key, called == null ? List.of() : List.of(called));
            return some || called != null;
        }

        private void put(String of, String key, List<String> values) {
            String name =
                    of.equals(PLACE) && FeedColumns.isProvince(key) ? FeedColumns.PROVINCE : of;
            if (!values.stream().allMatch(String::isBlank)
                    && (fields.getOrDefault(name, List.of("")).equals(List.of(""))
                            || FeedColumns.isDocumented(key))) {
                fields.put(name, List.copyOf(values));
                written.put(key, String.join("; ", values));
                String ofHeader = FeedColumns.ofHeader(name, key);
                if (ofHeader != null) {
                    fields.put(ofHeader, List.of(key));
                }
                if (FeedColumns.isLowestPay(name, key)) {
                    fields.put(FeedColumns.LOWEST_PAY, List.of(key));
                }
            }
        }

        /** A province beside a place decides; alone it is the place. */
        void end() {
            List<String> province = fields.get(FeedColumns.PROVINCE);
            if (province != null && !fields.containsKey(PLACE)) {
                fields.remove(FeedColumns.PROVINCE);
                fields.put(PLACE, province);
            }
            if (!helping.isEmpty()) {
                List<String> nice = new ArrayList<>(fields.getOrDefault(NICE, List.of()));
                nice.addAll(helping);
                fields.put(NICE, List.copyOf(nice));
                written.put(NICE, String.join("; ", nice));
            }
        }
    }

    /**
     * What an object stands for: its name, of skills and occupations with the code beside it. Where
     * a name may be a person's, and of what is no thing of its own, nothing.
     */
    private static @Nullable String called(String column, JsonNode object) {
        Optional<String> name = first(object, CALLED.getOrDefault(column, List.of()));
        if (!WITH_CODE.contains(column)) {
            return name.orElse(null);
        }
        Set<String> codes = new LinkedHashSet<>();
        if (column.equals("occupation")) {
            first(object, List.of("code", "isco08", "isco")).ifPresent(codes::add);
        } else {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                if (property.getValue().isTextual()) {
                    FeedCodes.escoIn(property.getValue().asText()).forEach(codes::add);
                }
            }
        }
        name.map(FeedCodes::withoutEsco).ifPresent(codes::add);
        String all = String.join(" ", codes);
        return all.isBlank() ? null : all;
    }

    private static Optional<String> first(JsonNode object, List<String> keys) {
        for (String key : keys) {
            JsonNode value = object.path(key);
            if (value.isValueNode() && !value.isNull()) {
                String text = text(value);
                if (!text.isBlank()) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }

    /** A skill that is said not to be needed. */
    private static boolean isHelping(JsonNode skill) {
        for (String key : NEEDED) {
            if (isSaid(skill.path(key), "false")) {
                return true;
            }
        }
        for (String key : RELATION) {
            JsonNode said = skill.path(key);
            if (isSaid(said, "optional") || isSaid(said, "nice")) {
                return true;
            }
        }
        return isSaid(skill.path("optional"), "true");
    }

    private static boolean isSaid(JsonNode node, String word) {
        return node.isValueNode() && node.asText().equalsIgnoreCase(word);
    }

    /** A number as somebody would write it; one of a scale that nobody writes, in its exponent. */
    static String text(JsonNode node) {
        if (!node.isBigDecimal()) {
            return node.asText();
        }
        BigDecimal number = node.decimalValue();
        return Math.abs(number.scale()) > MOST_SCALE ? number.toString() : number.toPlainString();
    }

    private static FeedItem nested(int line, String name, JsonNode node) {
        return new FeedItem.Unreadable(
                line,
                name,
                "Text, a number or a list of texts is expected here.",
                null,
                Map.of(),
                id(node));
    }

    /** Keys that are not read, but for those told before. */
    static List<String> unread(JsonNode node, Set<String> told) {
        if (told.size() >= FeedTable.MOST_COLUMNS) {
            return List.of();
        }
        return unread(node, key -> FeedColumns.named(key) != null).filter(told::add).toList();
    }

    /**
     * @param read which keys of an object by our names are; schema.org knows its own
     */
    private static Stream<String> unread(JsonNode node, Predicate<String> read) {
        return node.has("@type")
                ? SchemaOrg.unread(node)
                : node.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(key -> !read.test(key) && !key.startsWith("@"));
    }

    /** What an object is known by, as far as it goes. */
    static @Nullable String id(JsonNode node) {
        if (node.has("@type")) {
            return SchemaOrg.id(node);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if ("id".equals(FeedColumns.named(field.getKey())) && field.getValue().isValueNode()) {
                return text(field.getValue());
            }
        }
        return null;
    }
}
