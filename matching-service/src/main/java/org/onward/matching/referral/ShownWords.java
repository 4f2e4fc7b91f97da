package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.CourseWords;
import org.onward.matching.match.Reason;
import org.onward.matching.match.TermWords;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Course;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.web.Page;

/** What a person was shown of a vacancy, in the words of a page. */
@Singleton
final class ShownWords {
    private final Taxonomy taxonomy;

    ShownWords(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    String where(SeeChoices.Choice choice, Page page) {
        String place = choice.vacancy().post().place();
        return place == null
                ? choice.employerName()
                : choice.employerName()
                        + ", "
                        + taxonomy.label(Subject.PLACE, place, page.language());
    }

    static @Nullable String course(SeeChoices.Choice choice, Page page) {
        Course course = choice.proposal().shown().course();
        return course == null ? null : CourseWords.kind(course, page);
    }

    List<ProposalView.Row> rows(SeeChoices.Choice choice, Page page) {
        Shown shown = choice.proposal().shown();
        Optional<Long> over = over(shown);
        return List.of(
                row("compare.way", way(choice, page)),
                new ProposalView.Row("compare.pay", pay(shown, page), "strong"),
                new ProposalView.Row(
                        "compare.against_need",
                        over.map(sum -> against(shown, sum, page)).orElse(null),
                        over.map(sum -> sum < 0 ? "short-of" : "musts-met").orElse("")),
                row(
                        "compare.hours",
                        shown.hours() == null ? null : page.t("hours.week", shown.hours())),
                row("compare.start", start(choice.vacancy().kind(), shown, page)),
                row(
                        "compare.has",
                        shown.musts() == 0 && shown.brings().isEmpty()
                                ? null
                                : skills(shown.brings(), "common.none", page)),
                row(
                        "compare.to_learn",
                        shown.musts() == 0 && shown.toLearn().isEmpty()
                                ? null
                                : skills(shown.toLearn(), "matches.to_learn.none", page)),
                row("compare.after", after(choice, page)));
    }

    private static @Nullable String after(SeeChoices.Choice choice, Page page) {
        if (choice.vacancy().kind() == Kind.JOB) {
            return page.t("match.after.job");
        }
        Integer backed = choice.proposal().shown().backedSeats();
        return backed == null
                ? null
                : page.t("match.backed", backed, choice.vacancy().post().seats());
    }

    private @Nullable String way(SeeChoices.Choice choice, Page page) {
        Integer km = choice.proposal().shown().km();
        String place = choice.vacancy().post().place();
        if (km == null) {
            return null;
        }
        return km == 0 && place != null
                ? page.t("match.way.here", taxonomy.label(Subject.PLACE, place, page.language()))
                : page.t("distance.km", km);
    }

    private static ProposalView.Row row(String label, @Nullable String text) {
        return new ProposalView.Row(label, text, "");
    }

    private static @Nullable String pay(Shown shown, Page page) {
        String currency = shown.currency();
        if (currency == null) {
            return null;
        }
        String stipend =
                shown.stipend() == null
                        ? null
                        : page.pay(Money.of(shown.stipend(), currency), PayPeriod.MONTH);
        if (shown.payMin() == null || shown.payPeriod() == null) {
            return stipend == null ? null : page.t("matches.stipend", stipend);
        }
        String pay =
                page.t(
                        "money." + shown.payPeriod(),
                        page.span(
                                Money.of(shown.payMin(), currency),
                                shown.payMax() == null
                                        ? null
                                        : Money.of(shown.payMax(), currency)));
        return stipend == null ? pay : pay + ", " + page.t("match.with_stipend", stipend);
    }

    /** What a month brings above the need, in the minor unit; empty where it cannot be said. */
    private static Optional<Long> over(Shown shown) {
        Long need = shown.need();
        if (need == null
                || shown.currency() == null
                || !shown.currency().equals(shown.needCurrency())) {
            return Optional.empty();
        }
        return Optional.ofNullable(shown.monthly()).map(sum -> sum - need);
    }

    /** A month of it is about what it says. */
    private static boolean isWorkedOut(Shown shown) {
        return shown.payPeriod() != null && !shown.payPeriod().equals("month");
    }

    private static boolean isOpen(Shown shown) {
        return shown.payMin() != null && shown.payMax() == null;
    }

    private static String against(Shown shown, long over, Page page) {
        // A month of daily pay is an estimate: as elsewhere, without satang.
        Money apart = Money.of(Math.abs(over), String.valueOf(shown.currency())).whole();
        if (apart.minor() == 0) {
            return page.t(shown.needInPart() ? "match.covers_known" : "match.covers_exactly");
        }
        String sum = page.money(apart);
        return TermWords.asSentence(
                page.t(
                        over > 0
                                ? shown.needInPart() ? "match.covers_known.over" : "compare.covers"
                                : (shown.needInPart() ? "match.short_of_known" : "compare.short")
                                        + (isOpen(shown) ? ".lowest" : ""),
                        isWorkedOut(shown) ? page.t("match.about", sum) : sum));
    }

    private static @Nullable String start(Kind kind, Shown shown, Page page) {
        if (shown.startOn() == null) {
            return null;
        }
        LocalDate day = LocalDate.parse(shown.startOn());
        return day.isAfter(page.today())
                ? page.day(day)
                : Reason.hasBegun(kind, day, page.today())
                        ? page.t("match.begun", page.day(day))
                        : page.t("match.starts_now");
    }

    private String skills(List<UUID> skills, String none, Page page) {
        return skills.isEmpty()
                ? page.t(none)
                : skills.stream()
                        .map(one -> taxonomy.label(Subject.SKILL, one.toString(), page.language()))
                        .collect(Collectors.joining("; "));
    }
}
