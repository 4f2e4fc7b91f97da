package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Gates;
import org.onward.matching.match.MonthlyPay;
import org.onward.matching.match.Told;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.match.VacancyFacts.AskedSkills;
import org.onward.matching.match.WorkSection;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.AskedLanguage;
import org.onward.matching.vacancy.Kind;

/**
 * Up to 65,536 vacancies of one kind in a segment, laid out so that a person's rough score is made
 * of all of them: those of one country and occupation beside each other, for each line of work the
 * places of the vacancies that are of it, for whatever else counts or gates a column: 67 bytes a
 * vacancy, 7 more for each line of work that it is of and 4 for each skill it needs. What was
 * deleted since it was made is still there.
 */
final class VacancyBlock {
    static final int MOST = 1 << 16;

    /** What the numbers in columns mean, the same for all blocks of an index. */
    static final class Meanings {
        final Ordinals<Spot> spots = new Ordinals<>();
        final Ordinals<Where> wheres = new Ordinals<>();
        final Ordinals<What> whats = new Ordinals<>();
        final Ordinals<List<AskedLanguage>> languages = new Ordinals<>();
        final Ordinals<Integer> educations = new Ordinals<>();
        final Ordinals<Integer> hours = new Ordinals<>();
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

    /** What it is about. */
    record What(char sector, boolean workKnown) {}

    /**
     * Those of one country, or of work abroad in it, beside each other.
     *
     * @param where without a place
     * @param from first place
     * @param to place after the last
     * @param before its first run
     * @param runs by number of an occupation, of its own counted from 1; 0 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // read-only by convention
    record Country(char where, int from, int to, int before, char[] runs) {
        /** Run of an occupation, −1 where there is none. */
        int run(int occupation) {
            int run = occupation < runs.length ? runs[occupation] : 0;
            return run == 0 ? -1 : before + run;
        }
    }

    /** Which are gone, as it was with these documents deleted on that day. */
    private record Gone(@Nullable Bits live, int today, FixedBitSet places) {}

    final Kind kind;

    /** Of the segment, by place. */
    final int[] documents;

    /** Where those of one country and occupation begin, and at the next one end. */
    final int[] runs;

    final char[] where;
    final char[] what;
    final char[] languages;
    final char[] education;
    final char[] hours;

    // Places of those that tell what a must or a rule may stand against.
    final FixedBitSet liveIn;
    final FixedBitSet nights;
    final FixedBitSet noRoom;
    final FixedBitSet fullTime;

    /** Places by ISIC section: of those of it, and of those whose work is always done in it. */
    final Map<Character, FixedBitSet> sections = new HashMap<>();

    /** Of each run. */
    final char[] occupation;

    /** Of each run the lowest there is of {@link #payMax}. */
    final long[] runPayMax;

    final List<Country> countries;

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

    /**
     * What the work of each place is of, packed, ascending: numbers, and shares in the lowest eight
     * bits.
     */
    private final int[] ownWork;

    /** Where those of each place begin, and at the next one end. */
    private final int[] ownStarts;

    /** Skills needed, packed as {@link Builder#packed} does. */
    private final int[] musts;

    /** Where those of each place begin, and at the next one end. */
    private final int[] mustStarts;

    /** Places of those where skills are learnt. */
    final FixedBitSet teaches;

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
        languages = new char[size];
        education = new char[size];
        hours = new char[size];
        payMax = new long[size];
        payMin = new long[size];
        employerHigh = new long[size];
        employerLow = new long[size];
        int[] begins = new int[size + 1];
        char[] occupations = new char[size];
        char[] wheres = new char[size];
        long[] lowest = new long[size];
        int many = 0;
        liveIn = new FixedBitSet(size);
        nights = new FixedBitSet(size);
        noRoom = new FixedBitSet(size);
        fullTime = new FixedBitSet(size);
        teaches = new FixedBitSet(size);
        musts = new int[from.needed];
        mustStarts = new int[size + 1];
        for (int i = 0; i < size; i++) {
            int one = order[i];
            where[i] = from.where[one];
            what[i] = from.what[one];
            languages[i] = from.languages[one];
            education[i] = from.education[one];
            hours[i] = from.hours[one];
            payMax[i] = from.payMax[one];
            payMin[i] = from.payMin[one];
            employerHigh[i] = from.employerHigh[one];
            employerLow[i] = from.employerLow[one];
            if (i == 0 || from.group[one] != from.group[order[i - 1]]) {
                occupations[many] = (char) from.group[one];
                wheres[many] = (char) (from.group[one] >>> Character.SIZE);
                lowest[many] = Long.MAX_VALUE;
                begins[many++] = i;
            }
            lowest[many - 1] = Math.min(lowest[many - 1], payMax[i]);
            setIf(liveIn, i, from.told[one] & Builder.LIVE_IN);
            setIf(nights, i, from.told[one] & Builder.NIGHTS);
            setIf(noRoom, i, from.told[one] & Builder.NO_ROOM);
            setIf(fullTime, i, from.told[one] & Builder.FULL_TIME);
            setIf(teaches, i, from.told[one] & Builder.TEACHES);
            int needs = from.mustBegins[one + 1] - from.mustBegins[one];
            System.arraycopy(from.musts, from.mustBegins[one], musts, mustStarts[i], needs);
            mustStarts[i + 1] = mustStarts[i] + needs;
            inSection(from.sector[one], i);
            inSection(from.section[one], i);
        }
        begins[many] = size;
        runs = Arrays.copyOf(begins, many + 1);
        occupation = Arrays.copyOf(occupations, many);
        countries = countries(Arrays.copyOf(wheres, many));
        runPayMax = Arrays.copyOf(lowest, many);
        long[] all = new long[from.works];
        ownWork = new int[from.works];
        ownStarts = new int[size + 1];
        int filled = 0;
        for (int i = 0; i < size; i++) {
            for (int j = from.workBegins[order[i]]; j < from.workBegins[order[i] + 1]; j++) {
                int number = from.work[j] >>> Byte.SIZE;
                ownWork[filled] = from.work[j];
                all[filled++] = ((long) number << 24) | (i << 8) | (from.work[j] & 0xFF);
            }
            ownStarts[i + 1] = filled;
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
        workNumbers = Arrays.copyOf(numbers, distinct);
        workStarts = Arrays.copyOf(starts, distinct + 1);
    }

    /**
     * @param wheres of each run
     */
    private List<Country> countries(char[] wheres) {
        List<Country> all = new ArrayList<>();
        for (int run = 0; run < wheres.length; run++) {
            int first = run;
            while (run + 1 < wheres.length && wheres[run + 1] == wheres[first]) {
                run++;
            }
            // In a country occupations ascend.
            char[] own = new char[occupation[run] + 1];
            for (int i = first; i <= run; i++) {
                own[occupation[i]] = (char) (i - first + 1);
            }
            all.add(new Country(wheres[first], runs[first], runs[run + 1], first - 1, own));
        }
        return all;
    }

    private static void setIf(FixedBitSet places, int place, int told) {
        if (told != 0) {
            places.set(place);
        }
    }

    private void inSection(char section, int place) {
        if (section != 0) {
            sections.computeIfAbsent(section, one -> new FixedBitSet(size())).set(place);
        }
    }

    private static int[] at(int[] order, int[] values) {
        return IntStream.of(order).map(one -> values[one]).toArray();
    }

    int size() {
        return documents.length;
    }

    /** Skills needed by the vacancy at a place. */
    AskedSkills musts(int place) {
        int from = mustStarts[place];
        int size = mustStarts[place + 1] - from;
        int[] skills = new int[size];
        byte[] levels = new byte[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            int packed = musts[from + i];
            skills[i] = packed >>> 10;
            levels[i] = (byte) ((packed >>> 7) & 7);
            weights[i] = (packed & 0x7F) / 100f;
        }
        return new AskedSkills(skills, levels, weights);
    }

    /** {@link WorkShares#closeness} to what the vacancy at a place is about. */
    double closeness(WorkShares person, int place) {
        int[] numbers = person.of();
        float[] shares = person.shares();
        double sum = 0;
        int end = ownStarts[place + 1];
        int i = 0;
        int j = ownStarts[place];
        while (i < numbers.length && j < end) {
            int difference = numbers[i] - (ownWork[j] >>> Byte.SIZE);
            if (difference == 0) {
                sum += shares[i++] * (ownWork[j++] & 0xFF);
            } else if (difference < 0) {
                i++;
            } else {
                j++;
            }
        }
        return Math.min(1, sum / WorkShares.STEPS);
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
        private static final int LIVE_IN = 1;
        private static final int NIGHTS = 2;
        private static final int NO_ROOM = 4;
        private static final int FULL_TIME = 8;
        private static final int TEACHES = 16;

        private final Kind kind;
        private final Meanings meanings;
        private int size;
        private int works;
        private int needed;
        private int[] documents = new int[16];
        private int[] group = new int[16];
        private char[] where = new char[16];
        private char[] what = new char[16];
        private char[] languages = new char[16];
        private char[] education = new char[16];
        private char[] hours = new char[16];
        private byte[] told = new byte[16];
        private char[] sector = new char[16];
        private char[] section = new char[16];
        private int[] validUntil = new int[16];
        private int[] confirmed = new int[16];
        private int[] start = new int[16];
        private long[] payMin = new long[16];
        private long[] payMax = new long[16];
        private long[] employerHigh = new long[16];
        private long[] employerLow = new long[16];
        private int[] workBegins = new int[17];
        private int[] work = new int[64];
        private int[] mustBegins = new int[17];
        private int[] musts = new int[64];

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
            what[at] = meanings.whats.of(new What(facts.sector(), !facts.work().isEmpty()));
            sector[at] = facts.sector();
            section[at] = WorkSection.of(facts.occupation());
            told[at] = told(facts);
            languages[at] = meanings.languages.of(facts.languages());
            education[at] = meanings.educations.of(facts.education());
            hours[at] = meanings.hours.of(facts.hours());
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
            for (int i = 0; i < facts.work().size(); i++) {
                if (works == work.length) {
                    work = Arrays.copyOf(work, 2 * works);
                }
                work[works++] = facts.work().of()[i] << Byte.SIZE | facts.work().steps(i);
            }
            workBegins[size] = works;
            for (int i = 0; i < facts.musts().size(); i++) {
                if (needed == musts.length) {
                    musts = Arrays.copyOf(musts, 2 * needed);
                }
                musts[needed++] = packed(facts.musts(), i);
            }
            mustBegins[size] = needed;
        }

        /** A skill's number, its level in three bits, and its weight in hundredths in seven. */
        private static int packed(AskedSkills asked, int i) {
            int level = asked.levels()[i];
            return asked.skills()[i] << 10 | level << 7 | Math.round(asked.weights()[i] * 100);
        }

        private static byte told(VacancyFacts facts) {
            int told = facts.liveIn() == Told.YES ? LIVE_IN : 0;
            told |= facts.nights() == Told.YES ? NIGHTS : 0;
            told |= facts.accommodation() == Told.NO ? NO_ROOM : 0;
            told |= facts.hours() > Gates.MOST_PART_TIME_HOURS ? FULL_TIME : 0;
            told |= facts.teaches() ? TEACHES : 0;
            return (byte) told;
        }

        private char where(Spot spot, boolean overseas, @Nullable String currency) {
            return meanings.wheres.of(new Where(meanings.spots.of(spot), overseas, currency));
        }

        private void resize(int to) {
            documents = Arrays.copyOf(documents, to);
            group = Arrays.copyOf(group, to);
            where = Arrays.copyOf(where, to);
            what = Arrays.copyOf(what, to);
            languages = Arrays.copyOf(languages, to);
            education = Arrays.copyOf(education, to);
            hours = Arrays.copyOf(hours, to);
            told = Arrays.copyOf(told, to);
            sector = Arrays.copyOf(sector, to);
            section = Arrays.copyOf(section, to);
            validUntil = Arrays.copyOf(validUntil, to);
            confirmed = Arrays.copyOf(confirmed, to);
            start = Arrays.copyOf(start, to);
            payMin = Arrays.copyOf(payMin, to);
            payMax = Arrays.copyOf(payMax, to);
            employerHigh = Arrays.copyOf(employerHigh, to);
            employerLow = Arrays.copyOf(employerLow, to);
            workBegins = Arrays.copyOf(workBegins, to + 1);
            mustBegins = Arrays.copyOf(mustBegins, to + 1);
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
