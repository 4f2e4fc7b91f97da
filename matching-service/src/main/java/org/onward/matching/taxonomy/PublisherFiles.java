package org.onward.matching.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;

/**
 * The publishers' files of one load, unpacked from the tar that {@code scripts/load-taxonomy}
 * sends: {@code esco-classification.zip}, {@code esco-relations.zip}, {@code onet/} with its tables
 * and a text that names its release, {@code crosswalk.csv}, {@code labels.csv}; any of them. In a
 * folder of its own that goes with {@link #close}.
 */
final class PublisherFiles implements AutoCloseable {
    static final String CLASSIFICATION = "esco-classification.zip";
    static final String RELATIONS = "esco-relations.zip";
    static final String ONET = "onet";
    static final String CROSSWALK = "crosswalk.csv";
    static final String LABELS = "labels.csv";

    private static final Pattern NAME =
            Pattern.compile(
                    "esco-classification\\.zip|esco-relations\\.zip|crosswalk\\.csv|labels\\.csv"
                            + "|onet/[A-Za-z0-9][A-Za-z0-9 ._-]{0,80}\\.(txt|tsv|md)");
    // Goes up when the same files would be written differently, so that they are written again.
    private static final String LOADER_VERSION = "3";

    // ESCO and O*NET come to 25 MB in 25 files.
    private static final long MOST_BYTES = 512L << 20;
    private static final int MOST_FILES = 300;

    private final Map<String, Path> files;
    private final @Nullable Path onet;
    private final String checksum;
    private final @Nullable Path unpacked;

    private PublisherFiles(
            Map<String, Path> files,
            @Nullable Path onet,
            String checksum,
            @Nullable Path unpacked) {
        this.files = files;
        this.onet = onet;
        this.checksum = checksum;
        this.unpacked = unpacked;
    }

    /**
     * Files that lie there as their publishers name them: {@code esco/*classification*.zip}, {@code
     * esco/*relations*.zip}, {@code onet/}, {@code crosswalk.csv}, {@code labels.csv}. They stay.
     *
     * @throws BadTaxonomyFile where none of them is there
     */
    static PublisherFiles in(Path folder) {
        Map<String, Path> files = new TreeMap<>();
        only(folder.resolve("esco"), "*classification*.zip", CLASSIFICATION, files);
        only(folder.resolve("esco"), "*relations*.zip", RELATIONS, files);
        only(folder, CROSSWALK, CROSSWALK, files);
        only(folder, LABELS, LABELS, files);
        Path onet = folder.resolve(ONET);
        boolean hasOnet = Files.isDirectory(onet);
        if (files.isEmpty() && !hasOnet) {
            throw new BadTaxonomyFile(
                    folder.toString(), 1, "the folder holds no vocabulary of ESCO or O*NET");
        }
        return new PublisherFiles(files, hasOnet ? onet : null, "folder " + folder, null);
    }

    private static void only(Path folder, String pattern, String name, Map<String, Path> files) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : found) {
                if (files.put(name, file) != null) {
                    throw new BadTaxonomyFile(
                            folder.toString(), 1, "more than one file is called " + pattern);
                }
            }
        } catch (IOException e) {
            throw new BadTaxonomyFile(folder.toString(), 1, "the folder cannot be read");
        }
    }

    /**
     * @throws Problem INVALID where it is no tar, is cut off, or holds something else
     */
    static PublisherFiles unpack(InputStream tar, Path parent) {
        try {
            Files.createDirectories(parent);
            Path folder = Files.createTempDirectory(parent, "load");
            try {
                String checksum = unpackInto(folder, tar);
                Map<String, Path> files = new TreeMap<>();
                for (String name : List.of(CLASSIFICATION, RELATIONS, CROSSWALK, LABELS)) {
                    only(folder, name, name, files);
                }
                Path onet = folder.resolve(ONET);
                return new PublisherFiles(files, holdsAny(onet) ? onet : null, checksum, folder);
            } catch (IOException | RuntimeException e) {
                delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw Problem.invalid(
                    "body",
                    "unreadable",
                    "Send a tar of the publishers' files; this one is cut off or none.");
        }
    }

    private static String unpackInto(Path folder, InputStream tar) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        long bytes = 0;
        TarArchiveInputStream entries = new TarArchiveInputStream(tar, "UTF-8");
        for (TarArchiveEntry entry = entries.getNextEntry();
                entry != null;
                entry = entries.getNextEntry()) {
            String name = entry.getName().replaceFirst("^\\./", "");
            if (entry.isDirectory()) {
                continue;
            }
            if (!entry.isFile() || entry.isSparse() || !NAME.matcher(name).matches()) {
                throw Problem.invalid(
                        "body",
                        "unknown_file",
                        "A file is not one that is read; scripts/load-taxonomy packs those that are.");
            }
            bytes += entry.getSize();
            if (bytes > MOST_BYTES || digests.size() >= MOST_FILES) {
                throw Problem.of(
                        Problem.Kind.TOO_LARGE,
                        "The files of a load have at most %d MB together."
                                .formatted(MOST_BYTES >> 20));
            }
            Path file = folder.resolve(name);
            Files.createDirectories(folder.resolve(ONET));
            DigestInputStream content = new DigestInputStream(entries, sha256());
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            digests.put(name, HexFormat.of().formatHex(content.getMessageDigest().digest()));
        }
        if (digests.isEmpty()) {
            throw Problem.invalid("body", "empty", "The tar holds no file.");
        }
        digests.put("loader", LOADER_VERSION);
        return HexFormat.of()
                .formatHex(
                        sha256().digest(
                                        digests.toString()
                                                .getBytes(
                                                        java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Over all files, hexadecimal. */
    String checksum() {
        return checksum;
    }

    Optional<Path> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    Optional<Path> onet() {
        return Optional.ofNullable(onet);
    }

    private static boolean holdsAny(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** What loads that a stop of the service cut short left behind. */
    static void clear(Path parent) {
        if (Files.isDirectory(parent)) {
            delete(parent);
        }
    }

    @Override
    public void close() {
        if (unpacked != null) {
            delete(unpacked);
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("files of a load could not be deleted", e);
        }
    }
}
