package org.onward.portal.vacancy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Vacancies.Behind;
import org.onward.portal.api.Vacancies.LabelledSkill;
import org.onward.portal.api.Vacancies.Line;
import org.onward.portal.api.Vacancies.Whole;
import org.onward.portal.web.Page;

/** How parts of a vacancy are said on pages. */
public final class VacancyWords {
    /** Of Thailand; the Philippines are an hour ahead, which moves no day that matters here. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

    private static final Map<String, String> COLOURS =
            Map.of(
                    "open",
                    "good",
                    "sent_back",
                    "accent",
                    "submitted",
                    "primary",
                    "paused",
                    "caution");

    private VacancyWords() {}

    /** The tag's colour, or none. */
    public static String colour(String state) {
        return COLOURS.getOrDefault(state, "");
    }

    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** Kind, place and seats in one line. */
    public static String about(Page page, Line one) {
        List<String> parts = new ArrayList<>();
        parts.add(page.t("kind." + one.kind()));
        if (one.placeLabel() != null) {
            parts.add(one.placeLabel());
        }
        if (one.seats() != null) {
            parts.add(page.t("vacancy.seats_of", one.seats()));
        }
        return String.join(" · ", parts);
    }

    /** ฿9,500 – ฿11,000 a month, from ฿9,500 a month; null where nothing is said. */
    public static @Nullable String pay(Page page, Whole vacancy) {
        BigDecimal least = vacancy.payMin();
        String currency = vacancy.currency();
        String period = vacancy.payPeriod();
        if (least == null || currency == null || period == null) {
            return null;
        }
        BigDecimal most = vacancy.payMax();
        String lowest = page.money(least, currency);
        String sum =
                most == null
                        ? page.t("money.from", lowest)
                        : most.compareTo(least) == 0
                                ? lowest
                                : lowest + " – " + page.money(most, currency);
        return page.t("money." + period, sum);
    }

    public static @Nullable String stipend(Page page, Whole vacancy) {
        return vacancy.stipend() == null || vacancy.currency() == null
                ? null
                : page.t("money.month", page.money(vacancy.stipend(), vacancy.currency()));
    }

    /** Where on the form a field of the contract stands. */
    public static String field(String field) {
        return switch (field) {
            case "pay", "payMax", "payPeriod", "currency" -> "payMin";
            case "start" -> "startOn";
            case "languages" -> "language1";
            case "country" -> "place";
            default -> field;
        };
    }

    /** What stands behind a course, and whether it is open. */
    public static String behind(Page page, Behind one) {
        return one.open() ? one.title() : one.title() + " · " + page.t("posting.backedBy.not_open");
    }

    /** The name of a field as the form has it; of one the form does not have, none. */
    public static String name(Page page, String field) {
        String ours = field(field);
        return switch (ours) {
            case "payMin" -> page.t("posting.pay");
            case "language1" -> page.t("posting.languages");
            default -> PostingPages.labels(page).getOrDefault(ours, page.t("vacancy.other"));
        };
    }

    /**
     * @param use must, nice or teach
     */
    public static List<LabelledSkill> skills(Whole vacancy, String use) {
        return vacancy.skills().stream()
                .filter(
                        skill ->
                                switch (use) {
                                    case "teach" -> skill.teaches();
                                    case "must" -> skill.must() && !skill.teaches();
                                    default -> !skill.must() && !skill.teaches();
                                })
                .toList();
    }
}
