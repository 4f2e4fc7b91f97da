package org.onward.matching.taxonomy;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Ranks things that have names by people's words: the one way in which adverts, employers and
 * people are understood where no name is met exactly. Implemented by the search room.
 */
public interface WordRanking {
    /** What the things are, since skills and kinds of work are told in different ways. */
    enum Kind {
        SKILLS,
        OCCUPATIONS
    }

    /**
     * @param others further names, in any language
     * @param text what is said about it beside its names; may be empty
     * @param uses of how many others it is a part: a skill of how many occupations
     * @param code by which it stands in an order, the broader ones' followed by more: 7512 or
     *     7512.1; may be empty
     */
    record Thing(
            String key, String name, List<String> others, String text, int uses, String code) {}

    /**
     * @param score larger is better; of no meaning beyond one answer
     * @param confidence 0–1: how often an answer like this one is right
     */
    record Ranked(String key, double score, double confidence) {}

    /**
     * @param features by which the score is made, in the order of {@link #features()}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Candidate(String key, double[] features) {}

    /** Things made ready to be ranked; never changed once made. */
    interface Catalogue {
        /**
         * @param words what is looked for: a skill in an advert, a title
         * @param beside what stands around it: the sentence, the tasks; may be empty
         * @param nearness 0–1 by key: how near a thing is to what is known already
         * @return best first
         */
        List<Ranked> rank(
                String words, String beside, ToDoubleFunction<String> nearness, int limit);

        /** What is weighed, before it is; for learning the weights. */
        List<Candidate> candidates(String words, String beside, ToDoubleFunction<String> nearness);
    }

    Catalogue of(Kind kind, List<Thing> things);

    /** What is weighed of the answer that none of the things is meant. */
    double[] nothing(boolean beside);

    /** Names of what is weighed. */
    List<String> features();
}
