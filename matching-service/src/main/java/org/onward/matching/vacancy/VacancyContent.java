package org.onward.matching.vacancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.shared.Money;

/**
 * What a vacancy says, checked; it becomes a {@link Vacancy} with an id and a state.
 *
 * @param course said of a training alone
 * @param placeWords the advert's own words for the place
 * @param unresolved words of an advert that met no skill
 */
public record VacancyContent(
        Kind kind,
        Post post,
        @Nullable Money stipend,
        @Nullable Integer weeks,
        @Nullable String plan,
        @Nullable Integer seatsCommitted,
        List<VacancyId> backedBy,
        Course course,
        @Nullable String placeWords,
        List<String> unresolved) {
    public VacancyContent {
        backedBy = List.copyOf(backedBy);
        unresolved = List.copyOf(unresolved);
    }

    /** What a vacancy says; the words of its advert are not among it. */
    static VacancyContent of(Vacancy vacancy) {
        return switch (vacancy) {
            case Vacancy.Job j ->
                    new VacancyContent(
                            j.kind(),
                            j.post(),
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            Course.UNSAID,
                            null,
                            List.of());
            case Vacancy.Apprenticeship a ->
                    new VacancyContent(
                            a.kind(),
                            a.post(),
                            a.stipend(),
                            a.weeks(),
                            a.plan(),
                            a.seatsCommitted(),
                            List.of(),
                            Course.UNSAID,
                            null,
                            List.of());
            case Vacancy.Training t ->
                    new VacancyContent(
                            t.kind(),
                            t.post(),
                            t.stipend(),
                            t.weeks(),
                            t.plan(),
                            t.seatsCommitted(),
                            t.backedBy(),
                            t.course(),
                            null,
                            List.of());
        };
    }

    VacancyContent backedBy(List<VacancyId> behind) {
        return new VacancyContent(
                kind,
                post,
                stipend,
                weeks,
                plan,
                seatsCommitted,
                behind,
                course,
                placeWords,
                unresolved);
    }

    /** The same of another employer in the same country. */
    public VacancyContent of(EmployerId employer) {
        return with(post.of(employer));
    }

    VacancyContent with(Post other) {
        return new VacancyContent(
                kind,
                other,
                stipend,
                weeks,
                plan,
                seatsCommitted,
                backedBy,
                course,
                placeWords,
                unresolved);
    }

    VacancyContent words(@Nullable String forPlace, List<String> metNoSkill) {
        return new VacancyContent(
                kind,
                post,
                stipend,
                weeks,
                plan,
                seatsCommitted,
                backedBy,
                course,
                forPlace,
                metNoSkill);
    }

    Vacancy as(VacancyId id, int version, VacancyState state) {
        return switch (kind) {
            case JOB -> new Vacancy.Job(id, version, state, post);
            case APPRENTICESHIP ->
                    new Vacancy.Apprenticeship(
                            id, version, state, post, stipend, weeks, plan, seatsCommitted);
            case TRAINING ->
                    new Vacancy.Training(
                            id,
                            version,
                            state,
                            post,
                            stipend,
                            weeks,
                            plan,
                            seatsCommitted,
                            backedBy,
                            course);
        };
    }
}
