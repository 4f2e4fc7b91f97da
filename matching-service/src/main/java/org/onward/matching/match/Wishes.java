package org.onward.matching.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onward.matching.returnee.Profile;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.OccupationProfile;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.RelatedSkill;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.Kind;

/**
 * What candidates are looked for by: a cheap sum that approximates the score of one kind, so that
 * the best by score are among the best by it. Weights are in the unit of the ranking's weights.
 *
 * @param skills skill number → gain of a vacancy that asks for it
 * @param work number as of {@link WorkShares} → gain of a vacancy that is all about it
 * @param occupations ISCO-08 code of 1–4 digits → gain of a vacancy under it
 * @param places ISO 3166-2 code → gain
 * @param countries gain where the person would go anywhere in the country
 * @param sectors ISIC section → gain
 */
public record Wishes(
        Kind kind,
        Map<Integer, Float> skills,
        Map<Integer, Float> work,
        Map<String, Float> occupations,
        Map<String, Float> places,
        Map<String, Float> countries,
        Map<Character, Float> sectors) {
    // Bounds that keep a rich profile cheap to look for; the tails add nothing to the order.
    private static final int MOST_OWN_SKILLS = 100;
    private static final int MOST_RELATED_SKILLS = 60;
    private static final int MOST_INFERRED_OCCUPATIONS = 12;
    private static final int MOST_WORK = 32;
    private static final int MOST_GROUPS = 30;
    private static final int MOST_PLACES = 24;
    private static final double NEAR_ENOUGH = 0.15;

    /**
     * Adverts list about six skills: one of them met moves the coverage by a sixth, doubled here
     * because the logarithm is steep where little is met.
     */
    private static final double ONE_SKILL_OF_SIX = 1.0 / 3;

    /** The logarithm is steep where little is met, as with skills. */
    private static final double CLOSE = 3;

    /** An occupation inferred from skills is worth half of one worked in. */
    private static final double INFERRED = 0.5;

    /** Of each of the kinds, in their order. */
    public static List<Wishes> of(
            PreparedProfile person, Collection<Kind> kinds, Taxonomy taxonomy, Ranking ranking) {
        Common common =
                new Common(
                        skills(person, taxonomy),
                        person.work().largest(MOST_WORK),
                        inferred(person, taxonomy),
                        places(person, taxonomy),
                        taxonomy.profiles());
        return kinds.stream().sorted().map(kind -> of(person, common, kind, ranking)).toList();
    }

    /**
     * What is the same for all kinds but for its weight.
     *
     * @param skills number → how far the person has it, 0–1
     * @param inferred occupation → how far the person's skills point there, 0–1
     * @param places code → how near it is, 0–1
     */
    private record Common(
            Map<Integer, Float> skills,
            Map<Integer, Float> work,
            Map<String, Double> inferred,
            Map<String, Double> places,
            List<OccupationProfile> groups) {}

    private static Wishes of(PreparedProfile person, Common common, Kind kind, Ranking ranking) {
        Profile profile = person.profile();
        double skill = ranking.weight(kind, Factor.ESSENTIAL_SKILLS) * ONE_SKILL_OF_SIX;
        Map<String, Double> occupations = new HashMap<>();
        addExperience(person, ranking.weight(kind, Factor.EXPERIENCE), occupations);
        double inferred =
                INFERRED
                        * (ranking.weight(kind, Factor.ESSENTIAL_SKILLS)
                                + ranking.weight(kind, Factor.EXPERIENCE));
        common.inferred.forEach(
                (code, share) -> occupations.merge(code, inferred * share, Double::sum));
        addAspirations(profile, ranking.weight(kind, Factor.ASPIRATIONS), occupations);
        addGroups(
                person,
                common.groups,
                ranking.weight(kind, Factor.INTERESTS),
                ranking.weight(kind, Factor.APTITUDE),
                occupations);
        double near = ranking.weight(kind, Factor.DISTANCE);
        Map<String, Float> countries = new HashMap<>();
        for (PreparedProfile.Reachable place : person.places) {
            // Being in a willing country at all counts; anywhere in it counts nearly as a place.
            double share = place.point() == null ? 1 : 0.3;
            countries.merge(place.willing().country(), (float) (near * share), Math::max);
        }
        Map<Character, Float> sectors = new HashMap<>();
        for (char sector : profile.sectorsWanted()) {
            sectors.put(sector, (float) (ranking.weight(kind, Factor.SECTORS) / 2));
        }
        // The closeness itself, in proportion.
        double work = CLOSE * ranking.weight(kind, Factor.LINE_OF_WORK);
        return new Wishes(
                kind,
                weighed(common.skills, skill),
                work > 0 ? weighed(common.work, work) : Map.of(),
                floats(occupations),
                weighed(common.places, near * 2),
                countries,
                sectors);
    }

    private static <K> Map<K, Float> weighed(Map<K, ? extends Number> shares, double weight) {
        Map<K, Float> gains = new LinkedHashMap<>();
        shares.forEach((key, share) -> gains.put(key, (float) (weight * share.doubleValue())));
        return gains;
    }

    private static Map<Integer, Float> skills(PreparedProfile person, Taxonomy taxonomy) {
        Map<Integer, Float> skills = new LinkedHashMap<>();
        int[] own = person.ownSkills();
        Map<Integer, Float> related = new HashMap<>();
        for (int i = 0; i < Math.min(own.length, MOST_OWN_SKILLS); i++) {
            skills.put(own[i], 1f);
            for (RelatedSkill other : taxonomy.relatedTo(own[i])) {
                related.merge(other.number(), other.strength(), Math::max);
            }
        }
        related.keySet().removeAll(skills.keySet());
        skills.putAll(best(related, MOST_RELATED_SKILLS));
        return skills;
    }

    /** The largest, of equals those whose keys come first. */
    private static <K extends Comparable<K>, V extends Comparable<V>> Map<K, V> best(
            Map<K, V> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<Map.Entry<K, V>> sorted = new ArrayList<>(all.entrySet());
        sorted.sort(
                (one, other) -> {
                    int order = other.getValue().compareTo(one.getValue());
                    return order == 0 ? one.getKey().compareTo(other.getKey()) : order;
                });
        Map<K, V> best = new LinkedHashMap<>();
        sorted.subList(0, most).forEach(each -> best.put(each.getKey(), each.getValue()));
        return best;
    }

    /** Every digit shared adds the step that the closeness curve has there. */
    private static void addPrefixes(
            String code, double weight, double[] closeness, Map<String, Double> to) {
        for (int digits = 1; digits <= code.length(); digits++) {
            double upper = digits == code.length() ? closeness[4] : closeness[digits];
            to.merge(
                    code.substring(0, digits), weight * (upper - closeness[digits - 1]), Math::max);
        }
    }

    private static void addExperience(
            PreparedProfile person, double weight, Map<String, Double> to) {
        for (int occupation : person.experienceOccupation) {
            addPrefixes(
                    String.format(Locale.ROOT, "%04d", occupation),
                    weight,
                    person.curves().closeness(),
                    to);
        }
    }

    private static void addAspirations(Profile profile, double weight, Map<String, Double> to) {
        Map<String, Double> wished = new HashMap<>();
        double[] even = {0, 0.3, 0.5, 0.75, 1};
        for (String wish : profile.aspirations()) {
            addPrefixes(wish, weight, even, wished);
        }
        wished.forEach((code, gain) -> to.merge(code, gain, Double::sum));
    }

    /** Occupations that need the skills the person has, the more of them the better. */
    private static Map<String, Double> inferred(PreparedProfile person, Taxonomy taxonomy) {
        Map<String, Double> met = new HashMap<>();
        for (int skill : person.ownSkills()) {
            List<OccupationCode> needing = taxonomy.occupationsOf(skill);
            // A skill that every second occupation needs points nowhere.
            double share = 1 / Math.sqrt(Math.max(1, needing.size()));
            for (OccupationCode occupation : needing) {
                met.merge(occupation.value(), share, Double::sum);
            }
        }
        double most = met.isEmpty() ? 1 : Collections.max(met.values());
        Map<String, Double> inferred = new HashMap<>(best(met, MOST_INFERRED_OCCUPATIONS));
        inferred.replaceAll((code, share) -> share / most);
        return inferred;
    }

    /** Minor groups whose interests and aptitudes are nearest the person's. */
    private static void addGroups(
            PreparedProfile person,
            List<OccupationProfile> groups,
            double interests,
            double aptitudes,
            Map<String, Double> to) {
        double[] gains = new double[groups.size()];
        for (int i = 0; i < gains.length; i++) {
            double close = person.interestCloseness(groups.get(i));
            double shortfall = person.aptitudeShortfall(groups.get(i));
            gains[i] =
                    (Double.isNaN(close) ? 0 : interests * close)
                            + (Double.isNaN(shortfall)
                                    ? 0
                                    : aptitudes
                                            * Math.exp(
                                                    -person.curves().aptitudeSteepness()
                                                            * shortfall));
        }
        double[] sorted = gains.clone();
        Arrays.sort(sorted);
        double floor = gains.length > MOST_GROUPS ? sorted[gains.length - 1 - MOST_GROUPS] : 0;
        for (int i = 0; i < gains.length; i++) {
            if (gains[i] > floor) {
                to.merge(groups.get(i).code(), gains[i] - floor, Double::sum);
            }
        }
    }

    private static Map<String, Double> places(PreparedProfile person, Taxonomy taxonomy) {
        Map<String, Double> near = new HashMap<>();
        for (Place place : taxonomy.places()) {
            double best = 0;
            for (PreparedProfile.Reachable willing : person.places) {
                if (willing.point() != null && place.country().equals(willing.point().country())) {
                    Integer within = willing.willing().withinKm();
                    double free = within == null ? person.curves().freeKm() : within;
                    double beyond = Math.max(0, willing.point().kmTo(place) - free);
                    best = Math.max(best, Math.exp(-beyond / person.curves().decayKm()));
                }
            }
            if (best >= NEAR_ENOUGH) {
                near.put(place.code(), best);
            }
        }
        return best(near, MOST_PLACES);
    }

    private static Map<String, Float> floats(Map<String, Double> values) {
        Map<String, Float> floats = new HashMap<>();
        values.forEach(
                (key, value) -> {
                    if (value > 0) {
                        floats.put(key, value.floatValue());
                    }
                });
        return floats;
    }
}
