package org.onward.matching.match;

import java.util.List;
import org.onward.matching.match.Reason.Argument;
import org.onward.matching.taxonomy.SkillId;

/**
 * What could be otherwise about a pair, and what its score would be then.
 *
 * @param tenths what the score would gain, in tenths of a point; with {@code known} false at most
 * @param known false where something has not been said yet, and asking is what there is to do
 * @param ofPerson whether it is the person who would have to say it
 * @param skills to be learnt; empty for everything but the skills needed
 * @param arguments of the factor's reason
 */
public record Change(
        Factor factor,
        int tenths,
        boolean known,
        boolean ofPerson,
        List<SkillId> skills,
        List<Argument> arguments) {
    public Change {
        skills = List.copyOf(skills);
        arguments = List.copyOf(arguments);
    }
}
