package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.problem.Problem;

/** What may lie in the folder of feeds at once; without a service. */
class FeedSpoolTest {
    @TempDir Path data;

    /** A body in the middle of which something else is done. */
    private static InputStream meanwhile(int bytes, Runnable act) {
        return new ByteArrayInputStream(new byte[bytes]) {
            private boolean done;

            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                if (!done) {
                    done = true;
                    act.run();
                }
                return super.read(into, offset, length);
            }
        };
    }

    private static void refused(FeedSpool spool, String source, int bytes, Problem.Kind kind) {
        assertThatThrownBy(
                        () ->
                                spool.keep(
                                        source,
                                        new ByteArrayInputStream(new byte[bytes]),
                                        (long) bytes))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    @Test
    void filesThatArriveSideBySideHaveTheRoomThatTheyMayComeToAndNoMore() {
        FeedSpool spool = new FeedSpool(data.toString(), 1_000, 2_500);
        FeedSpool.Kept first = spool.keep("a", new ByteArrayInputStream(new byte[900]), 900L);
        // How long it is was not said, so it may come to 1,000.
        spool.keep(
                "b",
                meanwhile(
                        10,
                        () -> {
                            refused(spool, "c", 700, Problem.Kind.NO_ROOM);
                            spool.keep("c", new ByteArrayInputStream(new byte[500]), 500L);
                            refused(spool, "d", 200, Problem.Kind.NO_ROOM);
                        }),
                null);
        spool.drop(first.name());
        refused(spool, "d", 1_001, Problem.Kind.TOO_LARGE);
        spool.keep("d", new ByteArrayInputStream(new byte[1_000]), 1_000L);
    }

    @Test
    void ofOneSourceOneFileArrivesAtATime() throws IOException {
        FeedSpool spool = new FeedSpool(data.toString(), 1_000, 2_500);
        spool.keep("a", meanwhile(100, () -> refused(spool, "a", 10, Problem.Kind.CONFLICT)), 100L);
        spool.keep("a", new ByteArrayInputStream(new byte[10]), 10L);
        try (Stream<Path> files = Files.list(data.resolve("feeds"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void aFormIsRefusedBeforeItArrivesWhereThereIsNoRoomAndWhatAStopLeftGoes() throws IOException {
        Path left = data.resolve("feeds").resolve("arriving").resolve("half");
        Files.createDirectories(left.getParent());
        Files.write(left, new byte[2_000]);
        FeedSpool spool = new FeedSpool(data.toString(), 1_000, 2_500);
        Path now = Files.write(left.resolveSibling("now"), new byte[100]);
        assertThatThrownBy(() -> spool.mayArrive(500))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NO_ROOM));
        assertThatThrownBy(() -> spool.mayArrive(-1)).isInstanceOf(Problem.class);
        spool.clearAllBut(Set.of());
        assertThat(left).doesNotExist();
        assertThat(now).as("begun since").exists();
        spool.mayArrive(500);
    }

    @Test
    void aFolderKnowsItselfAgain() {
        FeedSpool spool = new FeedSpool(data.toString(), 1_000, 2_500);
        assertThat(spool.home()).isEqualTo(spool.home());
        assertThat(new FeedSpool(data.toString(), 1, 1).home()).isEqualTo(spool.home());
        assertThat(new FeedSpool(data.resolve("other").toString(), 1, 1).home())
                .isNotEqualTo(spool.home());
    }
}
