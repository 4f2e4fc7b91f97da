package org.onward.matching.match;

import java.util.List;
import org.onward.matching.match.Reason.Argument;

/**
 * What stops a pair, for a sentence that says what would change it: {@code stop.<key>} with the
 * arguments in order.
 *
 * @param key the gate's, and what of it where there is more than one thing: {@code pay_floor},
 *     {@code country.right_to_work}, {@code musts.no_nights}
 */
public record Stop(Gate gate, String key, List<Argument> arguments) {
    public Stop {
        arguments = List.copyOf(arguments);
    }

    static Stop of(Gate gate) {
        return new Stop(gate, MatchBody.lower(gate), List.of());
    }
}
