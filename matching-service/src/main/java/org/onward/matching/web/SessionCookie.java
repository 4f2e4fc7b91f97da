package org.onward.matching.web;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.onward.matching.access.Tokens;

/**
 * The session of a browser: access and refresh token, encrypted, in a {@code __Host-} cookie that
 * scripts cannot read. Nothing about it is kept on the server besides the session's row.
 */
@Singleton
final class SessionCookie {
    static final String NAME = "__Host-onward";
    private static final byte[] PURPOSE = NAME.getBytes(StandardCharsets.UTF_8);

    /**
     * What the cookie holds.
     *
     * @param expiresAt epoch seconds of the access token
     */
    record Content(String accessToken, String refreshToken, long expiresAt) {}

    private final AesGcmJce aead;

    SessionCookie(@Property(name = "onward.keys.cookie-secret") String secret)
            throws GeneralSecurityException {
        aead = new AesGcmJce(Base64.getDecoder().decode(secret));
    }

    Cookie of(Tokens tokens, long nowEpochSeconds) {
        String content =
                "%d %s %s"
                        .formatted(
                                nowEpochSeconds + tokens.expiresIn(),
                                tokens.refreshToken(),
                                tokens.accessToken());
        try {
            byte[] sealed = aead.encrypt(content.getBytes(StandardCharsets.UTF_8), PURPOSE);
            return bare(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the session cookie could not be sealed", e);
        }
    }

    /** A cookie that makes the browser forget the session. */
    static Cookie none() {
        return bare("").maxAge(0);
    }

    private static Cookie bare(String value) {
        return Cookie.of(NAME, value).path("/").secure(true).httpOnly(true).sameSite(SameSite.Lax);
    }

    /** The session of a request; empty where there is none, or not one of ours. */
    Optional<Content> read(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue).flatMap(this::open);
    }

    private Optional<Content> open(String value) {
        try {
            byte[] content = aead.decrypt(Base64.getUrlDecoder().decode(value), PURPOSE);
            String[] parts = new String(content, StandardCharsets.UTF_8).split(" ", 3);
            return Optional.of(new Content(parts[2], parts[1], Long.parseLong(parts[0])));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
