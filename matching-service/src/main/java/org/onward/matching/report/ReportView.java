package org.onward.matching.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report as its page shows it. Null is "too few to show".
 *
 * @param further id of the programme where it is not the reader's own
 * @param figures four of the rates, large
 * @param funnel from entering to working
 * @param beside what is counted beside it
 * @param programmes the reader's own and the others they may read; empty where there is no other
 */
public record ReportView(
        Report report,
        @Nullable String further,
        List<Line> figures,
        List<Step> funnel,
        List<Step> beside,
        List<Section> sections,
        List<Programme> programmes) {
    /**
     * A programme beside others.
     *
     * @param id null for the one whose page this is
     * @param until null where it has no report yet
     * @param excluded who died or live in an institution
     */
    public record Programme(
            @Nullable String id,
            String name,
            @Nullable String until,
            @Nullable String entered,
            @Nullable String excluded,
            List<Line> rates) {}

    /**
     * @param until the last day that counts
     * @param share of those who entered, in hundredths; 0 where either is not shown
     */
    public record Step(
            String name, String formula, @Nullable String count, String until, int share) {}

    /**
     * A measure, for everybody and part by part.
     *
     * @param bounded whether some are unknown, so that the rate has bounds
     */
    public record Section(String measure, boolean bounded, List<Part> parts) {}

    public record Part(String by, List<Line> lines) {}

    /**
     * @param until the last day that counts
     * @param between the rate if all unknown failed, and if all succeeded
     */
    public record Line(
            String measure,
            String part,
            String until,
            @Nullable String rate,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String unknown,
            @Nullable String between) {}

    /** Whether nothing at all may be shown yet. */
    public boolean empty() {
        return report.count(Column.ENTERED) == null && report.count(Column.COHORT) == null;
    }
}
