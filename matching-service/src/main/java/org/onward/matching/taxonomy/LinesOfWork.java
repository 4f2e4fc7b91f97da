package org.onward.matching.taxonomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what work is about, by its words and its skills, for adverts and people alike; beside it
 * stand the words of an advert's title, or those that a person tells. Implemented by the search
 * room.
 */
public interface LinesOfWork {
    /**
     * What is told of some work.
     *
     * @param title of an advert; empty where a person tells of their work
     * @param told tasks, or a person's own words; may be empty
     * @param skills numbers of the skills asked for, or of those the person has
     * @param occupation the unit group where it is known
     * @param coded whether the occupation of an advert was said by its code, and not read from
     *     words
     * @param measures of a person, as of {@link Measures}; then nothing else is told
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one call
    record Account(
            String title,
            String told,
            int[] skills,
            @Nullable OccupationCode occupation,
            boolean coded,
            float @Nullable [] measures) {
        public Account(
                String title, String told, int[] skills, @Nullable OccupationCode occupation) {
            this(title, told, skills, occupation, false, null);
        }

        public Account(float[] measures) {
            this("", "", new int[0], null, false, measures);
        }
    }

    /**
     * @return {@link WorkShares#NONE} where nothing is told that points anywhere
     */
    WorkShares of(Account account);

    /**
     * What is to be kept with what was told, so that it is not read again: {@link #of} of it, and
     * of which account by which vocabulary.
     */
    default byte[] kept(Account account) {
        return new byte[0];
    }

    /**
     * The same as {@link #of}, out of what was kept where that is of this account, by the
     * vocabulary of now.
     */
    default WorkShares of(Account account, byte[] kept) {
        return of(account);
    }

    /** Of the vocabulary by which it is said; as {@link Words#version}. */
    default String version() {
        return "";
    }

    /** The same by other numbers: for choosing them. */
    default LinesOfWork by(WorkNumbers numbers) {
        return this;
    }

    /**
     * What several are about together, as {@link WorkShares#together} has it.
     *
     * @param weights how much each counts, at the same places
     */
    default WorkShares together(List<Account> accounts, List<Double> weights, int most) {
        return WorkShares.together(accounts.stream().map(this::of).toList(), weights, most);
    }
}
