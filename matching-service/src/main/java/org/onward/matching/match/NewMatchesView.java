package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is new for a counsellor's people, in words.
 *
 * @param progress how many people were looked for after many vacancies opened; null where none wait
 * @param more address of those that follow; null at the end
 * @param seen something was just said to be looked at
 */
public record NewMatchesView(
        List<Person> people, @Nullable String progress, @Nullable String more, boolean seen) {
    private static final int FEW = 3;

    public NewMatchesView {
        people = List.copyOf(people);
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return people.isEmpty() && progress == null && more == null;
    }

    /** The first of them, and that there are more. */
    public String few(List<String> all) {
        return String.join("; ", all.subList(0, Math.min(FEW, all.size())))
                + (all.size() > FEW ? " …" : "");
    }

    /**
     * @param since why it is listed: the person became ready, or so many opened
     * @param coveredFor the counsellor whose person it is, where that is an absent colleague
     * @param others how many are new beside those shown
     * @param shown ids of those shown, separated by commas
     * @param until the instant up to which all that are new were found; null where those shown
     *     stand for all
     */
    public record Person(
            String id,
            String name,
            String since,
            @Nullable String coveredFor,
            List<MatchCard> best,
            int others,
            String shown,
            @Nullable String until) {
        public Person {
            best = List.copyOf(best);
        }

        /** All matches of the person. */
        public String matches() {
            return "/people/%s/matches".formatted(id);
        }

        /** A pair fully explained. */
        public String pair(MatchCard card) {
            return matches() + "/" + card.vacancy();
        }
    }
}
