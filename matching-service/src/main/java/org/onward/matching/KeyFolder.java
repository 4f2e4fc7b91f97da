package org.onward.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.onward.matching.shared.StartupRefusal;

/**
 * The service's own secrets, apart from the database: each 256 random bits in a file of its own
 * under {@code data/keys}, readable by the owner only, made at the first start. A deployer may give
 * them as settings instead.
 */
final class KeyFolder {
    private static final String[] NAMES = {
        "token-secret", "cookie-secret", "vault-secret", "lookup-secret", "audit-secret"
    };

    private KeyFolder() {}

    static Map<String, Object> settings(Path folder) {
        Path keys = folder.resolve("keys");
        Map<String, Object> settings = new HashMap<>();
        try {
            make(keys);
            for (String name : NAMES) {
                String given =
                        System.getenv(
                                "ONWARD_KEYS_"
                                        + name.toUpperCase(java.util.Locale.ROOT)
                                                .replace('-', '_'));
                settings.put(
                        "onward.keys." + name,
                        given == null ? fromFile(keys.resolve(name)) : given);
            }
        } catch (IOException e) {
            throw new StartupRefusal(
                    "The key folder %s cannot be read or written.".formatted(keys), e);
        }
        settings.put("onward.keys.folder", keys.toString());
        settings.put("onward.data.folder", folder.toString());
        return settings;
    }

    static void make(Path keys) throws IOException {
        Files.createDirectories(keys);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
    }

    /** The secret that the file holds, made where there is none. */
    static String fromFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            Path made =
                    Files.createTempFile(
                            file.getParent(),
                            "new",
                            ".key",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    made, Base64.getEncoder().encodeToString(secret), StandardOpenOption.SYNC);
            Files.move(made, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }
}
