package org.onward.matching.report;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.util.List;
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

    ReportPages(Pages pages, Messages messages, MakeReport makeReport) {
        this.pages = pages;
        this.messages = messages;
        this.makeReport = makeReport;
    }

    @Get("/report")
    HttpResponse<?> report(HttpRequest<?> request, Caller caller) {
        Report report = makeReport.make(caller);
        Page page = pages.page(request);
        return pages.show(
                request,
                "report/report",
                new ReportView(
                        report,
                        shown().filter(m -> m != Measure.RELATED_180)
                                .map(m -> line(page, report.rate(m)))
                                .toList(),
                        steps(page, report, FUNNEL),
                        steps(page, report, BESIDE),
                        shown().map(m -> section(page, report, m)).toList()));
    }

    @Get("/report.csv")
    HttpResponse<?> file(Caller caller) {
        Report report = makeReport.make(caller);
        return HttpResponse.ok(BYTE_ORDER_MARK + new ReportFile(report, messages).text())
                .contentType(MediaType.of("text/csv; charset=utf-8; header=present"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"report-%s.csv\"".formatted(report.on()));
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
