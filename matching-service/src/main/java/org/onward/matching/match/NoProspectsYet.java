package org.onward.matching.match;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import org.onward.matching.vacancy.VacancyId;

/** As long as no introduction can be made, nothing is known of answers, and none was made. */
@Singleton
@Secondary
final class NoProspectsYet implements Prospects {
    @Override
    public Map<VacancyId, Prospect> of(Collection<VacancyFacts> vacancies) {
        return Map.of();
    }
}
