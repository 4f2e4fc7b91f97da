package org.onward.matching.search;

import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.LongHeap;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.match.Gates;
import org.onward.matching.match.Wishes;
import org.onward.matching.returnee.Must;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.Kind;

/**
 * Adds up the wishes of one kind over all its vacancies, block by block, and keeps the best that
 * pass the gates: exact, and for a query of some 150 parts several times cheaper than a disjunction
 * of them, which hardly skips anything. What a vacancy does not tell never excludes it.
 *
 * <p>Skills and work are added list by list, what is the same of many vacancies from small tables.
 */
final class WishSums {
    private static final int OCCUPATIONS = 10_000;

    /** Below 0 whatever is added: a gate. */
    private static final float STOPPED = Float.NEGATIVE_INFINITY;

    private final Wishes wishes;
    private final Gates gates;
    private final float[] occupations = new float[OCCUPATIONS + 1];
    private final float[] sums;
    private final LongHeap best;
    private final int most;
    private int passing;

    /**
     * @param most to be kept, 1 at least
     * @param sums zeros for the largest block, which are zeros again between calls
     */
    WishSums(Wishes wishes, Gates gates, int most, float[] sums) {
        this.sums = sums;
        this.wishes = wishes;
        this.gates = gates;
        this.most = most;
        this.best = new LongHeap(most);
        wishes.occupations().forEach(this::addOccupation);
    }

    /** All unit groups under a code gain, at the place after their own, so that none is at 0. */
    private void addOccupation(String code, float gain) {
        int width = OCCUPATIONS;
        for (int i = 0; i < code.length(); i++) {
            width /= 10;
        }
        int first = 1 + Integer.parseInt(code) * width;
        for (int i = first; i < first + width; i++) {
            occupations[i] += gain;
        }
    }

    Kind kind() {
        return wishes.kind();
    }

    /** How many of the vacancies added pass the gates. */
    int passing() {
        return passing;
    }

    /** Documents of the best, in no order. */
    void best(IntConsumer document) {
        for (int i = 1; i <= best.size(); i++) {
            document.accept(documentOf(best.get(i)));
        }
    }

    /**
     * @param base what is added to a segment's documents
     * @param live of the segment's documents, null where all are
     */
    void add(VacancyBlock block, int base, @Nullable Bits live) {
        addSkills(block);
        addWork(block);
        stopBelowTheFloor(block);
        stopUnsafeEmployers(block);
        float[] wheres = wheres(block);
        float[] whats = whats(block);
        char[] where = block.where();
        char[] what = block.what();
        int[] validUntil = block.validUntil();
        short[] occupation = block.occupation();
        int[] documents = block.documents();
        float[] own = sums;
        int today = gates.todayDay();
        int stopped = 0;
        float enough = least();
        // Every other vacancy may be in another country: what cannot be foretold is no branch here.
        for (int i = 0; i < where.length; i++) {
            float sum = own[i] + wheres[where[i]] + whats[what[i]] + occupations[occupation[i] + 1];
            own[i] = 0;
            if (validUntil[i] < today || (live != null && !live.get(documents[i]))) {
                stopped++;
                continue;
            }
            stopped += Float.floatToRawIntBits(sum) >>> (Integer.SIZE - 1);
            if (sum > enough) {
                keep(sum, base + documents[i]);
                enough = least();
            }
        }
        passing += where.length - stopped;
    }

    private void addSkills(VacancyBlock block) {
        VacancyBlock.Lists lists = block.skills();
        wishes.skills()
                .forEach(
                        (skill, gain) -> {
                            float each = gain;
                            int end = lists.end(skill);
                            for (int i = lists.begin(skill); i < end; i++) {
                                sums[lists.places()[i]] += each;
                            }
                        });
    }

    private void addWork(VacancyBlock block) {
        VacancyBlock.Lists lists = block.work();
        byte[] shares = block.shares();
        wishes.work()
                .forEach(
                        (number, gain) -> {
                            float each = gain / WorkShares.STEPS;
                            int end = lists.end(number);
                            for (int i = lists.begin(number); i < end; i++) {
                                sums[lists.places()[i]] += each * (shares[i] & 0xFF);
                            }
                        });
    }

    /** What each gains by where it is; below 0 where a gate stops it. */
    private float[] wheres(VacancyBlock block) {
        Map<String, Float> places = wishes.places();
        Map<String, Float> countries = wishes.countries();
        float[] gains = new float[block.wheres().size()];
        for (int i = 0; i < gains.length; i++) {
            VacancyBlock.Where where = block.wheres().get(i);
            gains[i] =
                    isReachable(where)
                            ? countries.getOrDefault(where.country(), 0f)
                                    + (where.place() == null
                                            ? 0
                                            : places.getOrDefault(where.place(), 0f))
                            : STOPPED;
        }
        return gains;
    }

    private boolean isReachable(VacancyBlock.Where where) {
        Set<String> countries = gates.countries();
        return (where.overseas()
                        ? gates.abroad().contains(where.country())
                        : countries == null || countries.contains(where.country()))
                && (where.place() == null || !gates.safety().places().contains(where.place()));
    }

    private float[] whats(VacancyBlock block) {
        float[] gains = new float[block.whats().size()];
        for (int i = 0; i < gains.length; i++) {
            VacancyBlock.What what = block.whats().get(i);
            gains[i] =
                    isContradicted(what)
                            ? STOPPED
                            : wishes.sectors().getOrDefault(what.sector(), 0f);
        }
        return gains;
    }

    private boolean isContradicted(VacancyBlock.What what) {
        Set<Must> musts = gates.musts();
        return gates.safety().sectors().contains(what.sector())
                || (what.liveIn() && (gates.safety().noLiveIn() || musts.contains(Must.NO_LIVE_IN)))
                || (what.nights() && musts.contains(Must.NO_NIGHTS))
                || (what.noRoom() && musts.contains(Must.ACCOMMODATION))
                || (what.fullTime() && musts.contains(Must.PART_TIME));
    }

    private void stopBelowTheFloor(VacancyBlock block) {
        Money payFloor = gates.payFloor();
        if (block.kind() != Kind.JOB || payFloor == null || payFloor.minor() == 0) {
            return;
        }
        String currency = payFloor.currency().getCurrencyCode();
        float[] below = new float[2 * block.wheres().size()];
        for (int i = 0; i < block.wheres().size(); i++) {
            if (currency.equals(block.wheres().get(i).currency())) {
                below[2 * i + 1] = STOPPED;
            }
        }
        long floor = payFloor.minor();
        for (int i = 0; i < block.size(); i++) {
            sums[i] += below[2 * block.where()[i] + (block.payMax()[i] < floor ? 1 : 0)];
        }
    }

    private void stopUnsafeEmployers(VacancyBlock block) {
        for (EmployerId employer : gates.safety().employers()) {
            long high = employer.value().getMostSignificantBits();
            long low = employer.value().getLeastSignificantBits();
            for (int i = 0; i < block.size(); i++) {
                if (block.employerLow()[i] == low && block.employerHigh()[i] == high) {
                    sums[i] = STOPPED;
                }
            }
        }
    }

    // The heap holds sum and document in one number: more comes first, of equals the first
    // document.

    private float least() {
        return best.size() < most ? 0 : Float.intBitsToFloat((int) (best.top() >>> Integer.SIZE));
    }

    private void keep(float sum, int document) {
        best.insertWithOverflow(
                ((long) Float.floatToIntBits(sum) << Integer.SIZE)
                        | (Integer.MAX_VALUE - document));
    }

    private static int documentOf(long kept) {
        return Integer.MAX_VALUE - (int) kept;
    }
}
