package org.onward.matching.match;

import java.util.List;
import org.onward.matching.returnee.Profile.Safety;
import org.onward.matching.returnee.SafetyRule;

/**
 * What a safety rule of the person has to do with a vacancy that none stops; told to the person's
 * own counsellor alone.
 *
 * @param unchecked what a rule is about, of which the vacancy says nothing: to be asked
 * @param unsafeBehind a rule stands against work that a course leads to
 */
public record Caution(List<SafetyRule.Kind> unchecked, boolean unsafeBehind) {
    public static final Caution NONE = new Caution(List.of(), false);

    public Caution {
        unchecked = List.copyOf(unchecked);
    }

    /**
     * @param behind the work that a course leads to
     */
    static Caution of(Safety safety, VacancyFacts vacancy, List<VacancyFacts> behind) {
        return new Caution(
                Gates.unchecked(safety, vacancy),
                behind.stream().anyMatch(work -> Gates.meetsRule(safety, work)));
    }
}
