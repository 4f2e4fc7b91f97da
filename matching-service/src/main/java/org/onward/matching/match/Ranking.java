package org.onward.matching.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onward.matching.vacancy.Kind;

/**
 * One published version of the weights, neutral values and curves, read from {@code config/match/}.
 * The file says where each number comes from; a file whose weights do not add up is refused at the
 * start.
 */
public final class Ranking {
    private static final double ADDS_UP = 1e-9;

    private final String version;
    private final Map<Kind, double[]> weights;
    private final Map<Kind, double[]> neutral;
    private final Map<Kind, double[]> neutralParts = new EnumMap<>(Kind.class);
    private final Curves curves;

    /**
     * Shapes of the factors.
     *
     * @param levelStep credit lost for each level short of the one asked for
     * @param closeness of two occupations by the number of leading ISCO digits they share, 0–4
     * @param monthsEnough months of work that count in full
     * @param noMonths share of an experience's closeness that counts without any time
     * @param aptitudeSteepness how much a weighted shortfall of 1 costs
     * @param educationStep lost for each ISCED level short
     * @param interestSpread spread (standard deviation) of an interest between occupations
     * @param aspirationRank lost for each place further down the list of wishes
     * @param sectorNeither value of a sector neither wanted nor avoided, where others are wanted
     * @param sectorAvoided value of an avoided sector
     * @param hoursWidth hours outside the wish that cost everything
     * @param freeKm distance that costs nothing where the person named none
     * @param decayKm distance beyond that at which the value has fallen to 1/e
     * @param anywhere value where the person would go anywhere in the country
     * @param startDays days of a gap that halve the value
     * @param asksForNone value of the skills needed, or nice to have, where an advert names others
     *     and none of these; NaN takes it for unknown
     * @param sharedSkills value of work that uses every skill asked for, whatever the codes say; 0
     *     counts codes only
     * @param sharedLacking how much such a skill counts, 0–1, that the person is known to lack
     * @param sharedFew how many skills there must be for their share to count in full
     * @param unbacked value of a seat with no job behind it
     * @param freshDays days since the employer's confirmation that halve the value
     * @param lineOfWork exponent of the closeness
     * @param told weight of a story in what the person's work is about; the coded skills together
     *     weigh 1
     * @param worked weight of an occupation that the person had for long enough; NaN takes what is
     *     told of it as any story
     * @param measured weight of an assessment
     * @param sameWork how near work is at least that was done for long enough, where the skills
     *     needed are there; 0 takes it for as near as it is told
     * @param sameGroup the same of work of its ISCO-08 minor group
     * @param allSkills how near work is at least whose advert asks for no skill that is not there
     * @param mostSkills share of the skills asked for from which on that begins to count
     * @param unnoted how much an attitude that nobody noted counts beside a skill that is not
     *     there, 0–1
     * @param wished how well the interests meet work that is wished for, at least
     * @param wishedUntold the same where they are not known; NaN takes it for unknown
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Curves(
            double levelStep,
            double[] closeness,
            double monthsEnough,
            double noMonths,
            double asksForNone,
            double sharedSkills,
            double sharedLacking,
            double sharedFew,
            double aptitudeSteepness,
            double educationStep,
            double interestSpread,
            double aspirationRank,
            double sectorNeither,
            double sectorAvoided,
            double hoursWidth,
            double freeKm,
            double decayKm,
            double anywhere,
            double startDays,
            double unbacked,
            double freshDays,
            double lineOfWork,
            double told,
            double worked,
            double measured,
            double sameWork,
            double sameGroup,
            double allSkills,
            double mostSkills,
            double unnoted,
            double wished,
            double wishedUntold) {

        /**
         * How near work is at least, 0–{@link #allSkills}.
         *
         * @param share of the skills asked for that is there, 0–1
         */
        double able(double share) {
            return allSkills * Math.max(0, (share - mostSkills) / (1 - mostSkills));
        }

        /**
         * How much some work counts by how long it was done, {@link #noMonths}–1.
         *
         * @param months NaN where unknown, which counts as half of what is enough
         */
        double time(double months) {
            double share = Double.isNaN(months) ? 0.5 : Math.min(1, months / monthsEnough);
            return noMonths + (1 - noMonths) * share;
        }
    }

    private Ranking(
            String version,
            Map<Kind, double[]> weights,
            Map<Kind, double[]> neutral,
            Curves curves) {
        this.version = version;
        this.weights = weights;
        this.neutral = neutral;
        this.curves = curves;
        neutral.forEach(
                (kind, values) -> {
                    double[] parts = of(weights, kind).clone();
                    for (int i = 0; i < parts.length; i++) {
                        parts[i] *= Math.log(values[i]);
                    }
                    neutralParts.put(kind, parts);
                });
    }

    /**
     * @param name file name without {@code .json}, such as {@code ranking-1}
     * @throws IllegalStateException where the file is missing, incomplete or does not add up
     */
    public static Ranking load(String name) {
        String path = "/config/match/" + name + ".json";
        try (InputStream file = Ranking.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("there is no ranking " + name);
            }
            return of(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new IllegalStateException("ranking " + name + " is not JSON", e);
        }
    }

    /** Factors that the first rankings did not weigh. */
    private static final Set<Factor> LATER = Set.of(Factor.NEW_SKILLS, Factor.LINE_OF_WORK);

    static Ranking of(JsonNode file) {
        Map<Kind, double[]> weights = new EnumMap<>(Kind.class);
        Map<Kind, double[]> neutral = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            String key = kind.name().toLowerCase(Locale.ROOT);
            double[] w = new double[Factor.ALL.size()];
            double[] n = new double[Factor.ALL.size()];
            double sum = 0;
            for (Factor factor : Factor.ALL) {
                if (LATER.contains(factor) && !required(file, "factors").has(factor.key())) {
                    n[factor.index()] = Score.MOST; // not weighed by an earlier ranking
                    continue;
                }
                JsonNode entry = required(required(file, "factors"), factor.key());
                w[factor.index()] = within(required(entry, "weight"), key, 0, 1);
                n[factor.index()] =
                        within(required(entry, "neutral"), key, Score.LEAST, Score.MOST);
                sum += w[factor.index()];
            }
            if (Math.abs(sum - 1) > ADDS_UP) {
                throw new IllegalStateException(
                        "weights of the ranking add up to %s for %s, not to 1".formatted(sum, key));
            }
            weights.put(kind, w);
            neutral.put(kind, n);
        }
        return new Ranking(required(file, "version").asText(), weights, neutral, curves(file));
    }

    private static Curves curves(JsonNode file) {
        JsonNode c = required(file, "curves");
        JsonNode shared = required(c, "closeness");
        double[] closeness = new double[5];
        for (int digits = 0; digits < closeness.length; digits++) {
            closeness[digits] = within(shared, Integer.toString(digits), 0, 1);
        }
        return new Curves(
                value(c, "level_step"),
                closeness,
                value(c, "months_enough"),
                value(c, "no_months"),
                later(c, "asks_for_none", Factor.UNKNOWN),
                later(c, "shared_skills", 0),
                later(c, "shared_lacking", 1),
                later(c, "shared_few", 0),
                value(c, "aptitude_steepness"),
                value(c, "education_step"),
                value(c, "interest_spread"),
                value(c, "aspiration_rank"),
                value(c, "sector_neither"),
                value(c, "sector_avoided"),
                value(c, "hours_width"),
                value(c, "free_km"),
                value(c, "decay_km"),
                value(c, "anywhere"),
                value(c, "start_days"),
                value(c, "unbacked"),
                value(c, "fresh_days"),
                later(c, "line_of_work", 1),
                later(c, "told", 1),
                later(c, "worked", Double.NaN),
                later(c, "measured", 1),
                later(c, "same_work", 0),
                later(c, "same_group", 0),
                later(c, "all_skills", 0),
                later(c, "most_skills", 0),
                later(c, "unnoted", 1),
                later(c, "wished", 0),
                later(c, "wished_untold", Factor.UNKNOWN));
    }

    /**
     * @param otherwise for the first rankings, which did not have it
     */
    private static double later(JsonNode curves, String key, double otherwise) {
        return curves.has(key) ? value(curves, key) : otherwise;
    }

    private static double value(JsonNode curves, String key) {
        return within(required(curves, key), "value", 0, Double.MAX_VALUE);
    }

    private static JsonNode required(JsonNode node, String key) {
        JsonNode child = node.get(key);
        if (child == null) {
            throw new IllegalStateException("the ranking has no " + key);
        }
        return child;
    }

    private static double within(JsonNode node, String key, double least, double most) {
        JsonNode number = required(node, key);
        double value = number.asDouble(Double.NaN);
        if (!number.isNumber() || !(value >= least && value <= most)) {
            throw new IllegalStateException(
                    "the ranking's %s is outside %s..%s".formatted(key, least, most));
        }
        return value;
    }

    /** The same with weights moved between what a person can do and wants. */
    public Ranking at(Balance balance) {
        if (balance.equals(Balance.EVEN)) {
            return this;
        }
        Map<Kind, double[]> moved = new EnumMap<>(Kind.class);
        weights.forEach((kind, published) -> moved.put(kind, balance.weights(published)));
        return new Ranking(balance.version(version), moved, neutral, curves);
    }

    public String version() {
        return version;
    }

    public double weight(Kind kind, Factor factor) {
        return weights(kind)[factor.index()];
    }

    public double neutral(Kind kind, Factor factor) {
        return neutrals(kind)[factor.index()];
    }

    public Curves curves() {
        return curves;
    }

    /**
     * What a factor adds to the logarithm of a score.
     *
     * @param value as the factor has it; where it is unknown the neutral value counts
     */
    double part(Kind kind, Factor factor, double value) {
        int i = factor.index();
        return Double.isNaN(value)
                ? neutralParts(kind)[i]
                : weights(kind)[i] * Math.log(Math.clamp(value, Score.LEAST, Score.MOST));
    }

    /** What each factor adds to the logarithm of a score where its value is unknown. */
    double[] neutralParts(Kind kind) {
        return of(neutralParts, kind);
    }

    double[] weights(Kind kind) {
        return of(weights, kind);
    }

    double[] neutrals(Kind kind) {
        return of(neutral, kind);
    }

    private static double[] of(Map<Kind, double[]> byKind, Kind kind) {
        double[] values = byKind.get(kind);
        if (values == null) {
            throw new IllegalStateException("a kind without weights");
        }
        return values;
    }
}
