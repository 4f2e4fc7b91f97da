package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;

/** Resolves words by the labels in memory; each kind of thing has its own way of being written. */
@Singleton
final class LabelWords implements Words {
    private final Taxonomy taxonomy;
    private volatile Built built;

    LabelWords(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        this.built = built(List.of());
    }

    private record Built(SkillWords skills, OccupationWords occupations, PlaceWords places) {}

    void build(List<LabelRead> labels) {
        built = built(labels);
    }

    private Built built(List<LabelRead> labels) {
        Map<Subject, List<LabelRead>> bySubject =
                labels.stream().collect(Collectors.groupingBy(read -> read.label().subject()));
        PlaceWords places =
                new PlaceWords(
                        new LabelVocabulary(
                                bySubject.getOrDefault(Subject.PLACE, List.of()), Set.of()),
                        new LabelVocabulary(
                                bySubject.getOrDefault(Subject.COUNTRY, List.of()), Set.of()),
                        taxonomy);
        return new Built(
                new SkillWords(
                        new LabelVocabulary(
                                bySubject.getOrDefault(Subject.SKILL, List.of()), SkillWords.DRESS),
                        taxonomy),
                new OccupationWords(
                        new LabelVocabulary(
                                bySubject.getOrDefault(Subject.OCCUPATION, List.of()), Set.of()),
                        places),
                places);
    }

    @Override
    public Optional<Resolved<SkillId>> skill(String words, @Nullable OccupationCode occupation) {
        return built.skills().skill(words, occupation);
    }

    @Override
    public Optional<Resolved<OccupationCode>> occupation(String title) {
        return built.occupations().occupation(title);
    }

    @Override
    public Optional<Place> place(String words, @Nullable String country) {
        return built.places().place(words, country);
    }

    @Override
    public List<Resolved<SkillId>> skillsIn(
            String text, @Nullable OccupationCode occupation, int limit) {
        return built.skills().skillsIn(text, occupation, limit);
    }
}
