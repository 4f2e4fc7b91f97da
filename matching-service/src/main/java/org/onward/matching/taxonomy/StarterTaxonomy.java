package org.onward.matching.taxonomy;

import java.util.List;

/**
 * What the vocabulary files hold together: every code known, every reference resolved.
 *
 * @param checksum SHA-256 over all files, hexadecimal
 * @param groups ISCO-08 major, sub-major and minor groups
 * @param relatedSkills each pair once, to be read in both directions
 */
record StarterTaxonomy(
        String checksum,
        List<StarterSkill> skills,
        List<String> groups,
        List<String> occupations,
        List<OccupationProfile> profiles,
        List<NeededSkill> neededSkills,
        List<Relation> relatedSkills,
        List<String> countries,
        List<Place> places,
        List<Label> labels) {

    record StarterSkill(SkillId id, String key, Skill.Kind kind) {}

    record NeededSkill(String occupation, SkillId skill, boolean essential) {}

    record Relation(SkillId one, SkillId other, float strength) {}
}
