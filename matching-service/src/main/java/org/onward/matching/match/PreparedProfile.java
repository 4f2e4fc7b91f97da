package org.onward.matching.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profile.Experience;
import org.onward.matching.returnee.Profile.OwnLanguage;
import org.onward.matching.returnee.Profile.OwnSkill;
import org.onward.matching.returnee.Profile.WillingPlace;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Measures;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.OccupationProfile;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.RelatedSkill;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.Kind;

/**
 * A profile laid out for scoring many vacancies: skills by number in an open-addressed table,
 * places as points. Immutable once made.
 */
@SuppressWarnings("EnumOrdinal") // occupation profiles are arrays in the order of the two enums
public final class PreparedProfile {
    private static final int FREE = -1;

    /** A related skill weaker than this says nothing about being able to do the other. */
    private static final float FAINT = 0.05f;

    /** Who speaks a language as well as work needs it has the skill that it is. */
    private static final int SPOKEN = 3;

    private static final int MOST_LINES = 72;

    /** Some bytes of a usual profile, its lists and places. */
    private static final int OF_THE_REST = 4_000;

    private final Profile profile;
    private final Taxonomy taxonomy;
    private final Optional<List<Experience>> worked;
    private final IntPredicate attitudes;
    private final LocalDate today;
    private final int todayDay;
    private final int freeDay;
    private final Gates gates;
    private final Ranking.Curves curves;
    private final boolean skillsKnown;
    private int[] keys = new int[0];
    private float[] strengths = new float[0];
    private int[] through = new int[0];
    private byte[] levels = new byte[0];
    private final int[] ownSkills;
    final Reachable[] places;
    final Wants.Wish[] wishes;
    final int[] experienceOccupation;
    final IntPredicate[] experienceSkills;
    final double[] experienceMonths;

    // In the order of the two enums; NaN where unknown.
    private final float[] aptitudes = new float[Aptitude.values().length];
    private final float[] interests = new float[Interest.values().length];

    /**
     * @param point null: anywhere in the country
     */
    record Reachable(WillingPlace willing, @Nullable Place point) {}

    private final WorkShares work;

    private PreparedProfile(
            Profile profile,
            Profile kept,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Ranking.Curves curves,
            LocalDate today) {
        this.profile = kept;
        this.taxonomy = taxonomy;
        this.worked = kept.worked();
        this.attitudes = taxonomy.attitudes();
        this.today = today;
        this.todayDay = (int) today.toEpochDay();
        LocalDate free = profile.availableFrom();
        this.freeDay =
                free == null ? VacancyFacts.NO_DAY : Math.max(todayDay, (int) free.toEpochDay());
        this.gates = Gates.of(profile, EnumSet.allOf(Kind.class), today);
        this.curves = curves;
        this.skillsKnown = profile.skills().isPresent();
        List<OwnSkill> own = new ArrayList<>();
        List<Skill> skills = new ArrayList<>();
        for (OwnSkill skill : profile.able().orElse(List.of())) {
            taxonomy.skill(skill.skill())
                    .ifPresent(
                            known -> {
                                own.add(skill);
                                skills.add(known);
                            });
        }
        this.ownSkills = skills.stream().mapToInt(Skill::number).toArray();
        int[] spoken =
                profile.languages().orElse(List.of()).stream()
                        .filter(one -> one.level() >= SPOKEN)
                        .flatMapToInt(one -> taxonomy.language(one.language()).stream())
                        .toArray();
        putSkills(own, spoken, taxonomy);
        this.places =
                profile.places().orElse(List.of()).stream()
                        .map(
                                p ->
                                        new Reachable(
                                                p,
                                                Optional.ofNullable(p.place())
                                                        .flatMap(taxonomy::place)
                                                        .orElse(null)))
                        .toArray(Reachable[]::new);
        this.wishes = profile.aspirations().stream().map(Wants.Wish::of).toArray(Wants.Wish[]::new);
        List<Experience> all = profile.worked().orElse(List.of());
        Map<OccupationCode, List<Experience>> worked = byOccupation(all);
        this.experienceOccupation = new int[worked.size()];
        this.experienceMonths = new double[worked.size()];
        this.experienceSkills = new IntPredicate[worked.size()];
        int at = 0;
        for (Map.Entry<OccupationCode, List<Experience>> same : worked.entrySet()) {
            experienceOccupation[at] = Integer.parseInt(same.getKey().value());
            experienceSkills[at] = taxonomy.needs(same.getKey());
            experienceMonths[at++] = months(same.getValue());
        }
        Arrays.fill(aptitudes, Float.NaN);
        profile.aptitudes().forEach((one, share) -> aptitudes[one.ordinal()] = share);
        Arrays.fill(interests, Float.NaN);
        profile.interests().forEach((one, share) -> interests[one.ordinal()] = share);
        this.work = work(profile, all, worked, ownSkills, lines, curves);
    }

    /** What was worked, by occupation: whoever did the same work twice has done it as long. */
    private static Map<OccupationCode, List<Experience>> byOccupation(List<Experience> all) {
        Map<OccupationCode, List<Experience>> worked = new LinkedHashMap<>();
        for (Experience experience : all) {
            OccupationCode occupation = experience.occupation();
            if (occupation != null) {
                worked.computeIfAbsent(occupation, code -> new ArrayList<>()).add(experience);
            }
        }
        return worked;
    }

    private static double months(Experience experience) {
        return experience.months() == null ? Double.NaN : experience.months();
    }

    /** Of all of them; NaN where none says its own. */
    private static double months(List<Experience> worked) {
        return worked.stream()
                .mapToDouble(PreparedProfile::months)
                .filter(months -> !Double.isNaN(months))
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    /** What the person has done and can do, taken together. */
    private static WorkShares work(
            Profile profile,
            List<Experience> done,
            Map<OccupationCode, List<Experience>> worked,
            int[] skills,
            LinesOfWork lines,
            Ranking.Curves curves) {
        List<LinesOfWork.Account> all = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double story = skills.length == 0 ? 1 : curves.told();
        for (Experience experience : done) {
            all.add(
                    new LinesOfWork.Account(
                            "", experience.words(), new int[0], experience.occupation()));
            OccupationCode occupation = experience.occupation();
            List<Experience> same =
                    occupation == null ? List.of() : worked.getOrDefault(occupation, List.of());
            weights.add(
                    same.isEmpty() || Double.isNaN(curves.worked())
                            ? story
                            : curves.worked() * curves.time(months(same)) / same.size());
        }
        all.add(new LinesOfWork.Account("", "", skills, null));
        weights.add(1.0);
        if (!profile.measures().isEmpty()) {
            all.add(new LinesOfWork.Account(Measures.of(profile.measures(), profile.interests())));
            weights.add(curves.measured());
        }
        return lines.together(all, weights, MOST_LINES);
    }

    /** What the person has done and can do, taken together. */
    WorkShares work() {
        return work;
    }

    public static PreparedProfile of(
            Profile profile,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Ranking ranking,
            LocalDate today) {
        return new PreparedProfile(profile, profile, taxonomy, lines, ranking.curves(), today);
    }

    /** The same, but that {@link #profile} has no words any more: to be held in memory. */
    static PreparedProfile withoutWords(
            Profile profile,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Ranking ranking,
            LocalDate today) {
        return new PreparedProfile(
                profile, profile.withoutWords(), taxonomy, lines, ranking.curves(), today);
    }

    /**
     * @param own those of {@link #ownSkills}, at the same places
     * @param spoken numbers of languages
     */
    private void putSkills(List<OwnSkill> own, int[] spoken, Taxonomy taxonomy) {
        List<List<RelatedSkill>> related = new ArrayList<>(own.size());
        int most = own.size() + spoken.length;
        for (int number : ownSkills) {
            related.add(taxonomy.relatedTo(number));
            most += related.getLast().size();
        }
        int size = Integer.highestOneBit(Math.max(4, most) * 2) * 2;
        keys = new int[size];
        Arrays.fill(keys, FREE);
        strengths = new float[size];
        through = new int[size];
        levels = new byte[size];
        for (int i = 0; i < ownSkills.length; i++) {
            int number = ownSkills[i];
            Integer known = own.get(i).level();
            byte level = known == null ? 0 : known.byteValue();
            put(number, 1, number, level);
            for (RelatedSkill other : related.get(i)) {
                if (other.strength() >= FAINT && !attitudes.test(other.number())) {
                    put(other.number(), other.strength(), number, level);
                }
            }
        }
        for (int language : spoken) {
            put(language, 1, language, (byte) 0);
        }
    }

    /** Keeps the strongest way to a skill. */
    private void put(int number, float strength, int from, byte level) {
        int at = slot(number);
        if (keys[at] == FREE || strengths[at] < strength) {
            keys[at] = number;
            strengths[at] = strength;
            through[at] = from;
            levels[at] = level;
        }
    }

    private int slot(int number) {
        int mask = keys.length - 1;
        int at = ((number * 0x9E3779B9) >>> 7) & mask;
        while (keys[at] != FREE && keys[at] != number) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** How closely interests meet, 0–1; NaN where the person's are unknown. */
    double interestCloseness(OccupationProfile work) {
        return Math.exp(logOfInterests(work));
    }

    /** The same as a logarithm: −½ · mean squared difference in spreads. */
    private double logOfInterests(OccupationProfile work) {
        float[] asked = work.interests();
        double sum = 0;
        int n = 0;
        for (int i = 0; i < interests.length; i++) {
            if (!Float.isNaN(interests[i])) {
                double difference = (interests[i] - asked[i]) / curves.interestSpread();
                sum += difference * difference;
                n++;
            }
        }
        return n == 0 ? Double.NaN : -sum / n / 2;
    }

    /**
     * Mean shortfall over the aptitudes known, weighted by how much the work asks for each, 0–1;
     * NaN where the person's are unknown.
     */
    double aptitudeShortfall(OccupationProfile work) {
        float[] asked = work.aptitudes();
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < aptitudes.length; i++) {
            if (!Float.isNaN(aptitudes[i])) {
                double need = asked[i];
                sum += need * Math.max(0, need - aptitudes[i]);
                weights += need;
            }
        }
        return weights == 0 ? Double.NaN : sum / weights;
    }

    public Profile profile() {
        return profile;
    }

    /** What they told of their work and were placed in; empty where neither is known. */
    Optional<List<Experience>> worked() {
        return worked;
    }

    /** Of vacancies of any kind. */
    Gates gates() {
        return gates;
    }

    /**
     * Work that was done of the same minor group as a unit group: of that itself, else what was
     * done longest.
     */
    Optional<OccupationCode> done(OccupationCode unit) {
        int asked = Integer.parseInt(unit.value());
        return IntStream.range(0, experienceOccupation.length)
                .filter(i -> experienceOccupation[i] / 10 == asked / 10)
                .boxed()
                .max(
                        Comparator.comparing((Integer i) -> experienceOccupation[i] == asked)
                                .thenComparing(
                                        i ->
                                                Double.isNaN(experienceMonths[i])
                                                        ? 0
                                                        : experienceMonths[i]))
                .map(i -> new OccupationCode(OccupationCode.text(experienceOccupation[i])));
    }

    /** Some bytes that it takes in memory. */
    int size() {
        int ofSkill = Integer.BYTES + Float.BYTES + Integer.BYTES + Byte.BYTES;
        int ofShare = Integer.BYTES + Float.BYTES;
        return OF_THE_REST + ofSkill * keys.length + ofShare * work.size();
    }

    public LocalDate today() {
        return today;
    }

    /** Day since 1970. */
    int todayDay() {
        return todayDay;
    }

    /**
     * First day since 1970, today or later, that the person is free; {@link VacancyFacts#NO_DAY}
     * where unknown.
     */
    int freeDay() {
        return freeDay;
    }

    Ranking.Curves curves() {
        return curves;
    }

    boolean skillsKnown() {
        return skillsKnown;
    }

    /** Numbers of the person's own skills. */
    int[] ownSkills() {
        return ownSkills;
    }

    /** Whether it is an attitude that nobody noted: that does not say that the person lacks it. */
    boolean isUnnoted(int skill) {
        return attitudes.test(skill) && strength(skill) == 0;
    }

    /** 1 for an own skill, a related skill's strength, 0 for neither. */
    float strength(int skill) {
        int at = slot(skill);
        return keys[at] == FREE ? 0 : strengths[at];
    }

    /** The own skill that answers for {@code skill}; asked only where its strength is above 0. */
    int through(int skill) {
        return through[slot(skill)];
    }

    /** Level of the own skill that answers for {@code skill}, 0 where unknown. */
    int level(int skill) {
        return levels[slot(skill)];
    }

    /** 0 at most, NaN where the person's interests or the occupation's profile are unknown. */
    double logOfInterests(int occupation) {
        OccupationProfile work = work(occupation);
        return work == null ? Double.NaN : logOfInterests(work);
    }

    /** 0–1, NaN where the person's aptitudes or the occupation's profile are unknown. */
    double aptitudeShortfall(int occupation) {
        OccupationProfile work = work(occupation);
        return work == null ? Double.NaN : aptitudeShortfall(work);
    }

    private @Nullable OccupationProfile work(int occupation) {
        return occupation < 0 ? null : taxonomy.profile(occupation).orElse(null);
    }

    /** The person's level of a language, 0 for none. */
    int languageLevel(String language) {
        for (OwnLanguage own : profile.languages().orElse(List.of())) {
            if (own.language().equals(language)) {
                return own.level();
            }
        }
        return 0;
    }
}
