package org.onward.matching;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.OccupationProfile;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.RelatedSkill;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;

/** A handful of words, where the service runs without its vocabulary. */
@Factory
final class TestVocabulary {
    private static final List<String> LABELS =
            List.of("cook Thai food", "weld metal", "sew garments");
    private static final List<Skill> SKILLS =
            java.util.stream.IntStream.range(0, LABELS.size())
                    .mapToObj(
                            i ->
                                    new Skill(
                                            new SkillId(
                                                    UUID.nameUUIDFromBytes(
                                                            LABELS.get(i)
                                                                    .getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8))),
                                            i + 1,
                                            Skill.Kind.SKILL,
                                            false))
                    .toList();
    private static final Map<String, Place> PLACES =
            Map.of(
                    "TH-50", new Place("TH-50", "TH", 18.79, 98.98),
                    "PH-CEB", new Place("PH-CEB", "PH", 10.32, 123.89));

    @Singleton
    @Requires(missingBeans = Taxonomy.class)
    Taxonomy taxonomy() {
        return new SmallTaxonomy();
    }

    @Singleton
    @Requires(missingBeans = Words.class)
    Words words() {
        return new SmallWords();
    }

    private static final class SmallTaxonomy implements Taxonomy {
        @Override
        public Optional<Skill> skill(SkillId id) {
            return SKILLS.stream().filter(skill -> skill.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Skill> skillByNumber(int number) {
            return SKILLS.stream().filter(skill -> skill.number() == number).findFirst();
        }

        @Override
        public List<Skill> skills() {
            return SKILLS;
        }

        @Override
        public List<RelatedSkill> relatedTo(int skillNumber) {
            return List.of();
        }

        @Override
        public boolean hasOccupation(OccupationCode code) {
            return List.of("5120", "7212", "2635").contains(code.value());
        }

        @Override
        public int[] essentialSkills(OccupationCode code) {
            return new int[0];
        }

        @Override
        public int[] optionalSkills(OccupationCode code) {
            return new int[0];
        }

        @Override
        public List<OccupationCode> occupationsOf(int skillNumber) {
            return List.of();
        }

        @Override
        public Optional<OccupationProfile> profile(OccupationCode code) {
            return Optional.empty();
        }

        @Override
        public List<OccupationProfile> profiles() {
            return List.of();
        }

        @Override
        public Optional<Place> place(String code) {
            return Optional.ofNullable(PLACES.get(code));
        }

        @Override
        public List<Place> places() {
            return List.copyOf(PLACES.values());
        }

        @Override
        public boolean hasCountry(String code) {
            return code.equals("TH") || code.equals("PH");
        }

        @Override
        public String label(Subject subject, String key, String language) {
            return SKILLS.stream()
                    .filter(skill -> skill.id().value().toString().equals(key))
                    .map(skill -> LABELS.get(skill.number() - 1))
                    .findFirst()
                    .orElse(key);
        }
    }

    private static final class SmallWords implements Words {
        @Override
        public Optional<Resolved<SkillId>> skill(
                String words, @Nullable OccupationCode occupation) {
            int at = LABELS.indexOf(words);
            return at < 0 ? Optional.empty() : Optional.of(new Resolved<>(SKILLS.get(at).id(), 1));
        }

        @Override
        public Optional<Resolved<OccupationCode>> occupation(String title) {
            return title.toLowerCase(Locale.ROOT).contains("cook")
                    ? Optional.of(new Resolved<>(new OccupationCode("5120"), 0.9))
                    : Optional.empty();
        }

        @Override
        public Optional<Place> place(String words, @Nullable String country) {
            return words.startsWith("Chiang Mai")
                    ? Optional.ofNullable(PLACES.get("TH-50"))
                    : Optional.ofNullable(PLACES.get(words));
        }

        @Override
        public List<Resolved<SkillId>> skillsIn(
                String text, @Nullable OccupationCode occupation, int limit) {
            return LABELS.stream()
                    .filter(text::contains)
                    .limit(limit)
                    .map(label -> new Resolved<>(SKILLS.get(LABELS.indexOf(label)).id(), 0.7))
                    .toList();
        }
    }
}
