package org.onward.matching.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that renders refusals: ours ({@link Problem}) and the framework's (unreadable JSON,
 * unknown address, missing sign-in), always in our own wording, never with a parser's.
 */
@Singleton
@Primary
final class ProblemHandler
        implements ErrorResponseProcessor<Object>, ExceptionHandler<Problem, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

    private final @Nullable ErrorPages pages;
    private final @Nullable ProblemLanguage language;

    ProblemHandler(@Nullable ErrorPages pages, @Nullable ProblemLanguage language) {
        this.pages = pages;
        this.language = language;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework hands the request over raw
    public HttpResponse<?> handle(HttpRequest request, Problem problem) {
        return render(request, HttpResponse.status(statusOf(problem.kind())), problem);
    }

    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<Object> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        Optional<Throwable> cause = context.getRootCause();
        boolean untaken = cause.filter(ProblemHandler::isUntaken).isPresent();
        Problem problem =
                cause.flatMap(Outage::problem)
                        .orElseGet(
                                () ->
                                        named(
                                                context,
                                                untaken
                                                        ? HttpStatus.BAD_REQUEST.getCode()
                                                        : response.code()));
        if (problem.kind() == Problem.Kind.BROKEN) {
            LOG.error(
                    "request failed: {} {}",
                    context.getRequest().getMethodName(),
                    routeOnly(context.getRequest()),
                    context.getRootCause().orElse(null));
        }
        return (MutableHttpResponse<Object>)
                render(context.getRequest(), response.status(statusOf(problem.kind())), problem);
    }

    /** A character that PostgreSQL keeps in no text, U+0000, wherever in the request it stood. */
    private static boolean isUntaken(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql
                    && List.of("22021", "22P05").contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private MutableHttpResponse<?> render(
            HttpRequest<?> request, MutableHttpResponse<?> response, Problem problem) {
        if (problem.kind() == Problem.Kind.BUSY) {
            response.header(HttpHeaders.RETRY_AFTER, "2");
        }
        if (pages != null) {
            Optional<String> elsewhere = pages.signInAddress(request, problem);
            if (elsewhere.isPresent()) {
                return HttpResponse.seeOther(URI.create(elsewhere.get()));
            }
            Optional<String> page = pages.page(request, problem);
            if (page.isPresent()) {
                return response.body(page.get())
                        .contentType(MediaType.TEXT_HTML_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        }
        ProblemBody body = ProblemBody.of(problem);
        return response.body(language == null ? body : language.spoken(request, body))
                .contentType(PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static Problem named(ErrorContext context, int status) {
        Problem.Kind kind =
                Arrays.stream(Problem.Kind.values())
                        .filter(k -> k.status() == status && k != Problem.Kind.INVALID)
                        .findFirst()
                        .orElse(status >= 500 ? Problem.Kind.BROKEN : Problem.Kind.UNREADABLE);
        return Problem.of(
                kind,
                switch (kind) {
                    case UNREADABLE, INVALID -> unreadable(context);
                    case NOT_SIGNED_IN -> "Send a valid access token, or sign in.";
                    case NOT_ALLOWED, SUSPENDED -> Problem.notAllowed().detail();
                    case NOT_FOUND -> Problem.notFound().detail();
                    case METHOD_NOT_ALLOWED -> "See the API description for what it takes.";
                    case NOT_ACCEPTABLE, UNSUPPORTED_TYPE -> "See the API description.";
                    case LINK_OVER -> "Ask for a new one.";
                    case CONFLICT -> "Load it again and repeat your change.";
                    case CHANGED_MEANWHILE -> Problem.changedMeanwhile().detail();
                    case TOO_LARGE -> "Send less at once.";
                    case TOO_MANY -> "Wait a little before the next try.";
                    case BROKEN -> "Nothing was changed. Try again; if it stays, tell us when.";
                    case BUSY, NO_ROOM -> "Try again in a moment.";
                });
    }

    /** Which parameter or part it was, where the framework knows; never its wording. */
    private static String unreadable(ErrorContext context) {
        return context.getErrors().stream()
                .map(Error::getPath)
                .flatMap(Optional::stream)
                .findFirst()
                .map(path -> "Check the form of " + path.replaceFirst("^/+", "") + ".")
                .orElse("Check the form of the address, its parameters and the body.");
    }

    /** The address without its query, since a query may hold what somebody typed. */
    private static String routeOnly(HttpRequest<?> request) {
        return request.getPath();
    }

    private static HttpStatus statusOf(Problem.Kind kind) {
        return HttpStatus.valueOf(kind.status());
    }
}
