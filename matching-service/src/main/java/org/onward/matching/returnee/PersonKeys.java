package org.onward.matching.returnee;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A key per person, in files apart from the database: {@code people/ab/<uuid>} under the key
 * folder, each an AES-256-GCM keyset encrypted by a master key that comes from {@code
 * onward.keys.vault-secret}. Destroying the file is erasure: what was sealed under it, in the
 * database and in every backup of it, cannot be read again. {@code people/erasures.log} remembers
 * whose keys were destroyed, so that a restored key folder can be brought up to date.
 */
@Singleton
final class PersonKeys {
    private static final byte[] NO_SALT = new byte[0];

    private final Path people;
    private final Path erasures;
    private final Aead master;
    private final InstantSource clock;
    private final Cache<UUID, Aead> opened =
            Caffeine.newBuilder()
                    .maximumSize(4_000)
                    .expireAfterAccess(Duration.ofMinutes(5))
                    .build();

    PersonKeys(
            @Property(name = "onward.keys.folder") String folder,
            @Property(name = "onward.keys.vault-secret") String secret,
            InstantSource clock) {
        this.people = Path.of(folder).resolve("people");
        this.erasures = people.resolve("erasures.log");
        this.clock = clock;
        try {
            AeadConfig.register();
            this.master =
                    new AesGcmJce(derive("onward.keys.vault-secret", secret, "onward person keys"));
            Files.createDirectories(people);
            replayErasures();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the person keys cannot be used", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 256 bits for one purpose out of a secret of 256 bits (HKDF, RFC 5869). */
    static byte[] derive(String setting, String secret, String purpose)
            throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(secret);
        if (bytes.length != 32) {
            throw new IllegalStateException(setting + " must be 32 bytes in base64");
        }
        return Hkdf.computeHkdf(
                "HMACSHA256", bytes, NO_SALT, purpose.getBytes(StandardCharsets.UTF_8), 32);
    }

    /** Makes the person's key and has it on disk before anything can be sealed under it. */
    void create(ReturneeId person) {
        Path file = fileOf(person);
        try {
            Files.createDirectories(folderOf(person));
            byte[] keyset =
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(
                            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                            master,
                            bytes(person));
            Path made =
                    Files.createTempFile(
                            folderOf(person),
                            ".new",
                            "",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            try {
                write(made, keyset, StandardOpenOption.WRITE);
                // A link never replaces a key that is there, as a move would.
                Files.createLink(file, made);
            } finally {
                Files.deleteIfExists(made);
            }
            flush(folderOf(person));
            flush(people);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("this person has a key already", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    /** The person's key; empty where it was destroyed. */
    Optional<Aead> of(ReturneeId person) {
        Path file = fileOf(person);
        // Asked of the disk each time: another replica may have destroyed the key a moment ago.
        if (!Files.exists(file)) {
            opened.invalidate(person.value());
            return Optional.empty();
        }
        Aead known = opened.getIfPresent(person.value());
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Aead key =
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                                    Files.readAllBytes(file), master, bytes(person))
                            .getPrimitive(RegistryConfiguration.get(), Aead.class);
            opened.put(person.value(), key);
            return Optional.of(key);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a person's key cannot be opened; onward.keys.vault-secret may be another one",
                    e);
        }
    }

    /** Erases: the log first, so that a restore knows of it whatever happens next. */
    void destroy(ReturneeId person) {
        try {
            Files.createDirectories(people);
            write(
                    erasures,
                    "%n%s %s%n"
                            .formatted(clock.instant(), person.value())
                            .getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            flush(people);
            Path file = fileOf(person);
            if (Files.deleteIfExists(file)) {
                flush(folderOf(person));
            }
            opened.invalidate(person.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody whose key was ever destroyed, oldest first. */
    List<ReturneeId> erased() {
        if (!Files.exists(erasures)) {
            return List.of();
        }
        try {
            List<ReturneeId> people = new ArrayList<>();
            for (String line : Files.readAllLines(erasures, StandardCharsets.US_ASCII)) {
                int space = line.indexOf(' ');
                // A line torn by a power cut was never followed by the deletion it announced.
                if (space > 0 && line.length() == space + 37) {
                    people.add(new ReturneeId(UUID.fromString(line.substring(space + 1))));
                }
            }
            return people;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys that a restored backup brought back go again, before anybody can use them. */
    private void replayErasures() throws IOException {
        for (ReturneeId person : erased()) {
            if (Files.deleteIfExists(fileOf(person))) {
                flush(folderOf(person));
            }
        }
    }

    private Path fileOf(ReturneeId person) {
        return folderOf(person).resolve(person.value().toString());
    }

    private Path folderOf(ReturneeId person) {
        return people.resolve(person.value().toString().substring(0, 2));
    }

    private static byte[] bytes(ReturneeId person) {
        return person.value().toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(Path file, byte[] content, StandardOpenOption... options)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
