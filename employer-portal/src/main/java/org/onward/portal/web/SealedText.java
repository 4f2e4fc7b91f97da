package org.onward.portal.web;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that a browser keeps for us, in a cookie or a form, and that nobody can read or change on
 * the way: AES-GCM under a key derived from the cookie secret, with a random nonce of 96 bits.
 */
@Singleton
final class SealedText {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SealedText(@Property(name = "onward.portal.cookie-secret") String secret, InstantSource clock)
            throws GeneralSecurityException {
        byte[] given = Base64.getDecoder().decode(secret);
        if (given.length < 32) {
            throw new IllegalArgumentException("onward.portal.cookie-secret has under 32 bytes");
        }
        Mac derive = Mac.getInstance("HmacSHA256");
        derive.init(new SecretKeySpec(given, "HmacSHA256"));
        this.key = new SecretKeySpec(derive.doFinal(bytes("sealed text 1")), "AES");
        this.clock = clock;
    }

    /**
     * @param boundTo what it is for and whose; opened only with the same
     * @return letters, digits, "-" and "_"
     */
    String seal(String boundTo, Duration life, String text) {
        byte[] content = bytes(clock.instant().plus(life).getEpochSecond() + " " + text);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, 0, boundTo).doFinal(content);
            byte[] all =
                    ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a text could not be sealed", e);
        }
    }

    /** Empty where it has expired, is bound to something else or is not one of ours. */
    Optional<String> open(String boundTo, String sealed) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            if (all.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] content =
                    cipher(Cipher.DECRYPT_MODE, all, 0, boundTo)
                            .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            String[] parts = new String(content, StandardCharsets.UTF_8).split(" ", 2);
            return Long.parseLong(parts[0]) > clock.instant().getEpochSecond()
                    ? Optional.of(parts[1])
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, int from, String boundTo)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, from, NONCE_BYTES));
        cipher.updateAAD(bytes(boundTo));
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
