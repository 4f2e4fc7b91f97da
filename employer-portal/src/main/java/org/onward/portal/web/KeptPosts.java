package org.onward.portal.web;

import io.micronaut.http.form.FormUrlEncodedDecoder;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was posted by somebody whose session had ended: sealed for whom the form was made, so that
 * only they get it back after signing in, and kept by their browser alone.
 */
@Singleton
final class KeptPosts {
    private static final Duration LIFE = Duration.ofHours(12);

    private final SealedText sealed;
    private final FormUrlEncodedDecoder decoder;

    KeptPosts(SealedText sealed, FormUrlEncodedDecoder decoder) {
        this.sealed = sealed;
        this.decoder = decoder;
    }

    String seal(String email, String path, Form form) {
        String body =
                form.kept().stream()
                        .map(field -> encode(field.name()) + "=" + encode(field.value()))
                        .collect(Collectors.joining("&"));
        return sealed.seal(boundTo(email), LIFE, path + "\n" + body);
    }

    Optional<KeptView> open(String email, String kept) {
        return sealed.open(boundTo(email), kept)
                .map(text -> text.split("\n", 2))
                .map(
                        parts ->
                                new KeptView(
                                        "kept",
                                        parts[0],
                                        Form.of(decoder.decode(parts[1], StandardCharsets.UTF_8))
                                                .kept()));
    }

    private static String boundTo(String email) {
        return "kept post " + email.toLowerCase(Locale.ROOT);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
