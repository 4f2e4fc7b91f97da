package org.onward.matching.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.Router;
import jakarta.inject.Provider;
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
    private final Provider<Router> router;

    Pages(
            Messages messages,
            Assets assets,
            FormTokens tokens,
            InstantSource clock,
            @Property(name = "onward.demo.enabled", defaultValue = "false") boolean demo,
            Optional<MovedClock> moved,
            Provider<Router> router) {
        this.messages = messages;
        this.assets = assets;
        this.tokens = tokens;
        this.clock = clock;
        this.demo = demo;
        this.moved = moved;
        this.router = router;
    }

    /** What the shell needs, for this request. */
    public Page page(HttpRequest<?> request) {
        Optional<Caller> caller = Callers.of(request);
        return new Page(
                messages,
                language(request, caller),
                caller.orElse(null),
                address(request),
                caller.map(tokens::of).orElse(""),
                assets,
                caller.map(Caller::today)
                        .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                demo,
                moved.map(MovedClock::moved).orElse(false));
    }

    /**
     * Where this page can be opened again. What a form was answered with stands at the form's own
     * address, which may open nothing: then the page that it belongs to.
     */
    private String address(HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.GET) {
            return request.getUri().toString();
        }
        String path = request.getPath();
        while (path.length() > 1 && router.get().route(HttpMethod.GET, path).isEmpty()) {
            path = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        }
        return path;
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
