package org.onward.matching.vacancy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of an edit has to be reviewed again: everything by which a person decides. How many seats
 * there are, when it starts and until when it stands follow the calendar, and stay open.
 */
final class MaterialChange {
    private static final String CHANGED = "changed: ";

    private MaterialChange() {}

    /** For the record of the step back. */
    static String because(List<String> fields) {
        return CHANGED + String.join(", ", fields);
    }

    /** The fields that such a record names; empty for any other. */
    static List<String> told(@Nullable String because) {
        return because != null && because.startsWith(CHANGED)
                ? List.of(because.substring(CHANGED.length()).split(", ", -1))
                : List.of();
    }

    /** Names of the form's fields that say something else now; empty where the edit is harmless. */
    static List<String> between(Vacancy before, VacancyContent now) {
        List<String> changed = new ArrayList<>();
        Post was = before.post();
        Post is = now.post();
        named(changed, "title", was.title(), is.title());
        named(changed, "tasks", was.tasks(), is.tasks());
        named(changed, "occupation", was.occupation(), is.occupation());
        named(changed, "sector", was.sector(), is.sector());
        named(changed, "country", was.country(), is.country());
        named(changed, "place", was.place(), is.place());
        named(changed, "payMin", was.pay(), is.pay());
        named(changed, "hours", was.hours(), is.hours());
        named(changed, "nights", was.nights(), is.nights());
        named(changed, "liveIn", was.liveIn(), is.liveIn());
        named(changed, "accommodation", was.accommodation(), is.accommodation());
        named(changed, "education", was.education(), is.education());
        named(changed, "skills", asked(was), asked(is));
        named(changed, "languages", Set.copyOf(was.languages()), Set.copyOf(is.languages()));
        named(changed, "overseas", claimed(was.overseas()), claimed(is.overseas()));
        VacancyContent course = VacancyContent.of(before);
        named(changed, "stipend", course.stipend(), now.stipend());
        named(changed, "weeks", course.weeks(), now.weeks());
        named(changed, "plan", course.plan(), now.plan());
        named(changed, "seatsCommitted", course.seatsCommitted(), now.seatsCommitted());
        named(changed, "backedBy", new HashSet<>(course.backedBy()), new HashSet<>(now.backedBy()));
        return changed;
    }

    private static void named(
            List<String> changed, String field, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            changed.add(field);
        }
    }

    private record Asked(Object skill, boolean must, boolean teaches, @Nullable Integer level) {}

    /** Whichever word led to a skill, the skill is what is asked. */
    private static Set<Asked> asked(Post post) {
        return post.skills().stream()
                .map(one -> new Asked(one.skill(), one.must(), one.teaches(), one.level()))
                .collect(Collectors.toSet());
    }

    /** What is said of work abroad; what was seen of it is not the employer's to say. */
    private static @Nullable Overseas claimed(@Nullable Overseas one) {
        return one == null
                ? null
                : new Overseas(
                        one.licenceNumber(),
                        one.principal(),
                        one.jobOrder(),
                        one.visaClass(),
                        false,
                        false,
                        null);
    }
}
