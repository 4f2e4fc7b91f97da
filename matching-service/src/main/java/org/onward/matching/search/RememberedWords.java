package org.onward.matching.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Words;

/** Answers what was asked before as it was answered then, until another vocabulary is loaded. */
final class RememberedWords implements Words {
    private static final int MOST = 10_000; // of each kind of question …
    private static final int MOST_TITLES = 50_000; // … but of what costs most, or differs most
    private static final int MOST_OF_TEXTS = 2_000_000; // characters: one text for many branches

    private final LabelWords words;
    private volatile Answers answers;

    RememberedWords(LabelWords words) {
        this.words = words;
        this.answers = Answers.by(words.vocabulary());
    }

    private record Asked(String words, @Nullable Object of) {}

    private record AskedOfText(String text, @Nullable OccupationCode occupation, int limit) {}

    private record Answers(
            Object vocabulary,
            Cache<Asked, Optional<Resolved<SkillId>>> skills,
            Cache<String, Optional<Resolved<OccupationCode>>> occupations,
            Cache<Asked, Optional<Resolved<OccupationCode>>> surer,
            Cache<AskedOfText, List<Resolved<SkillId>>> inTexts,
            Cache<Asked, List<Place>> places,
            Cache<Asked, Optional<Spelt>> spelt,
            Cache<String, Set<String>> countries) {

        static Answers by(Object vocabulary) {
            return new Answers(
                    vocabulary,
                    atMost(MOST_TITLES),
                    atMost(MOST_TITLES),
                    ofTexts(asked -> asked.words().length()),
                    ofTexts(asked -> asked.text().length()),
                    atMost(MOST),
                    atMost(MOST_TITLES),
                    atMost(MOST));
        }

        private static <K, V> Cache<K, V> atMost(int most) {
            // whoever asks while a table grows waits for it
            return Caffeine.newBuilder().initialCapacity(most).maximumSize(most).build();
        }

        private static <K, V> Cache<K, V> ofTexts(ToIntFunction<K> length) {
            return Caffeine.newBuilder()
                    .maximumWeight(MOST_OF_TEXTS)
                    .weigher((K key, V _) -> length.applyAsInt(key))
                    .build();
        }
    }

    private Answers answers() {
        Answers held = answers;
        Object now = words.vocabulary();
        if (held.vocabulary() != now) {
            held = Answers.by(now);
            answers = held;
        }
        return held;
    }

    @Override
    public Optional<Resolved<SkillId>> skill(String text, @Nullable OccupationCode occupation) {
        return answers()
                .skills()
                .get(new Asked(text, occupation), _ -> words.skill(text, occupation));
    }

    @Override
    public Optional<Resolved<OccupationCode>> occupation(String title) {
        // numbered posts are one question
        return answers().occupations().get(OccupationWords.withoutNumber(title), words::occupation);
    }

    @Override
    public Optional<Resolved<OccupationCode>> occupation(String title, String told) {
        return answers()
                .surer()
                .get(new Asked(told, title), _ -> words.surer(occupation(title), title, told));
    }

    @Override
    public List<Resolved<OccupationCode>> occupations(String title, String told, int limit) {
        return words.occupations(title, told, limit);
    }

    @Override
    public List<Place> places(String text, @Nullable String country) {
        return answers().places().get(new Asked(text, country), _ -> words.places(text, country));
    }

    @Override
    public Optional<Spelt> placeSpeltLike(String text, @Nullable String country) {
        return answers()
                .spelt()
                .get(new Asked(text, country), _ -> words.placeSpeltLike(text, country));
    }

    @Override
    public Optional<Place> placeCalled(String text) {
        return words.placeCalled(text);
    }

    @Override
    public Set<String> countries(String text) {
        return answers().countries().get(text, words::countries);
    }

    @Override
    public List<Resolved<SkillId>> skillsIn(
            String text, @Nullable OccupationCode occupation, int limit) {
        return answers()
                .inTexts()
                .get(
                        new AskedOfText(text, occupation, limit),
                        _ -> words.skillsIn(text, occupation, limit));
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
