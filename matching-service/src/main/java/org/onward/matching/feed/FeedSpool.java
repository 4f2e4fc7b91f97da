package org.onward.matching.feed;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a feed lies until it is read to its end: a file under the data folder, gone afterwards. */
@Singleton
final class FeedSpool {
    private static final String SUFFIX = ".feed";
    private static final Logger LOG = LoggerFactory.getLogger(FeedSpool.class);

    private final Path folder;
    private final long mostBytes;

    FeedSpool(
            @Value("${onward.data.folder}") String dataFolder,
            @Value("${onward.feed.max-bytes:268435456}") long mostBytes) {
        this.folder = Path.of(dataFolder).resolve("feeds");
        this.mostBytes = mostBytes;
    }

    /** A file as it arrived. */
    record Kept(String name, long bytes) {}

    /**
     * Takes a whole body, or nothing of it.
     *
     * @param announced bytes that the sender said there are; null where it did not
     * @throws Problem TOO_LARGE where the body is larger than the setting allows, INVALID where it
     *     ended before its announced end
     */
    Kept keep(InputStream body, @Nullable Long announced) {
        String name = UUID.randomUUID() + SUFFIX;
        Path file = folder.resolve(name);
        boolean whole = false;
        try {
            Files.createDirectories(folder);
            long bytes = 0;
            try (FileChannel out =
                    FileChannel.open(
                            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                byte[] piece = new byte[1 << 16];
                for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                    bytes += read;
                    // The rest is read but not kept: most clients listen only once they have sent.
                    for (ByteBuffer rest = ByteBuffer.wrap(piece, 0, read);
                            bytes <= mostBytes && rest.hasRemaining(); ) {
                        out.write(rest);
                    }
                }
                out.force(true); // the run that reads it may have to go on after a power cut
            }
            if (bytes > mostBytes) {
                throw tooLarge();
            }
            if (announced != null && announced != bytes) {
                throw cutOff();
            }
            whole = true;
            return new Kept(name, bytes);
        } catch (IOException e) {
            // The server has a limit of its own, which it reports in the middle of reading.
            if (e.getCause() instanceof ContentLengthExceededException) {
                throw tooLarge();
            }
            if (e.getCause() instanceof EOFException) {
                throw cutOff(); // for the record only: nobody is there to read it
            }
            throw new UncheckedIOException("a feed could not be kept", e);
        } finally {
            if (!whole) {
                drop(name);
            }
        }
    }

    private Problem tooLarge() {
        return Problem.of(
                Problem.Kind.TOO_LARGE,
                "A feed has at most %d MB; send it in parts.".formatted(mostBytes >> 20));
    }

    private static Problem cutOff() {
        return Problem.invalid("file", "cut_off", "The file did not arrive to its end.");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    void drop(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            LOG.warn("a feed's file could not be deleted; the next start tries again");
        }
    }

    /** Files that a stop of the service left behind and no run reads. */
    void clearAllBut(Set<String> wanted) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            List<String> left =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(SUFFIX) && !wanted.contains(name))
                            .toList();
            left.forEach(this::drop);
        } catch (IOException e) {
            LOG.warn("files of earlier feeds could not be listed");
        }
    }
}
