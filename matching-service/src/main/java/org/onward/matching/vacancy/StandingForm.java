package org.onward.matching.vacancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a page that shows a part of a vacancy sends: that part as typed, and all it does not show as
 * it stands. About what stands behind a course and about the words of the advert it is silent,
 * which keeps them.
 */
final class StandingForm {
    private StandingForm() {}

    static VacancyForm changed(Vacancy vacancy, VacancyForm typed) {
        Post post = vacancy.post();
        Overseas overseas = post.overseas();
        return new VacancyForm(
                vacancy.kind().name().toLowerCase(Locale.ROOT),
                post.employer().value(),
                typed.title(),
                typed.tasks(),
                typed.occupation(),
                post.occupation() != null && post.occupation().value().equals(typed.occupation())
                        ? Double.valueOf(post.occupationConfidence())
                        : null,
                post.sector() == null ? null : post.sector().toString(),
                Objects.requireNonNullElse(typed.country(), post.country()),
                typed.place(),
                null,
                typed.payMin(),
                typed.payMax(),
                typed.currency(),
                typed.payPeriod(),
                typed.stipend(),
                typed.hours(),
                typed.nights(),
                typed.liveIn(),
                typed.accommodation(),
                post.education(),
                skills(post, typed),
                post.languages().stream()
                        .map(one -> new VacancyForm.LanguageForm(one.language(), one.level()))
                        .toList(),
                typed.startOn(),
                Objects.requireNonNullElse(typed.seats(), post.seats()),
                typed.weeks(),
                typed.plan(),
                typed.seatsCommitted(),
                typed.validUntil(),
                overseas == null
                        ? null
                        : new VacancyForm.OverseasForm(
                                overseas.licenceNumber(),
                                overseas.principal(),
                                overseas.jobOrder(),
                                overseas.visaClass()),
                null,
                null,
                typed.course(),
                typed.finished(),
                typed.inWork());
    }

    /** A skill that is asked as before keeps its level, its word and how sure the word was. */
    private static List<VacancyForm.SkillForm> skills(Post post, VacancyForm typed) {
        Map<UUID, AskedSkill> before =
                post.skills().stream()
                        .collect(Collectors.toMap(one -> one.skill().value(), Function.identity()));
        List<VacancyForm.SkillForm> skills = new ArrayList<>();
        for (VacancyForm.SkillForm one :
                Objects.requireNonNullElse(typed.skills(), List.<VacancyForm.SkillForm>of())) {
            AskedSkill was = one.skill() == null ? null : before.get(one.skill());
            skills.add(was == null ? one : asked(one, was));
        }
        return skills;
    }

    private static VacancyForm.SkillForm asked(VacancyForm.SkillForm one, AskedSkill was) {
        boolean teaches = Boolean.TRUE.equals(one.teaches());
        // What is taught may be needed as well: the page shows only that it is taught.
        boolean must = (teaches && was.teaches()) ? was.must() : Boolean.TRUE.equals(one.must());
        boolean same = teaches == was.teaches() && must == was.must();
        return new VacancyForm.SkillForm(
                one.skill(),
                must,
                teaches,
                was.level(),
                was.word(),
                same ? Double.valueOf(was.confidence()) : null);
    }
}
