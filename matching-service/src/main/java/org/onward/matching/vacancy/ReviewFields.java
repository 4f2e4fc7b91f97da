package org.onward.matching.vacancy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.web.Page;

/** A posting field by field, in the reader's words, under the names of its form. */
final class ReviewFields {
    private static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("title", "review.field.title"),
                    Map.entry("tasks", "vacancy.tasks"),
                    Map.entry("occupation", "vacancy.occupation"),
                    Map.entry("sector", "vacancy.sector"),
                    Map.entry("country", "vacancy.country"),
                    Map.entry("place", "vacancy.place"),
                    Map.entry("payMin", "vacancy.pay"),
                    Map.entry("stipend", "vacancy.stipend"),
                    Map.entry("hours", "vacancy.hours"),
                    Map.entry("nights", "vacancy.nights"),
                    Map.entry("liveIn", "vacancy.live_in"),
                    Map.entry("accommodation", "vacancy.accommodation"),
                    Map.entry("education", "vacancy.education"),
                    Map.entry("languages", "vacancy.languages"),
                    Map.entry("skills", "person.skills"),
                    Map.entry("startOn", "vacancy.start"),
                    Map.entry("seats", "vacancy.seats"),
                    Map.entry("weeks", "vacancy.duration"),
                    Map.entry("plan", "vacancy.plan"),
                    Map.entry("seatsCommitted", "vacancy.commitment"),
                    Map.entry("course", "vacancy.course"),
                    Map.entry("finished", "vacancy.record"),
                    Map.entry("backedBy", "vacancy.backed_by"),
                    Map.entry("validUntil", "vacancy.until"),
                    Map.entry("overseas", "vacancy.overseas"));

    /** Of every field that can be commented on. */
    static final Set<String> NAMES = LABELS.keySet();

    private final Page page;
    private final VacancyWords words;

    ReviewFields(Page page, VacancyWords words) {
        this.page = page;
        this.words = words;
    }

    String label(String field) {
        return page.t(Objects.requireNonNullElse(LABELS.get(field), "review.field.other"));
    }

    /** In the order of the form; null is unknown. */
    Map<String, @Nullable List<String>> of(
            Vacancy vacancy, @Nullable String placeWords, List<Behind> behind) {
        Post post = vacancy.post();
        VacancyContent content = VacancyContent.of(vacancy);
        Map<String, @Nullable List<String>> fields = new LinkedHashMap<>();
        fields.put("title", List.of(post.title()));
        fields.put("tasks", lines(post.tasks()));
        fields.put("occupation", one(words.occupation(post)));
        fields.put("sector", one(post.sector() == null ? null : page.t("sector." + post.sector())));
        fields.put(
                "place",
                Stream.of(
                                words.where(post),
                                placeWords == null ? null : page.t("vacancy.word", placeWords))
                        .filter(Objects::nonNull)
                        .toList());
        fields.put("payMin", one(post.pay() == null ? null : words.pay(post.pay())));
        Money stipend = content.stipend();
        if (vacancy.kind() != Kind.JOB) {
            fields.put("stipend", one(stipend == null ? null : page.pay(stipend, PayPeriod.MONTH)));
        }
        fields.put("hours", one(post.hours() == null ? null : page.t("hours.week", post.hours())));
        fields.put("nights", one(words.told("vacancy.nights", post.nights(), "yes", "no")));
        fields.put("liveIn", one(words.told("vacancy.live_in", post.liveIn(), "must", "not")));
        fields.put(
                "accommodation",
                one(words.told("vacancy.accommodation", post.accommodation(), "yes", "no")));
        fields.put("skills", skills(post));
        fields.put(
                "education",
                one(
                        post.education() == null
                                ? null
                                : page.t("education_level." + post.education())));
        fields.put(
                "languages",
                post.languages().isEmpty()
                        ? null
                        : post.languages().stream().map(words::language).toList());
        fields.put("startOn", one(post.startOn() == null ? null : page.day(post.startOn())));
        fields.put("seats", List.of(Integer.toString(post.seats())));
        if (vacancy.kind() != Kind.JOB) {
            fields.put("weeks", one(content.weeks() == null ? null : page.weeks(content.weeks())));
            fields.put("plan", lines(content.plan()));
            fields.put(
                    "seatsCommitted",
                    one(
                            content.seatsCommitted() == null
                                    ? null
                                    : page.t(
                                            "vacancy.seats_committed",
                                            content.seatsCommitted(),
                                            post.seats())));
        }
        if (vacancy.kind() == Kind.TRAINING) {
            fields.put("course", one(words.courseKind(content.course())));
            fields.put("finished", one(words.record(content.course())));
            fields.put(
                    "backedBy",
                    behind.isEmpty()
                            ? List.of(page.t("vacancy.unbacked"))
                            : behind.stream().map(one -> behind(page, one)).toList());
        }
        fields.put(
                "validUntil", one(post.validUntil() == null ? null : page.day(post.validUntil())));
        Overseas overseas = post.overseas();
        if (overseas != null) {
            fields.put(
                    "overseas",
                    words.overseas(overseas).rows().stream()
                            .map(
                                    row ->
                                            row.name()
                                                    + ": "
                                                    + Objects.requireNonNullElse(
                                                            row.value(), page.t("common.unknown")))
                            .toList());
        }
        return fields;
    }

    static String behind(Page page, Behind one) {
        return Stream.of(
                        one.title(),
                        one.employer(),
                        one.open()
                                ? page.t("match.openings", one.seats())
                                : page.t("vacancy.behind.not_open"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private @Nullable List<String> skills(Post post) {
        List<String> lines = new ArrayList<>();
        named(lines, "vacancy.needed", words.skills(post, one -> !one.teaches() && one.must()));
        named(lines, "vacancy.useful", words.skills(post, one -> !one.teaches() && !one.must()));
        named(lines, "vacancy.taught", words.skills(post, AskedSkill::teaches));
        return lines.isEmpty() ? null : lines;
    }

    private void named(List<String> lines, String key, List<VacancyPageView.SkillLine> skills) {
        if (!skills.isEmpty()) {
            lines.add(
                    page.t(key)
                            + ": "
                            + String.join(
                                    ", ",
                                    skills.stream()
                                            .map(VacancyPageView.SkillLine::label)
                                            .toList()));
        }
    }

    private static @Nullable List<String> one(@Nullable String value) {
        return value == null ? null : List.of(value);
    }

    private static @Nullable List<String> lines(@Nullable String text) {
        List<String> lines =
                text == null ? List.of() : text.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? null : lines;
    }
}
