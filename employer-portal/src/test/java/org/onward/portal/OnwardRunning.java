package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Both programs with the demo story, as {@code scripts/run} starts them, in a data folder of their
 * own. The module {@code both-programs} runs what needs them, when both are packaged.
 */
final class OnwardRunning {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process run;
    private final int port;

    private OnwardRunning(Process run, int port) {
        this.run = run;
        this.port = port;
    }

    static OnwardRunning start(Path data) throws IOException, InterruptedException {
        int port = freePorts();
        Path said = data.resolve("said.txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                                ROOT.resolve("scripts/run").toString(),
                                "--port",
                                Integer.toString(port))
                        .directory(ROOT.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("ONWARD_DATA_FOLDER", data.toString());
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        OnwardRunning running = new OnwardRunning(builder.start(), port);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(said).contains("Onward is running")) {
            assertThat(running.run.isAlive() && System.nanoTime() < until)
                    .as(() -> "scripts/run said: " + read(said))
                    .isTrue();
            Thread.sleep(200);
        }
        return running;
    }

    String staff() {
        return "http://localhost:" + port;
    }

    String portal() {
        return "http://localhost:" + (port + 1);
    }

    /** As Ctrl-C. */
    void stop() throws InterruptedException {
        run.destroy();
        if (!run.waitFor(30, TimeUnit.SECONDS)) {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** The first of five that scripts/run takes: N, N+1, N+2, N+10 and N+11. */
    static int freePorts() throws IOException {
        for (int port = 21000; port < 40000; port += 20) {
            if (free(port)
                    && free(port + 1)
                    && free(port + 2)
                    && free(port + 10)
                    && free(port + 11)) {
                return port;
            }
        }
        throw new IOException("no free ports");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.getLocalPort() == port;
        } catch (IOException taken) {
            return false;
        }
    }
}
