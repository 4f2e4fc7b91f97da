package org.onward.matching.search;

import java.util.Arrays;

/** The few that score most of many. */
final class Best {
    private Best() {}

    /**
     * @return places of scores above 0, the best first, of equals the first ones; {@code most} at
     *     most
     */
    static int[] of(float[] scores, int most) {
        int[] best = new int[most];
        int many = 0;
        float least = 0; // to be above
        for (int i = 0; i < scores.length; i++) {
            if (!(scores[i] > least)) {
                continue;
            }
            int at = 0;
            for (int end = many; at < end; ) {
                int middle = (at + end) >>> 1;
                if (scores[best[middle]] < scores[i]) {
                    end = middle;
                } else {
                    at = middle + 1;
                }
            }
            many = Math.min(most, many + 1);
            System.arraycopy(best, at, best, at + 1, many - 1 - at);
            best[at] = i;
            if (many == most) {
                least = scores[best[many - 1]];
            }
        }
        return Arrays.copyOf(best, many);
    }
}
