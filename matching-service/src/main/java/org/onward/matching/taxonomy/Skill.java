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

    /** Whether nobody learns it for a vacancy: that it is not noted says nothing of a person. */
    public boolean isAttitude() {
        return kind == Kind.ATTITUDE;
    }
}
