package org.onward.matching.vacancy;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * A vacancy as its employer sees it. Null is "not specified".
 *
 * @param since of the state; null for a draft
 * @param hiddenFrom when it is hidden if nobody says that it is still true
 * @param because why it was rejected
 * @param comments what to mend, where it was sent back
 * @param mayDo edit, submit, pause, open, fill, withdraw, confirm
 * @param couldAdd what would make it found more easily
 * @param backedBy what stands behind a training, another employer's as well
 * @param course what a training is for: market, basics, business or personal
 * @param finished who finished the training so far, with {@code inWork}
 * @param inWork of these
 */
@Serdeable
record OwnVacancyView(
        UUID id,
        int version,
        String state,
        @Nullable Instant since,
        @Nullable Instant confirmedAt,
        @Nullable Instant askedAt,
        @Nullable Instant hiddenFrom,
        @Nullable String because,
        List<VacancyComment> comments,
        List<String> mayDo,
        List<String> couldAdd,
        int introductions,
        int toAnswer,
        String kind,
        String title,
        String tasks,
        @Nullable String occupation,
        @Nullable String occupationLabel,
        @Nullable String sector,
        String country,
        String countryLabel,
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
        List<OwnSkill> skills,
        List<VacancyView.LanguageView> languages,
        @Nullable LocalDate startOn,
        int seats,
        @Nullable Integer weeks,
        @Nullable String plan,
        @Nullable Integer seatsCommitted,
        @Nullable LocalDate validUntil,
        @Nullable OwnOverseas overseas,
        List<OwnBehind> backedBy,
        @Nullable String course,
        @Nullable Integer finished,
        @Nullable Integer inWork) {
    @Serdeable
    record VacancyComment(String field, String message) {}

    @Serdeable
    record OwnSkill(
            UUID skill, String label, boolean must, boolean teaches, @Nullable Integer level) {}

    @Serdeable
    record OwnBehind(UUID id, String title, boolean open) {}

    /**
     * @param vettedOn when staff had seen all of it; null as long as they have not
     */
    @Serdeable
    record OwnOverseas(
            @Nullable String licenceNumber,
            @Nullable String principal,
            @Nullable String jobOrder,
            @Nullable String visaClass,
            @Nullable LocalDate vettedOn) {}

    static OwnVacancyView of(ReadOwnVacancies.Whole whole, Taxonomy taxonomy, String language) {
        Vacancy vacancy = whole.vacancy();
        VacancyContent said = VacancyContent.of(vacancy);
        Post post = vacancy.post();
        VacancyView all =
                VacancyView.of(vacancy, "", taxonomy, language); // they know their own name
        return new OwnVacancyView(
                all.id(),
                all.version(),
                all.state(),
                all.since(),
                whole.confirmed(),
                whole.asked(),
                whole.hiddenFrom(),
                all.because(),
                all.comments().stream()
                        .map(one -> new VacancyComment(one.field(), one.message()))
                        .toList(),
                mayDo(vacancy.state(), whole.past()),
                couldAdd(said),
                whole.introductions().introductions(),
                whole.introductions().toAnswer(),
                all.kind(),
                all.title(),
                all.tasks(),
                all.occupation(),
                all.occupationLabel(),
                all.sector(),
                all.country(),
                taxonomy.label(Subject.COUNTRY, post.country(), language),
                all.place(),
                all.placeLabel(),
                all.payMin(),
                all.payMax(),
                all.currency(),
                all.payPeriod(),
                all.stipend(),
                all.hours(),
                all.nights(),
                all.liveIn(),
                all.accommodation(),
                all.education(),
                all.skills().stream()
                        .map(
                                one ->
                                        new OwnSkill(
                                                one.skill(),
                                                one.label(),
                                                one.must(),
                                                one.teaches(),
                                                one.level()))
                        .toList(),
                all.languages(),
                all.startOn(),
                all.seats(),
                all.weeks(),
                all.plan(),
                all.seatsCommitted(),
                all.validUntil(),
                overseas(post.overseas()),
                whole.behind().stream()
                        .map(one -> new OwnBehind(one.id().value(), one.title(), one.open()))
                        .toList(),
                all.course(),
                all.finished(),
                all.inWork());
    }

    private static @Nullable OwnOverseas overseas(@Nullable Overseas one) {
        return one == null
                ? null
                : new OwnOverseas(
                        one.licenceNumber(),
                        one.principal(),
                        one.jobOrder(),
                        one.visaClass(),
                        one.vettedOn());
    }

    /**
     * By the table of steps; an employer's standing may still say no.
     *
     * @param past whether its last day has passed: then it is not shown again
     */
    private static List<String> mayDo(VacancyState state, boolean past) {
        List<String> may = new ArrayList<>();
        boolean over =
                switch (state) {
                    case VacancyState.Rejected r -> true;
                    case VacancyState.Filled f -> true;
                    case VacancyState.Withdrawn w -> true;
                    case VacancyState.Draft d -> false;
                    case VacancyState.Submitted s -> false;
                    case VacancyState.SentBack s -> false;
                    case VacancyState.Open o -> false;
                    case VacancyState.Paused p -> false;
                    case VacancyState.Expired e -> false;
                };
        if (!over) {
            may.add("edit");
        }
        add(may, "submit", VacancyStep.SUBMIT, state);
        add(may, "pause", VacancyStep.PAUSE, state);
        if (!past) {
            add(may, "open", VacancyStep.OPEN, state);
        }
        add(may, "fill", VacancyStep.FILL, state);
        add(may, "withdraw", VacancyStep.WITHDRAW, state);
        if (state instanceof VacancyState.Open
                || state instanceof VacancyState.Paused
                || (VacancyStep.CONFIRM.mayFollow(state) && !past)) {
            may.add("confirm");
        }
        return may;
    }

    private static void add(List<String> may, String act, VacancyStep step, VacancyState state) {
        if (step.mayFollow(state)) {
            may.add(act);
        }
    }

    private static List<String> couldAdd(VacancyContent said) {
        Post post = said.post();
        List<String> missing = new ArrayList<>();
        add(missing, "tasks", post.tasks().isBlank());
        add(missing, "place", post.place() == null);
        add(missing, "pay", post.pay() == null && said.stipend() == null);
        add(missing, "hours", post.hours() == null);
        add(missing, "start", post.startOn() == null);
        add(missing, "occupation", post.occupation() == null);
        add(missing, "skills", post.skills().isEmpty());
        add(missing, "languages", post.languages().isEmpty());
        add(missing, "education", post.education() == null);
        add(missing, "plan", said.kind() != Kind.JOB && said.plan() == null);
        add(missing, "course", said.kind() == Kind.TRAINING && said.course().kind() == null);
        add(missing, "weeks", said.kind() != Kind.JOB && said.weeks() == null);
        return missing;
    }

    private static void add(List<String> missing, String what, boolean isMissing) {
        if (isMissing) {
            missing.add(what);
        }
    }
}
