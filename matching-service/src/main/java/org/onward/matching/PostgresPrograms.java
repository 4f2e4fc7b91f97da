package org.onward.matching;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.onward.matching.shared.StartupRefusal;

/** PostgreSQL's programs, unpacked once from the Maven artifact into a folder of their own. */
record PostgresPrograms(Path bin) {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /**
     * @throws StartupRefusal where this machine is none that there are programs for
     */
    static PostgresPrograms in(Path folder) throws IOException {
        byte[] archive;
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null || !System.getProperty("os.arch").equals("amd64")) {
                throw new StartupRefusal(
                        "There is no PostgreSQL for this machine; give one as"
                                + " DATASOURCES_DEFAULT_URL.");
            }
            archive = packed.readAllBytes();
        }
        Path programs = folder.resolve("PG-" + digest(archive));
        if (!Files.exists(programs)) {
            Files.createDirectories(folder);
            Path unpacked = Files.createTempDirectory(folder, "new");
            unpack(archive, unpacked);
            Files.move(unpacked, programs, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresPrograms(programs.resolve("bin").toAbsolutePath());
    }

    private static void unpack(byte[] archive, Path into) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new java.io.ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new IOException("an entry of the archive leaves its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(entries, path);
                    Set<PosixFilePermission> owner =
                            EnumSet.of(
                                    PosixFilePermission.OWNER_READ,
                                    PosixFilePermission.OWNER_WRITE);
                    if ((entry.getMode() & 0100) != 0) {
                        owner.add(PosixFilePermission.OWNER_EXECUTE);
                    }
                    Files.setPosixFilePermissions(path, owner);
                }
            }
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * In a session of its own, so that Ctrl-C does not reach it before the service; as nobody for
     * itself where the service is root, whom PostgreSQL refuses. The process is the program's.
     */
    ProcessBuilder command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
    }
}
