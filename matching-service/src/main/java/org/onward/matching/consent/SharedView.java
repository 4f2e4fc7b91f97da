package org.onward.matching.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.onward.matching.returnee.Contact;

/**
 * Everything an employer would see, before it is agreed and after.
 *
 * @param contact with the fields that are agreed and known
 */
public record SharedView(SkillCard card, Contact contact) {
    /**
     * What a preview is known by: whoever confirms sends it back, so that nobody agrees to
     * something else than was shown. 64 hexadecimal digits.
     */
    public String hash() {
        return HexFormat.of().formatHex(digest());
    }

    byte[] digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(card.json().getBytes(StandardCharsets.UTF_8));
            Stream.of(contact.name(), contact.phone(), contact.email())
                    .forEach(
                            value -> {
                                sha.update((byte) 0);
                                sha.update((byte) (value == null ? 0 : 1));
                                if (value != null) {
                                    sha.update(value.getBytes(StandardCharsets.UTF_8));
                                }
                            });
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
