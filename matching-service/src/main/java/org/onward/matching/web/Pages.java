package org.onward.matching.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Callers;
import org.onward.matching.shared.AcceptLanguage;

/** Renders templates ({@code src/main/jte}) in the language of whoever looks. */
@Singleton
public final class Pages {
    static final String LANGUAGE_COOKIE = "onward-language";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Messages messages;
    private final Assets assets;
    private final FormTokens tokens;
    private final InstantSource clock;
    private final boolean demo;
    private final Optional<MovedClock> moved;

    Pages(
            Messages messages,
            Assets assets,
            FormTokens tokens,
            InstantSource clock,
            @Property(name = "onward.demo.enabled", defaultValue = "false") boolean demo,
            Optional<MovedClock> moved) {
        this.messages = messages;
        this.assets = assets;
        this.tokens = tokens;
        this.clock = clock;
        this.demo = demo;
        this.moved = moved;
    }

    /** What the shell needs, for this request. */
    public Page page(HttpRequest<?> request) {
        Optional<Caller> caller = Callers.of(request);
        return new Page(
                messages,
                language(request, caller),
                caller.orElse(null),
                request.getUri().toString(),
                caller.map(tokens::of).orElse(""),
                assets,
                caller.map(Caller::today)
                        .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                demo,
                moved.map(MovedClock::moved).orElse(false));
    }

    /**
     * Renders a template that takes {@code page} and {@code view}.
     *
     * @param template such as {@code people/caseload}
     * @param view a record with everything the template shows
     */
    public MutableHttpResponse<String> show(HttpRequest<?> request, String template, Object view) {
        return HttpResponse.ok(render(page(request), template, view))
                .contentType(MediaType.of("text/html; charset=utf-8"));
    }

    String render(Page page, String template, Object view) {
        StringOutput output = new StringOutput(16_384);
        engine.render(template + ".jte", java.util.Map.of("page", page, "view", view), output);
        return output.toString();
    }

    /** The account's language once signed in, else the cookie's, else the browser's. */
    private static String language(HttpRequest<?> request, Optional<Caller> caller) {
        if (caller.isPresent()) {
            return caller.get().language();
        }
        return request.getCookies()
                .findCookie(LANGUAGE_COOKIE)
                .map(cookie -> cookie.getValue())
                .filter(Messages.LANGUAGES::contains)
                .or(() -> AcceptLanguage.of(request.getHeaders().get("Accept-Language")))
                .orElse("en");
    }
}
