package org.onward.matching.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Gates;
import org.onward.matching.match.MonthlyPay;
import org.onward.matching.match.Told;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.match.WorkSection;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.AskedLanguage;
import org.onward.matching.vacancy.Kind;

/**
 * Up to 65,536 vacancies of one kind in a segment, laid out so that a person's rough score is made
 * of all of them: those of one country and occupation beside each other, for each line of work the
 * places of the vacancies that are of it, for whatever else counts or gates a column. Some 90 bytes
 * a vacancy. What was deleted since it was made is still there.
 */
final class VacancyBlock {
    static final int MOST = 1 << 16;

    /** What the numbers in columns mean, the same for all blocks of an index. */
    static final class Meanings {
        final Ordinals<Spot> spots = new Ordinals<>();
        final Ordinals<Where> wheres = new Ordinals<>();
        final Ordinals<What> whats = new Ordinals<>();
        final Ordinals<Asked> asked = new Ordinals<>();
        final Ordinals<Integer> occupations = new Ordinals<>();
    }

    /**
     * @param lat NaN where the place is unknown
     */
    record Spot(String country, @Nullable String place, double lat, double lon) {}

    /**
     * @param spot its number
     * @param currency of its pay, null where not told
     */
    record Where(char spot, boolean overseas, @Nullable String currency) {}

    /** What is asked for beside skills. */
    record Asked(List<AskedLanguage> languages, int education, int hours) {}

    /**
     * What gates beside; only what is told contradicts a must.
     *
     * @param section in which its work is always done
     */
    record What(
            char sector,
            char section,
            boolean liveIn,
            boolean nights,
            boolean noRoom,
            boolean fullTime,
            boolean workKnown) {}

    /** Which are gone, as it was with these documents deleted on that day. */
    private record Gone(@Nullable Bits live, int today, FixedBitSet places) {}

    final Kind kind;

    /** Of the segment, by place. */
    final int[] documents;

    /** Where those of one country and occupation begin, and at the next one end. */
    final int[] runs;

    final char[] where;
    final char[] what;
    final char[] asked;

    // Of each run; a country is a where without a place.
    final char[] country;
    final char[] occupation;

    /** Day since 1970, the last there is where none. */
    final int[] validUntil;

    /** Of a month in minor units, the most there is where not told. */
    final long[] payMax;

    /** The lowest, -1 where not told. */
    final long[] payMin;

    /** Day since 1970, {@link VacancyFacts#NO_DAY} where unknown. */
    final int[] start;

    /** First half of the employer's id. */
    final long[] employerHigh;

    final long[] employerLow;

    /** Seconds since 1970 when the employer last said it is still true. */
    final int[] confirmed;

    /** Numbers of what work is of, ascending. */
    final int[] workNumbers;

    /** Where the places of each begin, and at the next one end. */
    final int[] workStarts;

    final char[] workPlaces;

    /** At the places of work, in {@link WorkShares#STEPS}. */
    final byte[] workShares;

    /** No vacancy's shares are longer: the root of the sum of their squares. */
    final double longestWork;

    private volatile @Nullable Gone gone;

    private VacancyBlock(Builder from) {
        kind = from.kind;
        int size = from.size;
        int[] order = from.order();
        documents = at(order, from.documents);
        validUntil = at(order, from.validUntil);
        confirmed = at(order, from.confirmed);
        start = at(order, from.start);
        where = new char[size];
        what = new char[size];
        asked = new char[size];
        payMax = new long[size];
        payMin = new long[size];
        employerHigh = new long[size];
        employerLow = new long[size];
        int[] begins = new int[size + 1];
        char[] occupations = new char[size];
        char[] countries = new char[size];
        int many = 0;
        for (int i = 0; i < size; i++) {
            int one = order[i];
            where[i] = from.where[one];
            what[i] = from.what[one];
            asked[i] = from.asked[one];
            payMax[i] = from.payMax[one];
            payMin[i] = from.payMin[one];
            employerHigh[i] = from.employerHigh[one];
            employerLow[i] = from.employerLow[one];
            if (i == 0 || from.group[one] != from.group[order[i - 1]]) {
                occupations[many] = (char) from.group[one];
                countries[many] = (char) (from.group[one] >>> Character.SIZE);
                begins[many++] = i;
            }
        }
        begins[many] = size;
        runs = Arrays.copyOf(begins, many + 1);
        occupation = Arrays.copyOf(occupations, many);
        country = Arrays.copyOf(countries, many);
        long[] all = new long[from.works];
        int filled = 0;
        for (int i = 0; i < size; i++) {
            for (int j = from.workBegins[order[i]]; j < from.workBegins[order[i] + 1]; j++) {
                all[filled++] = ((long) from.work[j] << 24) | (i << 8) | (from.shares[j] & 0xFF);
            }
        }
        Arrays.sort(all);
        int[] numbers = new int[filled];
        int[] starts = new int[filled + 1];
        int distinct = 0;
        workPlaces = new char[filled];
        workShares = new byte[filled];
        for (int i = 0; i < filled; i++) {
            int number = (int) (all[i] >>> 24);
            if (i == 0 || number != numbers[distinct - 1]) {
                numbers[distinct] = number;
                starts[distinct++] = i;
            }
            workPlaces[i] = (char) (all[i] >>> 8);
            workShares[i] = (byte) all[i];
        }
        starts[distinct] = filled;
        longestWork = Math.sqrt(from.mostSquares) / WorkShares.STEPS;
        workNumbers = Arrays.copyOf(numbers, distinct);
        workStarts = Arrays.copyOf(starts, distinct + 1);
    }

    private static int[] at(int[] order, int[] values) {
        return IntStream.of(order).map(one -> values[one]).toArray();
    }

    int size() {
        return documents.length;
    }

    /** Number of the occupation of the vacancy at a place. */
    int occupationAt(int place) {
        int run = Arrays.binarySearch(runs, place);
        return occupation[run < 0 ? -2 - run : run];
    }

    /**
     * Places whose document is not live any more, or whose last day is over; remembered until one
     * of them is asked for otherwise.
     *
     * @param live of the segment's documents, null where all are
     */
    FixedBitSet gone(@Nullable Bits live, int today) {
        Gone known = gone;
        if (known == null || known.live != live || known.today != today) {
            known = new Gone(live, today, goneBut(live, today));
            gone = known;
        }
        return known.places;
    }

    /** The same, not remembered, where only some documents are asked for. */
    FixedBitSet goneBut(@Nullable Bits asked, int today) {
        FixedBitSet places = new FixedBitSet(size());
        for (int i = 0; i < size(); i++) {
            if (validUntil[i] < today || (asked != null && !asked.get(documents[i]))) {
                places.set(i);
            }
        }
        return places;
    }

    /** What is gone, and these documents of the segment as well. */
    FixedBitSet with(FixedBitSet gone, FixedBitSet more) {
        FixedBitSet places = gone.clone();
        for (int i = 0; i < size(); i++) {
            if (more.get(documents[i])) {
                places.set(i);
            }
        }
        return places;
    }

    /** Gathers the vacancies of a block, in the order of their documents. */
    static final class Builder {
        private final Kind kind;
        private final Meanings meanings;
        private int size;
        private int works;
        private int mostSquares;
        private int[] documents = new int[16];
        private int[] group = new int[16];
        private char[] where = new char[16];
        private char[] what = new char[16];
        private char[] asked = new char[16];
        private int[] validUntil = new int[16];
        private int[] confirmed = new int[16];
        private int[] start = new int[16];
        private long[] payMin = new long[16];
        private long[] payMax = new long[16];
        private long[] employerHigh = new long[16];
        private long[] employerLow = new long[16];
        private int[] workBegins = new int[17];
        private int[] work = new int[64];
        private byte[] shares = new byte[64];

        Builder(Kind kind, Meanings meanings) {
            this.kind = kind;
            this.meanings = meanings;
        }

        boolean isFull() {
            return size == MOST;
        }

        void add(int document, VacancyFacts facts) {
            if (size == documents.length) {
                resize(2 * size);
            }
            int at = size++;
            MonthlyPay pay = facts.pay();
            documents[at] = document;
            // Countries and work abroad beside each other, in them occupations.
            int country =
                    where(
                            new Spot(facts.country(), null, Double.NaN, Double.NaN),
                            facts.overseas(),
                            null);
            group[at] = (country << Character.SIZE) | meanings.occupations.of(facts.occupation());
            where[at] =
                    where(
                            new Spot(facts.country(), facts.place(), facts.lat(), facts.lon()),
                            facts.overseas(),
                            pay == null ? null : pay.currency());
            what[at] =
                    meanings.whats.of(
                            new What(
                                    facts.sector(),
                                    WorkSection.of(facts.occupation()),
                                    facts.liveIn() == Told.YES,
                                    facts.nights() == Told.YES,
                                    facts.accommodation() == Told.NO,
                                    facts.hours() > Gates.MOST_PART_TIME_HOURS,
                                    !facts.work().isEmpty()));
            asked[at] =
                    meanings.asked.of(
                            new Asked(facts.languages(), facts.education(), facts.hours()));
            validUntil[at] =
                    facts.validUntilDay() == VacancyFacts.NO_DAY
                            ? Integer.MAX_VALUE
                            : facts.validUntilDay();
            confirmed[at] = (int) facts.confirmedAt();
            start[at] = facts.startDay();
            payMin[at] = pay == null ? -1 : pay.minMinor();
            payMax[at] = pay == null ? Long.MAX_VALUE : pay.maxMinor();
            employerHigh[at] = facts.employer().value().getMostSignificantBits();
            employerLow[at] = facts.employer().value().getLeastSignificantBits();
            int squares = 0;
            for (int i = 0; i < facts.work().size(); i++) {
                if (works == work.length) {
                    work = Arrays.copyOf(work, 2 * works);
                    shares = Arrays.copyOf(shares, 2 * works);
                }
                work[works] = facts.work().of()[i];
                int steps = facts.work().steps(i);
                shares[works++] = (byte) steps;
                squares += steps * steps;
            }
            mostSquares = Math.max(mostSquares, squares);
            workBegins[size] = works;
        }

        private char where(Spot spot, boolean overseas, @Nullable String currency) {
            return meanings.wheres.of(new Where(meanings.spots.of(spot), overseas, currency));
        }

        private void resize(int to) {
            documents = Arrays.copyOf(documents, to);
            group = Arrays.copyOf(group, to);
            where = Arrays.copyOf(where, to);
            what = Arrays.copyOf(what, to);
            asked = Arrays.copyOf(asked, to);
            validUntil = Arrays.copyOf(validUntil, to);
            confirmed = Arrays.copyOf(confirmed, to);
            start = Arrays.copyOf(start, to);
            payMin = Arrays.copyOf(payMin, to);
            payMax = Arrays.copyOf(payMax, to);
            employerHigh = Arrays.copyOf(employerHigh, to);
            employerLow = Arrays.copyOf(employerLow, to);
            workBegins = Arrays.copyOf(workBegins, to + 1);
        }

        private int[] order() {
            long[] sorted = new long[size];
            for (int i = 0; i < size; i++) {
                sorted[i] = ((long) group[i] << Integer.SIZE) | i;
            }
            Arrays.sort(sorted);
            return Arrays.stream(sorted).mapToInt(one -> (int) one).toArray();
        }

        VacancyBlock build() {
            return new VacancyBlock(this);
        }
    }
}
