package org.onward.matching.returnee;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.onward.matching.employer.PersonDigests;

/** Stands in where the employer room brings no digests. */
@Singleton
@Secondary
final class TestPersonDigests implements PersonDigests {
    @Override
    public byte[] ofName(String name) {
        return digest(VaultLookups.normalisedName(name));
    }

    @Override
    public byte[] ofPhone(String phone) {
        return digest(VaultLookups.normalisedPhone(phone, "TH"));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
