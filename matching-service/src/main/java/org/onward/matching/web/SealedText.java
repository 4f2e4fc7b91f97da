package org.onward.matching.web;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that a browser keeps for us, in an address or a form, and that nobody can read or change on
 * the way: what somebody searched for, what they had typed when their session ended.
 */
@Singleton
public final class SealedText {
    private final AesGcmJce aead;
    private final InstantSource clock;

    SealedText(@Property(name = "onward.keys.cookie-secret") String secret, InstantSource clock)
            throws GeneralSecurityException {
        Mac derive = Mac.getInstance("HmacSHA256");
        derive.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        this.aead = new AesGcmJce(derive.doFinal("text".getBytes(StandardCharsets.UTF_8)));
        this.clock = clock;
    }

    /**
     * @param boundTo what it is for and whose; opened only with the same
     * @return fit for an address
     */
    public String seal(String boundTo, Duration life, String text) {
        String content = clock.instant().plus(life).getEpochSecond() + " " + text;
        try {
            byte[] sealed = aead.encrypt(bytes(content), bytes(boundTo));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a text could not be sealed", e);
        }
    }

    /** Empty where it has expired, is bound to something else or is not one of ours. */
    public Optional<String> open(String boundTo, String sealed) {
        try {
            byte[] content = aead.decrypt(Base64.getUrlDecoder().decode(sealed), bytes(boundTo));
            String[] parts = new String(content, StandardCharsets.UTF_8).split(" ", 2);
            return Long.parseLong(parts[0]) > clock.instant().getEpochSecond()
                    ? Optional.of(parts[1])
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
