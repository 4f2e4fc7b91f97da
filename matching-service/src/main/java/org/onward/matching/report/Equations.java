package org.onward.matching.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What follows by adding and subtracting: the sums in reduced row echelon form. A cell can be
 * computed exactly if a row holds it alone. Arithmetic modulo a prime far above any minor of such a
 * matrix of zeros and ones is exact without fractions.
 */
final class Equations {
    static final long PRIME = 2_147_483_647L;

    private final int cells;
    private final List<long[]> rows = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();

    Equations(int cells) {
        this.cells = cells;
    }

    Equations knowing(int cell) {
        Equations more = new Equations(cells);
        rows.forEach(row -> more.rows.add(row.clone()));
        more.pivots.addAll(pivots);
        long[] unit = new long[cells];
        unit[cell] = 1;
        more.add(unit);
        return more;
    }

    void add(long[] row) {
        for (int i = 0; i < rows.size(); i++) {
            subtract(row, rows.get(i), row[pivots.get(i)]);
        }
        int pivot = 0;
        while (pivot < cells && row[pivot] == 0) {
            pivot++;
        }
        if (pivot == cells) {
            return;
        }
        long inverse = power(row[pivot], PRIME - 2);
        for (int j = 0; j < cells; j++) {
            row[j] = row[j] * inverse % PRIME;
        }
        for (long[] other : rows) {
            subtract(other, row, other[pivot]);
        }
        rows.add(row);
        pivots.add(pivot);
    }

    boolean determine(boolean[] secret) {
        for (int i = 0; i < rows.size(); i++) {
            if (secret[pivots.get(i)]
                    && Arrays.stream(rows.get(i)).filter(each -> each != 0).count() == 1) {
                return true;
            }
        }
        return false;
    }

    /** The cells that can be computed. */
    Set<Integer> determined() {
        Set<Integer> determined = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (Arrays.stream(rows.get(i)).filter(each -> each != 0).count() == 1) {
                determined.add(pivots.get(i));
            }
        }
        return determined;
    }

    private static void subtract(long[] from, long[] row, long times) {
        if (times == 0) {
            return;
        }
        for (int j = 0; j < from.length; j++) {
            from[j] = Math.floorMod(from[j] - times * row[j] % PRIME, PRIME);
        }
    }

    private static long power(long base, long exponent) {
        long result = 1;
        long factor = base % PRIME;
        for (long left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = result * factor % PRIME;
            }
            factor = factor * factor % PRIME;
        }
        return result;
    }
}
