package org.onward.matching.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the people of one programme until a day, with nothing in it that leads to a
 * person. The numbers of everybody are of the last finished month; each number of a part is of the
 * last month's end at which it moved by enough people to be shown again, see {@link MakeReport}.
 *
 * @param k a count below it is not shown
 * @param releases what was shown for the first time at each month's end, the latest first
 */
public record Report(String programme, int k, List<Release> releases) {
    public Report {
        releases =
                releases.stream().sorted(Comparator.comparing(Release::until).reversed()).toList();
        if (releases.isEmpty()) {
            throw new IllegalArgumentException("a report of no month");
        }
    }

    /**
     * The numbers of one month's end. They never change again.
     *
     * @param until the last day that counts
     * @param knownOn what was on record on this day counts
     */
    public record Release(LocalDate until, LocalDate knownOn, Map<Counting.Cell, Integer> numbers) {
        public Release {
            numbers = Map.copyOf(numbers);
        }
    }

    /**
     * How many people.
     *
     * @param people null is "too few to show"
     * @param until the last day that counts
     */
    public record Count(@Nullable Integer people, LocalDate until) {}

    /**
     * A rate with what it is made of, all of one day. Null is "too few to show".
     *
     * @param until the last day that counts
     * @param unknown how many nobody knows of; only where {@link Measure#unknown} is given
     * @param lowest the rate if all unknown failed
     * @param highest the rate if all unknown succeeded
     */
    public record Rate(
            Measure measure,
            Group group,
            LocalDate until,
            @Nullable Integer numerator,
            @Nullable Integer denominator,
            @Nullable Double share,
            @Nullable Integer unknown,
            @Nullable Double lowest,
            @Nullable Double highest) {}

    /** The last day that counts for the newest numbers. */
    public LocalDate on() {
        return releases.getFirst().until();
    }

    /** The day on which these were put together. */
    public LocalDate knownOn() {
        return releases.getFirst().knownOn();
    }

    /** From this day on, what is recorded now and what happens until the day before it counts. */
    public LocalDate nextFrom() {
        return on().plusDays(1).plusMonths(1);
    }

    /** Who is left out of the numbers that are of this day; null is "too few to show". */
    public @Nullable Integer excluded(LocalDate until) {
        return releases.stream()
                .filter(release -> release.until().equals(until))
                .findFirst()
                .map(
                        release ->
                                release.numbers()
                                        .get(new Counting.Cell(Group.ALL, Column.EXCLUDED)))
                .orElse(null);
    }

    public Count count(Group group, Column column) {
        Counting.Cell cell = new Counting.Cell(group, column);
        return candidates(group)
                .filter(release -> release.numbers().containsKey(cell))
                .findFirst()
                .map(release -> new Count(release.numbers().get(cell), release.until()))
                .orElseGet(() -> new Count(null, on()));
    }

    public @Nullable Integer count(Column column) {
        return count(Group.ALL, column).people();
    }

    public Rate rate(Measure measure) {
        return rate(measure, Group.ALL);
    }

    /**
     * Of placements by kind or subsidy the denominator is the whole cohort: who was not placed has
     * no kind.
     */
    public Rate rate(Measure measure, Group group) {
        boolean wholeCohort =
                measure == Measure.PLACEMENT_180
                        && (group.by() == Group.By.KIND || group.by() == Group.By.SUBSIDY);
        Counting.Cell above = new Counting.Cell(group, measure.numerator());
        Counting.Cell below =
                new Counting.Cell(wholeCohort ? Group.ALL : group, measure.denominator());
        Release release =
                latest(group, above, below)
                        .or(() -> latest(group, above))
                        .or(() -> latest(group, below))
                        .orElse(null);
        if (release == null) {
            return new Rate(measure, group, on(), null, null, null, null, null, null);
        }
        Integer numerator = release.numbers().get(above);
        Integer denominator = release.numbers().get(below);
        Integer unknown =
                measure.unknown()
                        .map(column -> release.numbers().get(new Counting.Cell(group, column)))
                        .orElse(null);
        boolean bounded = numerator != null && denominator != null && unknown != null;
        return new Rate(
                measure,
                group,
                release.until(),
                numerator,
                denominator,
                share(numerator, denominator),
                unknown,
                bounded ? share(numerator, add(denominator, unknown)) : null,
                bounded ? share(add(numerator, unknown), add(denominator, unknown)) : null);
    }

    /** What everybody's numbers were in earlier months is not shown again. */
    private Stream<Release> candidates(Group group) {
        return releases.stream().limit(group.by() == Group.By.ALL ? 1 : releases.size());
    }

    private Optional<Release> latest(Group group, Counting.Cell... cells) {
        return candidates(group)
                .filter(release -> release.numbers().keySet().containsAll(List.of(cells)))
                .findFirst();
    }

    /** The measure for everybody, then by each of its divisions. */
    public List<Rate> rates(Measure measure) {
        return Group.every().stream()
                .filter(
                        group ->
                                group.by() == Group.By.ALL
                                        || measure.divisions().contains(group.by()))
                .map(group -> rate(measure, group))
                .toList();
    }

    private static @Nullable Integer add(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? null : Integer.valueOf(one + other);
    }

    private static @Nullable Double share(
            @Nullable Integer numerator, @Nullable Integer denominator) {
        return numerator == null || denominator == null || denominator == 0
                ? null
                : Double.valueOf((double) numerator / denominator);
    }
}
