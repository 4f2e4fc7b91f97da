package org.onward.matching.taxonomy;

/**
 * @param number compact id, stable within one database; what index documents hold
 */
public record Skill(SkillId id, int number, Kind kind, boolean retired) {
    /** What sort of thing is learnt. */
    public enum Kind {
        SKILL,
        KNOWLEDGE,
        LANGUAGE,
        ATTITUDE
    }
}
