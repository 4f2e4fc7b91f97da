package org.onward.matching.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.report.SuppressedTable.Small;

class SuppressedTableTest {
    private static final int K = 5;

    /** A table of rows and columns with both margins, all of it wanted. */
    private static SuppressedTable<String> table(int[][] inner) {
        return builder(inner).suppress();
    }

    private static SuppressedTable.Builder<String> builder(int[][] inner) {
        SuppressedTable.Builder<String> table = new SuppressedTable.Builder<>(K);
        Map<String, Integer> counts = counts(inner);
        counts.forEach((cell, count) -> table.count(cell, count, Small.ZERO_TOO));
        sums(inner.length, inner[0].length)
                .forEach(sum -> table.sum(sum.getFirst(), sum.subList(1, sum.size())));
        counts.entrySet().stream()
                .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
                .forEach(cell -> table.want(cell.getKey()));
        return table;
    }

    private static Map<String, Integer> counts(int[][] inner) {
        Map<String, Integer> counts = new HashMap<>();
        for (int r = 0; r < inner.length; r++) {
            for (int c = 0; c < inner[r].length; c++) {
                int count = inner[r][c];
                counts.put(r + "," + c, count);
                counts.merge(r + ",*", count, Integer::sum);
                counts.merge("*," + c, count, Integer::sum);
                counts.merge("*,*", count, Integer::sum);
            }
        }
        return counts;
    }

    /** Each as whole, then parts. */
    private static List<List<String>> sums(int rows, int columns) {
        List<List<String>> sums = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            sums.add(sum(r + ",*", r, -1, columns));
        }
        for (int c = 0; c < columns; c++) {
            sums.add(sum("*," + c, -1, c, rows));
        }
        sums.add(sum("*,*", -1, -2, rows));
        List<String> last = new ArrayList<>(List.of("*,*"));
        IntStream.range(0, columns).forEach(c -> last.add("*," + c));
        sums.add(last);
        return sums;
    }

    private static List<String> sum(String whole, int row, int column, int parts) {
        List<String> sum = new ArrayList<>(List.of(whole));
        for (int i = 0; i < parts; i++) {
            sum.add(
                    row >= 0
                            ? row + "," + i
                            : i + "," + (column >= 0 ? String.valueOf(column) : "*"));
        }
        return sum;
    }

    private static List<String> hidden(SuppressedTable<String> table, int[][] inner) {
        return counts(inner).keySet().stream()
                .filter(cell -> table.shown(cell).isEmpty())
                .sorted()
                .toList();
    }

    @Test
    void whatIsLargeEverywhereIsShownAsItIs() {
        int[][] inner = {{7, 9}, {12, 5}};
        SuppressedTable<String> table = table(inner);
        assertThat(hidden(table, inner)).isEmpty();
        assertThat(table.shown("0,*")).hasValue(16);
        assertThat(table.shown("*,*")).hasValue(33);
    }

    @Test
    void aSmallCellTakesItsComplementInTheRowAndTheColumnWithIt() {
        int[][] inner = {{3, 9, 20}, {12, 8, 30}, {40, 50, 60}};
        SuppressedTable<String> table = table(inner);
        assertThat(hidden(table, inner)).containsExactly("0,0", "0,1", "1,0", "1,1");
        assertThat(table.shown("0,*")).hasValue(32);
    }

    @Test
    void fiveIsNotBelowFive() {
        int[][] inner = {{5, 5}, {5, 5}};
        assertThat(hidden(table(inner), inner)).isEmpty();
    }

    @Test
    void aSmallDifferenceOfTwoTotalsHidesOneOfThem() {
        SuppressedTable.Builder<String> table = new SuppressedTable.Builder<>(K);
        SuppressedTable<String> shown =
                table.count("cohort", 24, Small.FROM_ONE)
                        .count("placed", 22, Small.ZERO_TOO)
                        .count("not placed", 2, Small.ZERO_TOO)
                        .sum("cohort", List.of("placed", "not placed"))
                        .want("cohort")
                        .want("placed")
                        .suppress();
        assertThat(shown.shown("cohort")).hasValue(24);
        assertThat(shown.shown("placed")).isEmpty();
    }

    @Test
    void nobodyIsASmallNumberToo() {
        SuppressedTable.Builder<String> table = new SuppressedTable.Builder<>(K);
        SuppressedTable<String> shown =
                table.count("known", 8, Small.FROM_ONE)
                        .count("in work", 8, Small.ZERO_TOO)
                        .count("not in work", 0, Small.ZERO_TOO)
                        .sum("known", List.of("in work", "not in work"))
                        .want("known")
                        .want("in work")
                        .suppress();
        assertThat(shown.shown("in work"))
                .as("all eight in work would say it of each of them")
                .isEmpty();
    }

    @Test
    void whatTellsOnlyWhenIsNoSecret() {
        SuppressedTable.Builder<String> table = new SuppressedTable.Builder<>(K);
        SuppressedTable<String> shown =
                table.count("entered", 26, Small.ZERO_TOO)
                        .count("cohort", 24, Small.FROM_ONE)
                        .count("recent", 2, Small.NEVER)
                        .sum("entered", List.of("cohort", "recent"))
                        .want("entered")
                        .want("cohort")
                        .suppress();
        assertThat(shown.shown("cohort")).hasValue(24);
        assertThat(shown.shown("entered")).hasValue(26);
    }

    @Test
    void boundsThatLeaveOnlySmallCountsAreNotLeftOpen() {
        // 6 = a + b + c with b + c = 5 shown would leave a = 1; 7 = a + b with a + b shown leaves
        // each up to 7. Here the whole is 4 more than what is shown of it.
        SuppressedTable.Builder<String> table = new SuppressedTable.Builder<>(K);
        SuppressedTable<String> shown =
                table.count("all", 24, Small.ZERO_TOO)
                        .count("women", 20, Small.ZERO_TOO)
                        .count("men", 3, Small.ZERO_TOO)
                        .count("other", 1, Small.ZERO_TOO)
                        .sum("all", List.of("women", "men", "other"))
                        .want("all")
                        .want("women")
                        .suppress();
        assertThat(shown.shown("women"))
                .as("men and other together are four, so each is below five")
                .isEmpty();
    }

    @Test
    void ofNobodyWhoIsShownNoPartIsHidden() {
        SuppressedTable.Builder<String> table = new SuppressedTable.Builder<>(K);
        int[][] counts = {{15, 10, 5, 0}, {10, 6, 4, 0}, {5, 4, 1, 0}};
        List<String> columns = List.of("trained", "completed", "left");
        List<String> parts = List.of("women", "men", "rest");
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            table.count(column, counts[i][0], Small.ZERO_TOO);
            for (int j = 0; j < parts.size(); j++) {
                boolean rest = parts.get(j).equals("rest");
                table.count(
                        parts.get(j) + " " + column,
                        counts[i][j + 1],
                        rest ? Small.FROM_ONE : Small.ZERO_TOO);
            }
            table.sum(column, parts.stream().map(part -> part + " " + column).toList());
        }
        for (String part : List.of("", "women ", "men ", "rest ")) {
            table.sum(part + "trained", List.of(part + "completed", part + "left"));
        }
        for (String column : List.of("trained", "completed")) {
            table.want(column);
            parts.forEach(part -> table.want(part + " " + column));
        }
        SuppressedTable<String> shown = table.suppress();
        assertThat(shown.shown("women completed")).as("from which the four men follow").isEmpty();
        assertThat(shown.shown("rest trained")).hasValue(0);
        assertThat(shown.shown("rest completed")).as("of nobody nobody completed it").hasValue(0);
    }

    @Test
    void whatMovedByFewIsNotShownAnewNorWhatWouldTellIt() {
        SuppressedTable<String> shown =
                new SuppressedTable.Builder<String>(K)
                        .count("all", 48, Small.ZERO_TOO)
                        .count("women", 27, Small.ZERO_TOO)
                        .count("men", 21, Small.ZERO_TOO)
                        .sum("all", List.of("women", "men"))
                        .before("all", 40)
                        .before("women", 20)
                        .before("men", 20)
                        .want("all")
                        .want("women")
                        .want("men")
                        .suppress();
        assertThat(shown.shown("all")).hasValue(48);
        assertThat(shown.shown("men")).as("one came").isEmpty();
        assertThat(shown.shown("women")).as("seven came, so one man").isEmpty();
    }

    @Test
    void aTotalThatMovedByOneLeavesOpenInWhichPart() {
        int[] women = {20, 21};
        int[] men = {20, 20};
        SuppressedTable<String> shown = twoParts(women, men);
        assertThat(shown.shown()).containsExactly(Map.entry("all", 41));
        for (int womenNow = women[0]; womenNow <= 41 - men[0]; womenNow++) {
            assertThat(twoParts(new int[] {20, womenNow}, new int[] {20, 41 - womenNow}).shown())
                    .as("whoever it was, the same is shown")
                    .isEqualTo(shown.shown());
        }
    }

    @Test
    void partsThatMovedByEnoughAreNotShownWhereTheyCloseInOnOneThatMovedByFew() {
        SuppressedTable<String> shown =
                new SuppressedTable.Builder<String>(K)
                        .count("all", 68, Small.ZERO_TOO)
                        .count("women", 27, Small.ZERO_TOO)
                        .count("men", 21, Small.ZERO_TOO)
                        .count("others", 20, Small.ZERO_TOO)
                        .sum("all", List.of("women", "men", "others"))
                        .moves("all")
                        .before("all", 60)
                        .before("women", 20)
                        .before("men", 20)
                        .before("others", 20)
                        .want("all")
                        .want("women")
                        .want("men")
                        .want("others")
                        .suppress();
        assertThat(shown.shown())
                .as("with the women it were known that of men and others one came")
                .containsExactly(Map.entry("all", 68));
    }

    private static SuppressedTable<String> twoParts(int[] women, int[] men) {
        return new SuppressedTable.Builder<String>(K)
                .count("all", women[1] + men[1], Small.ZERO_TOO)
                .count("women", women[1], Small.ZERO_TOO)
                .count("men", men[1], Small.ZERO_TOO)
                .sum("all", List.of("women", "men"))
                .moves("all")
                .before("all", women[0] + men[0])
                .before("women", women[0])
                .before("men", men[0])
                .want("all")
                .want("women")
                .want("men")
                .suppress();
    }

    @Test
    void whatIsReadTogetherMovesTogether() {
        SuppressedTable<String> shown =
                new SuppressedTable.Builder<String>(K)
                        .count("cohort", 48, Small.FROM_ONE)
                        .count("placed", 22, Small.ZERO_TOO)
                        .before("cohort", 40)
                        .before("placed", 20)
                        .onlyWith("cohort", "placed")
                        .want("cohort")
                        .want("placed")
                        .suppress();
        assertThat(shown.shown()).isEmpty();
    }

    @Test
    void countsThatDoNotAddUpAreRefused() {
        SuppressedTable.Builder<String> table = new SuppressedTable.Builder<>(K);
        table.count("all", 3, Small.NEVER).count("part", 2, Small.NEVER);
        assertThatThrownBy(() -> table.sum("all", List.of("part")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.want("nowhere"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.count("part", 2, Small.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void noSmallCellOfARandomTableCanBeComputedFromWhatIsShown(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int rows = 2 + random.nextInt(3);
            int columns = 2 + random.nextInt(3);
            int[][] inner = new int[rows][columns];
            for (int[] row : inner) {
                for (int c = 0; c < columns; c++) {
                    row[c] = random.nextInt(random.nextBoolean() ? 6 : 25);
                }
            }
            SuppressedTable<String> table = table(inner);
            Attacker<String> attacker = new Attacker<>(new ArrayList<>(counts(inner).keySet()));
            sums(rows, columns).forEach(attacker::learnsSum);
            Map<String, Integer> counts = counts(inner);
            counts.forEach(
                    (cell, count) -> {
                        OptionalInt shown = table.shown(cell);
                        if (shown.isPresent()) {
                            assertThat(shown.getAsInt()).isEqualTo(count).isGreaterThanOrEqualTo(K);
                            attacker.learns(cell);
                        }
                    });
            counts.forEach(
                    (cell, count) -> {
                        if (count < K) {
                            assertThat(attacker.computes(cell))
                                    .as("seed %d round %d cell %s", seed, round(inner), cell)
                                    .isFalse();
                        }
                    });
        }
    }

    private static String round(int[][] inner) {
        return Arrays.deepToString(inner);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everySmallCellOfASmallTableCouldAsWellBeLarge(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            int[][] inner = new int[2][3];
            for (int[] row : inner) {
                for (int c = 0; c < 3; c++) {
                    row[c] = random.nextInt(random.nextInt(4) == 0 ? 4 : 6);
                }
            }
            SuppressedTable<String> table = table(inner);
            int[] shown =
                    CELLS.stream().mapToInt(cell -> table.shown(cell).orElse(HIDDEN)).toArray();
            int[] most = new int[CELLS.size()];
            Arrays.fill(most, HIDDEN);
            fill(shown, new int[6], 0, most);
            counts(inner)
                    .forEach(
                            (cell, count) -> {
                                if (count < K) {
                                    assertThat(most[CELLS.indexOf(cell)])
                                            .as("seed %d %s cell %s", seed, round(inner), cell)
                                            .isGreaterThanOrEqualTo(K);
                                }
                            });
        }
    }

    private static final int HIDDEN = -1;
    private static final List<String> CELLS =
            List.of(
                    "0,0", "0,1", "0,2", "1,0", "1,1", "1,2", "0,*", "1,*", "*,0", "*,1", "*,2",
                    "*,*");

    /** In the order of {@link #CELLS}: in maps, two million tables would take half a minute. */
    private static int[] inOrder(int[] inner) {
        int[] all = Arrays.copyOf(inner, CELLS.size());
        for (int i = 0; i < inner.length; i++) {
            all[6 + i / 3] += inner[i];
            all[8 + i % 3] += inner[i];
            all[11] += inner[i];
        }
        return all;
    }

    /** Every table that says the same where something is shown; the most each cell can be. */
    private static void fill(int[] shown, int[] trial, int at, int[] most) {
        if (at == trial.length) {
            int[] counts = inOrder(trial);
            for (int i = 0; i < counts.length; i++) {
                if (shown[i] != HIDDEN && shown[i] != counts[i]) {
                    return;
                }
            }
            Arrays.setAll(most, i -> Math.max(most[i], counts[i]));
            return;
        }
        int from = shown[at] == HIDDEN ? 0 : shown[at];
        int to = shown[at] == HIDDEN ? 10 : shown[at];
        for (int value = from; value <= to; value++) {
            trial[at] = value;
            fill(shown, trial, at + 1, most);
        }
        trial[at] = 0;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void noSmallCellOfARandomProgrammeCanBeComputedFromItsReport(long seed) {
        Random random = new Random(seed);
        LocalDate today = LocalDate.of(2026, 11, 25);
        List<Pathway> people = new ArrayList<>();
        int size = 15 + random.nextInt(90);
        for (int i = 0; i < size; i++) {
            people.add(RandomPathways.one(random, today));
        }
        Counting counting = Counting.of(people, today, K);
        SuppressedTable<Counting.Cell> table = counting.suppressed();
        Attacker<Counting.Cell> attacker = reader(table);
        assertThat(table.shown())
                .as("something is left to read, seed %d", seed)
                .hasSizeGreaterThan(3);
        for (Counting.Cell cell : cells()) {
            int count = counting.count(cell.group(), cell.column());
            assertThat(table.shown().getOrDefault(cell, count)).isEqualTo(count);
            if (secret(cell, count)) {
                assertThat(attacker.computes(cell))
                        .as("seed %d of %d people: %s is %d", seed, size, cell, count)
                        .isFalse();
            }
            assertThat(attacker.computes(cell))
                    .as("what is kept for the next report: %s", cell)
                    .isEqualTo(table.computable().containsKey(cell));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void noSmallMovementOfAPartCanBeComputedFromReportsOfMonthAfterMonth(long seed) {
        Random random = new Random(seed);
        LocalDate first = LocalDate.of(2026, 1, 31);
        List<Pathway> people = new ArrayList<>();
        for (int i = 0; i < 60 + random.nextInt(90); i++) {
            people.add(RandomPathways.one(random, first.plusMonths(6)));
        }
        Map<Counting.Cell, Integer> before = new HashMap<>();
        int moved = 0;
        int told = 0;
        for (int month = 0; month < 6; month++) {
            LocalDate until = first.plusMonths(month);
            if (month > 2) {
                people.remove(random.nextInt(people.size()));
            }
            Counting counting = Counting.of(people, until, K);
            SuppressedTable<Counting.Cell> table = counting.suppressed(before);
            Attacker<Counting.Cell> attacker = reader(table);
            for (Counting.Cell cell : cells()) {
                int count = counting.count(cell.group(), cell.column());
                Integer then = before.get(cell);
                if (secret(cell, count)) {
                    assertThat(attacker.computes(cell))
                            .as("seed %d month %d: %s is %d", seed, month, cell, count)
                            .isFalse();
                }
                if (cell.group().equals(Group.ALL)) {
                    told += then != null && count != then && attacker.computes(cell) ? 1 : 0;
                } else if (then != null
                        && cell.column().tellsByMoving()
                        && count != then
                        && Math.abs(count - then) < K) {
                    assertThat(attacker.computes(cell))
                            .as(
                                    "seed %d month %d: %s from %d to %d",
                                    seed, month, cell, then, count)
                            .isFalse();
                    moved++;
                }
            }
            assertThat(totals(table))
                    .as("seed %d month %d: as if nothing had been shown before", seed, month)
                    .isEqualTo(totals(counting.suppressed()));
            before.putAll(table.computable());
        }
        assertThat(told).as("totals tell what moved").isGreaterThan(20);
        assertThat(moved).as("small movements there were").isGreaterThan(20);
    }

    private static Map<Column, Integer> totals(SuppressedTable<Counting.Cell> table) {
        Map<Column, Integer> totals = new HashMap<>();
        table.shown()
                .forEach(
                        (cell, count) -> {
                            if (cell.group().equals(Group.ALL)) {
                                totals.put(cell.column(), count);
                            }
                        });
        return totals;
    }

    private static boolean secret(Counting.Cell cell, int count) {
        return switch (cell.column().small()) {
            case ZERO_TOO -> count < K && !(count == 0 && cell.group().isRest());
            case FROM_ONE -> count > 0 && count < K;
            case NEVER -> false;
        };
    }

    private static List<Counting.Cell> cells() {
        return Group.every().stream()
                .flatMap(
                        group ->
                                Arrays.stream(Column.values())
                                        .filter(column -> divided(group.by(), column))
                                        .map(column -> new Counting.Cell(group, column)))
                .toList();
    }

    private static boolean divided(Group.By by, Column column) {
        return switch (by) {
            case ALL -> true;
            case SEX -> column != Column.EXCLUDED && column != Column.REFUSED;
            case KIND, SUBSIDY -> column.ofThePlaced();
        };
    }

    /** Who knows how a report is made, and reads this one. */
    private static Attacker<Counting.Cell> reader(SuppressedTable<Counting.Cell> table) {
        Attacker<Counting.Cell> attacker = new Attacker<>(cells());
        for (Group group : Group.every()) {
            for (Column.Sum sum : Column.SUMS) {
                if (divided(group.by(), sum.whole())
                        && sum.parts().stream().allMatch(part -> divided(group.by(), part))) {
                    List<Counting.Cell> line = new ArrayList<>();
                    line.add(new Counting.Cell(group, sum.whole()));
                    sum.parts().forEach(part -> line.add(new Counting.Cell(group, part)));
                    attacker.learnsSum(line);
                }
            }
        }
        for (Group.By by : List.of(Group.By.SEX, Group.By.KIND, Group.By.SUBSIDY)) {
            for (Column column : Column.values()) {
                if (divided(by, column)) {
                    List<Counting.Cell> line = new ArrayList<>();
                    line.add(new Counting.Cell(Group.ALL, column));
                    by.groups().forEach(part -> line.add(new Counting.Cell(part, column)));
                    attacker.learnsSum(line);
                }
            }
        }
        table.shown().keySet().forEach(attacker::learns);
        return attacker;
    }

    /** Knows what adds up to what and what is shown, and computes with exact fractions. */
    private static final class Attacker<C> {
        private final List<C> cells;
        private final List<BigInteger[]> known = new ArrayList<>();

        Attacker(List<C> cells) {
            this.cells = cells;
        }

        void learnsSum(List<C> wholeAndParts) {
            BigInteger[] row = zeros();
            row[cells.indexOf(wholeAndParts.getFirst())] = BigInteger.ONE;
            wholeAndParts.stream()
                    .skip(1)
                    .forEach(part -> row[cells.indexOf(part)] = BigInteger.ONE.negate());
            learn(row);
        }

        void learns(C cell) {
            BigInteger[] row = zeros();
            row[cells.indexOf(cell)] = BigInteger.ONE;
            learn(row);
        }

        boolean computes(C cell) {
            BigInteger[] row = zeros();
            row[cells.indexOf(cell)] = BigInteger.ONE;
            return pivot(reduced(row)) < 0;
        }

        private void learn(BigInteger[] row) {
            BigInteger[] left = reduced(row);
            if (pivot(left) >= 0) {
                known.add(left);
            }
        }

        /** Rows were added in this order, each already without the pivots before it. */
        private BigInteger[] reduced(BigInteger[] row) {
            BigInteger[] left = row;
            for (BigInteger[] one : known) {
                int at = pivot(one);
                if (left[at].signum() != 0) {
                    BigInteger[] next = zeros();
                    for (int j = 0; j < next.length; j++) {
                        next[j] = left[j].multiply(one[at]).subtract(one[j].multiply(left[at]));
                    }
                    left = divided(next);
                }
            }
            return left;
        }

        private static BigInteger[] divided(BigInteger[] row) {
            BigInteger divisor = BigInteger.ZERO;
            for (BigInteger each : row) {
                divisor = divisor.gcd(each);
            }
            if (divisor.signum() != 0) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = row[j].divide(divisor);
                }
            }
            return row;
        }

        private static int pivot(BigInteger[] row) {
            for (int j = 0; j < row.length; j++) {
                if (row[j].signum() != 0) {
                    return j;
                }
            }
            return -1;
        }

        private BigInteger[] zeros() {
            BigInteger[] row = new BigInteger[cells.size()];
            Arrays.fill(row, BigInteger.ZERO);
            return row;
        }
    }

    /** People with every kind of way, most of them short. */
    static final class RandomPathways {
        private RandomPathways() {}

        static Pathway one(Random random, LocalDate today) {
            LocalDate entered = today.minusDays(random.nextInt(700));
            List<Pathway.Begun> begun = new ArrayList<>();
            if (random.nextInt(3) > 0) {
                begun.add(work(random, entered.plusDays(random.nextInt(250))));
            }
            if (random.nextInt(2) > 0) {
                LocalDate started = entered.plusDays(random.nextInt(60));
                LocalDate ended = random.nextInt(3) == 0 ? null : started.plusDays(60);
                begun.add(
                        new Pathway.Begun(
                                new UUID(random.nextLong(), random.nextLong()),
                                Pathway.Kind.TRAINING,
                                null,
                                random.nextBoolean() ? "7212" : "5120",
                                null,
                                started,
                                random.nextBoolean() ? ended : null,
                                ended,
                                null));
            }
            return new Pathway(
                    new String[] {"woman", "woman", "woman", "man", null}[random.nextInt(5)],
                    entered,
                    random.nextInt(20) == 0,
                    random.nextInt(20) == 0,
                    random.nextInt(4) > 0,
                    begun);
        }

        private static Pathway.Begun work(Random random, LocalDate day) {
            return new Pathway.Begun(
                    new UUID(random.nextLong(), random.nextLong()),
                    random.nextInt(3) == 0 ? Pathway.Kind.APPRENTICESHIP : Pathway.Kind.JOB,
                    new Boolean[] {true, false, null}[random.nextInt(3)],
                    random.nextBoolean() ? "7212" : "5120",
                    null,
                    day,
                    null,
                    null,
                    new Boolean[] {true, true, false, null}[random.nextInt(4)]);
        }
    }
}
