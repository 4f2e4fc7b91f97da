package org.onward.matching.report;

import java.util.List;
import java.util.Optional;
import org.onward.matching.report.SuppressedTable.Small;

/**
 * What people are counted by. Some columns are shown; the others are what is left between two that
 * are, so that disclosure control looks at them too.
 */
public enum Column {
    /** Entered the programme, are not excluded and did not refuse statistics. */
    ENTERED(Small.ZERO_TOO),
    /** Entered so long ago that the {@value Counting#PLACED_WITHIN} days are over. */
    COHORT(Small.FROM_ONE),
    RECENT(Small.NEVER),
    /** Of the cohort: began a job or apprenticeship in time. */
    PLACED_IN_TIME(Small.ZERO_TOO),
    NOT_PLACED_IN_TIME(Small.ZERO_TOO),
    /** Of the cohort: said at any time that they wanted work, or began some in time. */
    WANTED_WORK(Small.FROM_ONE),
    NEVER_WANTED_WORK(Small.FROM_ONE),
    WANTED_WORK_NOT_PLACED(Small.ZERO_TOO),
    /** Began a job or apprenticeship at any time. */
    PLACED(Small.ZERO_TOO),
    PLACED_LATER_OR_RECENT(Small.FROM_ONE),
    NEVER_PLACED(Small.ZERO_TOO),
    /** Of the placed: the {@value Counting#RETAINED_AT} days are over. */
    DUE(Small.NEVER),
    NOT_YET_DUE(Small.NEVER),
    /** Of those due: it is known whether they work. */
    KNOWN(Small.FROM_ONE),
    UNKNOWN(Small.FROM_ONE),
    /** Of the known: in work at {@value Counting#RETAINED_AT} days. */
    IN_WORK(Small.ZERO_TOO),
    NOT_IN_WORK(Small.ZERO_TOO),
    /** Began a training. */
    TRAINED(Small.FROM_ONE),
    NEVER_TRAINED(Small.FROM_ONE),
    /** Of the trained: completed one. */
    COMPLETED(Small.ZERO_TOO),
    STILL_TRAINING(Small.FROM_ONE),
    LEFT_TRAINING(Small.ZERO_TOO),
    /** Of those who completed: the {@value Counting#PLACED_WITHIN} days after it are over. */
    COMPLETED_COHORT(Small.FROM_ONE),
    COMPLETED_RECENTLY(Small.NEVER),
    /** Of these: began a job or apprenticeship in time. */
    TRAINED_THEN_PLACED(Small.ZERO_TOO),
    TRAINED_NOT_PLACED(Small.ZERO_TOO),
    /** Of these: in the same ISCO-08 minor group as the training. */
    RELATED(Small.ZERO_TOO),
    NOT_RELATED(Small.ZERO_TOO),
    /** Of the trained and placed: the occupations of both are known. */
    RELATED_KNOWN(Small.FROM_ONE),
    RELATED_UNKNOWN(Small.FROM_ONE),
    /** Began work of their own; beside, never mixed in. */
    OWN_WORK(Small.FROM_ONE),
    NO_OWN_WORK(Small.FROM_ONE),
    /** Died or live in an institution: in no other column. */
    EXCLUDED(Small.FROM_ONE),
    /** Refused statistics: in no other column. */
    REFUSED(Small.FROM_ONE);

    /**
     * The shown ones, those first that must not be missing: where a small cell stands between two,
     * the earlier one is shown.
     */
    static final List<Column> WANTED =
            List.of(
                    COHORT,
                    PLACED_IN_TIME,
                    ENTERED,
                    TRAINED,
                    COMPLETED,
                    KNOWN,
                    IN_WORK,
                    COMPLETED_COHORT,
                    TRAINED_THEN_PLACED,
                    PLACED,
                    WANTED_WORK,
                    UNKNOWN,
                    RELATED_KNOWN,
                    RELATED,
                    RELATED_UNKNOWN,
                    STILL_TRAINING,
                    OWN_WORK,
                    EXCLUDED,
                    REFUSED);

    /** That the parts make up the whole. */
    record Sum(Column whole, List<Column> parts) {}

    static final List<Sum> SUMS =
            List.of(
                    new Sum(ENTERED, List.of(COHORT, RECENT)),
                    new Sum(COHORT, List.of(PLACED_IN_TIME, NOT_PLACED_IN_TIME)),
                    new Sum(COHORT, List.of(WANTED_WORK, NEVER_WANTED_WORK)),
                    new Sum(WANTED_WORK, List.of(PLACED_IN_TIME, WANTED_WORK_NOT_PLACED)),
                    new Sum(NOT_PLACED_IN_TIME, List.of(WANTED_WORK_NOT_PLACED, NEVER_WANTED_WORK)),
                    new Sum(ENTERED, List.of(PLACED, NEVER_PLACED)),
                    new Sum(PLACED, List.of(PLACED_IN_TIME, PLACED_LATER_OR_RECENT)),
                    new Sum(PLACED, List.of(DUE, NOT_YET_DUE)),
                    new Sum(DUE, List.of(KNOWN, UNKNOWN)),
                    new Sum(KNOWN, List.of(IN_WORK, NOT_IN_WORK)),
                    new Sum(ENTERED, List.of(TRAINED, NEVER_TRAINED)),
                    new Sum(TRAINED, List.of(COMPLETED, STILL_TRAINING, LEFT_TRAINING)),
                    new Sum(COMPLETED, List.of(COMPLETED_COHORT, COMPLETED_RECENTLY)),
                    new Sum(COMPLETED_COHORT, List.of(TRAINED_THEN_PLACED, TRAINED_NOT_PLACED)),
                    new Sum(TRAINED_THEN_PLACED, List.of(RELATED_KNOWN, RELATED_UNKNOWN)),
                    new Sum(RELATED_KNOWN, List.of(RELATED, NOT_RELATED)),
                    new Sum(ENTERED, List.of(OWN_WORK, NO_OWN_WORK)));

    private final Small small;

    Column(Small small) {
        this.small = small;
    }

    Small small() {
        return small;
    }

    /**
     * Whether a small movement of it from one report to the next leads to people. Not where people
     * come and go all the time and nobody sees it but as the difference of two that moved by many.
     */
    boolean tellsByMoving() {
        return switch (this) {
            case RECENT,
                    PLACED_LATER_OR_RECENT,
                    NEVER_PLACED,
                    DUE,
                    NOT_YET_DUE,
                    NEVER_TRAINED,
                    COMPLETED_RECENTLY,
                    NO_OWN_WORK ->
                    false;
            case ENTERED,
                    COHORT,
                    PLACED_IN_TIME,
                    NOT_PLACED_IN_TIME,
                    WANTED_WORK,
                    NEVER_WANTED_WORK,
                    WANTED_WORK_NOT_PLACED,
                    PLACED,
                    KNOWN,
                    UNKNOWN,
                    IN_WORK,
                    NOT_IN_WORK,
                    TRAINED,
                    COMPLETED,
                    STILL_TRAINING,
                    LEFT_TRAINING,
                    COMPLETED_COHORT,
                    TRAINED_THEN_PLACED,
                    TRAINED_NOT_PLACED,
                    RELATED,
                    NOT_RELATED,
                    RELATED_KNOWN,
                    RELATED_UNKNOWN,
                    OWN_WORK,
                    EXCLUDED,
                    REFUSED ->
                    true;
        };
    }

    /** Which column of the same part must be as of the same day: the two are read together. */
    Optional<Column> readWith() {
        return Optional.ofNullable(
                switch (this) {
                    case COHORT, WANTED_WORK -> PLACED_IN_TIME;
                    case PLACED_IN_TIME -> COHORT;
                    case TRAINED -> COMPLETED;
                    case COMPLETED -> TRAINED;
                    case COMPLETED_COHORT -> TRAINED_THEN_PLACED;
                    case TRAINED_THEN_PLACED -> COMPLETED_COHORT;
                    case KNOWN -> IN_WORK;
                    case IN_WORK, UNKNOWN -> KNOWN;
                    case RELATED_KNOWN -> RELATED;
                    case RELATED, RELATED_UNKNOWN -> RELATED_KNOWN;
                    default -> null;
                });
    }

    /** Whether only people with a first job or apprenticeship can be in it. */
    boolean ofThePlaced() {
        return switch (this) {
            case PLACED,
                    PLACED_IN_TIME,
                    PLACED_LATER_OR_RECENT,
                    DUE,
                    NOT_YET_DUE,
                    KNOWN,
                    UNKNOWN,
                    IN_WORK,
                    NOT_IN_WORK ->
                    true;
            case ENTERED,
                    COHORT,
                    RECENT,
                    NOT_PLACED_IN_TIME,
                    WANTED_WORK,
                    NEVER_WANTED_WORK,
                    WANTED_WORK_NOT_PLACED,
                    NEVER_PLACED,
                    TRAINED,
                    NEVER_TRAINED,
                    COMPLETED,
                    STILL_TRAINING,
                    LEFT_TRAINING,
                    COMPLETED_COHORT,
                    COMPLETED_RECENTLY,
                    TRAINED_THEN_PLACED,
                    TRAINED_NOT_PLACED,
                    RELATED,
                    NOT_RELATED,
                    RELATED_KNOWN,
                    RELATED_UNKNOWN,
                    OWN_WORK,
                    NO_OWN_WORK,
                    EXCLUDED,
                    REFUSED ->
                    false;
        };
    }
}
