package org.onward.matching.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.match.Gates;
import org.onward.matching.match.RoughScore;
import org.onward.matching.returnee.Must;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.Kind;

/**
 * Rough scores of all vacancies, block by block, of which the best that pass the gates are kept:
 * exact, though most are never looked at. What depends on few values comes from tables, the line of
 * work is added up by place, and whatever cannot be among the best for these two is passed over.
 * What a vacancy does not tell never excludes it.
 */
final class RoughSums {
    /** What rounding may take from a sum. */
    private static final double SLACK = 1e-5;

    private final RoughScore score;
    private final Gates gates;
    private final List<Kind> kinds;
    private final List<VacancyBlock.Where> wheres;
    private final List<VacancyBlock.What> whats;
    private final List<VacancyBlock.Asked> asked;
    private final WorkShares work;
    private final double[] slope;
    private final double[] leastWork;

    /** By number of a where, whether its country is. */
    private final boolean[] reachable;

    /** By the same, whether its pay is in the currency of what a month must bring in. */
    private final boolean[] comparable;

    private final double needed;

    // By kind and number; NaN where a gate stops it.
    private final float[][] ofWhere;
    private final float[][] ofWhat;
    private final float[][] ofOccupation;

    /** The same as what it multiplies the closeness by that is enough. */
    private final double[][] ofOccupationAsCloseness;

    private final float[] mostBeside;

    /** By number and kind; worked out where it is needed, as there are many. */
    private final float[] @Nullable [] ofAsked;

    private final float[] promising;

    private final float[] closeness;
    private final Best best;
    private int passing;

    // What enoughBeside said last, of which kind, and with which least score.
    private double enough;
    private int enoughOf = -1;
    private float enoughWith;

    /**
     * @param most to be kept, 1 at least
     * @param closeness zeros for the largest block, which are zeros again between calls
     */
    RoughSums(
            RoughScore score,
            Gates gates,
            VacancyBlock.Meanings meanings,
            int most,
            float[] closeness) {
        this.score = score;
        this.gates = gates;
        this.closeness = closeness;
        best = new Best(most);
        kinds = score.kinds();
        work = score.work();
        slope = score.workSlope();
        leastWork = score.leastWork();
        wheres = meanings.wheres.all();
        whats = meanings.whats.all();
        asked = meanings.asked.all();
        ofAsked = new float[asked.size()][];
        List<Integer> occupations = meanings.occupations.all();
        reachable = new boolean[wheres.size()];
        ofWhere = new float[kinds.size()][wheres.size()];
        ofWhat = new float[kinds.size()][whats.size()];
        ofOccupation = new float[kinds.size()][occupations.size()];
        ofOccupationAsCloseness = new double[kinds.size()][occupations.size()];
        mostBeside = new float[kinds.size()];
        promising = new float[kinds.size()];
        Money need = score.need();
        needed = need == null ? Double.NaN : need.minor();
        comparable = new boolean[wheres.size()];
        record Spot(String country, double lat, double lon) {}
        Map<Spot, double[]> places = new HashMap<>();
        for (int i = 0; i < wheres.size(); i++) {
            VacancyBlock.Where where = wheres.get(i);
            reachable[i] = isReachable(where);
            comparable[i] =
                    need != null && need.currency().getCurrencyCode().equals(where.currency());
            put(
                    reachable[i]
                            ? places.computeIfAbsent(
                                    new Spot(where.country(), where.lat(), where.lon()),
                                    spot -> score.place(spot.country, spot.lat, spot.lon))
                            : null,
                    i,
                    ofWhere);
        }
        double[] unknownWork = score.unknownWork();
        for (int i = 0; i < whats.size(); i++) {
            VacancyBlock.What what = whats.get(i);
            double[] parts = isContradicted(what) ? null : score.sector(what.sector());
            for (int kind = 0; parts != null && kind < parts.length; kind++) {
                // Where work is known, what it is of adds to the least.
                boolean known = what.workKnown() && !work.isEmpty();
                parts[kind] += known ? leastWork[kind] : unknownWork[kind];
            }
            put(parts, i, ofWhat);
        }
        double[] rest = score.rest();
        for (int i = 0; i < occupations.size(); i++) {
            double[] parts = score.occupation(occupations.get(i));
            for (int kind = 0; kind < parts.length; kind++) {
                parts[kind] += rest[kind];
                ofOccupationAsCloseness[kind][i] = Math.exp(-parts[kind] / slope[kind]);
            }
            put(parts, i, ofOccupation);
        }
        for (int kind = 0; kind < mostBeside.length; kind++) {
            mostBeside[kind] = most(ofWhere[kind]) + most(ofWhat[kind]);
            promising[kind] = upperQuarter(ofOccupation[kind]);
        }
    }

    private static void put(double @Nullable [] parts, int number, float[][] to) {
        for (int kind = 0; kind < to.length; kind++) {
            to[kind][number] = parts == null ? Float.NaN : (float) parts[kind];
        }
    }

    private static float most(float[] parts) {
        float most = Float.NEGATIVE_INFINITY;
        for (float part : parts) {
            most = part > most ? part : most;
        }
        return most;
    }

    private static float upperQuarter(float[] parts) {
        float most = Float.NEGATIVE_INFINITY;
        float least = Float.POSITIVE_INFINITY;
        for (float part : parts) {
            most = Math.max(most, part);
            least = Math.min(least, part);
        }
        return most - (most - least) / 4;
    }

    /** How many of the vacancies added pass the gates. */
    int passing() {
        return passing;
    }

    /** Documents of the best, in no order. */
    int[] best() {
        return best.documents();
    }

    /**
     * @param base what is added to a segment's documents
     * @param gone places of the block that are not asked for
     */
    void add(VacancyBlock block, int base, FixedBitSet gone) {
        int kind = kinds.indexOf(block.kind);
        FixedBitSet stopped = gone.clone();
        Range reach = stopOutOfReach(block, stopped);
        if (kind < 0 || reach.isEmpty()) {
            return;
        }
        addWork(block, reach);
        stopContradicted(block, reach, kind, stopped);
        stopBelowTheFloor(block, reach, stopped);
        stopUnsafeEmployers(block, reach, stopped);
        // Those that promise most first, so that most of the others need not be looked at.
        add(block, kind, base, stopped, promising[kind], Float.POSITIVE_INFINITY);
        add(block, kind, base, stopped, Float.NEGATIVE_INFINITY, promising[kind]);
        Arrays.fill(closeness, reach.from, reach.to, 0);
        passing += block.size() - stopped.cardinality();
    }

    /** Places of a block; in it others may be out of reach. */
    private record Range(int from, int to) {
        boolean isEmpty() {
            return from >= to;
        }
    }

    /**
     * Vacancies in reach whose occupation's part is at least {@code from}, and below {@code to}.
     */
    private void add(
            VacancyBlock block, int kind, int base, FixedBitSet stopped, float from, float to) {
        for (int run = 0; run < block.occupation.length; run++) {
            float occupation = ofOccupation[kind][block.occupation[run]];
            if (occupation >= from && occupation < to && reachable[block.country[run]]) {
                add(block, run, kind, base, stopped);
            }
        }
    }

    private void add(VacancyBlock block, int run, int kind, int base, FixedBitSet stopped) {
        // The least closeness with which one of them may still be among the best.
        int number = block.occupation[run];
        double enough = enoughBeside(kind) * ofOccupationAsCloseness[kind][number];
        if (enough > 1) {
            return;
        }
        float[] close = closeness;
        float occupation = ofOccupation[kind][number];
        float[] whereParts = ofWhere[kind];
        float[] whatParts = ofWhat[kind];
        double least = leastWork[kind];
        float from = best.least() - mostBeside[kind] < occupation ? -1 : (float) enough;
        int end = block.runs[run + 1];
        for (int i = block.runs[run]; i < end; i++) {
            if (close[i] < from || stopped.get(i)) {
                continue;
            }
            float sum = occupation + whereParts[block.where[i]] + whatParts[block.what[i]];
            if (sum - least < best.least()) {
                continue;
            }
            sum += (float) Math.max(0, slope[kind] * Math.log(Math.min(1, close[i])) - least);
            if (sum < best.least()) {
                continue;
            }
            double payShare =
                    block.payMin[i] < 0 || !comparable[block.where[i]]
                            ? Double.NaN
                            : block.payMin[i] / needed;
            sum +=
                    ofAsked(kind, block.asked[i])
                            + (float)
                                    score.terms(kind, payShare, block.start[i], block.confirmed[i]);
            if (sum >= best.least()) {
                best.add(sum, block.confirmed[i], base + block.documents[i]);
            }
        }
    }

    /** The least closeness with an occupation whose part is 0, and the best of all else. */
    private double enoughBeside(int kind) {
        if (enoughOf != kind || enoughWith != best.least()) {
            enoughOf = kind;
            enoughWith = best.least();
            enough =
                    Math.exp(
                            (enoughWith - SLACK - mostBeside[kind] + leastWork[kind])
                                    / slope[kind]);
        }
        return enough;
    }

    private float ofAsked(int kind, int number) {
        float[] known = ofAsked[number];
        if (known == null) {
            VacancyBlock.Asked one = asked.get(number);
            double[] parts = score.asked(one.languages(), one.education(), one.hours());
            known = new float[parts.length];
            for (int i = 0; i < parts.length; i++) {
                known[i] = (float) parts[i];
            }
            ofAsked[number] = known;
        }
        return known[kind];
    }

    private void addWork(VacancyBlock block, Range reach) {
        float[] close = closeness;
        char[] places = block.workPlaces;
        int at = 0;
        for (int i = 0; i < work.size(); i++) {
            at = Arrays.binarySearch(block.workNumbers, at, block.workNumbers.length, work.of()[i]);
            if (at < 0) {
                at = -1 - at;
                continue;
            }
            float each = work.shares()[i] / WorkShares.STEPS;
            int to = block.workStarts[at + 1];
            for (int j = first(places, block.workStarts[at], to, reach.from);
                    j < to && places[j] < reach.to;
                    j++) {
                close[places[j]] += each * (block.workShares[j] & 0xFF);
            }
        }
    }

    /** Where among ascending places the first one is that is not before another. */
    private static int first(char[] places, int from, int to, int least) {
        int at = Arrays.binarySearch(places, from, to, (char) least);
        return at < 0 ? -1 - at : at;
    }

    private boolean isReachable(VacancyBlock.Where where) {
        Set<String> countries = gates.countries();
        return where.overseas()
                ? gates.abroad().contains(where.country())
                : countries == null || countries.contains(where.country());
    }

    private boolean isContradicted(VacancyBlock.What what) {
        Set<Must> musts = gates.musts();
        return gates.safety().sectors().contains(what.sector())
                || (what.liveIn() && (gates.safety().noLiveIn() || musts.contains(Must.NO_LIVE_IN)))
                || (what.nights() && musts.contains(Must.NO_NIGHTS))
                || (what.noRoom() && musts.contains(Must.ACCOMMODATION))
                || (what.fullTime() && musts.contains(Must.PART_TIME));
    }

    /** Those of one country are beside each other. */
    private Range stopOutOfReach(VacancyBlock block, FixedBitSet stopped) {
        int from = block.size();
        int to = 0;
        for (int run = 0; run < block.country.length; run++) {
            int first = run;
            while (run + 1 < block.country.length
                    && block.country[run + 1] == block.country[first]) {
                run++;
            }
            if (reachable[block.country[first]]) {
                from = Math.min(from, block.runs[first]);
                to = block.runs[run + 1];
            } else {
                stopped.set(block.runs[first], block.runs[run + 1]);
            }
        }
        return new Range(from, to);
    }

    private void stopContradicted(VacancyBlock block, Range reach, int kind, FixedBitSet stopped) {
        float[] parts = ofWhat[kind];
        if (anyUnknown(parts)) {
            for (int i = reach.from; i < reach.to; i++) {
                if (Float.isNaN(parts[block.what[i]])) {
                    stopped.set(i);
                }
            }
        }
        Set<String> places = gates.safety().places();
        if (!places.isEmpty()) {
            for (int i = reach.from; i < reach.to; i++) {
                String place = wheres.get(block.where[i]).place();
                if (place != null && places.contains(place)) {
                    stopped.set(i);
                }
            }
        }
    }

    private static boolean anyUnknown(float[] parts) {
        for (float part : parts) {
            if (Float.isNaN(part)) {
                return true;
            }
        }
        return false;
    }

    private void stopBelowTheFloor(VacancyBlock block, Range reach, FixedBitSet stopped) {
        Money payFloor = gates.payFloor();
        if (block.kind != Kind.JOB || payFloor == null || payFloor.minor() == 0) {
            return;
        }
        String currency = payFloor.currency().getCurrencyCode();
        boolean[] compares = new boolean[wheres.size()];
        for (int i = 0; i < compares.length; i++) {
            compares[i] = currency.equals(wheres.get(i).currency());
        }
        long floor = payFloor.minor();
        for (int i = reach.from; i < reach.to; i++) {
            if (block.payMax[i] < floor && compares[block.where[i]]) {
                stopped.set(i);
            }
        }
    }

    private void stopUnsafeEmployers(VacancyBlock block, Range reach, FixedBitSet stopped) {
        for (EmployerId employer : gates.safety().employers()) {
            long high = employer.value().getMostSignificantBits();
            long low = employer.value().getLeastSignificantBits();
            for (int i = reach.from; i < reach.to; i++) {
                if (block.employerLow[i] == low && block.employerHigh[i] == high) {
                    stopped.set(i);
                }
            }
        }
    }

    /**
     * The best by rough score, of equals those confirmed last. Gathers twice as many and leaves out
     * the worse half each time, which costs little for each.
     */
    private static final class Best {
        private final int most;
        private final long[] orders;
        private final int[] documents;
        private int size;
        private float least = Float.NEGATIVE_INFINITY;

        Best(int most) {
            this.most = most;
            orders = new long[2 * most];
            documents = new int[2 * most];
        }

        /** What scores less is not among the best. */
        float least() {
            return least;
        }

        /**
         * @param score 0 at most
         */
        void add(float score, int confirmed, int document) {
            // The bits of floats that are 0 or more are in their order.
            orders[size] =
                    ((long) Float.floatToRawIntBits(Math.max(0, -score)) << Integer.SIZE)
                            | (0xFFFFFFFFL - Integer.toUnsignedLong(confirmed));
            documents[size++] = document;
            if (size == orders.length) {
                leaveOutWorse();
            }
        }

        private void leaveOutWorse() {
            int from = 0;
            int to = size - 1;
            while (from < to) {
                int middle = parted(from, to);
                if (middle < most) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            size = most;
            long worst = 0;
            for (int i = 0; i < size; i++) {
                worst = Math.max(worst, orders[i]);
            }
            least = -Float.intBitsToFloat((int) (worst >>> Integer.SIZE));
        }

        /** The last place of those that are no worse than the one in the middle was. */
        private int parted(int from, int to) {
            long pivot = orders[(from + to) >>> 1];
            int i = from - 1;
            int j = to + 1;
            while (true) {
                do {
                    i++;
                } while (orders[i] < pivot);
                do {
                    j--;
                } while (orders[j] > pivot);
                if (i >= j) {
                    return j;
                }
                long order = orders[i];
                orders[i] = orders[j];
                orders[j] = order;
                int document = documents[i];
                documents[i] = documents[j];
                documents[j] = document;
            }
        }

        int[] documents() {
            if (size > most) {
                leaveOutWorse();
            }
            return Arrays.copyOf(documents, size);
        }
    }
}
