package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onward.matching.taxonomy.WordRanking;

/** Makes things ready to be ranked, with the weights that were learnt for their kind. */
@Singleton
final class RankByWords implements WordRanking {
    @Override
    public Catalogue of(Kind kind, List<Thing> things) {
        return made(kind, things);
    }

    static ThingWords made(Kind kind, List<Thing> things) {
        return new ThingWords(
                things,
                WordWeights.of(kind, names()),
                switch (kind) {
                    case SKILLS -> SkillWords.DRESS;
                    case OCCUPATIONS -> Set.of();
                });
    }

    @Override
    public List<String> features() {
        return names();
    }

    @Override
    public double[] nothing(boolean beside) {
        return ThingWords.nothing(beside);
    }

    private static List<String> names() {
        return Arrays.stream(ThingWords.Feature.values())
                .map(feature -> feature.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
