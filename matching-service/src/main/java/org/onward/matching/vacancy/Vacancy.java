package org.onward.matching.vacancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;

/** A vacancy that an employer, chamber or training provider posts. */
public sealed interface Vacancy {
    VacancyId id();

    int version();

    VacancyState state();

    Post post();

    Kind kind();

    /** How long somebody learns; null where it is not known, and of a job. */
    @Nullable Integer weeks();

    /** Whether it is a course for a business of one's own, or for everyday life. */
    default boolean leadsToNoJob() {
        return this instanceof Training training
                && (training.course().kind() == CourseKind.BUSINESS
                        || training.course().kind() == CourseKind.PERSONAL);
    }

    /**
     * Whether enough is known of what it pays to introduce somebody: a stipend is pay enough for
     * who learns at work, and a seat on a course need not pay.
     */
    default boolean paySettled() {
        return switch (this) {
            case Job job -> job.post().pay() != null;
            case Apprenticeship one -> one.post().pay() != null || one.stipend() != null;
            case Training _ -> true;
        };
    }

    record Job(VacancyId id, int version, VacancyState state, Post post) implements Vacancy {
        @Override
        public Kind kind() {
            return Kind.JOB;
        }

        @Override
        public @Nullable Integer weeks() {
            return null;
        }
    }

    /**
     * @param stipend a month
     * @param seatsCommitted seats the employer commits to hire from; at most the post's seats
     */
    record Apprenticeship(
            VacancyId id,
            int version,
            VacancyState state,
            Post post,
            @Nullable Money stipend,
            @Nullable Integer weeks,
            @Nullable String plan,
            @Nullable Integer seatsCommitted)
            implements Vacancy {
        @Override
        public Kind kind() {
            return Kind.APPRENTICESHIP;
        }
    }

    /**
     * A seat on a course.
     *
     * @param backedBy the committed vacancies behind it; empty is an unbacked course
     * @param course what it is for
     */
    record Training(
            VacancyId id,
            int version,
            VacancyState state,
            Post post,
            @Nullable Money stipend,
            @Nullable Integer weeks,
            @Nullable String plan,
            @Nullable Integer seatsCommitted,
            List<VacancyId> backedBy,
            Course course)
            implements Vacancy {
        public Training {
            backedBy = List.copyOf(backedBy);
        }

        @Override
        public Kind kind() {
            return Kind.TRAINING;
        }
    }
}
