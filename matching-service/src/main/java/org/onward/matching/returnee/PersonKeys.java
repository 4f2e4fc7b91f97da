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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A key per person, in files apart from the database: {@code people/ab/<uuid>} under the key
 * folder, each an AES-256-GCM keyset encrypted by a master key that comes from {@code
 * onward.keys.vault-secret}. Destroying the file is erasure: what was sealed under it, in the
 * database and in every backup of it, cannot be read again. {@code people/erasures.log} is only
 * ever appended to and remembers who is erased, so that a restored database or key folder can be
 * brought up to date.
 */
@Singleton
final class PersonKeys {
    private static final byte[] NO_SALT = new byte[0];

    private final Path people;
    private final Path erasures;
    private final Aead master;
    private final Cache<UUID, Aead> opened =
            Caffeine.newBuilder()
                    .maximumSize(4_000)
                    .expireAfterAccess(Duration.ofMinutes(5))
                    .build();

    PersonKeys(
            @Property(name = "onward.keys.folder") String folder,
            @Property(name = "onward.keys.vault-secret") String secret) {
        this.people = Path.of(folder).resolve("people");
        this.erasures = people.resolve("erasures.log");
        try {
            AeadConfig.register();
            this.master =
                    new AesGcmJce(derive("onward.keys.vault-secret", secret, "onward person keys"));
            Files.createDirectories(people);
            destroyErased();
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

    /**
     * A line of the erasure log.
     *
     * @param day of the erasure where it was decided
     */
    record Erasure(Instant at, LocalDate day, ReturneeId person) {}

    /** Has the erasure on disk before anything is erased, so that every start can finish it. */
    void log(Erasure erasure) {
        try {
            write(
                    erasures,
                    "%n%s %s %s%n"
                            .formatted(erasure.at(), erasure.day(), erasure.person().value())
                            .getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            flush(people);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last step of an erasure that is logged. */
    void destroy(ReturneeId person) {
        try {
            if (Files.deleteIfExists(fileOf(person))) {
                flush(folderOf(person));
            }
            opened.invalidate(person.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One a person, the latest, in the order of the log. */
    Collection<Erasure> erasures() {
        if (!Files.exists(erasures)) {
            return List.of();
        }
        try {
            Map<ReturneeId, Erasure> logged = new LinkedHashMap<>();
            for (String line : Files.readAllLines(erasures, StandardCharsets.US_ASCII)) {
                String[] words = line.split(" ", -1);
                // Nothing was erased yet when a power cut tore a line.
                if (words.length == 3 && words[2].length() == 36) {
                    ReturneeId person = new ReturneeId(UUID.fromString(words[2]));
                    logged.put(
                            person,
                            new Erasure(
                                    Instant.parse(words[0]), LocalDate.parse(words[1]), person));
                }
            }
            return logged.values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys that a restored backup brought back go again, before anybody can use them. */
    private void destroyErased() {
        erasures().forEach(erasure -> destroy(erasure.person()));
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
