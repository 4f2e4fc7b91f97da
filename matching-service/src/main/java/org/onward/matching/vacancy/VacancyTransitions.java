package org.onward.matching.vacancy;

import java.util.Map;
import java.util.Set;
import org.onward.matching.vacancy.VacancyState.Draft;
import org.onward.matching.vacancy.VacancyState.Expired;
import org.onward.matching.vacancy.VacancyState.Filled;
import org.onward.matching.vacancy.VacancyState.Open;
import org.onward.matching.vacancy.VacancyState.Paused;
import org.onward.matching.vacancy.VacancyState.Rejected;
import org.onward.matching.vacancy.VacancyState.SentBack;
import org.onward.matching.vacancy.VacancyState.Submitted;
import org.onward.matching.vacancy.VacancyState.Withdrawn;

/** Every legal transition of a vacancy, in one table. */
public final class VacancyTransitions {
    private static final Map<Class<? extends VacancyState>, Set<Class<? extends VacancyState>>>
            TABLE =
                    Map.of(
                            Draft.class, Set.of(Submitted.class, Withdrawn.class),
                            Submitted.class,
                                    Set.of(
                                            Open.class,
                                            SentBack.class,
                                            Rejected.class,
                                            Withdrawn.class),
                            SentBack.class, Set.of(Submitted.class, Withdrawn.class),
                            Rejected.class, Set.of(),
                            Open.class,
                                    Set.of(
                                            Paused.class,
                                            Filled.class,
                                            Withdrawn.class,
                                            Expired.class),
                            Paused.class,
                                    Set.of(
                                            Open.class,
                                            Filled.class,
                                            Withdrawn.class,
                                            Expired.class),
                            Filled.class, Set.of(),
                            Withdrawn.class, Set.of(),
                            Expired.class, Set.of(Submitted.class));

    private VacancyTransitions() {}

    /** Whether a vacancy may go from one state to another. */
    public static boolean allowed(
            Class<? extends VacancyState> from, Class<? extends VacancyState> to) {
        return TABLE.getOrDefault(from, Set.of()).contains(to);
    }
}
