package org.onward.matching.match;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** The ranking in use, checked when the service starts. */
@Factory
final class RankingFactory {
    @Singleton
    Ranking ranking(@Value("${onward.match.ranking:ranking-9}") String name) {
        return Ranking.load(name);
    }

    @Singleton
    Scorer scorer(Ranking ranking) {
        return new Scorer(ranking);
    }
}
