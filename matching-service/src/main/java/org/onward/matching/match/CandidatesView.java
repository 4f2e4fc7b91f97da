package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.web.Page;

/**
 * The people whom a vacancy fits.
 *
 * @param kind job, apprenticeship or training
 * @param where employer and place
 * @param offered false where the vacancy is not shown to anybody now
 * @param found people on all pages
 * @param complete false where only the best of very many were looked at
 * @param balance of the weights
 * @param ranking version of the weights
 * @param first address of the first page; null where this is it
 * @param next address of the next page; null on the last
 */
public record CandidatesView(
        String vacancy,
        String title,
        String kind,
        String where,
        boolean offered,
        List<Person> people,
        int found,
        boolean complete,
        Balance balance,
        String ranking,
        @Nullable String first,
        @Nullable String next) {
    public String address() {
        return "/vacancies/" + vacancy;
    }

    /** The setting in words, said beside the list; null where weights are as published. */
    public @Nullable String leant(Page page) {
        return balance.words(page);
    }

    /**
     * @param id of the person
     * @param since the day from which they are ready, in words
     * @param coveredFor the counsellor whose person it is, where that is an absent colleague
     * @param card the pair
     * @param query of the address where it is explained
     */
    public record Person(
            String id,
            String name,
            String since,
            @Nullable String coveredFor,
            MatchCard card,
            String query) {
        /** The pair fully explained. */
        public String address() {
            return "/people/%s/matches/%s%s".formatted(id, card.vacancy(), query);
        }
    }
}
