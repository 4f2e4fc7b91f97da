package org.onward.matching.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How large a cell could be for somebody who knows the sums, what is shown, and that nobody is
 * counted less than not at all, nor less than before where a count has grown: a linear programme,
 * by the simplex method with Bland's rule, which never goes round in circles. The true counts solve
 * it, so that there always is a solution.
 */
final class Reach {
    private static final double TINY = 1e-9;

    private final int cells;

    /** What each cell is at least; counted are the people above it. */
    private final int[] floor;

    private final Map<Integer, Integer> known;

    /** One row per sum that says something of its own; the last column is the right-hand side. */
    private double[][] rows;

    private int[] basis;

    Reach(int cells, List<int[]> sums, Map<Integer, Integer> known, int[] floor) {
        this.cells = cells;
        this.floor = floor.clone();
        this.known = Map.copyOf(known);
        int count = sums.size();
        rows = new double[count][cells + count + 1];
        basis = new int[count];
        for (int i = 0; i < count; i++) {
            int[] sum = sums.get(i);
            for (int j = 0; j < sum.length; j++) {
                double sign = j == 0 ? 1 : -1;
                rows[i][sum[j]] += sign;
                rows[i][cells + count] -= sign * known.getOrDefault(sum[j], floor[sum[j]]);
            }
            if (rows[i][cells + count] < 0) {
                for (int j = 0; j < rows[i].length; j++) {
                    rows[i][j] = -rows[i][j];
                }
            }
            rows[i][cells + i] = 1;
            basis[i] = cells + i;
        }
        findASolution(count);
    }

    private Reach(Reach other) {
        cells = other.cells;
        floor = other.floor;
        known = other.known;
        rows = Arrays.stream(other.rows).map(double[]::clone).toArray(double[][]::new);
        basis = other.basis.clone();
    }

    /**
     * The known cells that keep a cell below {@code least}; none where it could be that or more.
     */
    List<Integer> holdingBelow(int cell, int least) {
        Reach highest = new Reach(this);
        int above = least - floor[cell];
        if (highest.climb(cell, above) >= above - 1e-6) {
            return List.of();
        }
        int at = highest.rowOf(cell);
        if (at < 0) {
            return List.copyOf(known.keySet());
        }
        double[] row = highest.rows[at];
        List<Integer> holding =
                known.keySet().stream().filter(one -> Math.abs(row[one]) > TINY).toList();
        return holding.isEmpty() ? List.copyOf(known.keySet()) : holding;
    }

    /** How large the cell could be, if that is less than {@code enough}. */
    int highest(int cell, int enough) {
        if (known.containsKey(cell)) {
            return Math.min(enough, known.getOrDefault(cell, 0));
        }
        double above = new Reach(this).climb(cell, enough - floor[cell]);
        return (int) Math.min(enough, Math.floor(above + 1e-6) + floor[cell]);
    }

    /** Makes the cell as large as it can be, or {@code enough}; its value then. */
    private double climb(int cell, double enough) {
        while (true) {
            int row = rowOf(cell);
            double value = row < 0 ? 0 : rows[row][cells];
            if (value >= enough) {
                return value;
            }
            int entering = -1;
            for (int j = 0; j < cells && entering < 0; j++) {
                double gain = j == cell ? 1 : row < 0 ? 0 : -rows[row][j];
                boolean idle = row >= 0 && j == cell;
                if (gain > TINY && !idle && !known.containsKey(j)) {
                    entering = j;
                }
            }
            if (entering < 0) {
                return value;
            }
            int leaving = leaving(entering);
            if (leaving < 0) {
                return Double.POSITIVE_INFINITY;
            }
            pivot(leaving, entering);
        }
    }

    private int rowOf(int cell) {
        for (int i = 0; i < basis.length; i++) {
            if (basis[i] == cell) {
                return i;
            }
        }
        return -1;
    }

    /** Drives out the columns that only help to begin with, then drops them and idle rows. */
    private void findASolution(int helpers) {
        while (true) {
            int entering = -1;
            for (int j = 0; j < cells && entering < 0; j++) {
                double gain = 0;
                for (int i = 0; i < rows.length; i++) {
                    gain += basis[i] >= cells ? rows[i][j] : 0;
                }
                if (gain > TINY && !known.containsKey(j)) {
                    entering = j;
                }
            }
            int leaving = entering < 0 ? -1 : leaving(entering);
            if (leaving < 0) {
                break;
            }
            pivot(leaving, entering);
        }
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; basis[i] >= cells && j < cells; j++) {
                if (Math.abs(rows[i][j]) > TINY && !known.containsKey(j)) {
                    pivot(i, j);
                }
            }
        }
        int kept = 0;
        for (int i = 0; i < rows.length; i++) {
            if (basis[i] < cells) {
                double[] row = Arrays.copyOf(rows[i], cells + 1);
                row[cells] = rows[i][cells + helpers];
                rows[kept] = row;
                basis[kept++] = basis[i];
            }
        }
        rows = Arrays.copyOf(rows, kept);
        basis = Arrays.copyOf(basis, kept);
    }

    private int leaving(int entering) {
        int leaving = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i][entering] > TINY) {
                double ratio = rows[i][rows[i].length - 1] / rows[i][entering];
                if (ratio < least - TINY
                        || (ratio < least + TINY && (leaving < 0 || basis[i] < basis[leaving]))) {
                    least = Math.min(least, ratio);
                    leaving = i;
                }
            }
        }
        return leaving;
    }

    private void pivot(int row, int column) {
        double[] pivot = rows[row];
        double by = pivot[column];
        for (int j = 0; j < pivot.length; j++) {
            pivot[j] /= by;
        }
        for (int i = 0; i < rows.length; i++) {
            double times = rows[i][column];
            if (i != row && times != 0) {
                for (int j = 0; j < pivot.length; j++) {
                    rows[i][j] -= times * pivot[j];
                }
            }
        }
        basis[row] = column;
    }
}
