package org.onward.matching.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

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
 * <p>Whoever reads that nobody is in a cell knows that nobody is in any part of it. A part of it
 * that is no small cell is shown then, too, as to hide it would only look as if somebody were.
 *
 * <p>Reports follow one another, and the difference of two is a table too. So a cell whose count
 * could be computed from an earlier report counts as small also when it has moved by fewer than k
 * since then ({@link Builder#before}); by {@link Small} it depends whether "by nobody" is few. A
 * reader may know that counts of what happened only grow, so that one that has grown is taken never
 * to be less than it was.
 *
 * <p>Where a cell may tell of its own small movements ({@link Builder#moves}), as the total of a
 * programme does, earlier reports never take it back. It says of each of its parts that it moved by
 * no more, and that is as much as may be known of a part that is kept back: whatever else is shown
 * must leave it as open as that.
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

    private final Map<C, Integer> shown;
    private final Map<C, Integer> computable;

    private SuppressedTable(Map<C, Integer> shown, Map<C, Integer> computable) {
        this.shown = Map.copyOf(shown);
        this.computable = Map.copyOf(computable);
    }

    /** What is shown. */
    Map<C, Integer> shown() {
        return shown;
    }

    /** What is shown, and every other count that follows from it by adding and subtracting. */
    Map<C, Integer> computable() {
        return computable;
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
        private final List<Small> smalls = new ArrayList<>();
        private final List<C> wanted = new ArrayList<>();
        private final List<int[]> sums = new ArrayList<>();
        private final Map<Integer, Integer> before = new HashMap<>();
        private final Map<Integer, Set<Integer>> together = new HashMap<>();
        private final Set<Integer> moving = new HashSet<>();

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
            smalls.add(small);
            return this;
        }

        /** That an earlier report says how many it was then; a small movement is kept back. */
        Builder<C> before(C cell, int value) {
            before.put(number(cell), value);
            return this;
        }

        /** That the cell is shown also if it has moved by few. */
        Builder<C> moves(C cell) {
            moving.add(number(cell));
            return this;
        }

        /** That the cell is shown only if the other is, once the other has been shown before. */
        Builder<C> onlyWith(C cell, C other) {
            together.computeIfAbsent(number(cell), _ -> new HashSet<>()).add(number(other));
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
            Equations sumsOnly = new Equations(cells);
            sums.forEach(sum -> sumsOnly.add(row(cells, sum)));
            Set<Integer> withheld = new HashSet<>();
            Map<Integer, Integer> known = show(sumsOnly, withheld);
            while (withheld.addAll(alone(known.keySet()))) {
                known = show(sumsOnly, withheld);
            }
            Equations learnt = sumsOnly;
            for (Integer cell : known.keySet()) {
                learnt = learnt.knowing(cell);
            }
            return new SuppressedTable<>(counts(known.keySet()), counts(learnt.determined()));
        }

        private Map<C, Integer> counts(Set<Integer> cells) {
            Map<C, Integer> counts = new HashMap<>();
            numbers.forEach(
                    (cell, number) -> {
                        if (cells.contains(number)) {
                            counts.put(cell, values.get(number));
                        }
                    });
            return counts;
        }

        /** Those shown without what they are read with, which an earlier report had. */
        private Set<Integer> alone(Set<Integer> known) {
            return known.stream()
                    .filter(
                            cell ->
                                    together.getOrDefault(cell, Set.of()).stream()
                                            .anyMatch(
                                                    other ->
                                                            !known.contains(other)
                                                                    && before.containsKey(other)))
                    .collect(Collectors.toSet());
        }

        private Map<Integer, Integer> show(Equations sumsOnly, Set<Integer> withheld) {
            int cells = values.size();
            boolean[] small = new boolean[cells];
            boolean[] kept = new boolean[cells];
            int[] floor = new int[cells];
            for (int i = 0; i < cells; i++) {
                int value = values.get(i);
                small[i] = small(smalls.get(i), value);
                kept[i] = small[i] || movedByFew(i);
                Integer then = before.get(i);
                if (then != null) {
                    floor[i] = value >= then ? then : 0;
                }
            }
            Equations equations = sumsOnly;
            Map<Integer, Integer> known = new LinkedHashMap<>();
            for (C cell : wanted) {
                int number = number(cell);
                if (kept[number] || withheld.contains(number)) {
                    continue;
                }
                Equations learnt = equations.knowing(number);
                if (!learnt.determine(kept)) {
                    equations = learnt;
                    known.put(number, values.get(number));
                }
            }
            takeBack(known, small);
            takeBackAfterOthers(known, kept, floor);
            showWhatIsNobody(known, cell -> !kept[cell] && !withheld.contains(cell));
            return known;
        }

        /** Of nobody who is shown every part is nobody, for whoever reads it. */
        private void showWhatIsNobody(Map<Integer, Integer> known, IntPredicate may) {
            Set<Integer> nobody = new HashSet<>();
            known.forEach(
                    (cell, count) -> {
                        if (count == 0) {
                            nobody.add(cell);
                        }
                    });
            boolean more = !nobody.isEmpty();
            while (more) {
                more = false;
                for (int[] sum : sums) {
                    if (nobody.contains(sum[0])) {
                        for (int part : sum) {
                            more |= nobody.add(part);
                        }
                    }
                }
            }
            for (C cell : wanted) {
                int number = number(cell);
                if (nobody.contains(number) && may.test(number)) {
                    known.putIfAbsent(number, 0);
                }
            }
        }

        private boolean movedByFew(int cell) {
            Integer then = before.get(cell);
            return then != null
                    && !moving.contains(cell)
                    && small(smalls.get(cell), Math.abs(values.get(cell) - then));
        }

        private boolean small(Small small, int count) {
            return switch (small) {
                case ZERO_TOO -> count < k;
                case FROM_ONE -> count > 0 && count < k;
                case NEVER -> false;
            };
        }

        /**
         * Counts are never negative, so that more can follow than by adding and subtracting alone.
         * Where a small cell could not be k or more, the least wanted count that holds it down
         * goes.
         */
        private void takeBack(Map<Integer, Integer> known, boolean[] small) {
            int[] nobody = new int[small.length];
            Reach reach = new Reach(small.length, sums, known, nobody);
            for (int cell = 0; cell < small.length; cell++) {
                while (small[cell] && !known.isEmpty()) {
                    List<Integer> holding = reach.holdingBelow(cell, k);
                    if (holding.isEmpty()) {
                        break;
                    }
                    known.remove(leastWanted(known, holding).orElseThrow());
                    reach = new Reach(small.length, sums, known, nobody);
                }
            }
        }

        /**
         * The same for whoever has earlier reports too. What may tell of its small movements stays;
         * nothing else may close in further on a cell that is kept back.
         */
        private void takeBackAfterOthers(Map<Integer, Integer> known, boolean[] kept, int[] floor) {
            if (before.isEmpty()) {
                return;
            }
            Map<Integer, Integer> only = new LinkedHashMap<>(known);
            only.keySet().retainAll(moving);
            Reach movingOnly = new Reach(kept.length, sums, only, floor);
            Reach reach = new Reach(kept.length, sums, known, floor);
            for (int cell = 0; cell < kept.length; cell++) {
                int least =
                        kept[cell] ? movingOnly.highest(cell, before.getOrDefault(cell, 0) + k) : 0;
                while (kept[cell]) {
                    Optional<Integer> taken =
                            leastWanted(known, reach.holdingBelow(cell, least))
                                    .filter(one -> !moving.contains(one));
                    if (taken.isEmpty()) {
                        break;
                    }
                    known.remove(taken.get());
                    reach = new Reach(kept.length, sums, known, floor);
                }
            }
        }

        private static Optional<Integer> leastWanted(
                Map<Integer, Integer> known, List<Integer> of) {
            return new ArrayList<>(known.keySet())
                    .reversed().stream().filter(of::contains).findFirst();
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
