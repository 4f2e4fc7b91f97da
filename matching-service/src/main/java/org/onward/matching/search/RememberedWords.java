package org.onward.matching.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Words;

/** Answers what was asked before as it was answered then, until another vocabulary is loaded. */
final class RememberedWords implements Words {
    private static final int MOST = 10_000; // of each kind of question …
    private static final int MOST_TITLES = 50_000; // … but of what costs most

    private final LabelWords words;
    private Object vocabulary;
    private final Map<Object, Optional<Resolved<SkillId>>> skills = new HashMap<>();
    private final Map<Object, Optional<Resolved<OccupationCode>>> occupations = new HashMap<>();
    private final Map<Object, List<Place>> places = new HashMap<>();
    private final Map<Object, Set<String>> countries = new HashMap<>();

    RememberedWords(LabelWords words) {
        this.words = words;
        this.vocabulary = words.vocabulary();
    }

    private record Asked(String words, @Nullable Object of) {}

    private <T> T remembered(Map<Object, T> answers, Object asked, Supplier<T> answer) {
        if (vocabulary != words.vocabulary()) {
            vocabulary = words.vocabulary();
            List.of(skills, occupations, places, countries).forEach(Map::clear);
        }
        if (answers.size() >= (answers == occupations ? MOST_TITLES : MOST)) {
            answers.clear();
        }
        return answers.computeIfAbsent(asked, added -> answer.get());
    }

    @Override
    public Optional<Resolved<SkillId>> skill(String text, @Nullable OccupationCode occupation) {
        return remembered(skills, new Asked(text, occupation), () -> words.skill(text, occupation));
    }

    @Override
    public Optional<Resolved<OccupationCode>> occupation(String title) {
        String asked = OccupationWords.withoutNumber(title); // numbered posts are one question
        return remembered(occupations, asked, () -> words.occupation(asked));
    }

    /** Tasks are hardly told twice; the title is. */
    @Override
    public Optional<Resolved<OccupationCode>> occupation(String title, String told) {
        return words.surer(occupation(title), title, told);
    }

    @Override
    public List<Resolved<OccupationCode>> occupations(String title, String told, int limit) {
        return words.occupations(title, told, limit);
    }

    @Override
    public List<Place> places(String text, @Nullable String country) {
        return remembered(places, new Asked(text, country), () -> words.places(text, country));
    }

    @Override
    public Set<String> countries(String text) {
        return remembered(countries, text, () -> words.countries(text));
    }

    @Override
    public List<Resolved<SkillId>> skillsIn(
            String text, @Nullable OccupationCode occupation, int limit) {
        return words.skillsIn(text, occupation, limit);
    }

    @Override
    public String version() {
        return words.version();
    }

    @Override
    public Words remembering() {
        return this;
    }
}
