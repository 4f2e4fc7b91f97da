package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.MeasuredWork;
import org.onward.matching.taxonomy.Measures;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.WorkShares;

/**
 * Compares what somebody measures with what the occupations of O*NET ask for: the cosine of the two
 * over what is known of both, in O*NET's own points (1–5, interests 1–7). What somebody measures
 * points to the occupations nearest; an occupation points to those nearest to itself. Never changed
 * once made.
 *
 * <p>The numbers were chosen on the judged sets of {@code scripts/evaluate}; near them little
 * changes.
 */
final class WorkMeasures {
    /** Abilities say less of an occupation than skills and knowledge do. */
    private static final float ABILITY = 0.6f;

    private static final int POINTS = 4;
    private static final int POINTS_OF_INTERESTS = 6;

    private static final int NEAREST = 24;
    private static final double SHARPNESS = 1.5;

    /** Fewer numbers tell no occupation from another. */
    private static final int LEAST_KNOWN = 20;

    /** Of the unit groups that the nearest describe, beside them. */
    private static final double UNITS = 0.2;

    private final List<MeasuredWork> works;
    private final float[][] points;
    private final Map<String, WorkShares> byTitle = new HashMap<>();
    private final Map<OccupationCode, WorkShares> byUnit = new HashMap<>();

    WorkMeasures(List<MeasuredWork> works) {
        this.works = works;
        points = works.stream().map(work -> points(work.measures())).toArray(float[][]::new);
        for (int i = 0; i < Measures.SIZE; i++) {
            fillUnknown(i);
        }
        Map<OccupationCode, List<WorkShares>> nearUnits = new HashMap<>();
        Map<OccupationCode, List<Double>> sureness = new HashMap<>();
        for (int i = 0; i < points.length; i++) {
            WorkShares near = WorkShares.of(nearest(points[i]), NEAREST);
            byTitle.put(LabelText.plain(works.get(i).title()), near);
            works.get(i)
                    .units()
                    .forEach(
                            (unit, sure) -> {
                                nearUnits.computeIfAbsent(unit, u -> new ArrayList<>()).add(near);
                                sureness.computeIfAbsent(unit, u -> new ArrayList<>())
                                        .add((double) sure);
                            });
        }
        nearUnits.forEach(
                (unit, near) ->
                        byUnit.put(
                                unit,
                                WorkShares.together(
                                        near, sureness.getOrDefault(unit, List.of()), NEAREST)));
    }

    private static float[] points(float[] measures) {
        float[] points = new float[measures.length];
        for (int i = 0; i < points.length; i++) {
            boolean element = i < Measures.ELEMENTS.size();
            points[i] = 1 + measures[i] * (element ? POINTS : POINTS_OF_INTERESTS);
            if (element && Measures.ELEMENTS.get(i).isAbility()) {
                points[i] *= ABILITY;
            }
        }
        return points;
    }

    /** What a release does not say of an occupation is as usual. */
    private void fillUnknown(int at) {
        double usual =
                Arrays.stream(points)
                        .mapToDouble(of -> of[at])
                        .filter(one -> !Double.isNaN(one))
                        .average()
                        .orElse(0);
        for (float[] of : points) {
            if (Float.isNaN(of[at])) {
                of[at] = (float) usual;
            }
        }
    }

    /** Of an advert: by its title where O*NET has it, else by its unit group. */
    WorkShares ofAdvert(String title, @Nullable OccupationCode unit) {
        if (works.isEmpty()) {
            return WorkShares.NONE;
        }
        WorkShares named = byTitle.get(LabelText.plain(title));
        if (named != null) {
            return named;
        }
        return unit == null ? WorkShares.NONE : byUnit.getOrDefault(unit, WorkShares.NONE);
    }

    WorkShares of(float[] measures) {
        if (works.isEmpty() || Measures.known(measures) < LEAST_KNOWN) {
            return WorkShares.NONE;
        }
        Map<Integer, Double> nearest = nearest(points(measures));
        Map<Integer, Double> units = new HashMap<>();
        nearest.forEach(
                (number, share) ->
                        works.get(number - WorkShares.MEASURED)
                                .units()
                                .forEach(
                                        (unit, sure) ->
                                                units.merge(
                                                        WorkShares.UNIT
                                                                + Integer.parseInt(unit.value()),
                                                        share * sure,
                                                        Double::sum)));
        return WorkShares.together(
                List.of(WorkShares.of(nearest, NEAREST), WorkShares.of(units, NEAREST)),
                List.of(1.0, Math.sqrt(UNITS)),
                2 * NEAREST);
    }

    /** Shares of the occupations nearest, by number; the first that is left out has none. */
    private Map<Integer, Double> nearest(float[] asked) {
        float[] closeness = new float[points.length];
        for (int i = 0; i < points.length; i++) {
            closeness[i] = (float) cosine(asked, points[i]);
        }
        int[] best = Best.of(closeness, NEAREST + 1);
        if (best.length == 0) {
            return Map.of(); // no release says anything of what was measured
        }
        int many = Math.min(NEAREST, best.length);
        double least = best.length > NEAREST ? closeness[best[NEAREST]] : 0;
        double most = closeness[best[0]];
        Map<Integer, Double> shares = new HashMap<>();
        for (int i = 0; i < many; i++) {
            double share =
                    most == least
                            ? 1
                            : Math.pow((closeness[best[i]] - least) / (most - least), SHARPNESS);
            shares.put(WorkShares.MEASURED + best[i], share);
        }
        return shares;
    }

    private static double cosine(float[] asked, float[] work) {
        double product = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < asked.length; i++) {
            if (!Float.isNaN(asked[i])) {
                product += asked[i] * work[i];
                one += asked[i] * asked[i];
                other += work[i] * work[i];
            }
        }
        return product == 0 ? 0 : product / Math.sqrt(one * other);
    }
}
