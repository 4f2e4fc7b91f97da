package org.onward.matching.match;

import java.util.List;
import org.onward.matching.match.Reason.Argument;
import org.onward.matching.returnee.Must;
import org.onward.matching.vacancy.VacancyState;

/**
 * What stops a pair, for a sentence that says what would change it: {@code stop.<key>} with the
 * arguments in order.
 *
 * @param key the gate's, and what of it where there is more than one thing: {@code pay_floor},
 *     {@code country.right_to_work}, {@code musts.no_nights}, {@code not_shown.paused}
 */
public record Stop(Gate gate, String key, List<Argument> arguments) {
    public Stop {
        arguments = List.copyOf(arguments);
    }

    static Stop of(Gate gate) {
        return new Stop(gate, MatchBody.lower(gate), List.of());
    }

    /** What the person cannot do without is not there. */
    static Stop of(Must must) {
        return new Stop(Gate.MUSTS, "musts." + MatchBody.lower(must), List.of());
    }

    /**
     * @param rule whether it is of more than this one vacancy, which else was set aside
     */
    static Stop unsafe(boolean rule) {
        return new Stop(Gate.SAFETY, rule ? "safety" : "safety.set_aside", List.of());
    }

    /** What the person's own counsellor, from whom no rule is hidden, is told of a vacancy. */
    static Stop notShown(VacancyState state) {
        String why =
                switch (state) {
                    case VacancyState.Open _ -> "not_vetted";
                    case VacancyState.Paused _ -> "paused";
                    case VacancyState.Filled _ -> "filled";
                    case VacancyState.Withdrawn _, VacancyState.Expired _ -> "over";
                    case VacancyState.Draft _,
                            VacancyState.Submitted _,
                            VacancyState.SentBack _,
                            VacancyState.Rejected _ ->
                            "not_open";
                };
        return new Stop(Gate.NOT_SHOWN, "not_shown." + why, List.of());
    }
}
