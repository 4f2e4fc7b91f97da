package org.onward.matching.match;

import java.util.List;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile.Safety;
import org.onward.matching.returnee.SafetyRule;

/**
 * What a safety rule of the person has to do with a vacancy that none stops; told to the person's
 * own counsellor alone.
 *
 * @param unchecked what a rule is about, of which the vacancy says nothing: to be asked
 * @param behind what stands against the work that a course leads to
 */
public record Caution(List<SafetyRule.Kind> unchecked, Behind behind) {
    public static final Caution NONE = new Caution(List.of(), Behind.NOTHING);

    /** The most that stands against any of the work that a course leads to. */
    public enum Behind {
        NOTHING,
        /** One vacancy is set aside for the person, for any reason. */
        SET_ASIDE,
        RULE
    }

    public Caution {
        unchecked = List.copyOf(unchecked);
    }

    /**
     * @param work that a course leads to
     */
    static Caution of(Safety safety, VacancyFacts vacancy, List<WorkBehind.Work> work) {
        return new Caution(Gates.unchecked(safety, vacancy), behind(safety, work));
    }

    private static Behind behind(Safety safety, List<WorkBehind.Work> work) {
        if (work.stream().anyMatch(one -> Gates.meetsRule(safety, one.facts()))) {
            return Behind.RULE;
        }
        return work.stream().anyMatch(one -> Gates.isSetAside(safety, one.facts()))
                ? Behind.SET_ASIDE
                : Behind.NOTHING;
    }

    /** Whether something stands against work that a course leads to. */
    public boolean unsafeBehind() {
        return behind != Behind.NOTHING;
    }

    /** Whether what a must of the person turns on is asked for a rule already. */
    boolean asks(Must must) {
        return must == Must.NO_LIVE_IN && unchecked.contains(SafetyRule.Kind.LIVE_IN);
    }
}
