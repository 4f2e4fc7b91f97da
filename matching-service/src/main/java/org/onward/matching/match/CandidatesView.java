package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people whom a vacancy fits.
 *
 * @param kind job, apprenticeship or training
 * @param where employer and place
 * @param offered false where the vacancy is not shown to anybody now
 * @param found people on all pages
 * @param complete false where only the best of very many were looked at
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
        @Nullable String first,
        @Nullable String next) {
    public String address() {
        return "/vacancies/" + vacancy;
    }

    /**
     * @param id of the person
     * @param since the day from which they are ready, in words
     * @param coveredFor the counsellor whose person it is, where that is an absent colleague
     * @param card the pair
     */
    public record Person(
            String id, String name, String since, @Nullable String coveredFor, MatchCard card) {
        /** The pair fully explained. */
        public String address() {
            return "/people/%s/matches/%s".formatted(id, card.vacancy());
        }
    }
}
