package org.onward.matching.vacancy;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldError;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * A vacancy as JSON. Null is "not specified".
 *
 * @param since of the state; null for a draft
 * @param confirmed when the employer last said it is still true; open vacancies only
 * @param payMin in major units of {@code currency}
 * @param payMax null beside {@code payMin} where nobody says how much at most
 * @param stipend a month
 * @param course what a training is for: market, basics, business or personal
 * @param finished who finished the training so far, as its provider says, with {@code inWork}
 * @param inWork of these
 */
@Serdeable
record VacancyView(
        UUID id,
        int version,
        String kind,
        String state,
        @Nullable Instant since,
        @Nullable Instant confirmed,
        @Nullable String because,
        List<FieldError> comments,
        UUID employer,
        String employerName,
        String title,
        String tasks,
        @Nullable String occupation,
        @Nullable String occupationLabel,
        double occupationConfidence,
        @Nullable String sector,
        String country,
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
        @Nullable LocalDate startOn,
        int seats,
        @Nullable Integer weeks,
        @Nullable String plan,
        @Nullable Integer seatsCommitted,
        @Nullable LocalDate validUntil,
        List<SkillView> skills,
        List<LanguageView> languages,
        @Nullable OverseasView overseas,
        List<UUID> backedBy,
        @Nullable String course,
        @Nullable Integer finished,
        @Nullable Integer inWork) {
    @Serdeable
    record SkillView(
            UUID skill,
            String label,
            boolean must,
            boolean teaches,
            @Nullable Integer level,
            @Nullable String word,
            double confidence) {}

    @Serdeable
    record LanguageView(String language, int level) {}

    @Serdeable
    record OverseasView(
            @Nullable String licenceNumber,
            @Nullable String principal,
            @Nullable String jobOrder,
            @Nullable String visaClass,
            boolean contractSeen,
            boolean zeroFees,
            @Nullable LocalDate vettedOn) {}

    private record Learning(
            @Nullable Money stipend,
            @Nullable Integer weeks,
            @Nullable String plan,
            @Nullable Integer seatsCommitted,
            List<VacancyId> backedBy,
            Course course) {}

    static VacancyView of(ReadVacancy.Read read, Taxonomy taxonomy, String language) {
        return of(read.vacancy(), read.employer().name(), taxonomy, language);
    }

    static VacancyView of(
            Vacancy vacancy, String employerName, Taxonomy taxonomy, String language) {
        Post post = vacancy.post();
        Pay pay = post.pay();
        Learning learning =
                switch (vacancy) {
                    case Vacancy.Job j ->
                            new Learning(null, null, null, null, List.of(), Course.UNSAID);
                    case Vacancy.Apprenticeship a ->
                            new Learning(
                                    a.stipend(),
                                    a.weeks(),
                                    a.plan(),
                                    a.seatsCommitted(),
                                    List.of(),
                                    Course.UNSAID);
                    case Vacancy.Training t ->
                            new Learning(
                                    t.stipend(),
                                    t.weeks(),
                                    t.plan(),
                                    t.seatsCommitted(),
                                    t.backedBy(),
                                    t.course());
                };
        PlacementRecord record = learning.course().record();
        String occupation = post.occupation() == null ? null : post.occupation().value();
        VacancyState state = vacancy.state();
        return new VacancyView(
                vacancy.id().value(),
                vacancy.version(),
                vacancy.kind().name().toLowerCase(Locale.ROOT),
                StateNames.of(state),
                since(state),
                state instanceof VacancyState.Open open ? open.confirmed() : null,
                state instanceof VacancyState.Rejected rejected ? rejected.because() : null,
                state instanceof VacancyState.SentBack back ? back.comments() : List.of(),
                post.employer().value(),
                employerName,
                post.title(),
                post.tasks(),
                occupation,
                occupation == null
                        ? null
                        : taxonomy.label(Subject.OCCUPATION, occupation, language),
                post.occupationConfidence(),
                post.sector() == null ? null : post.sector().toString(),
                post.country(),
                post.place(),
                post.place() == null ? null : taxonomy.label(Subject.PLACE, post.place(), language),
                pay == null ? null : pay.min().major(),
                pay == null || pay.max() == null ? null : pay.max().major(),
                pay != null
                        ? pay.currency().getCurrencyCode()
                        : learning.stipend() == null
                                ? null
                                : learning.stipend().currency().getCurrencyCode(),
                pay == null ? null : pay.period().name().toLowerCase(Locale.ROOT),
                learning.stipend() == null ? null : learning.stipend().major(),
                post.hours(),
                post.nights(),
                post.liveIn(),
                post.accommodation(),
                post.education(),
                post.startOn(),
                post.seats(),
                learning.weeks(),
                learning.plan(),
                learning.seatsCommitted(),
                post.validUntil(),
                post.skills().stream()
                        .map(
                                one ->
                                        new SkillView(
                                                one.skill().value(),
                                                taxonomy.label(
                                                        Subject.SKILL,
                                                        one.skill().value().toString(),
                                                        language),
                                                one.must(),
                                                one.teaches(),
                                                one.level(),
                                                one.word(),
                                                one.confidence()))
                        .toList(),
                post.languages().stream()
                        .map(one -> new LanguageView(one.language(), one.level()))
                        .toList(),
                overseas(post.overseas()),
                learning.backedBy().stream().map(VacancyId::value).toList(),
                learning.course().code(),
                record == null ? null : record.finished(),
                record == null ? null : record.inWork());
    }

    private static @Nullable Instant since(VacancyState state) {
        return switch (state) {
            case VacancyState.Draft() -> null;
            case VacancyState.Submitted(Instant at) -> at;
            case VacancyState.SentBack sentBack -> sentBack.at();
            case VacancyState.Rejected rejected -> rejected.at();
            case VacancyState.Open open -> open.opened();
            case VacancyState.Paused(Instant at) -> at;
            case VacancyState.Filled(Instant at) -> at;
            case VacancyState.Withdrawn(Instant at) -> at;
            case VacancyState.Expired(Instant at) -> at;
        };
    }

    private static @Nullable OverseasView overseas(@Nullable Overseas one) {
        return one == null
                ? null
                : new OverseasView(
                        one.licenceNumber(),
                        one.principal(),
                        one.jobOrder(),
                        one.visaClass(),
                        one.contractSeen(),
                        one.zeroFees(),
                        one.vettedOn());
    }
}
