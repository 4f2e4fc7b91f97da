package org.onward.matching.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file calls its columns and its sheets.
 *
 * @param columns the documented name → the sender's; empty where a file has no header
 * @param sheets names of those read, in their order; empty unless there are several
 */
record FeedHeader(Map<String, String> columns, List<String> sheets) {
    static final FeedHeader NONE = new FeedHeader(Map.of(), List.of());

    /** Lines are numbered on through the sheets of a workbook; a sheet has at most half as many. */
    private static final int LINES_OF_SHEET = 1 << 21;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What stands at a line: of several sheets the name, and the row in it. */
    record At(@Nullable String sheet, int row) {
        @Override
        public String toString() {
            return sheet == null ? Integer.toString(row) : sheet + " · " + row;
        }
    }

    /** The number of a row in a file of several sheets. */
    static int line(int sheet, int row) {
        return sheet * LINES_OF_SHEET + row;
    }

    /** Of such a number the row in its sheet. */
    static int row(int line) {
        return line % LINES_OF_SHEET;
    }

    At at(int line) {
        int sheet = line / LINES_OF_SHEET;
        return sheet < sheets.size() ? new At(sheets.get(sheet), row(line)) : new At(null, line);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    static FeedHeader of(@Nullable String json) {
        try {
            return json == null ? NONE : JSON.readValue(json, FeedHeader.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a header that was kept cannot be read", e);
        }
    }
}
