package org.onward.matching.match;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.PersonHead;

/**
 * The list of matches of a person.
 *
 * @param found in all pages
 * @param chosen ids that are ticked for comparing
 * @param first address of the first page; null where this is it
 * @param next address of the next page; null on the last
 * @param cursor of this page, or empty
 * @param sheet for paper, to be looked at with the person
 */
public record MatchesView(
        PersonHead head,
        List<MatchCard> matches,
        int found,
        Filter filter,
        Set<String> chosen,
        @Nullable String first,
        @Nullable String next,
        String cursor,
        boolean sheet) {
    /**
     * @param kinds chosen; empty is all
     * @param place code, or empty
     * @param start ISO date, or empty
     */
    public record Filter(
            Set<String> kinds,
            String place,
            List<Choice> places,
            boolean payKnown,
            boolean coversNeed,
            String start) {
        public boolean narrows() {
            return !kinds.isEmpty()
                    || !place.isEmpty()
                    || payKnown
                    || coversNeed
                    || !start.isEmpty();
        }
    }

    public record Choice(String value, String label) {}
}
