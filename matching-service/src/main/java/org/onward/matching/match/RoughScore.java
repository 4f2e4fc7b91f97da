package org.onward.matching.match;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.VacancyFacts.AskedSkills;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.AskedLanguage;
import org.onward.matching.vacancy.Kind;

/**
 * What candidates are looked for by: the score of the factors that tell vacancies apart most and
 * need few numbers of them, with all else taken as usual. The best by score are among the best by
 * it. Parts are logarithms and add up to 0 at most; each is told for every kind asked for, in their
 * order.
 */
public final class RoughScore {
    private static final Set<Factor> PARTS =
            EnumSet.of(
                    Factor.LINE_OF_WORK,
                    Factor.ESSENTIAL_SKILLS,
                    Factor.OPTIONAL_SKILLS,
                    Factor.EXPERIENCE,
                    Factor.ASPIRATIONS,
                    Factor.INTERESTS,
                    Factor.APTITUDE,
                    Factor.DISTANCE,
                    Factor.SECTORS,
                    Factor.EDUCATION,
                    Factor.LANGUAGES,
                    Factor.HOURS,
                    Factor.PAY,
                    Factor.START,
                    Factor.FRESHNESS);

    /** Skills asked for are met about as far as the line of work is near. */
    private static final List<Factor> WORK =
            List.of(Factor.LINE_OF_WORK, Factor.ESSENTIAL_SKILLS, Factor.OPTIONAL_SKILLS);

    /** Shares below it are many and hardly move a closeness. */
    private static final float FAINT = 0.04f;

    private static final double HALF = Math.log(0.5);
    private static final double LEAST = Math.log(Score.LEAST);

    private final PreparedProfile person;
    private final WorkShares work;
    private final List<Kind> kinds;
    private final Ranking ranking;
    private final double[][] weights;
    private final double[][] neutralParts;

    public RoughScore(PreparedProfile person, Collection<Kind> kinds, Ranking ranking) {
        this.person = person;
        work = person.work().notBelow(FAINT);
        this.kinds = kinds.stream().sorted().toList();
        this.ranking = ranking;
        weights = this.kinds.stream().map(ranking::weights).toArray(double[][]::new);
        neutralParts = this.kinds.stream().map(ranking::neutralParts).toArray(double[][]::new);
    }

    public List<Kind> kinds() {
        return kinds;
    }

    /** What the person can do and has done, but for what is faint in it. */
    public WorkShares work() {
        return work;
    }

    /** The same with all of it. */
    public WorkShares allWork() {
        return person.work();
    }

    /** All that is not told by the others: neutral. */
    public double[] rest() {
        double[] parts = new double[kinds.size()];
        for (Factor factor : Factor.ALL) {
            if (!PARTS.contains(factor)) {
                add(factor, Factor.UNKNOWN, parts);
            }
        }
        return parts;
    }

    /** The line of work where the vacancy's or the person's is not known. */
    public double[] unknownWork() {
        return ofWork(Factor.UNKNOWN);
    }

    /** A line of work with nothing in common. */
    public double[] leastWork() {
        return ofWork(Score.LEAST);
    }

    /** What one power of e in closeness adds, by which lines of work count. */
    public double[] workSlope() {
        double[] parts = new double[kinds.size()];
        for (int i = 0; i < parts.length; i++) {
            for (Factor factor : WORK) {
                parts[i] += weights[i][factor.index()] * ranking.curves().lineOfWork();
            }
        }
        return parts;
    }

    /**
     * The line of work alone, for one kind.
     *
     * @param kind its place among the kinds
     * @param closeness NaN where the vacancy's work is not known
     */
    private double lineOfWork(int kind, double closeness) {
        return part(Factor.LINE_OF_WORK, ranking.curves().lineOfWork() * Math.log(closeness), kind);
    }

    /**
     * How near an occupation that the person had is at least, if all skills needed are there; 0 for
     * any other.
     */
    public double sameWork(int occupation) {
        return CanDo.sameWork(person, occupation);
    }

    /**
     * What a score may have more than the parts told here, apart from work and skills: whatever is
     * neutral in them, and experience.
     *
     * @param occupation {@link VacancyFacts#NONE} where unknown
     */
    public double[] more(int occupation) {
        double[] parts = rest();
        add(Factor.EXPERIENCE, CanDo.experience(person, occupation, AskedSkills.EMPTY), parts);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = -parts[i];
        }
        return parts;
    }

    /**
     * The line of work, experience and the skills needed, where it is known which these are.
     *
     * @param kind its place among the kinds
     * @param occupation {@link VacancyFacts#NONE} where unknown
     * @param teaches whether skills are learnt there
     * @param closeness of {@link #allWork}; NaN where it or the vacancy's is not known
     */
    public double withSkills(
            int kind, int occupation, AskedSkills musts, boolean teaches, double closeness) {
        double skills = CanDo.essentialSkills(person, musts, teaches);
        double experience = CanDo.experience(person, occupation, musts);
        return lineOfWork(kind, CanDo.nearest(person, occupation, musts, skills, closeness))
                + part(Factor.ESSENTIAL_SKILLS, Math.log(skills), kind)
                + part(Factor.EXPERIENCE, Math.log(experience), kind);
    }

    private double[] ofWork(double value) {
        double[] parts = new double[kinds.size()];
        WORK.forEach(factor -> add(factor, value, parts));
        return parts;
    }

    /**
     * All that depends on the occupation alone.
     *
     * @param occupation {@link VacancyFacts#NONE} where unknown
     */
    public double[] occupation(int occupation) {
        double[] parts = new double[kinds.size()];
        add(Factor.EXPERIENCE, CanDo.experience(person, occupation, AskedSkills.EMPTY), parts);
        add(Factor.ASPIRATIONS, Wants.aspirations(person, occupation), parts);
        addLog(Factor.INTERESTS, Wants.logOfInterests(person, occupation), parts);
        addLog(Factor.APTITUDE, CanDo.logOfAptitude(person, occupation), parts);
        return parts;
    }

    /**
     * The place.
     *
     * @param lat NaN where unknown
     */
    public double[] place(String country, double lat, double lon) {
        return alone(Factor.DISTANCE, Terms.distance(person, country, lat, lon));
    }

    /**
     * The sector.
     *
     * @param sector ISIC section letter, 0 where unknown
     */
    public double[] sector(char sector) {
        return alone(Factor.SECTORS, Wants.sectors(person, sector));
    }

    /** Languages asked for. */
    public double[] languages(List<AskedLanguage> asked) {
        return alone(Factor.LANGUAGES, CanDo.languages(person, asked));
    }

    /**
     * Education asked for.
     *
     * @param asked ISCED level, {@link VacancyFacts#NONE} where unknown
     */
    public double[] education(int asked) {
        return alone(Factor.EDUCATION, CanDo.education(person, asked));
    }

    /**
     * Hours.
     *
     * @param hours a week, {@link VacancyFacts#NONE} where unknown
     */
    public double[] hours(int hours) {
        return alone(Factor.HOURS, Wants.hours(person, hours));
    }

    private double[] alone(Factor factor, double value) {
        double[] parts = new double[kinds.size()];
        add(factor, value, parts);
        return parts;
    }

    /** What a month must bring in; null where not known. */
    public @Nullable Money need() {
        return person.profile().incomeNeed().map(IncomeNeed::monthly).orElse(null);
    }

    /**
     * Pay, start and freshness for one kind; 0 at most.
     *
     * @param kind its place among the kinds
     * @param payShare of what a month must bring in; NaN where unknown
     * @param startDay {@link VacancyFacts#NO_DAY} where unknown
     * @param confirmedAt seconds since 1970
     */
    public double terms(int kind, double payShare, int startDay, long confirmedAt) {
        double ofPay = payShare >= 1 ? 0 : part(Factor.PAY, Math.log(payShare), kind);
        return ofPay
                + part(
                        Factor.START,
                        HALF * Terms.halvingsByStart(person, kinds.get(kind), startDay),
                        kind)
                + part(Factor.FRESHNESS, HALF * Outlook.halvingsByAge(person, confirmedAt), kind);
    }

    private double part(Factor factor, double log, int kind) {
        return Double.isNaN(log)
                ? neutralParts[kind][factor.index()]
                : weights[kind][factor.index()] * Math.clamp(log, LEAST, 0);
    }

    private void add(Factor factor, double value, double[] to) {
        addLog(factor, Math.log(value), to);
    }

    private void addLog(Factor factor, double log, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += part(factor, log, i);
        }
    }
}
