package org.onward.matching.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    // Bounds that keep the query of a rich profile prunable; the tails add nothing to the order.
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

    public static Wishes of(PreparedProfile person, Kind kind, Taxonomy taxonomy, Ranking ranking) {
        Profile profile = person.profile();
        double skill = ranking.weight(kind, Factor.ESSENTIAL_SKILLS) * ONE_SKILL_OF_SIX;
        Map<String, Double> occupations = new HashMap<>();
        addExperience(person, ranking.weight(kind, Factor.EXPERIENCE), occupations);
        addInferred(
                person,
                taxonomy,
                INFERRED
                        * (ranking.weight(kind, Factor.ESSENTIAL_SKILLS)
                                + ranking.weight(kind, Factor.EXPERIENCE)),
                occupations);
        addAspirations(profile, ranking.weight(kind, Factor.ASPIRATIONS), occupations);
        addGroups(
                person,
                taxonomy,
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
        return new Wishes(
                kind,
                skills(person, taxonomy, skill),
                work(person, ranking.weight(kind, Factor.LINE_OF_WORK)),
                floats(occupations),
                places(person, taxonomy, near),
                countries,
                sectors);
    }

    /** The closeness itself, in proportion. */
    private static Map<Integer, Float> work(PreparedProfile person, double weight) {
        Map<Integer, Float> work = new HashMap<>();
        if (weight > 0) {
            person.work()
                    .largest(MOST_WORK)
                    .forEach((number, share) -> work.put(number, (float) (CLOSE * weight * share)));
        }
        return work;
    }

    private static Map<Integer, Float> skills(
            PreparedProfile person, Taxonomy taxonomy, double weight) {
        Map<Integer, Float> skills = new LinkedHashMap<>();
        int[] own = person.ownSkills();
        Map<Integer, Float> related = new HashMap<>();
        for (int i = 0; i < Math.min(own.length, MOST_OWN_SKILLS); i++) {
            skills.put(own[i], (float) weight);
            for (RelatedSkill other : taxonomy.relatedTo(own[i])) {
                related.merge(other.number(), other.strength(), Math::max);
            }
        }
        related.entrySet().stream()
                .filter(e -> !skills.containsKey(e.getKey()))
                .sorted(
                        Map.Entry.<Integer, Float>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_RELATED_SKILLS)
                .forEachOrdered(e -> skills.put(e.getKey(), (float) (weight * e.getValue())));
        return skills;
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
    private static void addInferred(
            PreparedProfile person, Taxonomy taxonomy, double weight, Map<String, Double> to) {
        Map<OccupationCode, Double> met = new HashMap<>();
        for (int skill : person.ownSkills()) {
            List<OccupationCode> needing = taxonomy.occupationsOf(skill);
            // A skill that every second occupation needs points nowhere.
            double share = 1 / Math.sqrt(Math.max(1, needing.size()));
            for (OccupationCode occupation : needing) {
                met.merge(occupation, share, Double::sum);
            }
        }
        double best = met.isEmpty() ? 1 : Collections.max(met.values());
        met.entrySet().stream()
                .sorted(
                        Map.Entry.<OccupationCode, Double>comparingByValue()
                                .reversed()
                                .thenComparing(e -> e.getKey().value()))
                .limit(MOST_INFERRED_OCCUPATIONS)
                .forEach(
                        e ->
                                to.merge(
                                        e.getKey().value(),
                                        weight * e.getValue() / best,
                                        Double::sum));
    }

    /** Minor groups whose interests and aptitudes are nearest the person's. */
    private static void addGroups(
            PreparedProfile person,
            Taxonomy taxonomy,
            double interests,
            double aptitudes,
            Map<String, Double> to) {
        record Near(String minor, double gain) {}
        List<Near> groups = new ArrayList<>();
        for (OccupationProfile group : taxonomy.profiles()) {
            int minor = Integer.parseInt(group.code());
            double close = person.groupInterestCloseness(minor);
            double shortfall = person.groupAptitudeShortfall(minor);
            double gain =
                    (Double.isNaN(close) ? 0 : interests * close)
                            + (Double.isNaN(shortfall)
                                    ? 0
                                    : aptitudes
                                            * Math.exp(
                                                    -person.curves().aptitudeSteepness()
                                                            * shortfall));
            if (gain > 0) {
                groups.add(new Near(group.code(), gain));
            }
        }
        groups.sort(Comparator.comparingDouble(Near::gain).reversed().thenComparing(Near::minor));
        double floor = groups.size() > MOST_GROUPS ? groups.get(MOST_GROUPS).gain : 0;
        groups.stream()
                .limit(MOST_GROUPS)
                .forEach(near -> to.merge(near.minor, near.gain - floor, Double::sum));
    }

    private static Map<String, Float> places(
            PreparedProfile person, Taxonomy taxonomy, double weight) {
        record Near(String code, double share) {}
        List<Near> near = new ArrayList<>();
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
                near.add(new Near(place.code(), best));
            }
        }
        near.sort(Comparator.comparingDouble(Near::share).reversed().thenComparing(Near::code));
        Map<String, Float> places = new LinkedHashMap<>();
        near.stream()
                .limit(MOST_PLACES)
                .forEach(place -> places.put(place.code, (float) (weight * place.share * 2)));
        return places;
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
