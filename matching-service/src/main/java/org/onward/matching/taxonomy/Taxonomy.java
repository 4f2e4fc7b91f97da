package org.onward.matching.taxonomy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * The loaded vocabulary, held in memory and swapped as a whole when another version is loaded. All
 * methods are free of queries.
 */
public interface Taxonomy {
    /** Of what is held: what was loaded last of each source; in another one words may mean more. */
    String version();

    Optional<Skill> skill(SkillId id);

    Optional<Skill> skillByNumber(int number);

    List<Skill> skills();

    /** Whether the skill of a number is an attitude. */
    IntPredicate attitudes();

    /**
     * Number of the skill that a language is.
     *
     * @param code ISO 639: en, fil
     */
    OptionalInt language(String code);

    /** Skills related to one, both directions, strongest first; never the skill itself. */
    List<RelatedSkill> relatedTo(int skillNumber);

    boolean hasOccupation(OccupationCode code);

    /** The unit group of an occupation of ESCO's own, also of one that is offered no more. */
    Optional<OccupationCode> escoOccupation(UUID id);

    /**
     * The unit groups whose work an occupation of O*NET describes, each with how surely; the surest
     * first.
     *
     * @param code O*NET-SOC with its two decimals: 51-4121.00
     */
    List<Words.Resolved<OccupationCode>> unitsOfOnet(String code);

    /** Numbers of the skills the occupation needs. */
    int[] essentialSkills(OccupationCode code);

    /** Whether the occupation needs the skill of a number. */
    IntPredicate needs(OccupationCode code);

    /** Numbers of the skills that help in the occupation. */
    int[] optionalSkills(OccupationCode code);

    /** Occupations for which the skill is essential or optional. */
    List<OccupationCode> occupationsOf(int skillNumber);

    /** All lines of work, each at the place of its number. */
    List<LineOfWork> linesOfWork();

    /** Occupations of O*NET whose measures are known, each at the place of its number. */
    List<MeasuredWork> measuredWork();

    /**
     * Of a unit group where it has a profile of its own, else of its minor group.
     *
     * @param unit ISCO-08 code as a number
     */
    Optional<OccupationProfile> profile(int unit);

    /** Of every minor group. */
    List<OccupationProfile> profiles();

    /** By which occupations of O*NET a unit group's profile is known, the surest first. */
    List<ProfileSource> profileSources(OccupationCode code);

    Optional<Place> place(String code);

    List<Place> places();

    boolean hasCountry(String code);

    /** Preferred label; English where the language has none, the key itself as the last resort. */
    String label(Subject subject, String key, String language);
}
