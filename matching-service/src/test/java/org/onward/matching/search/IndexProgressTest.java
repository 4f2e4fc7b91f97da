package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onward.matching.search.IndexProgress.ChangePoint;

class IndexProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");
    private static final IndexProgress START =
            new IndexProgress(
                    4, UUID.randomUUID(), "abc", new ChangePoint(-3, 7), NOW, new TreeMap<>());

    @Test
    void survivesTheUserDataOfACommit() {
        IndexProgress kept = START.committedAt(NOW, 100, 7);
        assertThat(IndexProgress.of(kept.userData())).contains(kept);
    }

    @Test
    void garbageIsNoProgress() {
        Map<String, String> garbage = START.userData();
        garbage.put("at", "garbage");
        assertThat(IndexProgress.of(garbage)).isEmpty();
        assertThat(IndexProgress.of(Map.of())).isEmpty();
    }

    @Test
    void onlyWhatWasConsumedSevenDaysAgoMayBeTrimmed() {
        IndexProgress progress = START;
        for (long day = 100; day <= 120; day++) {
            progress = progress.to(new ChangePoint(day * 10, day)).committedAt(NOW, day, 7);
        }
        assertThat(progress.consumedBefore(120, 7)).contains(new ChangePoint(1130, 113));
        assertThat(progress.days()).hasSize(8);
        assertThat(START.committedAt(NOW, 100, 7).consumedBefore(100, 7)).isEmpty();
    }
}
