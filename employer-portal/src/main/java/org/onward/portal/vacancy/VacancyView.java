package org.onward.portal.vacancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Choices.Offer;
import org.onward.portal.api.Vacancies.Whole;
import org.onward.portal.web.Page;

/**
 * One vacancy as it stands.
 *
 * @param done what was just done, or empty
 */
public record VacancyView(Whole vacancy, String done, Offer offer) {
    /** A line of the summary; null is unknown. */
    public record Row(String name, @Nullable String value) {}

    /** What was written, in the order of the form. */
    public List<Row> rows(Page page) {
        Whole v = vacancy;
        List<Row> rows = new java.util.ArrayList<>();
        rows.add(new Row(page.t("posting.place"), or(v.placeLabel(), v.countryLabel())));
        rows.add(new Row(page.t("posting.pay"), VacancyWords.pay(page, v)));
        if (!v.kind().equals("job")) {
            rows.add(new Row(page.t("posting.stipend"), VacancyWords.stipend(page, v)));
        }
        rows.add(
                new Row(
                        page.t("posting.hours"),
                        v.hours() == null ? null : page.t("hours.week", v.hours())));
        rows.add(
                new Row(
                        page.t("posting.startOn"),
                        v.startOn() == null ? null : page.day(v.startOn())));
        rows.add(
                new Row(
                        page.t("posting.seats"),
                        v.seats() == null ? null : String.valueOf(v.seats())));
        if (!v.kind().equals("job")) {
            rows.add(
                    new Row(
                            page.t("posting.weeks"),
                            v.weeks() == null ? null : page.t("posting.weeks_of", v.weeks())));
            rows.add(
                    new Row(
                            page.t("posting.seatsCommitted"),
                            v.seatsCommitted() == null
                                    ? null
                                    : String.valueOf(v.seatsCommitted())));
        }
        if (v.kind().equals("training")) {
            rows.add(
                    new Row(
                            page.t("posting.course"),
                            v.course() == null ? null : page.t("posting.course." + v.course())));
            rows.add(
                    new Row(
                            page.t("posting.record"),
                            v.finished() == null || v.inWork() == null
                                    ? null
                                    : page.t(
                                            "business".equals(v.course())
                                                    ? "posting.record.of.business"
                                                    : "posting.record.of",
                                            v.inWork(),
                                            v.finished())));
        }
        rows.add(new Row(page.t("posting.accommodation"), yesNo(page, v.accommodation())));
        rows.add(new Row(page.t("posting.nights"), yesNo(page, v.nights())));
        rows.add(new Row(page.t("posting.liveIn"), yesNo(page, v.liveIn())));
        rows.add(new Row(page.t("posting.occupation"), v.occupationLabel()));
        rows.add(
                new Row(
                        page.t("posting.education"),
                        v.education() == null
                                ? null
                                : Offer.label(offer.educations(), String.valueOf(v.education()))));
        rows.add(
                new Row(
                        page.t("posting.validUntil"),
                        v.validUntil() == null ? null : page.day(v.validUntil())));
        return rows;
    }

    public String language(String code) {
        return Offer.label(offer.languages(), code);
    }

    /** The label of a level, or empty. */
    public String level(@Nullable Integer level) {
        return level == null ? "" : Offer.label(offer.levels(), String.valueOf(level));
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private static @Nullable String yesNo(Page page, @Nullable Boolean value) {
        return value == null ? null : page.t(value ? "common.yes" : "common.no");
    }
}
