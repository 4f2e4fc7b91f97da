package org.onward.matching.audit;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The anchors: heads of the chain in a file outside of the database, one line {@code time position
 * hash before mac} each. {@code before} is the SHA-256 of the line before, {@code mac} an
 * HMAC-SHA256 of all that stands before it: whoever rewrites both the tables and this file needs
 * the key too. Only a copy elsewhere shows that the newest entries, anchors and lines were all
 * removed.
 */
@Singleton
public final class AuditAnchors {
    /** Clocks of two servers, and the steps by which NTP corrects one, stay well below a minute. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final String NONE_BEFORE = "0".repeat(64);
    private static final int LONGEST_LINE = 300;
    private static final Pattern LINE =
            Pattern.compile(
                    "((\\d{4}-[0-9T:.-]{5,30}Z) (\\d{1,18}) ([0-9a-f]{64}) ([0-9a-f]{64})) ([0-9a-f]{64})");

    private final Path file;
    private final @Nullable Path copy;
    private final SecretKeySpec key;
    private final InstantSource clock;

    AuditAnchors(
            @Property(name = "onward.data.folder") String dataFolder,
            @Nullable @Property(name = "onward.audit.anchor-copy") String copy,
            @Property(name = "onward.keys.audit-secret") String secret,
            InstantSource clock) {
        this.file = Path.of(dataFolder, "audit", "anchor.log");
        this.copy = copy == null ? null : Path.of(copy);
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256");
        this.clock = clock;
    }

    /**
     * Appends one line and has it on disk; what a power cut left of a line goes first.
     *
     * @return the line
     */
    String append(long position, byte[] hash) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long from = Math.max(0, channel.size() - 2 * LONGEST_LINE);
            ByteBuffer tail = ByteBuffer.allocate((int) (channel.size() - from));
            while (tail.hasRemaining() && channel.read(tail, from + tail.position()) > 0) {}
            String text = new String(tail.array(), StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf('\n') + 1;
            String before =
                    end == 0
                            ? NONE_BEFORE
                            : digest(text.substring(text.lastIndexOf('\n', end - 2) + 1, end - 1));
            String signed =
                    "%s %d %s %s"
                            .formatted(
                                    clock.instant(),
                                    position,
                                    HexFormat.of().formatHex(hash),
                                    before);
            String line = signed + " " + mac(signed);
            channel.truncate(from + end).position(from + end);
            ByteBuffer left = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
            return line;
        }
    }

    /** Reads the anchors beside the chain. */
    Reading read() throws IOException {
        return new Reading();
    }

    /** One walk through the file, and through its copy line by line. */
    final class Reading implements Closeable {
        private final BufferedReader lines = open(file);
        private final BufferedReader copied = open(copy);
        private String before = NONE_BEFORE;
        private Instant time = Instant.MIN;
        private Instant newestEntry = Instant.MIN;
        private long number;
        private @Nullable String line;
        private @Nullable Matcher anchor;

        private Reading() throws IOException {}

        /**
         * Moves to the next line; call it before the first seal too.
         *
         * @return what is wrong with that line; null where nothing is
         */
        @Nullable Finding next() throws IOException {
            line = lines.readLine();
            number++;
            String other = copied.readLine();
            if (line == null) {
                anchor = null;
                return other == null ? null : new Finding(Finding.Kind.ANCHOR_MISSING, number);
            }
            // A copy may be older than the file, but never empty or different.
            if (other == null ? copy != null && number == 1 : !other.equals(line)) {
                return new Finding(Finding.Kind.COPY_DIFFERS, number);
            }
            Matcher read = LINE.matcher(line);
            if (!read.matches()
                    || !read.group(5).equals(before)
                    || !mac(read.group(1)).equals(read.group(6))) {
                return new Finding(Finding.Kind.ANCHOR_CHANGED, number);
            }
            Instant at = Instant.parse(read.group(2));
            if (at.plus(TOLERANCE).isBefore(time)) {
                return new Finding(Finding.Kind.CLOCK_WENT_BACK, number);
            }
            time = at;
            before = digest(line);
            anchor = read;
            return null;
        }

        /**
         * Compares one seal with the anchors made at it.
         *
         * @param at when its entry was written
         * @param recorded the anchor line the database holds for this seal
         */
        @Nullable Finding compare(long position, byte[] hash, Instant at, @Nullable String recorded)
                throws IOException {
            newestEntry = at.isAfter(newestEntry) ? at : newestEntry;
            boolean there = recorded == null;
            while (anchor != null && Long.parseLong(anchor.group(3)) <= position) {
                if (Long.parseLong(anchor.group(3)) < position
                        || !anchor.group(4).equals(HexFormat.of().formatHex(hash))) {
                    return new Finding(Finding.Kind.REWRITTEN, number);
                }
                // An entry is written before it is anchored.
                if (newestEntry.isAfter(time.plus(TOLERANCE))) {
                    return new Finding(Finding.Kind.CLOCK_WENT_BACK, number);
                }
                there |= recorded != null && recorded.equals(line);
                Finding finding = next();
                if (finding != null) {
                    return finding;
                }
            }
            return there ? null : new Finding(Finding.Kind.ANCHOR_MISSING, number);
        }

        /** After the last seal no anchor may be left. */
        @Nullable Finding end() {
            return anchor == null ? null : new Finding(Finding.Kind.CUT_OFF, number);
        }

        @Override
        public void close() throws IOException {
            lines.close();
            copied.close();
        }
    }

    private static BufferedReader open(@Nullable Path path) throws IOException {
        Path from = path != null && Files.isDirectory(path) ? path.resolve("anchor.log") : path;
        return from == null || !Files.exists(from)
                ? new BufferedReader(new StringReader(""))
                : Files.newBufferedReader(from, StandardCharsets.ISO_8859_1);
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String line) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(line.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
