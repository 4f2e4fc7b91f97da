package org.onward.matching.feed;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.onward.matching.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a feed lies while it is read: a file under the data folder, gone afterwards. */
@Singleton
final class FeedSpool {
    private static final String SUFFIX = ".feed";
    private static final Logger LOG = LoggerFactory.getLogger(FeedSpool.class);

    private final Path folder;
    private final long mostBytes;

    FeedSpool(
            @Value("${onward.data.folder}") String dataFolder,
            @Value("${onward.feed.max-bytes:67108864}") long mostBytes) {
        this.folder = Path.of(dataFolder).resolve("feeds");
        this.mostBytes = mostBytes;
    }

    /**
     * @throws Problem TOO_LARGE where the body is larger than the setting allows
     */
    Path keep(InputStream body) {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "in", SUFFIX);
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] piece = new byte[1 << 16];
                long bytes = 0;
                for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                    bytes += read;
                    // The rest is read but not kept: most clients listen only once they have sent.
                    if (bytes <= mostBytes) {
                        out.write(piece, 0, read);
                    }
                }
                if (bytes > mostBytes) {
                    drop(file);
                    throw tooLarge();
                }
                return file;
            } catch (IOException e) {
                drop(file);
                throw e;
            }
        } catch (IOException e) {
            // The server has a limit of its own, which it reports in the middle of reading.
            if (e.getCause() instanceof ContentLengthExceededException) {
                throw tooLarge();
            }
            throw new UncheckedIOException("a feed could not be kept", e);
        }
    }

    private Problem tooLarge() {
        return Problem.of(
                Problem.Kind.TOO_LARGE,
                "A feed has at most %d MB; send it in parts.".formatted(mostBytes >> 20));
    }

    void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("a feed's file could not be deleted; the next start tries again");
        }
    }

    /** Files that a stop of the service left behind. */
    void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            List<Path> left =
                    files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).toList();
            left.forEach(this::drop);
        } catch (IOException e) {
            LOG.warn("files of earlier feeds could not be listed");
        }
    }
}
