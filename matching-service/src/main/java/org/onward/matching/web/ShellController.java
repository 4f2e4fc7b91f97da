package org.onward.matching.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Callers;
import org.onward.matching.access.Door;
import org.onward.matching.access.Sessions;
import org.onward.matching.access.Tokens;
import org.onward.matching.problem.Problem;

/** Signing in and out, the language, the front door and the assets. */
@StaffPages
final class ShellController {
    private final Pages pages;
    private final Sessions sessions;
    private final Accounts accounts;
    private final SessionCookie cookies;
    private final KeptPosts keptPosts;
    private final Assets assets;
    private final InstantSource clock;

    ShellController(
            Pages pages,
            Sessions sessions,
            Accounts accounts,
            SessionCookie cookies,
            KeptPosts keptPosts,
            Assets assets,
            InstantSource clock) {
        this.pages = pages;
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookies = cookies;
        this.keptPosts = keptPosts;
        this.assets = assets;
        this.clock = clock;
    }

    /** Where each role begins. */
    @Get("/")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<?> front(Caller caller) {
        return switch (caller.role()) {
            case COUNSELLOR -> HttpResponse.seeOther(URI.create("/work"));
            case PROGRAMME_STAFF, CHAMBER -> HttpResponse.seeOther(URI.create("/review"));
            case OUTREACH -> HttpResponse.seeOther(URI.create("/vacancies"));
            case EMPLOYER, TRAINING_PROVIDER -> HttpResponse.notFound();
            case ADMINISTRATOR -> HttpResponse.seeOther(URI.create("/accounts"));
            case AUDITOR -> HttpResponse.seeOther(URI.create("/trail"));
        };
    }

    @Get("/signin")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> signInPage(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String next,
            @QueryValue(defaultValue = "") String ended) {
        if (Callers.of(request).isPresent()) {
            return HttpResponse.seeOther(URI.create("/"));
        }
        return pages.show(
                request,
                "shell/signin",
                new SignInView(ended.isEmpty() ? "" : "signin.ended", "", local(next), ""));
    }

    @Post("/signin")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> signIn(HttpRequest<?> request, @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        String email = form.text("email");
        String next = local(form.text("next"));
        String kept = form.text("kept");
        try {
            Tokens tokens =
                    sessions.signIn(
                            Door.STAFF,
                            email,
                            form.text("password"),
                            request.getRemoteAddress().getHostString());
            Cookie cookie = cookies.of(tokens, clock.instant().getEpochSecond());
            Caller who =
                    sessions.caller(tokens)
                            .orElseThrow(
                                    () ->
                                            Problem.of(
                                                    Problem.Kind.NOT_SIGNED_IN,
                                                    "The session has ended."));
            Optional<KeptView> again =
                    kept.isEmpty() ? Optional.empty() : again(request, who, kept);
            MutableHttpResponse<?> answer =
                    again.isPresent()
                            ? pages.show(request, "shell/kept", again.get())
                            : HttpResponse.seeOther(URI.create(next.isEmpty() ? "/" : next));
            // So that the pages go on in the account's language once the session has ended.
            return answer.cookie(cookie).cookie(language(who.language()));
        } catch (Problem problem) {
            String key =
                    problem.kind() == Problem.Kind.TOO_MANY ? "signin.throttled" : "signin.failed";
            String typed = email.length() > 254 ? "" : email;
            return pages.show(request, "shell/signin", new SignInView(key, typed, next, kept))
                    .status(HttpStatus.valueOf(problem.kind().status()));
        }
    }

    /** What the same account was posting when its session had ended. */
    private Optional<KeptView> again(HttpRequest<?> request, Caller who, String kept) {
        Callers.signedIn(request, who);
        return keptPosts.open(who.account(), kept);
    }

    @Post("/signout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<?> signOut(Caller caller) {
        sessions.signOut(caller);
        return HttpResponse.seeOther(URI.create("/signin")).cookie(SessionCookie.none());
    }

    /** For who is not signed in: it changes only how pages look to oneself. */
    @Get("/language")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> language(
            @QueryValue(defaultValue = "en") String to,
            @QueryValue(defaultValue = "/") String back) {
        return in(Messages.LANGUAGES.contains(to) ? to : "en", back);
    }

    /** The account keeps it, so that mails and later sessions speak it too. */
    @Post("/language")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<?> language(Caller caller, @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        String to = form.text("to");
        String language = Messages.LANGUAGES.contains(to) ? to : "en";
        accounts.speak(caller, language);
        return in(language, form.text("back"));
    }

    private static HttpResponse<?> in(String language, String back) {
        String address = local(back);
        return HttpResponse.seeOther(URI.create(address.isEmpty() ? "/" : address))
                .cookie(language(language));
    }

    private static Cookie language(String language) {
        return Cookie.of(Pages.LANGUAGE_COOKIE, language)
                .path("/")
                .sameSite(SameSite.Lax)
                .httpOnly(true)
                .maxAge(Duration.ofDays(365).toSeconds());
    }

    @Get("/assets/{version}/{name}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> asset(String version, String name) {
        Assets.Asset asset = assets.find(name).orElseThrow(Problem::notFound);
        return HttpResponse.ok(asset.content())
                .contentType(MediaType.of(asset.type()))
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        assets.address(name).contains("/" + version + "/")
                                ? "public, max-age=31536000, immutable"
                                : "no-cache");
    }

    /** Only a path of our own, never another site's address. */
    private static String local(String address) {
        boolean ours =
                address.startsWith("/")
                        && !address.startsWith("//")
                        && !address.contains("\\")
                        && address.length() <= 2_000
                        && address.chars().noneMatch(c -> c < 0x21 || c > 0x7e);
        return ours ? address : "";
    }
}
