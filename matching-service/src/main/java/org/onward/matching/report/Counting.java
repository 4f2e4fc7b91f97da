package org.onward.matching.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts people into the columns of a report; pure, so that a report can be recomputed on paper. */
final class Counting {
    static final int PLACED_WITHIN = 180;
    static final int RETAINED_AT = 90;

    /** A cell of the one table. */
    record Cell(Group group, Column column) {}

    private final int k;
    private final LocalDate today;
    private final Map<Group.By, SortedMap<String, Map<Column, Integer>>> counts =
            new EnumMap<>(Group.By.class);

    private Counting(int k, LocalDate today) {
        this.k = k;
        this.today = today;
        for (Group.By by : Group.By.values()) {
            counts.put(by, new TreeMap<>());
        }
        part(Group.ALL);
    }

    static Counting of(List<Pathway> people, LocalDate today, int k) {
        Counting counting = new Counting(k, today);
        people.forEach(counting::count);
        return counting;
    }

    /** How many; before anything is suppressed. */
    int count(Group group, Column column) {
        Map<Column, Integer> part =
                counts.getOrDefault(group.by(), new TreeMap<>()).get(group.part());
        return part == null ? 0 : part.getOrDefault(column, 0);
    }

    /** The parts that anybody is in, all of them first. */
    List<Group> groups() {
        return Stream.of(Group.By.values())
                .flatMap(by -> parts(by).stream().map(part -> new Group(by, part)))
                .toList();
    }

    private Set<String> parts(Group.By by) {
        return counts.getOrDefault(by, new TreeMap<>()).keySet();
    }

    /** What of it may be shown. */
    SuppressedTable<Cell> suppressed() {
        SuppressedTable.Builder<Cell> table = new SuppressedTable.Builder<>(k);
        Map<Cell, Integer> all = new LinkedHashMap<>();
        for (Group group : groups()) {
            for (Column column : columns(group.by())) {
                all.put(new Cell(group, column), count(group, column));
            }
        }
        all.forEach((cell, count) -> table.count(cell, count, cell.column().small()));
        for (Group group : groups()) {
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
            if (by == Group.By.ALL || parts(by).isEmpty()) {
                continue;
            }
            for (Column column : columns(by)) {
                table.sum(
                        new Cell(Group.ALL, column),
                        parts(by).stream()
                                .map(part -> new Cell(new Group(by, part), column))
                                .toList());
            }
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

    private static Set<Column> columns(Group.By by) {
        EnumSet<Column> columns = EnumSet.allOf(Column.class);
        switch (by) {
            case ALL -> {}
            case SEX -> columns.removeAll(EnumSet.of(Column.EXCLUDED, Column.REFUSED));
            case KIND, SUBSIDY -> columns.removeIf(column -> !column.ofThePlaced());
        }
        return columns;
    }

    private Map<Column, Integer> part(Group group) {
        return counts.computeIfAbsent(group.by(), _ -> new TreeMap<>())
                .computeIfAbsent(group.part(), _ -> new EnumMap<>(Column.class));
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
        Group sex = Group.of(Group.By.SEX, person.sex() == null ? "not_recorded" : person.sex());
        columns.forEach(
                column -> {
                    add(Group.ALL, column);
                    add(sex, column);
                });
        person.firstWork()
                .filter(work -> !work.startedOn().isAfter(today))
                .ifPresent(
                        work -> {
                            Group kind = Group.of(Group.By.KIND, work.kind().name());
                            Group subsidy = Group.of(Group.By.SUBSIDY, subsidy(work));
                            columns.stream()
                                    .filter(Column::ofThePlaced)
                                    .forEach(
                                            column -> {
                                                add(kind, column);
                                                add(subsidy, column);
                                            });
                        });
    }

    private static String subsidy(Pathway.Begun work) {
        Boolean subsidised = work.subsidised();
        return subsidised == null ? "not_recorded" : subsidised ? "subsidised" : "unsubsidised";
    }

    private void add(Group group, Column column) {
        part(group).merge(column, 1, Integer::sum);
    }

    /** Every column the person is in. */
    private Set<Column> columns(Pathway person) {
        EnumSet<Column> in = EnumSet.of(Column.ENTERED);
        boolean elapsed = over(person.enteredOn(), PLACED_WITHIN);
        in.add(elapsed ? Column.COHORT : Column.RECENT);
        person.firstWork()
                .filter(work -> !work.startedOn().isAfter(today))
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
        List<Pathway.Begun> trainings =
                person.trainings().stream().filter(t -> !t.startedOn().isAfter(today)).toList();
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
                            in.add(
                                    Pathway.related(training, work)
                                            ? Column.RELATED
                                            : Column.NOT_RELATED);
                        },
                        () -> in.add(Column.TRAINED_NOT_PLACED));
    }

    private boolean over(LocalDate from, int days) {
        return !from.plusDays(days).isAfter(today);
    }
}
