package org.onward.matching.taxonomy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One version of the vocabulary, never changed once made.
 *
 * @param skillsByNumber at the index of the skill's number
 * @param attitudes numbers of the skills that are attitudes
 * @param languages numbers of the skills that languages are, by their name in English
 * @param related at the index of the skill's number
 * @param needs the essential skills once more, as sets that nobody changes
 * @param profilesByUnit at the index of the unit group's code, its own or its minor group's
 * @param escoOccupations unit groups of ESCO's own occupations, some 3,000
 * @param unitsOfOnet by O*NET-SOC code, the surest first
 * @param preferred labels to show, by what is {@link Shown}
 */
record TaxonomySnapshot(
        String version,
        List<Skill> skills,
        Map<SkillId, Skill> skillsById,
        List<Optional<Skill>> skillsByNumber,
        BitSet attitudes,
        Map<String, Integer> languages,
        List<List<RelatedSkill>> related,
        Set<OccupationCode> occupations,
        Map<UUID, OccupationCode> escoOccupations,
        Map<String, List<Words.Resolved<OccupationCode>>> unitsOfOnet,
        Map<OccupationCode, int[]> essential,
        Map<OccupationCode, BitSet> needs,
        Map<OccupationCode, int[]> optional,
        Map<Integer, List<OccupationCode>> occupationsOf,
        List<LineOfWork> lines,
        List<MeasuredWork> measured,
        List<OccupationProfile> profiles,
        List<Optional<OccupationProfile>> profilesByUnit,
        Map<OccupationCode, List<ProfileSource>> profileSources,
        List<Place> places,
        Map<String, Place> placesByCode,
        Set<String> countries,
        List<Label> labels,
        Map<Shown, String> preferred) {

    static final TaxonomySnapshot EMPTY =
            new TaxonomySnapshot(
                    "",
                    List.of(),
                    Map.of(),
                    List.of(),
                    new BitSet(),
                    Map.of(),
                    List.of(),
                    Set.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    Map.of(),
                    Set.of(),
                    List.of(),
                    Map.of());

    /** Of what, in which language, a label is shown. */
    record Shown(Subject subject, String key, String language) {}

    String label(Subject subject, String key, String language) {
        String label = preferred.get(new Shown(subject, key, language));
        if (label == null) {
            label = preferred.get(new Shown(subject, key, "en"));
        }
        return label == null ? key : label;
    }
}
