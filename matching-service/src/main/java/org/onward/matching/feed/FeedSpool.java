package org.onward.matching.feed;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;
import org.onward.matching.vacancy.PostingWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a feed lies until it is read to its end: a file under the data folder, gone afterwards.
 * What arrives by a page's form lies in a folder within it first, which the server fills.
 */
@Context
final class FeedSpool {
    private static final String SUFFIX = ".feed";
    private static final String HOME = "feeds-home";
    private static final String ARRIVING = "arriving"; // as the server's settings name it
    private static final long SPARE = 512L << 20; // bytes of the disk that are the database's
    private static final Logger LOG = LoggerFactory.getLogger(FeedSpool.class);

    private final Path folder;
    // What an earlier process left of forms.
    private final List<Path> left;
    private final long mostBytes;
    private final long mostOfAll;
    // By source what of it is being received, and how many bytes that may come to.
    private final Map<String, Arriving> arriving = new HashMap<>();

    FeedSpool(
            @Value("${onward.data.folder}") String dataFolder,
            @Value("${onward.feed.max-bytes:268435456}") long mostBytes,
            @Value("${onward.feed.max-waiting-bytes:2147483648}") long mostOfAll) {
        this.folder = Path.of(dataFolder).resolve("feeds");
        this.mostBytes = mostBytes;
        this.mostOfAll = mostOfAll;
        try {
            Files.createDirectories(folder.resolve(ARRIVING));
            this.left = files(folder.resolve(ARRIVING));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of feeds cannot be used", e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private record Arriving(String name, long bytes) {}

    /** Tells this folder from that of another process on the same database. */
    synchronized UUID home() {
        Path file = folder.resolveSibling(HOME);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                Path made = Files.writeString(scratch(), UUID.randomUUID().toString());
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return UUID.fromString(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of feeds cannot be used", e);
        }
    }

    /**
     * A file as it arrived.
     *
     * @param name of ours
     * @param called what its sender calls it, or null
     */
    record Kept(String name, long bytes, @Nullable String called) {
        private static final int LONGEST = 200;

        /** Of a path its last part, without what may be somebody's number or address. */
        Kept called(@Nullable String by) {
            String last = by == null ? "" : by.replaceFirst("(?s)^.*[/\\\\]", "");
            String line = PlainText.line(PostingWords.withoutContacts(last).text());
            return new Kept(name, bytes, line == null ? null : FeedRemark.shortened(line, LONGEST));
        }
    }

    /**
     * Takes a whole body, or nothing of it.
     *
     * @param announced bytes that the sender said there are; null where it did not
     * @throws Problem TOO_LARGE where the body is larger than the setting allows, INVALID where it
     *     ended before its announced end, CONFLICT where another file of the source is arriving,
     *     NO_ROOM where the files that wait take up all they may
     */
    Kept keep(String source, InputStream body, @Nullable Long announced) {
        String name = UUID.randomUUID() + SUFFIX;
        long most = announced == null ? mostBytes : Math.min(mostBytes, announced);
        makeRoom(source, new Arriving(name, most));
        boolean whole = false;
        try {
            long bytes = received(body, folder.resolve(name));
            if (bytes > mostBytes) {
                throw tooLarge();
            }
            if (announced != null && announced != bytes) {
                throw cutOff();
            }
            whole = true;
            return new Kept(name, bytes, null);
        } catch (IOException e) {
            // The server has a limit of its own, which it reports in the middle of reading; of a
            // body that was sent packed, it says so in another word.
            if (e.getCause() instanceof ContentLengthExceededException
                    || e.getCause() instanceof BufferLengthExceededException) {
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
            arrived(source);
        }
    }

    private synchronized void makeRoom(String source, Arriving file) {
        if (arriving.containsKey(source)) {
            throw Problem.conflict(
                    "A file of this source is being received; wait until it is here.");
        }
        try {
            requireRoom(file.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of feeds cannot be used", e);
        }
        arriving.put(source, file);
    }

    /**
     * Before a form with a file is received; how large it is, nobody may have said.
     *
     * @param announced bytes; below zero where the sender said nothing
     * @throws Problem NO_ROOM
     */
    synchronized void mayArrive(long announced) {
        try {
            requireRoom(announced < 0 ? mostBytes : Math.min(mostBytes, announced));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of feeds cannot be used", e);
        }
    }

    private void requireRoom(long bytes) throws IOException {
        Files.createDirectories(folder.resolve(ARRIVING));
        long taken = bytes;
        Set<String> names = new HashSet<>();
        for (Arriving other : arriving.values()) {
            taken += other.bytes();
            names.add(other.name());
        }
        for (Path other : files(folder)) {
            taken += names.contains(other.getFileName().toString()) ? 0 : size(other);
        }
        for (Path other : files(folder.resolve(ARRIVING))) {
            taken += size(other);
        }
        if (taken > mostOfAll || Files.getFileStore(folder).getUsableSpace() < bytes + SPARE) {
            throw noRoom();
        }
    }

    private synchronized void arrived(String source) {
        arriving.remove(source);
    }

    /** Of a file that is gone by now: none. */
    private static long size(Path file) {
        return file.toFile().length();
    }

    private long received(InputStream body, Path file) throws IOException {
        long bytes = 0;
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] piece = new byte[1 << 16];
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                bytes += read;
                // The rest is read but not kept: most clients listen only once they have sent.
                if (bytes <= mostBytes) {
                    written(out, ByteBuffer.wrap(piece, 0, read));
                }
            }
            out.force(true); // the run that reads it may have to go on after a power cut
        }
        return bytes;
    }

    private static void written(FileChannel out, ByteBuffer rest) {
        try {
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        } catch (IOException e) {
            LOG.error("a feed could not be written: {}", e.getClass().getName());
            throw noRoom();
        }
    }

    private static Problem noRoom() {
        return Problem.of(
                Problem.Kind.NO_ROOM,
                "There is no room for the file at present; send it again in a while.");
    }

    private Problem tooLarge() {
        return Problem.of(
                Problem.Kind.TOO_LARGE,
                "A feed has at most %d MB; send it in parts.".formatted(mostBytes >> 20));
    }

    private static Problem cutOff() {
        return Problem.invalid("file", "cut_off", "The file did not arrive to its end.");
    }

    /**
     * A file of its own for whoever deletes it again; what a stop leaves goes with the next start.
     */
    Path scratch() {
        try {
            Files.createDirectories(folder);
            return Files.createFile(folder.resolve(UUID.randomUUID() + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException("no file could be made", e);
        }
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
        try {
            for (Path file : files(folder)) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX) && !wanted.contains(name)) {
                    drop(name);
                }
            }
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("files of earlier feeds could not be listed");
        }
    }
}
