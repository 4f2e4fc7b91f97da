package org.onward.matching.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.returnee.Must;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;

/**
 * A pair explained: computed for the one who asks, never stored.
 *
 * @param tenths the score in tenths of a point, 0–1000
 * @param factors in the order of {@link Factor}; those without weight for this kind are left out
 * @param matched skills the vacancy asks for or likes that the person brings
 * @param toLearn musts the person does not bring
 * @param notNoted musts of which nobody noted whether they are there: attitudes, and all of them
 *     where none is noted of somebody who did this very work
 * @param taught what an apprenticeship or training teaches
 * @param taughtKnown of that, what the person can do already
 * @param taughtBegun of that, what they can do in part
 * @param mustsMet musts brought as they are asked for; related skills do not count here
 * @param mustsImplied the advert names no skill; the musts are those usual for the occupation
 * @param pay of a month, stipend included; empty where not known
 * @param floor a month's pay that the person would not go below
 * @param unstated of what the person cannot do without, that of which the vacancy says nothing
 * @param unasked where nobody asked what they cannot do without, that of living in and nights which
 *     the vacancy has
 * @param caution nothing for everyone but the person's own counsellor
 * @param now work that the person has; null where they were placed in none
 * @param behind open vacancies that a course leads to
 * @param full a course that is known to have no seat left
 * @param rankingVersion of the weights used
 */
public record Match(
        Vacancy vacancy,
        String employerName,
        int tenths,
        List<GroupValue> groups,
        List<FactorValue> factors,
        List<MatchedSkill> matched,
        List<SkillId> toLearn,
        List<SkillId> notNoted,
        List<SkillId> taught,
        List<SkillId> taughtKnown,
        List<SkillId> taughtBegun,
        int mustsMet,
        int musts,
        boolean mustsImplied,
        Optional<Reach> reach,
        Optional<PayRange> pay,
        Optional<IncomeNeed> need,
        Optional<Money> floor,
        List<Must> unstated,
        List<Must> unasked,
        Caution caution,
        @Nullable Now now,
        List<Behind> behind,
        boolean full,
        String rankingVersion) {

    /**
     * @param value 0–100
     */
    public record GroupValue(Group group, double value) {}

    /**
     * @param value 0.01–1; the published neutral value where it is not known
     * @param pointsLost over all factors they add up to 100 − S
     */
    public record FactorValue(
            Factor factor,
            double value,
            double weight,
            double pointsLost,
            boolean known,
            Reason reason) {}

    /**
     * @param through the own skill that answers for it: itself where {@code strength} is 1
     * @param strength 1 exact, below that related
     * @param credit strength less what a lower level takes
     * @param begun of the own skill, that it is no more than that
     */
    public record MatchedSkill(
            SkillId asked,
            SkillId through,
            double strength,
            double credit,
            boolean must,
            boolean begun) {
        public boolean exact() {
            return asked.equals(through);
        }
    }

    /**
     * @param place the willing place, null where the person would go anywhere in the country
     * @param km from that place's point to the vacancy's, null where either has none
     */
    public record Reach(@Nullable String place, String country, @Nullable Integer km) {}

    /**
     * A month's pay, stipend included.
     *
     * @param max null where nobody says how much is paid at most
     */
    public record PayRange(Money min, @Nullable Money max) {}

    /**
     * A vacancy that a course leads to, by its title, with its terms as far as they are known.
     *
     * @param place code of its province, or country where none is given
     * @param hours a week
     * @param education asked for, where it is more than the person is known to have; else null
     * @param languages asked for, and not spoken as well, where it is known what the person speaks
     * @param lacking skills that it needs, as far as neither the person has them nor the course
     *     teaches them; those of which it is not noted last
     * @param against what the person cannot do without, and is not there
     * @param here whether they work for its employer now
     * @param able whether they have all the skills that its advert asks for
     * @param far whether it is outside the places they named, or so far from them that it hardly
     *     fits
     * @param reach from the nearest of them; null where it is outside or not known
     */
    public record Behind(
            VacancyId vacancy,
            String title,
            @Nullable LocalDate startsOn,
            String place,
            @Nullable MonthlyPay pay,
            @Nullable Integer hours,
            boolean nights,
            @Nullable Integer education,
            List<String> languages,
            List<Lacking> lacking,
            List<Must> against,
            boolean here,
            boolean able,
            boolean far,
            @Nullable Reach reach) {
        public Behind {
            languages = List.copyOf(languages);
            lacking = List.copyOf(lacking);
            against = List.copyOf(against);
        }

        /** Whether the person may come to it by the course, and not without. */
        boolean isWayTo() {
            return !here && !able && !far && against.isEmpty();
        }
    }

    /**
     * @param taughtTo the level that the course teaches, lower than the one asked for; null where
     *     it does not teach it
     * @param unnoted whether nobody noted if it is there
     */
    public record Lacking(SkillId skill, @Nullable Integer taughtTo, boolean unnoted) {}

    /**
     * Work that the person has.
     *
     * @param here with the employer of the vacancy
     * @param month what it pays a month; null where it is not known
     */
    public record Now(LocalDate since, boolean here, @Nullable MonthlyPay month) {}

    /** Seats that lead to a job; null for a job, and where it is not said. */
    public @Nullable Integer backedSeats() {
        return vacancy.kind() == Kind.JOB
                ? null
                : factor(Factor.SEATS_BACKED)
                        .filter(FactorValue::known)
                        .map(one -> Integer.valueOf(one.reason().arguments().getFirst().value()))
                        .orElse(null);
    }

    public Optional<FactorValue> factor(Factor factor) {
        return factors.stream().filter(value -> value.factor() == factor).findFirst();
    }

    public double score() {
        return tenths / 10.0;
    }
}
