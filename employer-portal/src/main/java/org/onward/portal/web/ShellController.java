package org.onward.portal.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Bearer;
import org.onward.portal.api.Refusal;
import org.onward.portal.api.Sessions;
import org.onward.portal.api.Sessions.Me;
import org.onward.portal.api.Tokens;
import org.onward.portal.api.Unreachable;

/** Signing in and out, the language and the assets. */
@PortalPages
final class ShellController {
    private final Pages pages;
    private final Sessions sessions;
    private final SessionCookie cookies;
    private final KeptPosts keptPosts;
    private final Assets assets;

    ShellController(
            Pages pages,
            Sessions sessions,
            SessionCookie cookies,
            KeptPosts keptPosts,
            Assets assets) {
        this.pages = pages;
        this.sessions = sessions;
        this.cookies = cookies;
        this.keptPosts = keptPosts;
        this.assets = assets;
    }

    @Anyone
    @Get("/signin")
    HttpResponse<?> signInPage(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String next,
            @QueryValue(defaultValue = "") String ended,
            @QueryValue(defaultValue = "") String did) {
        if (Seen.session(request).isPresent()) {
            return HttpResponse.seeOther(URI.create("/"));
        }
        String note =
                switch (did) {
                    case "password" -> "signin.password_changed";
                    case "reset" -> "signin.password_reset";
                    case "out" -> "signin.signed_out";
                    default -> ended.isEmpty() ? "" : "signin.ended";
                };
        return pages.show(request, "shell/signin", new SignInView("", note, "", local(next), ""));
    }

    @Anyone
    @Post("/signin")
    HttpResponse<?> signIn(HttpRequest<?> request, Asker asker, Form form) {
        String email = form.text("email");
        String next = local(form.text("next"));
        String kept = form.text("kept");
        Asker nobody = asker.nobody();
        try {
            String password = form.secret("password");
            Tokens tokens = sessions.signIn(nobody, email, password);
            Bearer bearer = new Bearer(tokens);
            Me me = sessions.me(asker.as(bearer));
            Session session =
                    new Session(
                            UUID.randomUUID(),
                            me.email(),
                            me.displayName(),
                            me.employer().name(),
                            bearer);
            Seen.session(request, session);
            String language = Pages.isKnown(me.language()) ? me.language() : asker.language();
            Pages.speak(request, language);
            Cookie cookie = cookies.of(session);
            Cookie spoken = Pages.languageCookie(language);
            Optional<KeptView> again =
                    kept.isEmpty() ? Optional.empty() : keptPosts.open(me.email(), kept);
            if (again.isPresent()) {
                return pages.show(request, "shell/kept", again.get()).cookie(cookie).cookie(spoken);
            }
            return HttpResponse.seeOther(URI.create(next.isEmpty() ? "/" : next))
                    .cookie(cookie)
                    .cookie(spoken);
        } catch (Refusal refusal) {
            Page page = pages.page(request);
            String sentence =
                    refusal.is("suspended") || refusal.status() == 429
                            ? refusal.detail()
                            : page.t("signin.failed");
            return again(request, HttpStatus.valueOf(refusal.status()), sentence, form, next);
        } catch (Unreachable away) {
            String sentence = pages.page(request).t("away.sentence");
            return again(request, HttpStatus.SERVICE_UNAVAILABLE, sentence, form, next);
        }
    }

    private HttpResponse<?> again(
            HttpRequest<?> request, HttpStatus status, String sentence, Form form, String next) {
        String email = form.text("email");
        String typed = email.length() > 254 ? "" : email;
        return pages.show(
                request,
                status,
                "shell/signin",
                new SignInView(sentence, "", typed, next, form.text("kept")));
    }

    /** The browser forgets its session even where the matching service cannot be told. */
    @Post("/signout")
    HttpResponse<?> signOut(HttpRequest<?> request, Asker asker) {
        try {
            sessions.signOut(asker);
        } catch (Refusal | Unreachable e) {
            // its tokens run out by themselves
        }
        Seen.leave(request);
        return HttpResponse.seeOther(URI.create("/signin?did=out"));
    }

    /** Of this browser; a link, since nothing is written down for it. */
    @Anyone
    @Get("/language")
    HttpResponse<?> language(
            @QueryValue(defaultValue = "en") String to,
            @QueryValue(defaultValue = "/") String back) {
        return speak(to, back);
    }

    /** Of this browser and of the account, and so of the mails to it. */
    @Post("/language")
    HttpResponse<?> language(Asker asker, Form form) {
        String to = form.text("to");
        try {
            sessions.speak(asker, Pages.isKnown(to) ? to : "en");
        } catch (Unreachable e) {
            // the cookie is enough for the pages
        }
        return speak(to, form.text("back"));
    }

    private static HttpResponse<?> speak(String to, String back) {
        String address = local(back);
        return HttpResponse.seeOther(URI.create(address.isEmpty() ? "/" : address))
                .cookie(Pages.languageCookie(Pages.isKnown(to) ? to : "en"));
    }

    @Anyone
    @Get("/help")
    HttpResponse<?> help(HttpRequest<?> request) {
        return pages.show(request, "shell/help", new HelpView());
    }

    /** Where the words for skills and kinds of work come from, as their licences ask. */
    @Anyone
    @Get("/about")
    HttpResponse<?> about(HttpRequest<?> request) {
        return pages.show(request, "shell/about", new HelpView());
    }

    @Anyone
    @Get("/assets/{version}/{name}")
    HttpResponse<?> asset(String version, String name) {
        Assets.Asset asset =
                assets.find(name).orElseThrow(() -> new Refusal(404, "not-found", "", List.of()));
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
