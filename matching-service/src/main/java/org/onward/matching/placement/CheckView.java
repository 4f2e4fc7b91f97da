package org.onward.matching.placement;

import java.util.List;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.Names.Choice;

/**
 * Recording one check.
 *
 * @param from where the form was opened, see {@link Back}
 * @param back where giving up leads
 * @param again it was recorded before and is corrected now
 */
public record CheckView(
        String person,
        String from,
        String back,
        String name,
        SeePlacements.Seen seen,
        Check check,
        boolean again,
        CheckForm form,
        List<Choice> currencies,
        Faults faults) {
    public CheckView {
        currencies = List.copyOf(currencies);
    }

    /** The form as typed. */
    public record CheckForm(
            String heldOn,
            String inWork,
            String sameEmployer,
            String wage,
            String currency,
            String period,
            String hours,
            String contract,
            String fees,
            String papersHeld,
            String freeToLeave,
            String treatedWell,
            String life,
            String words) {}
}
