package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run as other programs read it. */
class EvaluateTest {
    @TempDir Path folder;

    @Test
    void scoresFallWithTheRank() throws IOException {
        Path run = folder.resolve("run.trec");
        Evaluate.write(
                run,
                Map.of(
                        "q1",
                        List.of(
                                new Evaluate.Hit("a", 71.04),
                                new Evaluate.Hit("b", 71.04),
                                new Evaluate.Hit("c", 71.049),
                                new Evaluate.Hit("d", 60))));
        assertThat(Files.readAllLines(run))
                .containsExactly(
                        "q1 Q0 a 1 71.040000 onward",
                        "q1 Q0 b 2 71.039999 onward",
                        "q1 Q0 c 3 71.039998 onward",
                        "q1 Q0 d 4 60.000000 onward");
    }
}
