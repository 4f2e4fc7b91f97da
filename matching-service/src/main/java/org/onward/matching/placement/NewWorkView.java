package org.onward.matching.placement;

import java.util.List;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.Names.Choice;

/**
 * Adding what a person began or agreed to.
 *
 * @param back where giving up leads
 * @param vacancy title and employer where it comes from a vacancy, else empty
 * @param trainings what it may follow
 */
public record NewWorkView(
        String person,
        String back,
        String name,
        WorkForm form,
        String vacancy,
        List<Choice> trainings,
        List<Choice> currencies,
        Faults faults) {
    public NewWorkView {
        trainings = List.copyOf(trainings);
        currencies = List.copyOf(currencies);
    }

    /** The form as typed. */
    public record WorkForm(
            String from,
            String key,
            String introduction,
            String vacancy,
            String kind,
            String employer,
            String occupation,
            String firstDay,
            String subsidised,
            String after,
            String wage,
            String currency,
            String period,
            String hours) {}
}
