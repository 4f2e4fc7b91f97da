package org.onward.matching.web;

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
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.FirstPasswords;
import org.onward.matching.access.FirstPasswords.Invitation;
import org.onward.matching.problem.Problem;

/** Where an invitation leads: choosing one's password. Looking changes nothing. */
@StaffPages("/welcome")
@Secured(SecurityRule.IS_ANONYMOUS)
final class WelcomePages {
    static final String PURPOSE = "invitation";

    private final Pages pages;
    private final FirstPasswords invitations;
    private final SealedText sealed;

    WelcomePages(Pages pages, FirstPasswords invitations, SealedText sealed) {
        this.pages = pages;
        this.invitations = invitations;
        this.sealed = sealed;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @QueryValue(defaultValue = "") String link) {
        return open(link).filter(invitations::holds).isPresent()
                ? show(request, link, null)
                : show(request, "", null).status(HttpStatus.GONE);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(HttpRequest<?> request, @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        String link = form.text("link");
        Optional<Invitation> invitation = open(link);
        if (invitation.isEmpty()) {
            return show(request, "", null).status(HttpStatus.GONE);
        }
        try {
            invitations.choose(invitation.get(), form.text("password"));
            return HttpResponse.seeOther(URI.create("/signin"));
        } catch (Problem problem) {
            return switch (problem.kind()) {
                case INVALID ->
                        show(request, link, pages.page(request).t("welcome.weak"))
                                .status(HttpStatus.BAD_REQUEST);
                case LINK_OVER -> show(request, "", null).status(HttpStatus.GONE);
                default -> throw problem;
            };
        }
    }

    private Optional<Invitation> open(String link) {
        return sealed.open(PURPOSE, link)
                .map(text -> text.split(" ", 2))
                .map(parts -> new Invitation(new AccountId(UUID.fromString(parts[0])), parts[1]));
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request, String token, @Nullable String fault) {
        return pages.show(request, "shell/welcome", new AccountsView.Welcome(token, fault));
    }
}
