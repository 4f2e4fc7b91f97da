package org.onward.matching.match;

/**
 * What work is like, as people say it among the words of a search.
 *
 * @param yes whether it is asked for; else its contrary is
 */
public record WorkCondition(What what, boolean yes) {
    public enum What {
        /** Work at night. */
        NIGHTS,
        /** Housing is offered. */
        ACCOMMODATION,
        /** One lives at the workplace. */
        LIVE_IN,
        /** At most {@value Gates#MOST_PART_TIME_HOURS} hours a week; the contrary is full time. */
        PART_TIME,
        /** Always told. */
        ABROAD,
        /** That one has done such work before; told by texts alone. */
        EXPERIENCE
    }
}
