package org.onward.matching.taxonomy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves words of adverts and people to codes: one component for feeds, posting and profiles.
 * Implemented by the search room.
 */
public interface Words {
    /**
     * @param confidence 0–1: 1 for a preferred label, less for other names and near forms
     */
    record Resolved<T>(T code, double confidence) {}

    /**
     * @param occupation the occupation of the advert where known, to choose between namesakes
     */
    Optional<Resolved<SkillId>> skill(String words, @Nullable OccupationCode occupation);

    /** The occupation a title names, e.g. "Senior cook (Thai cuisine)". */
    Optional<Resolved<OccupationCode>> occupation(String title);

    /** The place an advert's words name, e.g. "Chiang Mai, Thailand" or a code. */
    Optional<Place> place(String words, @Nullable String country);

    /** Skills named in running text (tasks in a person's own words, a description); best first. */
    List<Resolved<SkillId>> skillsIn(String text, @Nullable OccupationCode occupation, int limit);
}
