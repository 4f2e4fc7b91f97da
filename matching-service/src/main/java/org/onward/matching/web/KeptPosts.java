package org.onward.matching.web;

import io.micronaut.http.form.FormUrlEncodedDecoder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.web.KeptView.Field;

/**
 * What was posted by somebody whose session had ended: sealed for their account, so that only they
 * get it back after signing in, and kept by their browser alone.
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

    /**
     * @param body as posted, application/x-www-form-urlencoded
     */
    String seal(AccountId account, String path, String body) {
        return sealed.seal(boundTo(account), LIFE, path + "\n" + body);
    }

    Optional<KeptView> open(AccountId account, String kept) {
        return sealed.open(boundTo(account), kept)
                .map(text -> text.split("\n", 2))
                .map(parts -> view(parts[0], parts[1]));
    }

    /** The form to send the same again. */
    KeptView view(String path, String body) {
        return new KeptView(
                path,
                fields(body).entrySet().stream()
                        .filter(field -> !field.getKey().equals(CrossSiteFilter.FIELD))
                        .flatMap(field -> each(field.getKey(), field.getValue()))
                        .toList());
    }

    /** The same with the token it had, and without passwords: for the sender's own page. */
    KeptView again(String path, String body) {
        return new KeptView(
                path,
                fields(body).entrySet().stream()
                        .filter(
                                field ->
                                        !field.getKey()
                                                .toLowerCase(Locale.ROOT)
                                                .contains("password"))
                        .flatMap(field -> each(field.getKey(), field.getValue()))
                        .toList());
    }

    Map<String, Object> fields(String body) {
        return decoder.decode(body, StandardCharsets.UTF_8);
    }

    /** An empty field is decoded as null. */
    private static Stream<Field> each(String name, @Nullable Object value) {
        Stream<?> values = value instanceof Collection<?> all ? all.stream() : Stream.of(value);
        return values.map(one -> new Field(name, Objects.toString(one, "")));
    }

    private static String boundTo(AccountId account) {
        return "kept post " + account.value();
    }
}
