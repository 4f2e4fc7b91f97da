package org.onward.matching.report;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.web.Messages;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** The report to look at, to print and to take along. */
@StaffPages
@Secured(Role.Name.PROGRAMME_STAFF)
final class ReportPages {
    /** By it a spreadsheet knows UTF-8; without it, it reads Thai names as something else. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<Column> FUNNEL =
            List.of(
                    Column.ENTERED,
                    Column.TRAINED,
                    Column.COMPLETED,
                    Column.PLACED,
                    Column.IN_WORK);
    private static final List<Column> BESIDE =
            List.of(
                    Column.STILL_TRAINING,
                    Column.OWN_WORK,
                    Column.RELATED,
                    Column.EXCLUDED,
                    Column.REFUSED);

    private final Pages pages;
    private final Messages messages;
    private final MakeReport makeReport;
    private final ReadFurtherReports further;

    ReportPages(Pages pages, Messages messages, MakeReport makeReport, ReadFurtherReports further) {
        this.pages = pages;
        this.messages = messages;
        this.makeReport = makeReport;
        this.further = further;
    }

    /**
     * @param programme whose report; the own one where it is not given
     */
    @Get("/report")
    HttpResponse<?> report(
            HttpRequest<?> request, Caller caller, @Nullable @QueryValue UUID programme) {
        boolean isFurther = isFurther(caller, programme);
        Report report = reportOf(caller, programme);
        List<ReadFurtherReports.Beside> beside =
                isFurther ? List.of() : further.beside(caller, report);
        Page page = pages.page(request);
        return pages.show(
                request,
                "report/report",
                new ReportView(
                        report,
                        isFurther ? String.valueOf(programme) : null,
                        figures(page, report),
                        steps(page, report, FUNNEL),
                        steps(page, report, BESIDE),
                        shown().map(m -> section(page, report, m)).toList(),
                        beside.size() < 2
                                ? List.of()
                                : beside.stream().map(one -> programme(page, one)).toList()));
    }

    @Get("/report.csv")
    HttpResponse<?> file(Caller caller, @Nullable @QueryValue UUID programme) {
        Report report = reportOf(caller, programme);
        return file(
                new ReportFile(report, messages).text(), "report-%s.csv".formatted(report.on()));
    }

    @Get("/report/programmes.csv")
    HttpResponse<?> programmes(Caller caller) {
        Report own = makeReport.make(caller);
        return file(
                ReportFile.beside(further.beside(caller, own), messages),
                "programmes-%s.csv".formatted(own.on()));
    }

    private static HttpResponse<?> file(String text, String name) {
        return HttpResponse.ok(BYTE_ORDER_MARK + text)
                .contentType(MediaType.of("text/csv; charset=utf-8; header=present"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(name));
    }

    private static boolean isFurther(Caller caller, @Nullable UUID programme) {
        return programme != null && !programme.equals(caller.programme());
    }

    private Report reportOf(Caller caller, @Nullable UUID programme) {
        return programme == null || !isFurther(caller, programme)
                ? makeReport.make(caller)
                : further.read(caller, programme);
    }

    private static List<ReportView.Line> figures(Page page, Report report) {
        return Stream.of(Measure.values())
                .filter(Measure::isFigure)
                .map(measure -> line(page, report.rate(measure)))
                .toList();
    }

    private static ReportView.Programme programme(Page page, ReadFurtherReports.Beside one) {
        Report report = one.report();
        if (report == null) {
            return new ReportView.Programme(
                    one.programme().toString(), one.name(), null, null, null, List.of());
        }
        return new ReportView.Programme(
                one.own() ? null : one.programme().toString(),
                one.name(),
                page.day(report.on()),
                count(page, report, Column.ENTERED),
                count(page, report, Column.EXCLUDED),
                figures(page, report));
    }

    private static @Nullable String count(Page page, Report report, Column column) {
        Integer count = report.count(column);
        return count == null ? null : page.number(count, 0);
    }

    private static List<ReportView.Step> steps(Page page, Report report, List<Column> columns) {
        Integer entered = report.count(Column.ENTERED);
        return columns.stream()
                .map(
                        column -> {
                            Report.Count counted = report.count(Group.ALL, column);
                            Integer count = counted.people();
                            return new ReportView.Step(
                                    page.t("report.count." + ReportFile.key(column)),
                                    page.t("report.count.formula." + ReportFile.key(column)),
                                    count == null ? null : page.number(count, 0),
                                    page.day(counted.until()),
                                    count == null || entered == null || entered == 0
                                            ? 0
                                            : Math.min(
                                                    100,
                                                    (int) Math.round(100.0 * count / entered)));
                        })
                .toList();
    }

    private static Stream<Measure> shown() {
        return Stream.of(Measure.values()).filter(measure -> !measure.isVariant());
    }

    private static ReportView.Section section(Page page, Report report, Measure measure) {
        return new ReportView.Section(
                measure.key(),
                measure.unknown().isPresent(),
                Stream.concat(Stream.of(Group.By.ALL), measure.divisions().stream())
                        .map(
                                by ->
                                        new ReportView.Part(
                                                by.name().toLowerCase(java.util.Locale.ROOT),
                                                rates(report, measure, by)
                                                        .map(rate -> line(page, rate))
                                                        .toList()))
                        .toList());
    }

    private static Stream<Report.Rate> rates(Report report, Measure measure, Group.By by) {
        Stream<Report.Rate> rates =
                report.rates(measure).stream().filter(rate -> rate.group().by() == by);
        return measure == Measure.PLACEMENT_180 && by == Group.By.ALL
                ? Stream.concat(rates, Stream.of(report.rate(Measure.PLACEMENT_180_WANTED)))
                : rates;
    }

    private static ReportView.Line line(Page page, Report.Rate rate) {
        Integer numerator = rate.numerator();
        Integer denominator = rate.denominator();
        Double lowest = rate.lowest();
        Double highest = rate.highest();
        return new ReportView.Line(
                rate.measure().key(),
                page.t(
                        rate.measure().isVariant()
                                ? "report.part.wanted_work"
                                : "report.part." + rate.group().part()),
                page.day(rate.until()),
                share(page, rate),
                numerator == null ? null : page.number(numerator, 0),
                denominator == null ? null : page.number(denominator, 0),
                rate.unknown() == null ? null : page.number(rate.unknown(), 0),
                lowest == null || highest == null
                        ? nobody(rate) ? page.t("report.nobody") : null
                        : page.t("report.between", percent(page, lowest), percent(page, highest)));
    }

    private static @Nullable String share(Page page, Report.Rate rate) {
        if (nobody(rate)) {
            return page.t("report.nobody");
        }
        return rate.share() == null ? null : percent(page, rate.share());
    }

    private static boolean nobody(Report.Rate rate) {
        return Integer.valueOf(0).equals(rate.denominator());
    }

    private static String percent(Page page, double share) {
        return page.t("report.percent", page.number(100 * share, 0));
    }
}
