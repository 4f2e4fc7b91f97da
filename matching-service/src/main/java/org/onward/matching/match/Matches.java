package org.onward.matching.match;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.VacancyId;

/**
 * One page of matches, best first.
 *
 * @param soFar what has come of those of which something has
 * @param next pass as cursor for the page that follows; null at the end
 * @param considered candidates that were scored
 * @param passing vacancies that pass the gates; more than the candidates where those are the best
 *     of many, which whoever covers for a colleague is not told
 * @param complete whether every vacancy that passes is a candidate
 * @param places where candidates are, before narrowing down; ISO 3166-2
 * @param rankingVersion of the weights used
 */
public record Matches(
        List<Match> items,
        Map<VacancyId, SoFar.Came> soFar,
        @Nullable String next,
        int considered,
        int passing,
        boolean complete,
        List<String> places,
        String rankingVersion) {
    public Matches {
        items = List.copyOf(items);
        soFar = Map.copyOf(soFar);
        places = List.copyOf(places);
    }
}
