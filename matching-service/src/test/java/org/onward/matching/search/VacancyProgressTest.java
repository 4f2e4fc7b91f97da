package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onward.matching.search.VacancyProgress.ChangePoint;

class VacancyProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");
    private static final VacancyProgress START =
            new VacancyProgress(
                    UUID.randomUUID(), "abc", new ChangePoint(-3, 7), NOW, new TreeMap<>());

    @Test
    void survivesTheUserDataOfACommit() {
        VacancyProgress kept = START.committedAt(NOW, 100, 7);
        assertThat(VacancyProgress.of(kept.userData())).contains(kept);
    }

    @Test
    void anotherSchemaOrGarbageIsNoProgress() {
        Map<String, String> other = START.userData();
        other.put("schema", "0");
        assertThat(VacancyProgress.of(other)).isEmpty();
        Map<String, String> garbage = START.userData();
        garbage.put("at", "garbage");
        assertThat(VacancyProgress.of(garbage)).isEmpty();
        assertThat(VacancyProgress.of(Map.of())).isEmpty();
    }

    @Test
    void onlyWhatWasConsumedSevenDaysAgoMayBeTrimmed() {
        VacancyProgress progress = START;
        for (long day = 100; day <= 120; day++) {
            progress = progress.to(new ChangePoint(day * 10, day)).committedAt(NOW, day, 7);
        }
        assertThat(progress.consumedBefore(120, 7)).contains(new ChangePoint(1130, 113));
        assertThat(progress.days()).hasSize(8);
        assertThat(START.committedAt(NOW, 100, 7).consumedBefore(100, 7)).isEmpty();
    }
}
