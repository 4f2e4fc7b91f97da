package org.onward.matching.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.onward.matching.access.Callers;
import org.onward.matching.problem.ErrorPages;
import org.onward.matching.problem.Problem;

/** Refusals as pages, for whoever asked for one. */
@Singleton
final class WebErrorPages implements ErrorPages {
    private final Provider<Pages> pages;

    WebErrorPages(Provider<Pages> pages) {
        this.pages = pages;
    }

    @Override
    public Optional<String> page(HttpRequest<?> request, Problem problem) {
        if (!wantsPage(request)) {
            return Optional.empty();
        }
        String key =
                "page_error."
                        + switch (problem.kind()) {
                            case NOT_FOUND -> "404";
                            case NOT_ALLOWED, SUSPENDED -> "403";
                            case NOT_SIGNED_IN -> "401";
                            case BROKEN -> "500";
                            case BUSY -> "503";
                            case NO_ROOM -> "507";
                            case INVALID,
                                    UNREADABLE,
                                    METHOD_NOT_ALLOWED,
                                    NOT_ACCEPTABLE,
                                    CONFLICT,
                                    CHANGED_MEANWHILE,
                                    LINK_OVER,
                                    TOO_LARGE,
                                    UNSUPPORTED_TYPE,
                                    TOO_MANY ->
                                    "400";
                        };
        boolean later =
                problem.kind() == Problem.Kind.BUSY || problem.kind() == Problem.Kind.NO_ROOM;
        if (later && request.getMethod() == HttpMethod.POST) {
            KeepPostedFilter.wanted(request);
        }
        Pages shell = pages.get();
        return Optional.of(
                shell.render(
                        shell.page(request),
                        "shell/error",
                        new ErrorView(problem.kind().status(), key, problem.detail(), null)));
    }

    @Override
    public Optional<String> signInAddress(HttpRequest<?> request, Problem problem) {
        if (problem.kind() == Problem.Kind.NOT_SIGNED_IN && Callers.of(request).isEmpty()) {
            SessionFilter.ended(request);
        }
        // A part of a page is not replaced by the sign-in page: what was typed stays where it is.
        if (problem.kind() != Problem.Kind.NOT_SIGNED_IN
                || !wantsPage(request)
                || partOfPage(request)) {
            return Optional.empty();
        }
        if (request.getMethod() == HttpMethod.POST) {
            KeepPostedFilter.wanted(request);
        }
        // Without the query: it may hold what somebody typed, and addresses are written down.
        String next =
                request.getMethod() == HttpMethod.GET
                        ? "?next=" + URLEncoder.encode(request.getPath(), StandardCharsets.UTF_8)
                        : "?ended=1";
        return Optional.of("/signin" + next);
    }

    private static boolean wantsPage(HttpRequest<?> request) {
        return !request.getPath().startsWith("/api/")
                && (partOfPage(request)
                        || request.accept().stream()
                                .anyMatch(
                                        type ->
                                                MediaType.TEXT_HTML_TYPE.matches(type)
                                                        || MediaType.APPLICATION_XHTML_TYPE.matches(
                                                                type)));
    }

    /**
     * Asked for by htmx, which accepts anything and shows an error where the page has room for it.
     */
    private static boolean partOfPage(HttpRequest<?> request) {
        return request.getHeaders().contains("HX-Request");
    }
}
