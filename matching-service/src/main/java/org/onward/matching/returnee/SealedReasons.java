package org.onward.matching.returnee;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.audit.Reasons;

/** Reasons about a person under the person's key, all others under a key of the service. */
@Singleton
final class SealedReasons implements Reasons {
    private final PersonKeys keys;
    private final Aead service;

    SealedReasons(PersonKeys keys, @Property(name = "onward.keys.vault-secret") String secret)
            throws GeneralSecurityException {
        this.keys = keys;
        this.service =
                new AesGcmJce(
                        PersonKeys.derive(
                                "onward.keys.vault-secret", secret, "onward audit reasons"));
    }

    @Override
    public byte[] seal(UUID id, String subject, @Nullable UUID subjectId, String text) {
        Optional<Aead> key = key(subject, subjectId);
        if (key.isEmpty()) {
            return new byte[0]; // an erasure that is repeated: nothing more is kept of the person
        }
        try {
            return key.get()
                    .encrypt(
                            text.getBytes(StandardCharsets.UTF_8), boundTo(id, subject, subjectId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a reason could not be sealed", e);
        }
    }

    @Override
    public Optional<String> open(UUID id, String subject, @Nullable UUID subjectId, byte[] cipher) {
        Optional<Aead> key = key(subject, subjectId);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] text = key.get().decrypt(cipher, boundTo(id, subject, subjectId));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a reason does not belong to its entry, or was altered", e);
        }
    }

    private Optional<Aead> key(String subject, @Nullable UUID subjectId) {
        return subject.equals("returnee") && subjectId != null
                ? keys.of(new ReturneeId(subjectId))
                : Optional.of(service);
    }

    private static byte[] boundTo(UUID id, String subject, @Nullable UUID subjectId) {
        return "audit_reason|cipher|%s|%s|%s"
                .formatted(subject, subjectId, id)
                .getBytes(StandardCharsets.UTF_8);
    }
}
