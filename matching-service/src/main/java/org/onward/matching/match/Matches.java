package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of matches, best first.
 *
 * @param next pass as cursor for the page that follows; null at the end
 * @param considered candidates that were scored
 * @param places where candidates are, before narrowing down; ISO 3166-2
 * @param rankingVersion of the weights used
 */
public record Matches(
        List<Match> items,
        @Nullable String next,
        int considered,
        List<String> places,
        String rankingVersion) {
    public Matches {
        items = List.copyOf(items);
        places = List.copyOf(places);
    }
}
