package org.onward.matching.taxonomy;

import java.util.List;

/**
 * A line of work, finer than an {@link OccupationCode occupation} where ESCO is loaded: one of
 * ESCO's occupations, else the unit group itself.
 *
 * @param number its place among the lines, from 0; another one in another version of the vocabulary
 * @param unit the unit group it belongs to
 * @param names in all languages, the shown one first; those in languages that ESCO does not have
 *     are the unit group's
 * @param about what the publisher says of it; may be empty
 * @param essential numbers of the skills it needs
 * @param optional numbers of the skills that help in it
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention; thousands live in memory
public record LineOfWork(
        int number,
        OccupationCode unit,
        List<String> names,
        String about,
        int[] essential,
        int[] optional) {
    public LineOfWork {
        names = List.copyOf(names);
    }
}
