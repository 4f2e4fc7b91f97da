package org.onward.matching.vacancy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.Names.Choice;

/**
 * One vacancy, in the reader's language.
 *
 * @param kind job, apprenticeship or training
 * @param state as its key
 * @param tasks paragraphs of the advert
 * @param correctsAt address where the words of its source are corrected, to be followed by them;
 *     null where it is from none, or not for the reader
 * @param same others of the same posting
 * @param dates when it came, when it was confirmed, from where
 * @param backing null where it is no training
 * @param overseas null for work in the country
 * @param pay to enter what it pays; null where that is known, or not for the reader
 * @param stands where it stands and what can be done; null for who does nothing about it
 * @param done what was done just now; empty where nothing was
 * @param refused why what was asked just now is not possible
 */
public record VacancyPageView(
        String id,
        String title,
        String kind,
        String state,
        String where,
        List<Row> terms,
        List<SkillLine> needed,
        List<SkillLine> useful,
        List<SkillLine> taught,
        List<String> unresolved,
        List<Row> asked,
        List<String> tasks,
        List<String> plan,
        @Nullable List<Backing> backing,
        @Nullable OverseasLines overseas,
        EmployerCard employer,
        @Nullable String correctsAt,
        List<Same> same,
        List<String> dates,
        boolean payKnown,
        @Nullable PayForm pay,
        @Nullable Stands stands,
        String done,
        @Nullable String refused,
        boolean open) {
    /**
     * @param may steps and edit, as far as they are possible now
     * @param next the obvious one of them, or review; empty where none is
     * @param version as read
     * @param past whether its last day stands in the way of showing it again
     * @param because why it was rejected
     * @param corrected labels of fields that were changed here since the feed brought it
     */
    public record Stands(
            Set<String> may,
            String next,
            int version,
            boolean past,
            boolean verified,
            @Nullable String because,
            List<ChangeVacancyView.Comment> comments,
            @Nullable String fed,
            List<String> corrected) {
        public boolean may(String step) {
            return may.contains(step);
        }
    }

    /**
     * @param value null is unknown
     * @param correctsAt address where the words it came from are corrected, null where they are not
     */
    public record Row(
            String name,
            @Nullable String value,
            @Nullable String note,
            @Nullable String correctsAt) {
        Row(String name, @Nullable String value, @Nullable String note) {
            this(name, value, note, null);
        }
    }

    /**
     * @param notes the level asked, the advert's word, how sure it is
     * @param word the advert's, the label where it was read in running text, null where it came
     *     from neither
     */
    public record SkillLine(String label, List<String> notes, @Nullable String word) {}

    public record Backing(String id, String title, String state, int seats) {}

    /**
     * @param vetted the sentence with the day; null where it is not vetted
     */
    public record OverseasLines(@Nullable String vetted, List<Row> rows) {}

    /**
     * @param standing verified, unverified or suspended
     * @param contact empty where it is not known or not for the reader
     */
    public record EmployerCard(
            String name,
            String kind,
            String standing,
            @Nullable String chamber,
            List<String> contact) {}

    /** Another of the same posting, and who posted it. */
    public record Same(String id, String by, String state) {}

    /** As typed. */
    public record PayForm(
            int version,
            String min,
            String max,
            boolean open,
            String currency,
            String period,
            List<Choice> currencies,
            Faults faults) {
        public PayForm {
            currencies = List.copyOf(currencies);
        }
    }
}
