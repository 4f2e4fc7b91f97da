package org.onward.portal.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.onward.portal.api.Refusal;
import org.onward.portal.api.Unreachable;
import org.onward.portal.web.FormTokens.FormToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns refusals and outages into pages, keeping what was typed. */
@Singleton
@Primary
final class PortalErrors implements ErrorResponseProcessor<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(PortalErrors.class);

    /** A form of an earlier sign-in of the same account. */
    static final String OTHER_SIGN_IN = "other-sign-in";

    private final Provider<Pages> pages;
    private final FormTokens tokens;
    private final KeptPosts kept;

    PortalErrors(Provider<Pages> pages, FormTokens tokens, KeptPosts kept) {
        this.pages = pages;
        this.tokens = tokens;
        this.kept = kept;
    }

    /** The framework's own refusals: no such page, a method it does not take, a bug. */
    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<Object> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        int status = response.code();
        if (status >= 500) {
            LOG.error(
                    "request failed: {} {}",
                    request.getMethodName(),
                    route(request),
                    context.getRootCause().orElse(null));
        }
        String key = status == 404 || status == 405 ? "404" : status >= 500 ? "500" : "400";
        HttpResponse<String> page = error(request, status, key, "", "");
        MutableHttpResponse<?> answer =
                response.body(page.body()).contentType(page.getContentType().orElseThrow());
        return (MutableHttpResponse<Object>) answer;
    }

    HttpResponse<?> refused(HttpRequest<?> request, Refusal refusal) {
        if (refusal.status() == 401) {
            return signIn(request);
        }
        if (refusal.is(OTHER_SIGN_IN)) {
            return pages.get()
                    .show(
                            request,
                            "shell/kept",
                            new KeptView("kept", request.getPath(), Seen.form(request).kept()));
        }
        int status = refusal.status();
        String key =
                switch (status) {
                    case 403 -> refusal.is("foreign") ? "foreign" : "403";
                    case 404, 405 -> "404";
                    case 409, 412 -> "409";
                    case 410 -> "410";
                    case 429 -> "429";
                    case 503 -> "busy";
                    default -> "400";
                };
        String sentence = status == 403 || status == 410 || status == 429 ? refusal.detail() : "";
        return error(request, status, key, sentence, key.equals("409") ? whatChanged(request) : "");
    }

    /** A vacancy or an introduction, whose own address stands before that of the form. */
    private static String whatChanged(HttpRequest<?> request) {
        String path = request.getPath();
        return path.startsWith("/vacancies/") || path.startsWith("/introductions/") ? path : "/";
    }

    /** Signs in first; whoever had posted something gets it back afterwards. */
    private HttpResponse<?> signIn(HttpRequest<?> request) {
        Seen.leave(request);
        if (request.getMethod() != HttpMethod.POST) {
            // Without the query: it may hold what somebody typed, and addresses are written down.
            String next = URLEncoder.encode(request.getPath(), StandardCharsets.UTF_8);
            return HttpResponse.seeOther(URI.create("/signin?next=" + next));
        }
        Form form = Seen.form(request);
        Optional<FormToken> token = tokens.read(form.text(FormTokens.FIELD));
        if (token.isEmpty() || token.get().email().isEmpty()) {
            return HttpResponse.seeOther(URI.create("/signin?ended=1"));
        }
        String sealed = kept.seal(token.get().email(), request.getPath(), form);
        return pages.get()
                .show(
                        request,
                        HttpStatus.UNAUTHORIZED,
                        "shell/signin",
                        new SignInView("", "signin.kept", "", "", sealed));
    }

    HttpResponse<?> away(HttpRequest<?> request, Unreachable unreachable) {
        LOG.warn(
                "no answer for {} {}: {}",
                request.getMethodName(),
                route(request),
                unreachable.getMessage());
        if (request.getMethod() != HttpMethod.POST) {
            return error(request, 503, "503", "", request.getUri().toString());
        }
        return pages.get()
                .show(
                        request,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "shell/kept",
                        new KeptView("away", request.getPath(), Seen.form(request).kept()))
                .header("Retry-After", "5");
    }

    private MutableHttpResponse<String> error(
            HttpRequest<?> request, int status, String key, String sentence, String retry) {
        MutableHttpResponse<String> page =
                pages.get()
                        .show(
                                request,
                                HttpStatus.valueOf(status),
                                "shell/error",
                                new ErrorView("page_error." + key, sentence, retry));
        return status == 503 ? page.header("Retry-After", "5") : page;
    }

    /** The address without what would let somebody act, or what somebody typed. */
    private static String route(HttpRequest<?> request) {
        return request.getPath().startsWith("/answer/") ? "/answer/…" : request.getPath();
    }

    /** Refusals, ours and the matching service's. */
    @Singleton
    static final class Refused implements ExceptionHandler<Refusal, HttpResponse<?>> {
        private final PortalErrors errors;

        Refused(PortalErrors errors) {
            this.errors = errors;
        }

        @Override
        @SuppressWarnings("rawtypes") // the framework hands the request over raw
        public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
            return errors.refused(request, refusal);
        }
    }

    /** The matching service does not answer. */
    @Singleton
    static final class Away implements ExceptionHandler<Unreachable, HttpResponse<?>> {
        private final PortalErrors errors;

        Away(PortalErrors errors) {
            this.errors = errors;
        }

        @Override
        @SuppressWarnings("rawtypes") // the framework hands the request over raw
        public HttpResponse<?> handle(HttpRequest request, Unreachable unreachable) {
            return errors.away(request, unreachable);
        }
    }
}
