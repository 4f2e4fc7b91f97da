package org.onward.matching.returnee;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;

/**
 * One person: what is known for matching, safety rules, where they stand.
 *
 * @param form the profile with its labels
 * @param profile the same as stored, for sums and numbers
 * @param learnt labels of skills that a completed course taught and nobody noted
 * @param states part → done, partly or unknown
 * @param next readinesses the person may go to
 * @param rules of the own counsellor; null for a person who is covered
 * @param saved a change was just saved
 */
public record PersonView(
        PersonHead head,
        SeePerson.Person person,
        ProfileForm form,
        ProfileDocument profile,
        List<String> learnt,
        Map<String, String> states,
        CaseloadView.NextStep step,
        List<String> next,
        @Nullable List<Rule> rules,
        Sums sums,
        Faults faults,
        ReadinessForm readiness,
        boolean saved) {

    /**
     * @param what name, place, business … as text
     */
    public record Rule(String id, SafetyRule.Kind kind, String what, String note) {}

    /**
     * Sums of a month for the page; null is unknown.
     *
     * @param debtsMonthly of the debts with an agreed instalment, one per currency
     * @param debtsDue those without one
     */
    public record Sums(
            @Nullable Money living,
            @Nullable Money rent,
            @Nullable Money savings,
            @Nullable Money payFloor,
            List<Money> debtsMonthly,
            List<DueDebt> debtsDue) {}

    /** All that is left of a debt, on one day. */
    public record DueDebt(Money left, LocalDate on) {}

    /** The readiness form as typed. */
    public record ReadinessForm(String to, String until) {}

    public long known() {
        return states.values().stream().filter(state -> !state.equals("unknown")).count();
    }
}
