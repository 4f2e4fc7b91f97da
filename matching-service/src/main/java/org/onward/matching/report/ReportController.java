package org.onward.matching.report;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.web.Messages;

/** The report as JSON. Null is "too few to show"; the definitions are in English. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportController {
    /**
     * @param on the last day that counts for the newest numbers; each has its own
     * @param nextFrom the day from which what is recorded now counts
     * @param knownOn what was on record on this day is in the newest numbers
     * @param k a count below it is not shown
     * @param excluded who died or lives in an institution; in no other number
     * @param refused who does not want to be in statistics; in no other number
     */
    @Serdeable
    record Body(
            String programme,
            LocalDate on,
            LocalDate knownOn,
            LocalDate nextFrom,
            int k,
            @Nullable Integer excluded,
            @Nullable Integer refused,
            List<CountBody> counts,
            List<RateBody> rates) {}

    /**
     * @param until the last day that counts
     */
    @Serdeable
    record CountBody(
            String count, String by, String part, LocalDate until, @Nullable Integer people) {}

    /**
     * @param formula in words
     * @param by all, sex, kind or subsidy
     * @param until the last day that counts
     * @param unknown of how many nobody knows; of retention and of related work
     * @param lowest the rate if all unknown failed
     * @param highest the rate if all unknown succeeded
     */
    @Serdeable
    record RateBody(
            String measure,
            String formula,
            String by,
            String part,
            LocalDate until,
            @Nullable Integer numerator,
            @Nullable Integer denominator,
            @Nullable Double rate,
            @Nullable Integer unknown,
            @Nullable Double lowest,
            @Nullable Double highest) {}

    /**
     * Programmes beside each other, the caller's own first. They are not to be added up: who was
     * served by two is in both.
     */
    @Serdeable
    record ProgrammesBody(List<ProgrammeBody> programmes) {}

    /**
     * @param until the last day that counts; null where the programme has no report yet
     * @param entered people who entered
     * @param rates of everybody
     */
    @Serdeable
    record ProgrammeBody(
            UUID id,
            String name,
            boolean own,
            @Nullable LocalDate until,
            @Nullable Integer entered,
            List<RateBody> rates) {}

    private final MakeReport makeReport;
    private final ReadFurtherReports further;
    private final Messages messages;

    ReportController(MakeReport makeReport, ReadFurtherReports further, Messages messages) {
        this.makeReport = makeReport;
        this.further = further;
        this.messages = messages;
    }

    @Get("/report/programmes")
    @Secured(Role.Name.PROGRAMME_STAFF)
    ProgrammesBody programmes(Caller caller) {
        return new ProgrammesBody(
                further.beside(caller, makeReport.make(caller)).stream()
                        .map(this::programme)
                        .toList());
    }

    private ProgrammeBody programme(ReadFurtherReports.Beside one) {
        Report report = one.report();
        return report == null
                ? new ProgrammeBody(one.programme(), one.name(), one.own(), null, null, List.of())
                : new ProgrammeBody(
                        one.programme(),
                        one.name(),
                        one.own(),
                        report.on(),
                        report.count(Column.ENTERED),
                        Stream.of(Measure.values())
                                .filter(Measure::isFigure)
                                .map(measure -> rate(report.rate(measure)))
                                .toList());
    }

    /**
     * @param programme whose report; the caller's own where it is not given
     */
    @Get("/report")
    @Secured(Role.Name.PROGRAMME_STAFF)
    Body report(Caller caller, @Nullable @QueryValue UUID programme) {
        Report report =
                programme == null || programme.equals(caller.programme())
                        ? makeReport.make(caller)
                        : further.read(caller, programme);
        return new Body(
                report.programme(),
                report.on(),
                report.knownOn(),
                report.nextFrom(),
                report.k(),
                report.count(Column.EXCLUDED),
                report.count(Column.REFUSED),
                Group.every().stream().flatMap(group -> counts(report, group)).toList(),
                Stream.of(Measure.values())
                        .flatMap(measure -> report.rates(measure).stream())
                        .map(this::rate)
                        .toList());
    }

    private static Stream<CountBody> counts(Report report, Group group) {
        return ReportFile.counted(group)
                .map(
                        column -> {
                            Report.Count count = report.count(group, column);
                            return new CountBody(
                                    column.name().toLowerCase(Locale.ROOT),
                                    group.division(),
                                    group.part(),
                                    count.until(),
                                    count.people());
                        });
    }

    private RateBody rate(Report.Rate rate) {
        return new RateBody(
                rate.measure().key(),
                messages.text("en", "report.formula." + rate.measure().key()),
                rate.group().division(),
                rate.group().part(),
                rate.until(),
                rate.numerator(),
                rate.denominator(),
                rate.share(),
                rate.unknown(),
                rate.lowest(),
                rate.highest());
    }
}
