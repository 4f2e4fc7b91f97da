package org.onward.matching.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.web.Messages;

/**
 * The report as a file of comma-separated values (RFC 4180): one line per number, each with its
 * formula, how many were excluded on that day, the last day that counts and the day on which that
 * was on record. What is not shown says so instead of a number.
 */
final class ReportFile {
    static final String TOO_FEW = "too few to show";

    private static final List<String> HEAD =
            List.of(
                    "programme",
                    "date",
                    "known_on",
                    "measure",
                    "by",
                    "part",
                    "numerator",
                    "denominator",
                    "rate",
                    "unknown",
                    "lowest",
                    "highest",
                    "excluded",
                    "formula");

    private final Report report;
    private final Messages messages;

    ReportFile(Report report, Messages messages) {
        this.report = report;
        this.messages = messages;
    }

    String text() {
        return text(
                Stream.concat(
                        Group.every().stream().flatMap(this::counts),
                        Stream.of(Measure.values())
                                .flatMap(measure -> report.rates(measure).stream())
                                .map(this::rate)));
    }

    /**
     * The same columns for several programmes: who entered, and the rates of everybody. A programme
     * without a report has one line that says so.
     */
    static String beside(List<ReadFurtherReports.Beside> programmes, Messages messages) {
        return text(
                programmes.stream()
                        .flatMap(
                                one -> {
                                    Report report = one.report();
                                    return report == null
                                            ? Stream.of(none(one.name()))
                                            : new ReportFile(report, messages).everybody();
                                }));
    }

    private static String text(Stream<List<String>> lines) {
        return Stream.concat(Stream.of(HEAD), lines)
                .map(ReportFile::line)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static List<String> none(String programme) {
        List<String> cells = new ArrayList<>(Collections.nCopies(HEAD.size(), ""));
        cells.set(0, programme);
        cells.set(HEAD.indexOf("measure"), "no report yet");
        return cells;
    }

    private Stream<List<String>> everybody() {
        return Stream.concat(
                counts(Group.ALL, Stream.of(Column.ENTERED)),
                Stream.of(Measure.values())
                        .filter(Measure::isFigure)
                        .map(measure -> rate(report.rate(measure))));
    }

    /** What is counted of a part, in the order in which it is read. */
    static Stream<Column> counted(Group group) {
        Stream<Column> columns =
                Stream.of(
                        Column.ENTERED,
                        Column.TRAINED,
                        Column.STILL_TRAINING,
                        Column.COMPLETED,
                        Column.PLACED,
                        Column.IN_WORK,
                        Column.OWN_WORK,
                        Column.RELATED);
        return switch (group.by()) {
            case ALL -> Stream.concat(columns, Stream.of(Column.EXCLUDED, Column.REFUSED));
            case SEX -> columns;
            case KIND, SUBSIDY -> columns.filter(Column::ofThePlaced);
        };
    }

    private Stream<List<String>> counts(Group group) {
        return counts(group, counted(group));
    }

    private Stream<List<String>> counts(Group group, Stream<Column> columns) {
        return columns.map(
                column ->
                        cells(
                                "people_" + column.name().toLowerCase(Locale.ROOT),
                                group,
                                report.count(group, column).until(),
                                number(report.count(group, column).people()),
                                "",
                                "",
                                "",
                                "",
                                "",
                                english("report.count.formula." + key(column))));
    }

    private List<String> rate(Report.Rate rate) {
        boolean bounded = rate.measure().unknown().isPresent();
        boolean nobody = Integer.valueOf(0).equals(rate.denominator());
        return cells(
                rate.measure().key(),
                rate.group(),
                rate.until(),
                number(rate.numerator()),
                number(rate.denominator()),
                nobody ? "nobody" : share(rate.share()),
                bounded ? number(rate.unknown()) : "",
                bounded && !nobody ? share(rate.lowest()) : "",
                bounded && !nobody ? share(rate.highest()) : "",
                english("report.formula." + rate.measure().key()));
    }

    private List<String> cells(
            String measure,
            Group group,
            LocalDate until,
            String numerator,
            String denominator,
            String rate,
            String unknown,
            String lowest,
            String highest,
            String formula) {
        return List.of(
                report.programme(),
                until.toString(),
                knownOn(until),
                measure,
                group.division(),
                group.part(),
                numerator,
                denominator,
                rate,
                unknown,
                lowest,
                highest,
                number(report.excluded(until)),
                formula);
    }

    private String knownOn(LocalDate until) {
        return report.releases().stream()
                .filter(release -> release.until().equals(until))
                .map(release -> release.knownOn().toString())
                .findFirst()
                .orElse("");
    }

    private String english(String key) {
        return messages.text("en", key);
    }

    static String key(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private static String number(@Nullable Integer count) {
        return Objects.toString(count, TOO_FEW);
    }

    private static String share(@Nullable Double share) {
        return share == null ? TOO_FEW : String.format(Locale.ROOT, "%.3f", share);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ReportFile::quoted).collect(Collectors.joining(","));
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String quoted(String cell) {
        String safe = cell.matches("(?s)[=+\\-@\t\r].*") ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
