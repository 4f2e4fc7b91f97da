package org.onward.matching.vacancy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The states' names in tables and JSON. */
final class StateNames {
    private static final Map<Class<? extends VacancyState>, String> NAMES =
            Map.of(
                    VacancyState.Draft.class, "draft",
                    VacancyState.Submitted.class, "submitted",
                    VacancyState.SentBack.class, "sent_back",
                    VacancyState.Rejected.class, "rejected",
                    VacancyState.Open.class, "open",
                    VacancyState.Paused.class, "paused",
                    VacancyState.Filled.class, "filled",
                    VacancyState.Withdrawn.class, "withdrawn",
                    VacancyState.Expired.class, "expired");

    private StateNames() {}

    static String of(VacancyState state) {
        return of(state.getClass());
    }

    static String of(Class<? extends VacancyState> state) {
        String name = NAMES.get(state);
        if (name == null) {
            throw new IllegalStateException("no name for " + state);
        }
        return name;
    }

    static List<String> all(Set<Class<? extends VacancyState>> states) {
        return states.stream().map(state -> of(state)).sorted().toList();
    }
}
