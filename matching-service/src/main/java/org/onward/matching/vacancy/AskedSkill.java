package org.onward.matching.vacancy;

import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.SkillId;

/**
 * A skill a vacancy asks for or teaches.
 *
 * @param must false is "nice to have"
 * @param teaches learnt there: an apprenticeship or training does not ask for it
 * @param level 1–4 or unknown
 * @param word the advert's own word, where it came from one
 * @param confidence of the resolution, 0–1; 1 where a person chose the skill
 */
public record AskedSkill(
        SkillId skill,
        boolean must,
        boolean teaches,
        @Nullable Integer level,
        @Nullable String word,
        double confidence) {
    /** Not merely found in the running text. */
    boolean isListed() {
        return word != null || confidence == 1;
    }
}
