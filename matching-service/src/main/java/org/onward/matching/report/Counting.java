package org.onward.matching.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onward.matching.report.SuppressedTable.Small;

/** Puts people into the columns of a report; pure, so that a report can be recomputed on paper. */
final class Counting {
    static final int PLACED_WITHIN = 180;
    static final int RETAINED_AT = 90;

    /** A cell of the one table. */
    record Cell(Group group, Column column) {}

    private final int k;
    private final LocalDate today;
    private final Map<Group, Map<Column, Integer>> counts = new LinkedHashMap<>();

    private Counting(int k, LocalDate today) {
        this.k = k;
        this.today = today;
        Group.every().forEach(group -> counts.put(group, new EnumMap<>(Column.class)));
    }

    /**
     * @param today the last day that counts
     */
    static Counting of(List<Pathway> people, LocalDate today, int k) {
        Counting counting = new Counting(k, today);
        people.forEach(person -> person.until(today).ifPresent(counting::count));
        return counting;
    }

    /** How many; before anything is suppressed. */
    int count(Group group, Column column) {
        return counts.getOrDefault(group, Map.of()).getOrDefault(column, 0);
    }

    /** What of it may be shown as the first report of all. */
    SuppressedTable<Cell> suppressed() {
        return suppressed(Map.of());
    }

    /**
     * What of it may be shown after earlier reports: of everybody what is of now, of a part what
     * has moved by enough.
     *
     * @param before the last count of each cell that can be computed from an earlier report
     */
    SuppressedTable<Cell> suppressed(Map<Cell, Integer> before) {
        SuppressedTable.Builder<Cell> table = new SuppressedTable.Builder<>(k);
        Map<Cell, Integer> all = new LinkedHashMap<>();
        for (Group group : Group.every()) {
            for (Column column : columns(group.by())) {
                all.put(new Cell(group, column), count(group, column));
            }
        }
        all.forEach((cell, count) -> table.count(cell, count, small(cell)));
        for (Group group : Group.every()) {
            Set<Column> here = columns(group.by());
            for (Column.Sum sum : Column.SUMS) {
                if (here.contains(sum.whole()) && here.containsAll(sum.parts())) {
                    table.sum(
                            new Cell(group, sum.whole()),
                            sum.parts().stream().map(part -> new Cell(group, part)).toList());
                }
            }
        }
        for (Group.By by : Group.By.values()) {
            if (by != Group.By.ALL) {
                for (Column column : columns(by)) {
                    table.sum(
                            new Cell(Group.ALL, column),
                            by.groups().stream().map(part -> new Cell(part, column)).toList());
                }
            }
        }
        for (Cell cell : all.keySet()) {
            if (cell.group().by() == Group.By.ALL) {
                table.moves(cell);
            }
            Integer then = before.get(cell);
            if (then != null && cell.column().tellsByMoving()) {
                table.before(cell, then);
            }
            readWith(cell).ifPresent(other -> table.onlyWith(cell, other));
        }
        // Totals first; then, division by division, the large parts before the small ones, so that
        // what has to go beside a small cell is as small as possible.
        all.keySet().stream()
                .filter(cell -> Column.WANTED.contains(cell.column()))
                .sorted(
                        Comparator.comparing((Cell cell) -> cell.group().by())
                                .thenComparing(cell -> Column.WANTED.indexOf(cell.column()))
                                .thenComparing(cell -> -all.getOrDefault(cell, 0))
                                .thenComparing(cell -> cell.group().part()))
                .forEach(table::want);
        return table.suppress();
    }

    /**
     * A part of fewer than k people, nobody included, shows no number at all, so that nobody and
     * somebody look the same. But that nobody is in the rest, where nothing is recorded, says
     * nothing of anybody; to hide it would hide the other parts in every orderly programme.
     */
    private Small small(Cell cell) {
        Small own = cell.column().small();
        Group group = cell.group();
        if (own == Small.NEVER || group.by() == Group.By.ALL) {
            return own;
        }
        int people = count(group, group.by() == Group.By.SEX ? Column.ENTERED : Column.PLACED);
        if (people == 0 && group.isRest()) {
            return Small.FROM_ONE;
        }
        return people < k ? Small.ZERO_TOO : own;
    }

    /** Numerator and denominator of a rate move together, so that a rate is of one day. */
    private static Optional<Cell> readWith(Cell cell) {
        Group group = cell.group();
        boolean ofWholeCohort =
                cell.column() == Column.PLACED_IN_TIME
                        && (group.by() == Group.By.KIND || group.by() == Group.By.SUBSIDY);
        return cell.column()
                .readWith()
                .map(column -> new Cell(ofWholeCohort ? Group.ALL : group, column));
    }

    private static Set<Column> columns(Group.By by) {
        EnumSet<Column> columns = EnumSet.allOf(Column.class);
        switch (by) {
            case ALL -> {}
            case SEX -> columns.removeAll(EnumSet.of(Column.EXCLUDED, Column.REFUSED));
            case KIND, SUBSIDY -> columns.removeIf(column -> !column.ofThePlaced());
        }
        return columns;
    }

    private void count(Pathway person) {
        if (person.refused()) {
            add(Group.ALL, Column.REFUSED);
            return;
        }
        if (person.excluded()) {
            add(Group.ALL, Column.EXCLUDED);
            return;
        }
        Set<Column> columns = columns(person);
        Group sex = new Group(Group.By.SEX, sex(person));
        columns.forEach(
                column -> {
                    add(Group.ALL, column);
                    add(sex, column);
                });
        person.firstWork()
                .ifPresent(
                        work -> {
                            Group kind =
                                    new Group(
                                            Group.By.KIND,
                                            work.kind().name().toLowerCase(Locale.ROOT));
                            Group subsidy = new Group(Group.By.SUBSIDY, subsidy(work));
                            columns.stream()
                                    .filter(Column::ofThePlaced)
                                    .forEach(
                                            column -> {
                                                add(kind, column);
                                                add(subsidy, column);
                                            });
                        });
    }

    private static String sex(Pathway person) {
        String sex = person.sex();
        return sex == null || sex.equals("other") ? "other_or_not_recorded" : sex;
    }

    private static String subsidy(Pathway.Begun work) {
        Boolean subsidised = work.subsidised();
        return subsidised == null ? "not_recorded" : subsidised ? "subsidised" : "unsubsidised";
    }

    private void add(Group group, Column column) {
        counts.getOrDefault(group, new EnumMap<>(Column.class)).merge(column, 1, Integer::sum);
    }

    /** Every column the person is in. */
    private Set<Column> columns(Pathway person) {
        EnumSet<Column> in = EnumSet.of(Column.ENTERED);
        boolean elapsed = over(person.enteredOn(), PLACED_WITHIN);
        in.add(elapsed ? Column.COHORT : Column.RECENT);
        person.firstWork()
                .ifPresentOrElse(
                        work -> placed(person, work, elapsed, in),
                        () -> {
                            in.add(Column.NEVER_PLACED);
                            if (elapsed) {
                                in.add(Column.NOT_PLACED_IN_TIME);
                            }
                        });
        if (elapsed) {
            boolean wanted = person.wantedWork() || in.contains(Column.PLACED_IN_TIME);
            in.add(wanted ? Column.WANTED_WORK : Column.NEVER_WANTED_WORK);
            if (wanted && in.contains(Column.NOT_PLACED_IN_TIME)) {
                in.add(Column.WANTED_WORK_NOT_PLACED);
            }
        }
        trained(person, in);
        in.add(person.hasOwnWork() ? Column.OWN_WORK : Column.NO_OWN_WORK);
        return in;
    }

    private void placed(Pathway person, Pathway.Begun work, boolean elapsed, Set<Column> in) {
        in.add(Column.PLACED);
        boolean inTime = !work.startedOn().isAfter(person.enteredOn().plusDays(PLACED_WITHIN));
        in.add(elapsed && inTime ? Column.PLACED_IN_TIME : Column.PLACED_LATER_OR_RECENT);
        if (elapsed && !inTime) {
            in.add(Column.NOT_PLACED_IN_TIME);
        }
        if (!over(work.startedOn(), RETAINED_AT)) {
            in.add(Column.NOT_YET_DUE);
            return;
        }
        in.add(Column.DUE);
        Boolean inWork = work.inWorkAt90();
        if (inWork == null) {
            in.add(Column.UNKNOWN);
        } else {
            in.add(Column.KNOWN);
            in.add(inWork ? Column.IN_WORK : Column.NOT_IN_WORK);
        }
    }

    private void trained(Pathway person, Set<Column> in) {
        List<Pathway.Begun> trainings = person.trainings();
        if (trainings.isEmpty()) {
            in.add(Column.NEVER_TRAINED);
            return;
        }
        in.add(Column.TRAINED);
        person.firstCompletedTraining()
                .ifPresentOrElse(
                        training -> completed(person, training, in),
                        () ->
                                in.add(
                                        trainings.stream().anyMatch(t -> t.endedOn() == null)
                                                ? Column.STILL_TRAINING
                                                : Column.LEFT_TRAINING));
    }

    private void completed(Pathway person, Pathway.Begun training, Set<Column> in) {
        in.add(Column.COMPLETED);
        LocalDate completed = Pathway.completed(training);
        if (!over(completed, PLACED_WITHIN)) {
            in.add(Column.COMPLETED_RECENTLY);
            return;
        }
        in.add(Column.COMPLETED_COHORT);
        person.workAfter(training)
                .filter(work -> !work.startedOn().isAfter(completed.plusDays(PLACED_WITHIN)))
                .ifPresentOrElse(
                        work -> {
                            in.add(Column.TRAINED_THEN_PLACED);
                            Pathway.related(training, work)
                                    .ifPresentOrElse(
                                            related -> {
                                                in.add(Column.RELATED_KNOWN);
                                                in.add(
                                                        related
                                                                ? Column.RELATED
                                                                : Column.NOT_RELATED);
                                            },
                                            () -> in.add(Column.RELATED_UNKNOWN));
                        },
                        () -> in.add(Column.TRAINED_NOT_PLACED));
    }

    private boolean over(LocalDate from, int days) {
        return !from.plusDays(days).isAfter(today);
    }
}
