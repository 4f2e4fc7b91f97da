package org.onward.matching.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's way through a programme, as far as a report looks at it.
 *
 * <p>All work since the entry counts, also what another programme helped to find and what began
 * after leaving: the rates of DOMAIN ask what became of those who entered, within so many days of
 * entering, and checks go on after an exit. Where two programmes serve a person, the work is an
 * outcome of both; reports of programmes are not to be added up.
 *
 * @param enteredOn for the first time
 * @param sex woman, man or other; null where it is not recorded
 * @param excluded died or lives in an institution
 * @param refused does not want to be in statistics
 * @param wantedWork said at any time that they were ready for work
 * @param begun what began, and only that; agreed beginnings are not in it
 */
record Pathway(
        @Nullable String sex,
        LocalDate enteredOn,
        boolean excluded,
        boolean refused,
        boolean wantedWork,
        List<Begun> begun) {
    private static final Comparator<Begun> EARLIEST =
            Comparator.comparing(Begun::startedOn).thenComparing(Begun::id);

    Pathway {
        begun = begun.stream().sorted(EARLIEST).toList();
    }

    /** What a placement is of. */
    enum Kind {
        JOB,
        APPRENTICESHIP,
        TRAINING,
        OWN_WORK;

        boolean isWork() {
            return this == JOB || this == APPRENTICESHIP;
        }
    }

    /**
     * @param occupation ISCO-08 unit group
     * @param after the training it follows
     * @param completedOn of a training or apprenticeship; null where it is not completed
     * @param endedOn whatever the reason; null while it goes on
     * @param inWorkAt90 what the check said; null where it was not held or does not know
     */
    record Begun(
            UUID id,
            Kind kind,
            @Nullable Boolean subsidised,
            @Nullable String occupation,
            @Nullable UUID after,
            LocalDate startedOn,
            @Nullable LocalDate completedOn,
            @Nullable LocalDate endedOn,
            @Nullable Boolean inWorkAt90) {
        private Begun until(LocalDate day) {
            return new Begun(
                    id,
                    kind,
                    subsidised,
                    occupation,
                    after,
                    startedOn,
                    completedOn == null || completedOn.isAfter(day) ? null : completedOn,
                    endedOn == null || endedOn.isAfter(day) ? null : endedOn,
                    inWorkAt90);
        }
    }

    /** The same as of a day, with nothing in it that came later; empty before the entry. */
    Optional<Pathway> until(LocalDate day) {
        if (enteredOn.isAfter(day)) {
            return Optional.empty();
        }
        return Optional.of(
                new Pathway(
                        sex,
                        enteredOn,
                        excluded,
                        refused,
                        wantedWork,
                        begun.stream()
                                .filter(one -> !one.startedOn().isAfter(day))
                                .map(one -> one.until(day))
                                .toList()));
    }

    /** The first job or apprenticeship since entry: what placement and retention count. */
    Optional<Begun> firstWork() {
        return begun.stream().filter(b -> b.kind().isWork() && sinceEntry(b)).findFirst();
    }

    List<Begun> trainings() {
        return begun.stream().filter(b -> b.kind() == Kind.TRAINING && sinceEntry(b)).toList();
    }

    Optional<Begun> firstCompletedTraining() {
        return trainings().stream()
                .filter(t -> t.completedOn() != null)
                .min(Comparator.comparing((Begun t) -> completed(t)).thenComparing(EARLIEST));
    }

    /**
     * The first work that follows the training: begun on the day of its completion or later, or
     * said to follow it and begun while it went on. What began before the training does not.
     */
    Optional<Begun> workAfter(Begun training) {
        return begun.stream()
                .filter(b -> b.kind().isWork())
                .filter(
                        b ->
                                !b.startedOn().isBefore(completed(training))
                                        || (training.id().equals(b.after())
                                                && !b.startedOn().isBefore(training.startedOn())))
                .findFirst();
    }

    boolean hasOwnWork() {
        return begun.stream().anyMatch(b -> b.kind() == Kind.OWN_WORK && sinceEntry(b));
    }

    /** Whether of the same ISCO-08 minor group; empty where either occupation is unknown. */
    static Optional<Boolean> related(Begun one, Begun other) {
        String first = one.occupation();
        String second = other.occupation();
        return first == null || second == null || first.length() < 3 || second.length() < 3
                ? Optional.empty()
                : Optional.of(first.substring(0, 3).equals(second.substring(0, 3)));
    }

    private boolean sinceEntry(Begun begun) {
        return !begun.startedOn().isBefore(enteredOn);
    }

    static LocalDate completed(Begun training) {
        LocalDate day = training.completedOn();
        if (day == null) {
            throw new IllegalStateException("not completed");
        }
        return day;
    }
}
