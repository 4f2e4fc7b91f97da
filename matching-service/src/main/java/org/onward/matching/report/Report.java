package org.onward.matching.report;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What became of the people of one programme until a day, with nothing in it that leads to a
 * person.
 *
 * @param on the last day that counts
 * @param groups those that anybody is in, all of them first
 */
public record Report(
        String programme, LocalDate on, List<Group> groups, SuppressedTable<Counting.Cell> table) {
    public Report {
        groups = List.copyOf(groups);
    }

    /**
     * A rate with what it is made of. Null is "too few to show".
     *
     * @param unknown of those due, how many nobody knows of; only of {@link Measure#RETENTION_90}
     * @param lowest the rate if all unknown failed; only of {@link Measure#RETENTION_90}
     * @param highest the rate if all unknown succeeded
     */
    public record Rate(
            Measure measure,
            Group group,
            @Nullable Integer numerator,
            @Nullable Integer denominator,
            @Nullable Double share,
            @Nullable Integer unknown,
            @Nullable Double lowest,
            @Nullable Double highest) {}

    static Report of(String programme, Counting counting, LocalDate on) {
        return new Report(programme, on, counting.groups(), counting.suppressed());
    }

    /** Below this a count is not shown. */
    public int k() {
        return table.k();
    }

    /** Null is "too few to show". */
    public @Nullable Integer count(Group group, Column column) {
        OptionalInt shown = table.shown(new Counting.Cell(group, column));
        return shown.isPresent() ? Integer.valueOf(shown.getAsInt()) : null;
    }

    public @Nullable Integer count(Column column) {
        return count(Group.ALL, column);
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
        Integer numerator = count(group, measure.numerator());
        Integer denominator = count(wholeCohort ? Group.ALL : group, measure.denominator());
        Double share = share(numerator, denominator);
        if (measure != Measure.RETENTION_90) {
            return new Rate(measure, group, numerator, denominator, share, null, null, null);
        }
        Integer unknown = count(group, Column.UNKNOWN);
        boolean bounded = numerator != null && denominator != null && unknown != null;
        return new Rate(
                measure,
                group,
                numerator,
                denominator,
                share,
                unknown,
                bounded ? share(numerator, add(denominator, unknown)) : null,
                bounded ? share(add(numerator, unknown), add(denominator, unknown)) : null);
    }

    /** The measure for everybody, then by each of its divisions. */
    public List<Rate> rates(Measure measure) {
        return groups.stream()
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
