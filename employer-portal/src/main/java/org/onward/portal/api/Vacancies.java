package org.onward.portal.api;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vacancies of one's own employer. */
@Singleton
public final class Vacancies {
    private final Calls calls;

    Vacancies(Calls calls) {
        this.calls = calls;
    }

    /** Newest first. */
    public Listed list(Asker asker, @Nullable String cursor) {
        String path = cursor == null ? "/vacancies" : "/vacancies?cursor=" + encode(cursor);
        return Answers.needed(calls.call(asker, "GET", path, null, null, Listed.class));
    }

    public Whole read(Asker asker, String id) {
        return Answers.needed(calls.call(asker, "GET", at(id), null, null, Whole.class));
    }

    /**
     * @param submit handed in for review at once, else kept as a draft
     */
    public Whole post(Asker asker, Content content, boolean submit, String key) {
        return Answers.needed(
                calls.call(
                        asker,
                        "POST",
                        "/vacancies",
                        new Posting(submit, content),
                        key,
                        Whole.class));
    }

    /**
     * @throws Refusal 412 where somebody changed it meanwhile
     */
    public Whole edit(Asker asker, String id, long version, Content content, boolean submit) {
        return Answers.needed(
                calls.call(
                        asker,
                        "PUT",
                        at(id),
                        new Edit(version, submit, content),
                        null,
                        Whole.class));
    }

    public void step(Asker asker, String id, Step step) {
        calls.call(asker, "POST", at(id) + "/" + step.path, null, null, Whole.class);
    }

    public List<Suggestion> find(Asker asker, String kind, String words) {
        return Answers.needed(
                        calls.call(
                                asker,
                                "GET",
                                "/suggestions?kind=%s&q=%s&language=%s"
                                        .formatted(kind, encode(words), asker.language()),
                                null,
                                null,
                                Found.class))
                .suggestions();
    }

    public Proposed propose(Asker asker, String title, String tasks) {
        return Answers.needed(
                calls.call(
                        asker,
                        "POST",
                        "/vacancies/suggestions",
                        new Words(title, tasks),
                        null,
                        Proposed.class));
    }

    private static String at(String id) {
        return "/vacancies/" + encode(id);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What can be done with a vacancy besides editing it. */
    public enum Step {
        SUBMIT("submission"),
        PAUSE("pause"),
        OPEN("opening"),
        FILL("filling"),
        WITHDRAW("withdrawal"),
        CONFIRM("confirmation");

        private final String path;

        Step(String path) {
            this.path = path;
        }
    }

    /**
     * @param next cursor, or null on the last page
     */
    @Serdeable
    public record Listed(List<Line> vacancies, @Nullable String next) {}

    /**
     * @param askedAt since when we ask whether it is still true; null where we do not
     * @param hiddenFrom when it is hidden if nobody answers
     */
    @Serdeable
    public record Line(
            String id,
            String kind,
            String title,
            String state,
            @Nullable String placeLabel,
            @Nullable Integer seats,
            @Nullable Instant askedAt,
            @Nullable Instant hiddenFrom,
            List<Comment> comments,
            int introductions,
            int toAnswer) {}

    /** What somebody who read the vacancy says about one of its fields. */
    @Serdeable
    public record Comment(String field, String message) {}

    /**
     * A vacancy as it stands.
     *
     * @param because the reason of the present state in words, or the fields changed
     * @param mayDo edit, submit, pause, open, fill, withdraw, confirm
     * @param backedBy what stands behind a training, another employer's as well
     * @param course what a training is for: market, basics, business or personal
     * @param inWork of those who {@code finished}
     * @param couldAdd fields that would make it found more easily
     */
    @Serdeable
    public record Whole(
            String id,
            long version,
            String state,
            @Nullable Instant askedAt,
            @Nullable Instant hiddenFrom,
            @Nullable String because,
            List<Comment> comments,
            List<String> mayDo,
            List<String> couldAdd,
            int introductions,
            int toAnswer,
            String kind,
            @Nullable String title,
            @Nullable String tasks,
            @Nullable String occupation,
            @Nullable String occupationLabel,
            @Nullable String sector,
            @Nullable String country,
            @Nullable String countryLabel,
            @Nullable String place,
            @Nullable String placeLabel,
            @Nullable BigDecimal payMin,
            @Nullable BigDecimal payMax,
            @Nullable String currency,
            @Nullable String payPeriod,
            @Nullable BigDecimal stipend,
            @Nullable Integer hours,
            @Nullable Boolean nights,
            @Nullable Boolean liveIn,
            @Nullable Boolean accommodation,
            @Nullable Integer education,
            List<LabelledSkill> skills,
            List<AskedLanguage> languages,
            @Nullable LocalDate startOn,
            @Nullable Integer seats,
            @Nullable Integer weeks,
            @Nullable String plan,
            @Nullable Integer seatsCommitted,
            @Nullable LocalDate validUntil,
            @Nullable Overseas overseas,
            List<Behind> backedBy,
            @Nullable String course,
            @Nullable Integer finished,
            @Nullable Integer inWork) {
        public boolean may(String act) {
            return mayDo.contains(act);
        }
    }

    @Serdeable
    public record Behind(String id, String title, boolean open) {}

    /**
     * @param level 1–4
     */
    @Serdeable
    public record LabelledSkill(
            String skill, boolean must, boolean teaches, @Nullable Integer level, String label) {}

    /**
     * @param level 1–4
     */
    @Serdeable
    public record AskedSkill(
            String skill, boolean must, boolean teaches, @Nullable Integer level) {}

    /**
     * @param language ISO 639
     * @param level 1–4
     */
    @Serdeable
    public record AskedLanguage(String language, @Nullable Integer level) {}

    /** Of work in another country; checked by advisers before anybody is shown it. */
    @Serdeable
    public record Overseas(
            @Nullable String licenceNumber,
            @Nullable String principal,
            @Nullable String jobOrder,
            @Nullable String visaClass) {}

    /**
     * A vacancy as it is written. Null is "not said".
     *
     * @param occupation ISCO-08 unit group
     * @param payMin in major units; alone it is the lowest, and nobody says how much at most
     * @param backedBy vacancies committed to who completes a training
     * @param course what a training is for: market, basics, business or personal
     * @param inWork of those who {@code finished}
     */
    @Serdeable
    public record Content(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String tasks,
            @Nullable String occupation,
            @Nullable String sector,
            @Nullable String country,
            @Nullable String place,
            @Nullable BigDecimal payMin,
            @Nullable BigDecimal payMax,
            @Nullable String currency,
            @Nullable String payPeriod,
            @Nullable BigDecimal stipend,
            @Nullable Integer hours,
            @Nullable Boolean nights,
            @Nullable Boolean liveIn,
            @Nullable Boolean accommodation,
            @Nullable Integer education,
            List<AskedSkill> skills,
            List<AskedLanguage> languages,
            @Nullable String startOn,
            @Nullable Integer seats,
            @Nullable Integer weeks,
            @Nullable String plan,
            @Nullable Integer seatsCommitted,
            @Nullable String validUntil,
            @Nullable Overseas overseas,
            List<String> backedBy,
            @Nullable String course,
            @Nullable Integer finished,
            @Nullable Integer inWork) {}

    /**
     * @param occupations the likeliest first
     */
    @Serdeable
    public record Proposed(List<ProposedOccupation> occupations, List<ProposedSkill> skills) {}

    /**
     * @param sure whether it may be chosen before anybody looked
     */
    @Serdeable
    public record ProposedOccupation(String code, String label, boolean sure) {}

    /**
     * @param sure whether it may be asked for before anybody looked
     * @param must whether the sure occupation needs it
     */
    @Serdeable
    public record ProposedSkill(String id, String label, boolean sure, boolean must) {}

    /**
     * @param matched what of it was found by, where that is not the label
     */
    @Serdeable
    public record Suggestion(String id, String label, @Nullable String matched) {}

    @Serdeable
    record Found(List<Suggestion> suggestions) {}

    @Serdeable
    record Words(String title, String tasks) {}

    @Serdeable
    record Posting(boolean submit, Content vacancy) {}

    @Serdeable
    record Edit(long version, boolean submit, Content vacancy) {}
}
