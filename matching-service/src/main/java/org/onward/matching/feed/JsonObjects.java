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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An object of a feed as a row: by our names, or as schema.org describes a vacancy. */
final class JsonObjects {
    static final int DEEPEST = 20;
    private static final int MOST_SCALE = 30;
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
        return node.has("@type") ? SchemaOrg.item(line, node, document) : plain(line, node);
    }

    /** Texts, numbers, truth values and lists of them, by the documented names. */
    private static FeedItem plain(int line, JsonNode node) {
        Map<String, List<String>> fields = new HashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = FeedColumns.named(field.getKey());
            if (name == null) {
                continue;
            }
            if (name.equals("employer")) {
                fields.putIfAbsent(name, List.of("")); // asked for, and nobody may be named
                written.putIfAbsent(field.getKey(), "");
            }
            if (field.getValue().isNull()) {
                continue;
            }
            List<String> values = new ArrayList<>();
            if (field.getValue().isArray()) {
                for (JsonNode one : field.getValue()) {
                    if (!one.isValueNode()) {
                        return nested(line, field.getKey(), node);
                    }
                    if (!one.isNull()) {
                        values.add(text(one));
                    }
                }
            } else if (field.getValue().isValueNode()) {
                values.add(text(field.getValue()));
            } else {
                return nested(line, field.getKey(), node);
            }
            if (!values.stream().allMatch(String::isBlank)
                    && (fields.getOrDefault(name, List.of("")).equals(List.of(""))
                            || FeedColumns.isDocumented(field.getKey()))) {
                fields.put(name, List.copyOf(values));
                written.put(field.getKey(), String.join("; ", values));
                String ofHeader = FeedColumns.ofHeader(name, field.getKey());
                if (ofHeader != null) {
                    fields.put(ofHeader, List.of(field.getKey()));
                }
            }
        }
        return new FeedItem.Row(line, fields, written);
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
        Stream<String> unread =
                node.has("@type")
                        ? SchemaOrg.unread(node)
                        : node.properties().stream()
                                .map(Map.Entry::getKey)
                                .filter(
                                        key ->
                                                FeedColumns.named(key) == null
                                                        && !key.startsWith("@"));
        return unread.filter(told::add).toList();
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
