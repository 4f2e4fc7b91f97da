package org.onward.matching.shared;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of our languages a client asks for. */
public final class AcceptLanguage {
    private static final List<String> TAGS = List.of("en", "th", "fil", "tl");

    private AcceptLanguage() {}

    /** The language that a client of the employer API asks for, else its account's. */
    public static String of(HttpRequest<?> request, String otherwise) {
        return of(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE)).orElse(otherwise);
    }

    /**
     * @param header as sent, or null
     * @return en, th or fil; empty where it asks for none of them
     */
    public static Optional<String> of(@Nullable String header) {
        if (header == null || header.length() > 200) {
            return Optional.empty();
        }
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(header), TAGS);
            return Optional.ofNullable(found).map(tag -> tag.equals("tl") ? "fil" : tag);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
