package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    /** Places whose closeness is added up at once: they stay in the nearest cache. */
    private static final int AT_ONCE = 1 << 13;

    private static final float LN_2 = (float) Math.log(2);

    /** By how much at most a straight line between powers of two lies below their logarithm. */
    private static final float CHORD = 0.0862f;

    private final RoughScore score;
    private final Gates gates;
    private final List<Kind> kinds;
    private final List<VacancyBlock.Where> wheres;
    private final List<VacancyBlock.Spot> spots;
    private final List<VacancyBlock.What> whats;
    private final List<Integer> occupations;
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
    private final float[][] ofLanguages;
    private final float[][] ofEducation;
    private final float[][] ofHours;

    /** How near the work is at least, by number of an occupation. */
    private final float[] leastNear;

    private final float[] mostBeside;

    /** Numbers of occupations, those first that promise most. */
    private final int[] promising;

    /** By number of an occupation; worked out for those of the best. */
    private final double[] @Nullable [] more;

    private final float[] closeness;
    private final char[] nearby;
    private final Best best;
    private final List<Added> added = new ArrayList<>();
    private int passing;

    /**
     * What is written while a block is added, for the largest: making it anew takes longer.
     *
     * @param closeness zeros, which are zeros again between blocks
     * @param nearby places
     */
    record Scratch(float[] closeness, char[] nearby) {
        Scratch() {
            this(new float[VacancyBlock.MOST], new char[VacancyBlock.MOST]);
        }
    }

    /**
     * @param most to be kept, 1 at least
     * @param scratch of no other at the same time
     */
    RoughSums(
            RoughScore score,
            Gates gates,
            VacancyBlock.Meanings meanings,
            int most,
            Scratch scratch) {
        this.score = score;
        this.gates = gates;
        closeness = scratch.closeness;
        nearby = scratch.nearby;
        best = new Best(most);
        kinds = score.kinds();
        work = score.work();
        slope = score.workSlope();
        leastWork = score.leastWork();
        // Each names a spot that is already there.
        wheres = meanings.wheres.all();
        spots = meanings.spots.all();
        whats = meanings.whats.all();
        occupations = meanings.occupations.all();
        reachable = new boolean[wheres.size()];
        ofWhere = new float[kinds.size()][wheres.size()];
        ofWhat = new float[kinds.size()][whats.size()];
        ofOccupation = new float[kinds.size()][occupations.size()];
        ofLanguages = each(meanings.languages, score::languages);
        ofEducation = each(meanings.educations, score::education);
        ofHours = each(meanings.hours, score::hours);
        leastNear = new float[occupations.size()];
        more = new double[occupations.size()][];
        mostBeside = new float[kinds.size()];
        Money need = score.need();
        needed = need == null ? Double.NaN : need.minor();
        comparable = new boolean[wheres.size()];
        double[] @Nullable [] places = new double[spots.size()][];
        for (int i = 0; i < wheres.size(); i++) {
            VacancyBlock.Where where = wheres.get(i);
            reachable[i] = isReachable(where);
            comparable[i] =
                    need != null && need.currency().getCurrencyCode().equals(where.currency());
            int at = where.spot();
            if (reachable[i] && places[at] == null) {
                VacancyBlock.Spot spot = spots.get(at);
                places[at] = score.place(spot.country(), spot.lat(), spot.lon());
            }
            put(reachable[i] ? places[at] : null, i, ofWhere);
        }
        double[] unknownWork = score.unknownWork();
        for (int i = 0; i < whats.size(); i++) {
            VacancyBlock.What what = whats.get(i);
            double[] parts = score.sector(what.sector());
            for (int kind = 0; kind < parts.length; kind++) {
                // Where work is known, what it is of adds to the least.
                boolean known = what.workKnown() && !work.isEmpty();
                parts[kind] += known ? leastWork[kind] : unknownWork[kind];
            }
            put(parts, i, ofWhat);
        }
        double[] rest = score.rest();
        long[] order = new long[occupations.size()];
        for (int i = 0; i < order.length; i++) {
            leastNear[i] = (float) score.sameWork(occupations.get(i));
            double[] parts = score.occupation(occupations.get(i));
            double sum = 0;
            for (int kind = 0; kind < parts.length; kind++) {
                parts[kind] += rest[kind];
                sum += parts[kind];
            }
            put(parts, i, ofOccupation);
            order[i] = ordered((float) sum) | i;
        }
        Arrays.sort(order);
        promising = Arrays.stream(order).mapToInt(one -> (int) one).toArray();
        for (int kind = 0; kind < mostBeside.length; kind++) {
            mostBeside[kind] = most(ofWhere[kind]) + most(ofWhat[kind]);
        }
    }

    /** The parts of all of them, by kind and number. */
    private <T> float[][] each(Ordinals<T> values, Function<T, double[]> parts) {
        List<T> all = values.all();
        float[][] each = new float[kinds.size()][all.size()];
        for (int i = 0; i < all.size(); i++) {
            put(parts.apply(all.get(i)), i, each);
        }
        return each;
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

    /** How many of the vacancies added pass the gates. */
    int passing() {
        return passing;
    }

    /** A block, and what is added to its documents. */
    private record Added(VacancyBlock block, int base) {}

    /**
     * One of the best.
     *
     * @param most no less than the logarithm of what it may score, of 1
     */
    record Prospective(int document, double most) {}

    /** The best, those first that may score most. */
    List<Prospective> best() {
        best.leaveOutWorse();
        Prospective[] all = new Prospective[best.size];
        long[] order = new long[best.size];
        for (int i = 0; i < order.length; i++) {
            all[i] =
                    prospective(added.get(best.block(i)), best.place(i), best.sum(i), best.near(i));
            order[i] = ordered((float) all[i].most) | i;
        }
        Arrays.sort(order);
        return Arrays.stream(order).mapToObj(one -> all[(int) one]).toList();
    }

    /** Where the best are. */
    List<String> places() {
        best.leaveOutWorse();
        FixedBitSet met = new FixedBitSet(spots.size());
        for (int i = 0; i < best.size; i++) {
            char where = added.get(best.block(i)).block.where[best.place(i)];
            met.set(wheres.get(where).spot());
        }
        return IntStream.range(0, spots.size())
                .filter(met::get)
                .mapToObj(spot -> spots.get(spot).place())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private Prospective prospective(Added from, int place, double sum, float near) {
        VacancyBlock block = from.block;
        int kind = kinds.indexOf(block.kind);
        VacancyBlock.What what = whats.get(block.what[place]);
        boolean known = what.workKnown() && !work.isEmpty();
        double ofWork = known ? leastWork[kind] + overLeast(kind, near) : score.unknownWork()[kind];
        double closeness =
                what.workKnown() && !score.allWork().isEmpty()
                        ? block.closeness(score.allWork(), place)
                        : Double.NaN;
        int number = block.occupationAt(place);
        double withSkills =
                score.withSkills(
                        kind,
                        occupations.get(number),
                        block.musts(place),
                        block.teaches.get(place),
                        closeness);
        return new Prospective(
                from.base + block.documents[place],
                sum - ofWork + withSkills + more(number)[kind] + SLACK);
    }

    private double[] more(int number) {
        double[] known = more[number];
        if (known == null) {
            known = score.more(occupations.get(number));
            more[number] = known;
        }
        return known;
    }

    /**
     * @param base what is added to a segment's documents
     * @param gone places of the block that are not asked for
     */
    void add(VacancyBlock block, int base, FixedBitSet gone) {
        int kind = kinds.indexOf(block.kind);
        FixedBitSet stopped = gone.clone();
        List<VacancyBlock.Country> within = new ArrayList<>(block.countries.size());
        for (VacancyBlock.Country country : block.countries) {
            if (reachable[country.where()]) {
                within.add(country);
            } else {
                stopped.set(country.from(), country.to());
            }
        }
        if (kind < 0 || within.isEmpty()) {
            return;
        }
        Range reach = new Range(within.getFirst().from(), within.getLast().to());
        addWork(block, reach);
        stopContradicted(block, stopped);
        stopUnsafePlaces(block, reach, stopped);
        stopBelowTheFloor(block, reach, stopped);
        stopUnsafeEmployers(block, reach, stopped);
        added.add(new Added(block, base));
        // Those that promise most first, so that most of the others need not be looked at.
        for (int occupation : promising) {
            for (VacancyBlock.Country country : within) {
                int run = country.run(occupation);
                if (run >= 0) {
                    add(block, run, kind, stopped);
                }
            }
        }
        Arrays.fill(closeness, reach.from, reach.to, 0);
        passing += block.size() - stopped.cardinality();
    }

    /** Places of a block; in it others may be out of reach. */
    private record Range(int from, int to) {
        boolean meets(int start, int end) {
            return start < to && end > from;
        }
    }

    private void add(VacancyBlock block, int run, int kind, FixedBitSet stopped) {
        float occupation = ofOccupation[kind][block.occupation[run]];
        // The least closeness with which one of them may still be among the best, as a logarithm.
        double enough = enoughBeside(kind) - occupation / slope[kind];
        if (enough > 0) {
            return;
        }
        float[] close = closeness;
        float[] whereParts = ofWhere[kind];
        float[] whatParts = ofWhat[kind];
        double least = leastWork[kind];
        float from = best.least() - mostBeside[kind] < occupation ? -1 : (float) Math.exp(enough);
        float done = leastNear[block.occupation[run]];
        if (done >= from) {
            from = -1;
        }
        int many = gatherNearby(block.runs[run], block.runs[run + 1], from);
        for (int j = 0; j < many; j++) {
            int i = nearby[j];
            if (stopped.get(i)) {
                continue;
            }
            float sum = occupation + whereParts[block.where[i]] + whatParts[block.what[i]];
            float near = Math.min(1, close[i]);
            if (near < done && whats.get(block.what[i]).workKnown()) {
                near = done;
            }
            if (sum + Math.max(0, slope[kind] * mostLog(near) - least) < best.least() - SLACK) {
                continue;
            }
            sum += (float) overLeast(kind, near);
            if (sum < best.least()) {
                continue;
            }
            double payShare =
                    block.payMin[i] < 0 || !comparable[block.where[i]]
                            ? Double.NaN
                            : payShare(block.payMin[i]);
            sum +=
                    ofLanguages[kind][block.languages[i]]
                            + ofEducation[kind][block.education[i]]
                            + ofHours[kind][block.hours[i]]
                            + (float)
                                    score.terms(kind, payShare, block.start[i], block.confirmed[i]);
            if (sum >= best.least()) {
                best.add(sum, block.confirmed[i], added.size() - 1, i, near);
            }
        }
    }

    /**
     * Gathers the places whose closeness is enough, and tells how many. One in ten is, which no
     * processor foretells: without a branch this takes a fifth of the time.
     */
    private int gatherNearby(int start, int end, float enough) {
        float[] close = closeness;
        char[] gathered = nearby;
        int many = 0;
        for (int i = start; i < end; i++) {
            gathered[many] = (char) i;
            many += close[i] >= enough ? 1 : 0;
        }
        return many;
    }

    /**
     * Higher ones first, by its upper half: bits of floats that are 0 or more are in their order.
     */
    private static long ordered(float sum) {
        return (long) Float.floatToRawIntBits(Math.max(0, -sum)) << Integer.SIZE;
    }

    /** What a line of work adds to the least. */
    private double overLeast(int kind, float near) {
        return Math.max(0, slope[kind] * Math.log(near) - leastWork[kind]);
    }

    private double payShare(long pay) {
        return needed == 0 ? 1 : pay / needed;
    }

    /** No less than the logarithm, and little more, at a fraction of what that costs. */
    private static float mostLog(float value) {
        float power = Float.floatToRawIntBits(value) * (1f / (1 << 23)) - 127;
        return (power + CHORD) * LN_2;
    }

    /**
     * The logarithm of the least closeness with an occupation whose part is 0, and the best of all
     * else.
     */
    private double enoughBeside(int kind) {
        return (best.least() - SLACK - mostBeside[kind] + leastWork[kind]) / slope[kind];
    }

    private void addWork(VacancyBlock block, Range reach) {
        int[] next = new int[work.size()];
        int[] ends = new int[work.size()];
        float[] each = new float[work.size()];
        int many = 0;
        int at = 0;
        for (int i = 0; i < work.size(); i++) {
            at = Arrays.binarySearch(block.workNumbers, at, block.workNumbers.length, work.of()[i]);
            if (at < 0) {
                at = -1 - at;
                continue;
            }
            ends[many] = block.workStarts[at + 1];
            next[many] = first(block.workPlaces, block.workStarts[at], ends[many], reach.from);
            each[many++] = work.shares()[i] / WorkShares.STEPS;
        }
        for (int from = reach.from; from < reach.to; from += AT_ONCE) {
            int to = Math.min(reach.to, from + AT_ONCE);
            for (int i = 0; i < many; i++) {
                next[i] = addWork(block, next[i], ends[i], to, each[i]);
            }
        }
    }

    /** Adds up to a place; where the next one stands. */
    private int addWork(VacancyBlock block, int from, int end, int to, float each) {
        float[] close = closeness;
        char[] places = block.workPlaces;
        byte[] shares = block.workShares;
        int at = from;
        while (at < end && places[at] < to) {
            close[places[at]] += each * (shares[at] & 0xFF);
            at++;
        }
        return at;
    }

    /** Where among ascending places the first one is that is not before another. */
    private static int first(char[] places, int from, int to, int least) {
        if (places[from] >= least) {
            return from;
        }
        int at = Arrays.binarySearch(places, from, to, (char) least);
        return at < 0 ? -1 - at : at;
    }

    private boolean isReachable(VacancyBlock.Where where) {
        Set<String> countries = gates.countries();
        String country = spots.get(where.spot()).country();
        return where.overseas()
                ? gates.abroad().contains(country)
                : countries == null || countries.contains(country);
    }

    private void stopContradicted(VacancyBlock block, FixedBitSet stopped) {
        Set<Must> musts = gates.musts();
        for (char section : gates.safety().sectors()) {
            FixedBitSet unsafe = block.sections.get(section);
            if (unsafe != null) {
                stopped.or(unsafe);
            }
        }
        if (gates.safety().noLiveIn() || musts.contains(Must.NO_LIVE_IN)) {
            stopped.or(block.liveIn);
        }
        if (musts.contains(Must.NO_NIGHTS)) {
            stopped.or(block.nights);
        }
        if (musts.contains(Must.ACCOMMODATION)) {
            stopped.or(block.noRoom);
        }
        if (musts.contains(Must.PART_TIME)) {
            stopped.or(block.fullTime);
        }
    }

    private void stopUnsafePlaces(VacancyBlock block, Range reach, FixedBitSet stopped) {
        Set<String> places = gates.safety().places();
        if (places.isEmpty()) {
            return;
        }
        for (int i = reach.from; i < reach.to; i++) {
            String place = spots.get(wheres.get(block.where[i]).spot()).place();
            if (place != null && places.contains(place)) {
                stopped.set(i);
            }
        }
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
        for (int run = 0; run < block.runPayMax.length; run++) {
            // Of most runs none is below it.
            if (block.runPayMax[run] < floor && reach.meets(block.runs[run], block.runs[run + 1])) {
                for (int i = block.runs[run]; i < block.runs[run + 1]; i++) {
                    if (block.payMax[i] < floor && compares[block.where[i]]) {
                        stopped.set(i);
                    }
                }
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
     * The best by rough score, of equals those confirmed last. Gathers some more and leaves out the
     * worse each time: often enough that what is no longer among them is soon passed over.
     */
    private static final class Best {
        private final int most;
        private final long[] orders;

        /** At the same places, a block, a place in it, and how near its work is. */
        private final long[] which;

        private int size;
        private float least = Float.NEGATIVE_INFINITY;

        Best(int most) {
            this.most = most;
            orders = new long[most + most / 4 + 1];
            which = new long[orders.length];
        }

        /** What scores less is not among the best. */
        float least() {
            return least;
        }

        /**
         * @param score 0 at most
         * @param close rough closeness of the work
         */
        void add(float score, int confirmed, int block, int place, float close) {
            orders[size] = ordered(score) | (0xFFFFFFFFL - Integer.toUnsignedLong(confirmed));
            which[size++] =
                    ((long) block << 48)
                            | ((long) place << Integer.SIZE)
                            | Float.floatToRawIntBits(close);
            if (size == orders.length) {
                leaveOutWorse();
            }
        }

        float sum(int i) {
            return -Float.intBitsToFloat((int) (orders[i] >>> Integer.SIZE));
        }

        int block(int i) {
            return (int) (which[i] >>> 48);
        }

        int place(int i) {
            return (int) (which[i] >>> Integer.SIZE) & 0xFFFF;
        }

        float near(int i) {
            return Float.intBitsToFloat((int) which[i]);
        }

        void leaveOutWorse() {
            if (size <= most) {
                return;
            }
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
                swap(i, j);
            }
        }

        private void swap(int i, int j) {
            long order = orders[i];
            orders[i] = orders[j];
            orders[j] = order;
            long one = which[i];
            which[i] = which[j];
            which[j] = one;
        }
    }
}
