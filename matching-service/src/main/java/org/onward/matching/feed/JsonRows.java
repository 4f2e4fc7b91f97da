package org.onward.matching.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; texts, numbers, truth values and lists of them. */
final class JsonRows implements FeedRows {
    private static final int DEEPEST = 20;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private final FeedLines lines;
    private @Nullable String remark;

    static JsonRows open(Path file) throws IOException, BadFeed {
        FeedText.Opened text = FeedText.open(file);
        FeedLines lines = new FeedLines(text.utf8());
        try {
            return new JsonRows(lines, text.remark());
        } catch (IOException | BadFeed | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private JsonRows(FeedLines lines, @Nullable String remark) throws IOException, BadFeed {
        this.lines = lines;
        this.remark = remark;
        FeedLines.Line first = lines.next();
        if (first == null) {
            throw new BadFeed("The file is empty.");
        }
        lines.giveBack(List.of(first));
    }

    @Override
    public @Nullable FeedItem next() throws IOException, BadFeed {
        if (remark != null) {
            FeedItem note = new FeedItem.Note(1, "line", remark, null);
            remark = null;
            return note;
        }
        FeedLines.Line line = lines.next();
        while (line != null && line.text() != null && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        if (line.text() == null) {
            return new FeedItem.Unreadable(
                    line.number(), "line", Objects.requireNonNull(line.problem()), null);
        }
        try {
            JsonNode node = MAPPER.readTree(line.text());
            return node != null && node.isObject()
                    ? row(line, node)
                    : new FeedItem.Unreadable(
                            line.number(), "line", "The line is not a JSON object.", line.text());
        } catch (JsonProcessingException e) {
            if (!line.ended()) {
                throw CsvRows.cutOff(line.number());
            }
            return new FeedItem.Unreadable(
                    line.number(), "line", "The line is not well-formed JSON.", line.text());
        }
    }

    @Override
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static FeedItem row(FeedLines.Line line, JsonNode node) {
        Map<String, List<String>> fields = new HashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = FeedColumns.named(field.getKey());
            if (name == null || field.getValue().isNull()) {
                continue;
            }
            List<String> values = new ArrayList<>();
            if (field.getValue().isArray()) {
                for (JsonNode one : field.getValue()) {
                    if (!one.isValueNode()) {
                        return nested(line, field.getKey());
                    }
                    if (!one.isNull()) {
                        values.add(text(one));
                    }
                }
            } else if (field.getValue().isValueNode()) {
                values.add(text(field.getValue()));
            } else {
                return nested(line, field.getKey());
            }
            if (!values.stream().allMatch(String::isBlank)) {
                fields.put(name, List.copyOf(values));
                written.put(field.getKey(), String.join("; ", values));
            }
        }
        return new FeedItem.Row(line.number(), fields, written);
    }

    private static String text(JsonNode node) {
        return node.isBigDecimal() ? node.decimalValue().toString() : node.asText();
    }

    private static FeedItem nested(FeedLines.Line line, String name) {
        return new FeedItem.Unreadable(
                line.number(),
                name.length() > 60 ? "line" : name,
                "Text, a number or a list of texts is expected here.",
                null);
    }
}
