package org.onward.matching.taxonomy;

import java.util.List;
import java.util.UUID;

/**
 * What a release of ESCO holds together. Labels are of skills by their id and of our occupations,
 * since an ESCO occupation's names are further names of its unit group.
 *
 * @param leftOut links to something that is no skill of the release, such as a skill group
 */
record Esco(
        List<EscoSkill> skills,
        List<EscoOccupation> occupations,
        List<Need> needs,
        List<Relation> relations,
        List<Label> labels,
        int leftOut) {

    record EscoSkill(UUID id, Skill.Kind kind) {}

    /**
     * @param code ESCO's, the unit group's followed by numbers: 7212.2
     * @param unit ISCO-08
     * @param names the shown one first
     * @param about what ESCO says of it
     */
    record EscoOccupation(UUID id, String code, String unit, List<String> names, String about) {}

    record Need(UUID occupation, UUID skill, boolean essential) {}

    /** The skill helps with the other one, or is needed for it. */
    record Relation(UUID skill, UUID other, boolean essential) {}
}
