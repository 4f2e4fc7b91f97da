package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Readiness;

/**
 * The caller's people, to ask of one why a vacancy is or is not offered to them.
 *
 * @param title of the vacancy
 * @param back where those are whom it fits
 * @param first address of the first page; null where this is it
 * @param next address of the next page; null on the last
 */
public record OthersView(
        String title,
        String back,
        List<Person> people,
        @Nullable String first,
        @Nullable String next) {
    /**
     * @param address of the pair explained
     * @param state key of the readiness
     * @param coveredFor the counsellor whose person it is, where that is an absent colleague
     * @param agreed to be looked for
     */
    public record Person(
            String name,
            String address,
            @Nullable String coveredFor,
            Readiness readiness,
            String state,
            boolean agreed) {}
}
