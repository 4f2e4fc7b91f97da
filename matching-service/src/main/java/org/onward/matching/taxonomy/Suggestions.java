package org.onward.matching.taxonomy;

import java.util.List;

/** Finds labels while somebody types; tolerant of a typo. Implemented by the search room. */
public interface Suggestions {
    /**
     * @param text as typed, any of the three languages
     * @param language en, th or fil: the language of the labels returned
     * @param limit 1–20
     */
    List<Suggestion> suggest(Subject subject, String text, String language, int limit);
}
