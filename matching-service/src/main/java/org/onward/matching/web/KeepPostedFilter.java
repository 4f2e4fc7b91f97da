package org.onward.matching.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Callers;
import org.onward.matching.web.FormTokens.FormToken;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A form that was filled in while its session ended is not lost: whoever posts it gets the sign-in
 * page with everything typed sealed in it, or, where they signed in again meanwhile, the same form
 * to send once more. Only a form that we had made, and only for the account we had made it for. One
 * that failed for a reason that passes comes back to whoever sent it, with its own token.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class KeepPostedFilter implements Ordered {
    private static final String WANTED = "onward.post.keep";
    private static final int MOST_BYTES = 1_000_000;

    private final Pages pages;
    private final FormTokens tokens;
    private final KeptPosts kept;
    private final Scheduler afterwards;

    KeepPostedFilter(
            Pages pages,
            FormTokens tokens,
            KeptPosts kept,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.pages = pages;
        this.tokens = tokens;
        this.kept = kept;
        this.afterwards = Schedulers.fromExecutorService(executor);
    }

    /** Whoever refuses a post for its session alone says so here. */
    static void wanted(HttpRequest<?> request) {
        request.setAttribute(WANTED, true);
    }

    /** Within the session's filter, which takes away the cookie, and outside of security. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before() + 10;
    }

    @ResponseFilter
    Publisher<MutableHttpResponse<?>> keep(
            HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean keeps =
                request.getAttribute(WANTED).isPresent()
                        && !List.of("/signout", "/welcome").contains(request.getPath())
                        && request.getContentType()
                                .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::equals)
                                .isPresent()
                        && request.getContentLength() <= MOST_BYTES;
        if (!keeps || !(request instanceof ServerHttpRequest<?> posted)) {
            return Mono.just(response);
        }
        return Mono.fromFuture(body(posted))
                .publishOn(afterwards)
                .map(body -> answer(request, response, body));
    }

    private static CompletableFuture<String> body(ServerHttpRequest<?> request) {
        try (CloseableByteBody body = request.byteBody().split(SplitBackpressureMode.FASTEST)) {
            return body.buffer().thenApply(all -> all.toString(StandardCharsets.UTF_8));
        }
    }

    private MutableHttpResponse<?> answer(
            HttpRequest<?> request, MutableHttpResponse<?> response, String body) {
        if (response.code() >= 500) {
            KeptView again = kept.again(request.getPath(), body);
            String key = "page_error." + response.code();
            return page(
                    response,
                    pages.show(
                            request,
                            "shell/error",
                            new ErrorView(response.code(), key, "", again)));
        }
        Optional<FormToken> token =
                body.length() > MOST_BYTES
                        ? Optional.empty()
                        : tokens.read(Form.of(kept.fields(body)).text(CrossSiteFilter.FIELD));
        if (token.isEmpty()) {
            return response;
        }
        String path = request.getPath();
        Optional<Caller> caller = Callers.of(request);
        if (caller.isPresent()) {
            return page(response, pages.show(request, "shell/kept", kept.view(path, body)));
        }
        response.status(HttpStatus.UNAUTHORIZED).getHeaders().remove(HttpHeaders.LOCATION);
        String sealed = kept.seal(token.get().account(), path, body);
        return page(
                response,
                pages.show(request, "shell/signin", new SignInView("signin.kept", "", "", sealed)));
    }

    private static MutableHttpResponse<?> page(
            MutableHttpResponse<?> response, MutableHttpResponse<String> page) {
        return response.body(page.body()).contentType(MediaType.TEXT_HTML_TYPE);
    }
}
