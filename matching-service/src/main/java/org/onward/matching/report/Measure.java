package org.onward.matching.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rates of a report; their definitions are DOMAIN's outcome measures. */
public enum Measure {
    /** First job or apprenticeship within 180 days of entry ÷ people whose 180 days are over. */
    PLACEMENT_180(Column.PLACED_IN_TIME, Column.COHORT),
    /** The same among those who wanted work: who never did is not below the line. */
    PLACEMENT_180_WANTED(Column.PLACED_IN_TIME, Column.WANTED_WORK),
    /** Completed a training ÷ began one. */
    TRAINING_COMPLETION(Column.COMPLETED, Column.TRAINED),
    /** Job or apprenticeship within 180 days of completing ÷ completed, with 180 days over. */
    TRAINING_TO_PLACEMENT_180(Column.TRAINED_THEN_PLACED, Column.COMPLETED_COHORT),
    /**
     * In work of the same ISCO-08 minor group ÷ went from training to work, both occupations known.
     */
    RELATED_180(Column.RELATED, Column.RELATED_KNOWN),
    /** In work at the 90-day check ÷ placed whose check says so or not. */
    RETENTION_90(Column.IN_WORK, Column.KNOWN);

    private final Column numerator;
    private final Column denominator;

    Measure(Column numerator, Column denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public Column numerator() {
        return numerator;
    }

    public Column denominator() {
        return denominator;
    }

    public List<Group.By> divisions() {
        return switch (this) {
            case PLACEMENT_180, RETENTION_90 ->
                    List.of(Group.By.SEX, Group.By.KIND, Group.By.SUBSIDY);
            case PLACEMENT_180_WANTED,
                    TRAINING_COMPLETION,
                    TRAINING_TO_PLACEMENT_180,
                    RELATED_180 ->
                    List.of(Group.By.SEX);
        };
    }

    /** Of how many nobody knows: neither failure nor success, so that the rate has bounds. */
    Optional<Column> unknown() {
        return switch (this) {
            case RETENTION_90 -> Optional.of(Column.UNKNOWN);
            case RELATED_180 -> Optional.of(Column.RELATED_UNKNOWN);
            case PLACEMENT_180,
                    PLACEMENT_180_WANTED,
                    TRAINING_COMPLETION,
                    TRAINING_TO_PLACEMENT_180 ->
                    Optional.empty();
        };
    }

    /**
     * One number of its own at the top of the report, and a column where programmes are compared.
     */
    boolean isFigure() {
        return this != PLACEMENT_180_WANTED && this != RELATED_180;
    }

    /** Shown as a line of another measure, not by itself. */
    boolean isVariant() {
        return this == PLACEMENT_180_WANTED;
    }

    /** As in files, JSON and message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
