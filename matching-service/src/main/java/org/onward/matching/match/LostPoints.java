package org.onward.matching.match;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Points lost in tenths, rounded so that what a page shows adds up to exactly what is missing from
 * 100: the largest remainders are rounded up.
 */
final class LostPoints {
    private final Map<Factor, Integer> byFactor = new EnumMap<>(Factor.class);

    LostPoints(Match match) {
        List<Match.FactorValue> factors = match.factors();
        int[] tenths = new int[factors.size()];
        double[] rest = new double[factors.size()];
        int left = 1000 - match.tenths();
        for (int i = 0; i < tenths.length; i++) {
            double exact = factors.get(i).pointsLost() * 10;
            tenths[i] = (int) Math.floor(exact);
            rest[i] = exact - tenths[i];
            left -= tenths[i];
        }
        List<Integer> largestFirst =
                IntStream.range(0, tenths.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> rest[i]).reversed())
                        .toList();
        for (int i = 0; i < left && i < largestFirst.size(); i++) {
            tenths[largestFirst.get(i)]++;
        }
        for (int i = 0; i < tenths.length; i++) {
            byFactor.put(factors.get(i).factor(), tenths[i]);
        }
    }

    int of(Factor factor) {
        return byFactor.getOrDefault(factor, 0);
    }

    int of(Group group) {
        return byFactor.entrySet().stream()
                .filter(e -> e.getKey().group() == group)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
