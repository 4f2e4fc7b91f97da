package org.onward.matching.returnee;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caller's people.
 *
 * @param q as typed
 * @param readiness chosen, or empty for all
 * @param counts readiness → number of people, whatever is filtered
 * @param total people who fit the filter
 * @param next address of the next page, or null on the last
 * @param first address of the first page, or null on it
 * @param given how many people were just handed over
 */
public record CaseloadView(
        List<Line> people,
        int total,
        String q,
        String readiness,
        Map<String, Integer> counts,
        List<Cover> covering,
        @Nullable String next,
        @Nullable String first,
        int given) {

    /**
     * @param skills labels
     * @param places labels
     * @param covered name of the colleague whose person it is, or null
     * @param exitedOn the day they left the programme; null while they are enrolled
     * @param next to whom the person goes, and from when
     */
    public record Line(
            String id,
            String name,
            String reference,
            Readiness readiness,
            List<String> skills,
            List<String> places,
            @Nullable String covered,
            @Nullable LocalDate exitedOn,
            @Nullable Handing next,
            NextStep step) {
        public String state() {
            return ReadinessText.of(readiness);
        }
    }

    /** What is to be done for a person next: only what is true now. */
    public sealed interface NextStep {
        record CompleteProfile() implements NextStep {}

        record FindMatches() implements NextStep {}

        /**
         * @param due whether the day has come
         */
        record AskAgain(LocalDate on, boolean due) implements NextStep {}

        record Nothing() implements NextStep {}

        static NextStep of(Readiness readiness, boolean profileBegun, LocalDate today) {
            return switch (readiness) {
                case Readiness.Registered _, Readiness.Ready _ ->
                        profileBegun ? new FindMatches() : new CompleteProfile();
                case Readiness.NotNow(LocalDate _, LocalDate until) ->
                        until == null ? new Nothing() : new AskAgain(until, !until.isAfter(today));
                case Readiness.Placed _, Readiness.Away _, Readiness.Closed _ -> new Nothing();
            };
        }
    }

    public boolean filtered() {
        return !q.isEmpty() || !readiness.isEmpty();
    }

    public int everybody() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
