package org.onward.matching.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Counts of people with everything taken out that would lead to a few of them.
 *
 * <p>A cell below k is never shown (primary suppression). Every other cell is shown only as long as
 * nobody who knows which cells add up to which can compute a small one from what is shown, neither
 * exactly nor so closely that it must be below k (complementary suppression). The rule is held by
 * construction: cells are offered in the order in which they are wanted, and each is shown only if
 * no small cell follows from it by adding and subtracting ({@link Equations}); then what is shown
 * is taken back, least wanted first, until every small cell could as well be k or more ({@link
 * Reach}). What is not shown looks the same, whatever the reason.
 *
 * <p>All sums given count, over the whole table with its margins: also cells that nobody wants to
 * show but that are the difference of two that are shown. Whether zero is kept back too, each cell
 * says by its {@link Small}.
 *
 * @param <C> names a cell
 */
public final class SuppressedTable<C> {
    /** Which counts below k lead to people. */
    enum Small {
        /** Zero too: "nobody" says something about everybody who could have been in it. */
        ZERO_TOO,
        /** From one to k − 1. */
        FROM_ONE,
        /** None: when something happened is all the cell says. */
        NEVER
    }

    private final int k;
    private final Map<C, Integer> shown;

    private SuppressedTable(int k, Map<C, Integer> shown) {
        this.k = k;
        this.shown = Map.copyOf(shown);
    }

    /** Below this a count is not shown. */
    public int k() {
        return k;
    }

    /** Empty where the cell is not shown, or not there. */
    public OptionalInt shown(C cell) {
        Integer value = shown.get(cell);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Takes the counts and what adds up to what. */
    static final class Builder<C> {
        private final int k;
        private final Map<C, Integer> numbers = new LinkedHashMap<>();
        private final List<Integer> values = new ArrayList<>();
        private final List<Boolean> secret = new ArrayList<>();
        private final List<C> wanted = new ArrayList<>();
        private final List<int[]> sums = new ArrayList<>();

        Builder(int k) {
            if (k < 1) {
                throw new IllegalArgumentException("k is %d, below 1".formatted(k));
            }
            this.k = k;
        }

        Builder<C> count(C cell, int value, Small small) {
            if (value < 0 || numbers.putIfAbsent(cell, values.size()) != null) {
                throw new IllegalArgumentException("%s counted as %d".formatted(cell, value));
            }
            values.add(value);
            secret.add(
                    switch (small) {
                        case ZERO_TOO -> value < k;
                        case FROM_ONE -> value > 0 && value < k;
                        case NEVER -> false;
                    });
            return this;
        }

        /** That a cell should be shown if it may; the most wanted first. */
        Builder<C> want(C cell) {
            number(cell);
            wanted.add(cell);
            return this;
        }

        /** That the parts make up the whole; all of them counted before. */
        Builder<C> sum(C whole, List<C> parts) {
            int[] sum = new int[parts.size() + 1];
            sum[0] = number(whole);
            int added = 0;
            for (int i = 0; i < parts.size(); i++) {
                sum[i + 1] = number(parts.get(i));
                added += values.get(sum[i + 1]);
            }
            if (added != values.get(sum[0])) {
                throw new IllegalArgumentException(
                        "%s do not add up to %s".formatted(parts, whole));
            }
            sums.add(sum);
            return this;
        }

        SuppressedTable<C> suppress() {
            int cells = values.size();
            boolean[] kept = new boolean[cells];
            for (int i = 0; i < cells; i++) {
                kept[i] = secret.get(i);
            }
            Equations equations = new Equations(cells);
            sums.forEach(sum -> equations.add(row(cells, sum)));
            Map<Integer, Integer> known = new LinkedHashMap<>();
            for (C cell : wanted) {
                int number = number(cell);
                int value = values.get(number);
                if (kept[number]) {
                    continue;
                }
                Equations learnt = equations.knowing(number);
                if (!learnt.determine(kept)) {
                    equations.become(learnt);
                    known.put(number, value);
                }
            }
            takeBack(known, kept);
            Map<C, Integer> shown = new HashMap<>();
            wanted.forEach(
                    cell -> {
                        Integer value = known.get(number(cell));
                        if (value != null) {
                            shown.put(cell, value);
                        }
                    });
            return new SuppressedTable<>(k, shown);
        }

        /**
         * Counts are never negative, so that more can follow than by adding and subtracting alone.
         * Where a small cell could not be k or more, the least wanted count that holds it down
         * goes.
         */
        private void takeBack(Map<Integer, Integer> known, boolean[] kept) {
            Reach reach = new Reach(kept.length, sums, known);
            for (int cell = 0; cell < kept.length; cell++) {
                while (kept[cell]) {
                    List<Integer> holding = reach.holdingBelow(cell, k);
                    if (holding.isEmpty()) {
                        break;
                    }
                    known.remove(
                            new ArrayList<>(known.keySet())
                                    .reversed().stream()
                                            .filter(holding::contains)
                                            .findFirst()
                                            .orElseThrow());
                    reach = new Reach(kept.length, sums, known);
                }
            }
        }

        private int number(C cell) {
            Integer number = numbers.get(cell);
            if (number == null) {
                throw new IllegalArgumentException("%s was not counted".formatted(cell));
            }
            return number;
        }

        private static long[] row(int cells, int[] sum) {
            long[] row = new long[cells];
            row[sum[0]] = 1;
            for (int i = 1; i < sum.length; i++) {
                row[sum[i]] = Equations.PRIME - 1;
            }
            return row;
        }
    }
}
