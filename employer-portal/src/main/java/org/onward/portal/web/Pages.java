package org.onward.portal.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.onward.portal.api.ServiceClock;

/** Renders templates ({@code src/main/jte}) in the language of whoever looks. */
@Singleton
public final class Pages {
    static final String LANGUAGE_COOKIE = "onward-portal-language";
    private static final String SPOKEN = "onward.language";
    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    /** Of both countries the first deployments are in; here a day decides only about the year. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Messages messages;
    private final Assets assets;
    private final FormTokens tokens;
    private final ServiceClock clock;

    Pages(Messages messages, Assets assets, FormTokens tokens, ServiceClock clock) {
        this.messages = messages;
        this.assets = assets;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What the shell needs, for this request. */
    public Page page(HttpRequest<?> request) {
        Optional<Session> session = Seen.session(request);
        return new Page(
                messages,
                language(request),
                session.orElse(null),
                request.getMethod() == HttpMethod.GET
                        ? request.getUri().toString()
                        : request.getPath(),
                tokens.of(session.orElse(null)),
                assets,
                LocalDate.ofInstant(clock.instant(), ZONE));
    }

    /**
     * Renders a template that takes {@code page} and {@code view}.
     *
     * @param template such as {@code vacancy/list}
     * @param view a record with everything the template shows
     */
    public MutableHttpResponse<String> show(HttpRequest<?> request, String template, Object view) {
        StringOutput output = new StringOutput(16_384);
        engine.render(template + ".jte", Map.of("page", page(request), "view", view), output);
        return HttpResponse.ok(output.toString()).contentType(HTML);
    }

    public MutableHttpResponse<String> show(
            HttpRequest<?> request, HttpStatus status, String template, Object view) {
        return show(request, template, view).status(status);
    }

    /** The language of this request is known better than by its cookie. */
    public static void speak(HttpRequest<?> request, String language) {
        if (Messages.LANGUAGES.contains(language)) {
            request.setAttribute(SPOKEN, language);
        }
    }

    public static boolean isKnown(String language) {
        return Messages.LANGUAGES.contains(language);
    }

    /** The language this browser wants from now on. */
    public static Cookie languageCookie(String language) {
        return Cookie.of(LANGUAGE_COOKIE, language)
                .path("/")
                .sameSite(SameSite.Lax)
                .httpOnly(true)
                .maxAge(Duration.ofDays(365).toSeconds());
    }

    /** Whether the browser has chosen a language here. */
    public static boolean hasChosen(HttpRequest<?> request) {
        return request.getCookies().findCookie(LANGUAGE_COOKIE).isPresent();
    }

    static String language(HttpRequest<?> request) {
        return request.getAttribute(SPOKEN, String.class)
                .or(
                        () ->
                                request.getCookies()
                                        .findCookie(LANGUAGE_COOKIE)
                                        .map(Cookie::getValue)
                                        .filter(Messages.LANGUAGES::contains))
                .orElseGet(() -> browsers(request));
    }

    private static String browsers(HttpRequest<?> request) {
        String header = request.getHeaders().get("Accept-Language");
        if (header == null || header.length() > 200) {
            return "en";
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
            String found = Locale.lookupTag(ranges, List.of("en", "th", "fil", "tl"));
            return found == null ? "en" : found.equals("tl") ? "fil" : found;
        } catch (IllegalArgumentException e) {
            return "en";
        }
    }
}
