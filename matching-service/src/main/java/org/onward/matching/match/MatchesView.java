package org.onward.matching.match;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.PersonHead;
import org.onward.matching.web.Page;

/**
 * The list of matches of a person.
 *
 * @param soFar what has come of a vacancy, in words by its id
 * @param found in all pages
 * @param passing vacancies that pass the gates, before narrowing down; no more than found where
 *     that is not told
 * @param complete whether all of those are in the list
 * @param chosen ids that are ticked for comparing
 * @param first address of the first page; null where this is it
 * @param next address of the next page; null on the last
 * @param cursor of this page, or empty
 * @param query of this page's address, for what is opened from it; empty where nothing was asked
 * @param ranking version of the weights
 * @param sheet for paper, to be looked at with the person
 */
public record MatchesView(
        PersonHead head,
        List<MatchCard> matches,
        Map<String, String> soFar,
        int found,
        int passing,
        boolean complete,
        Filter filter,
        Set<String> chosen,
        @Nullable String first,
        @Nullable String next,
        String cursor,
        String query,
        String ranking,
        boolean sheet) {
    /** How many there are, and no more than is known of it. */
    public String count(Page page) {
        if (complete) {
            return page.t("matches.found", found);
        }
        return filter.narrowsCandidates() || passing <= found
                ? page.t("matches.at_least", found)
                : page.t("matches.best", found, passing);
    }

    /**
     * @param kinds chosen; empty is all
     * @param place code, or empty
     * @param start ISO date, or empty
     * @param balance of the weights, −2 to 2
     */
    public record Filter(
            Set<String> kinds,
            String place,
            List<Choice> places,
            boolean payKnown,
            boolean coversNeed,
            String start,
            int balance) {
        /** The setting in words, said beside the list; null where weights are as published. */
        public @Nullable String balanceUsed(Page page, String name) {
            return new Balance(balance).words(page, name);
        }

        public boolean narrows() {
            return !kinds.isEmpty() || narrowsCandidates();
        }

        /** Kinds are looked for; the rest is picked from what was found. */
        boolean narrowsCandidates() {
            return !place.isEmpty() || payKnown || coversNeed || !start.isEmpty();
        }
    }

    public record Choice(String value, String label) {}
}
