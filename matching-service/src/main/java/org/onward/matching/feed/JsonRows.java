package org.onward.matching.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. */
final class JsonRows implements FeedRows {
    private final Path file;
    private final FeedLines lines;
    private final Set<String> told = new HashSet<>();
    private @Nullable String remark;
    private @Nullable FeedItem late;

    static JsonRows open(Path file) throws IOException, BadFeed {
        FeedText.Opened text = FeedText.open(file);
        FeedLines lines = new FeedLines(text.utf8());
        try {
            return new JsonRows(file, lines, text.remark());
        } catch (IOException | BadFeed | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private JsonRows(Path file, FeedLines lines, @Nullable String remark)
            throws IOException, BadFeed {
        this.file = file;
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
        if (late != null) {
            FeedItem note = late;
            late = null;
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
            JsonNode node = JsonObjects.MAPPER.readTree(line.text());
            if (node != null && node.has(JsonDocument.GRAPH)) {
                return new FeedItem.Unreadable(
                        line.number(), JsonDocument.GRAPH, JsonObjects.GRAPH_IN_LINE, null);
            }
            keys(line.number(), node);
            return node != null && node.isObject()
                    ? JsonObjects.item(line.number(), node, reference -> null)
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

    /** Names keys that are not read, behind the object in which they stand first. */
    private void keys(int line, @Nullable JsonNode node) {
        List<String> unread = node == null ? List.of() : JsonObjects.unread(node, told);
        if (!unread.isEmpty()) {
            late = FeedTable.unread(line, unread);
        }
    }

    @Override
    public FeedRows again() throws IOException, BadFeed {
        return open(file);
    }

    @Override
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
