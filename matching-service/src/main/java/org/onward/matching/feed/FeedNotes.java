package org.onward.matching.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a row was read otherwise than it stands there; the row is taken all the same. */
final class FeedNotes {
    private final List<Note> all = new ArrayList<>();

    /**
     * @param field the column
     * @param read what stood there
     */
    record Note(String field, String reason, @Nullable String read) {}

    /** The first of a field; a report has one sentence for each. */
    void add(String field, String reason, @Nullable String read) {
        if (all.stream().noneMatch(note -> note.field().equals(field))) {
            all.add(new Note(field, reason, read));
        }
    }

    List<Note> all() {
        return List.copyOf(all);
    }
}
