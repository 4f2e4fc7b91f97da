package org.onward.portal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * The secret that seals cookies and kept forms, made at the first start where none was given. Kept
 * in a file, so that a restart signs nobody out. Replicas must be given one and the same.
 */
final class CookieSecret {
    private static final int BYTES = 32;

    private CookieSecret() {}

    static Map<String, Object> settings(Path folder) {
        Path file = folder.resolve("cookie-secret");
        try {
            Files.createDirectories(folder);
            try {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                Files.writeString(file, Base64.getEncoder().encodeToString(secret));
            } catch (FileAlreadyExistsException e) {
                // made at an earlier start
            }
            String secret = Files.readString(file).strip();
            if (Base64.getDecoder().decode(secret).length != BYTES) {
                throw new StartupRefusal(file + " is damaged; delete it to make another.", null);
            }
            return Map.of("onward.portal.cookie-secret", secret);
        } catch (IllegalArgumentException e) {
            throw new StartupRefusal(file + " is damaged; delete it to make another.", e);
        } catch (IOException e) {
            throw new StartupRefusal(
                    "The folder '%s' cannot be written; is the disk full, or the folder another user's?"
                            .formatted(folder),
                    e);
        }
    }
}
