package org.onward.matching.taxonomy;

import java.util.Map;

/**
 * An occupation of O*NET whose {@link Measures} are known.
 *
 * @param number its place among them, from 0; another one in another version of the vocabulary
 * @param units unit groups whose work it describes, and how surely, 0–1
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention; a thousand live in memory
public record MeasuredWork(
        int number, String title, float[] measures, Map<OccupationCode, Float> units) {
    public MeasuredWork {
        units = Map.copyOf(units);
    }
}
