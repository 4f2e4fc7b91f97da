package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Gates;
import org.onward.matching.match.MonthlyPay;
import org.onward.matching.match.Told;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.vacancy.Kind;

/**
 * Up to 65,536 vacancies of one kind in a segment, laid out so that a person's wishes are added up
 * over all of them: for each skill and each line of work the places of the vacancies that have it,
 * for whatever else counts or gates a column. Some 120 bytes a vacancy. Never changed once made:
 * what was deleted since is still there.
 *
 * @param documents of the segment, ascending, by place
 * @param wheres what the numbers in {@code where} mean
 * @param whats what the numbers in {@code what} mean
 * @param occupation {@link VacancyFacts#NONE} where unknown
 * @param validUntil day since 1970, the last there is where none
 * @param payMax of a month in minor units, the most there is where not told
 * @param employerHigh first half of the employer's id; {@code employerLow} the second
 * @param shares at the places of {@code work}, in {@link
 *     org.onward.matching.taxonomy.WorkShares#STEPS}
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
record VacancyBlock(
        Kind kind,
        int[] documents,
        List<Where> wheres,
        List<What> whats,
        char[] where,
        char[] what,
        short[] occupation,
        int[] validUntil,
        long[] payMax,
        long[] employerHigh,
        long[] employerLow,
        Lists skills,
        Lists work,
        byte[] shares) {
    static final int MOST = 1 << 16;

    /**
     * @param currency of its pay, null where not told
     */
    record Where(
            String country, @Nullable String place, boolean overseas, @Nullable String currency) {}

    /** What gates beside; only what is told contradicts a must. */
    record What(char sector, boolean liveIn, boolean nights, boolean noRoom, boolean fullTime) {}

    /**
     * For each number places of vacancies.
     *
     * @param start where a number's places begin, and at the next one end
     */
    record Lists(int[] start, char[] places) {
        int begin(int number) {
            return number < start.length ? start[number] : places.length;
        }

        int end(int number) {
            return number + 1 < start.length ? start[number + 1] : places.length;
        }
    }

    int size() {
        return documents.length;
    }

    /** Gathers the vacancies of a block, in the order of their documents. */
    static final class Builder {
        private final Kind kind;
        private final Ordinals<Where> wheres = new Ordinals<>();
        private final Ordinals<What> whats = new Ordinals<>();
        private final Numbers skills = new Numbers();
        private final Numbers work = new Numbers();
        private int size;
        private int[] documents = new int[16];
        private char[] where = new char[16];
        private char[] what = new char[16];
        private short[] occupation = new short[16];
        private int[] validUntil = new int[16];
        private long[] payMax = new long[16];
        private long[] employerHigh = new long[16];
        private long[] employerLow = new long[16];

        Builder(Kind kind) {
            this.kind = kind;
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
            where[at] =
                    wheres.of(
                            new Where(
                                    facts.country(),
                                    facts.place(),
                                    facts.overseas(),
                                    pay == null ? null : pay.currency()));
            what[at] =
                    whats.of(
                            new What(
                                    facts.sector(),
                                    facts.liveIn() == Told.YES,
                                    facts.nights() == Told.YES,
                                    facts.accommodation() == Told.NO,
                                    facts.hours() > Gates.MOST_PART_TIME_HOURS));
            occupation[at] = (short) facts.occupation();
            validUntil[at] =
                    facts.validUntilDay() == VacancyFacts.NO_DAY
                            ? Integer.MAX_VALUE
                            : facts.validUntilDay();
            payMax[at] = pay == null ? Long.MAX_VALUE : pay.maxMinor();
            employerHigh[at] = facts.employer().value().getMostSignificantBits();
            employerLow[at] = facts.employer().value().getLeastSignificantBits();
            for (int skill : facts.musts().skills()) {
                skills.add(skill, at, 0);
            }
            for (int skill : facts.optional().skills()) {
                if (Arrays.binarySearch(facts.musts().skills(), skill) < 0) {
                    skills.add(skill, at, 0);
                }
            }
            for (int i = 0; i < facts.work().size(); i++) {
                work.add(facts.work().of()[i], at, facts.work().steps(i));
            }
        }

        private void resize(int to) {
            documents = Arrays.copyOf(documents, to);
            where = Arrays.copyOf(where, to);
            what = Arrays.copyOf(what, to);
            occupation = Arrays.copyOf(occupation, to);
            validUntil = Arrays.copyOf(validUntil, to);
            payMax = Arrays.copyOf(payMax, to);
            employerHigh = Arrays.copyOf(employerHigh, to);
            employerLow = Arrays.copyOf(employerLow, to);
        }

        VacancyBlock build() {
            resize(size);
            return new VacancyBlock(
                    kind,
                    documents,
                    List.copyOf(wheres.all),
                    List.copyOf(whats.all),
                    where,
                    what,
                    occupation,
                    validUntil,
                    payMax,
                    employerHigh,
                    employerLow,
                    new Lists(skills.starts(), skills.places()),
                    new Lists(work.starts(), work.places()),
                    work.beside());
        }
    }

    /** Values by number, in the order they were first met; there are few. */
    private static final class Ordinals<T> {
        private final Map<T, Character> known = new HashMap<>();
        private final List<T> all = new ArrayList<>();

        char of(T value) {
            return known.computeIfAbsent(
                    value,
                    one -> {
                        all.add(one);
                        return (char) (all.size() - 1);
                    });
        }
    }

    /** Numbers with a place and a byte each, to be sorted by number; places are ascending. */
    private static final class Numbers {
        private int size;
        private int most = -1;
        private int[] numbers = new int[64];
        private char[] places = new char[64];
        private byte[] beside = new byte[64];

        void add(int number, int place, int value) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
                places = Arrays.copyOf(places, 2 * size);
                beside = Arrays.copyOf(beside, 2 * size);
            }
            numbers[size] = number;
            places[size] = (char) place;
            beside[size++] = (byte) value;
            most = Math.max(most, number);
        }

        int[] starts() {
            int[] start = new int[most + 2];
            for (int i = 0; i < size; i++) {
                start[numbers[i] + 1]++;
            }
            for (int i = 1; i < start.length; i++) {
                start[i] += start[i - 1];
            }
            return start;
        }

        char[] places() {
            char[] sorted = new char[size];
            int[] next = starts();
            for (int i = 0; i < size; i++) {
                sorted[next[numbers[i]]++] = places[i];
            }
            return sorted;
        }

        byte[] beside() {
            byte[] sorted = new byte[size];
            int[] next = starts();
            for (int i = 0; i < size; i++) {
                sorted[next[numbers[i]]++] = beside[i];
            }
            return sorted;
        }
    }
}
