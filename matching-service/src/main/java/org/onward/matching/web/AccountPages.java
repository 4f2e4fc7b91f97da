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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.FirstPasswords;
import org.onward.matching.access.FirstPasswords.Invitation;
import org.onward.matching.access.FirstPasswords.Invited;
import org.onward.matching.access.LetReadReports;
import org.onward.matching.access.ListAccounts;
import org.onward.matching.access.PlacesOfWork;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.mail.Outbox;
import org.onward.matching.mail.Purpose;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.web.AccountsView.Choice;
import org.onward.matching.web.AccountsView.Fault;
import org.onward.matching.web.AccountsView.Opening;

/** The administrator's work: who has an account, inviting somebody, closing and opening again. */
@StaffPages("/accounts")
@Secured(Role.Name.ADMINISTRATOR)
final class AccountPages {
    /** A chamber's account names its chamber, which an administrator does not see. */
    private static final List<Role> ROLES =
            List.of(
                    Role.COUNSELLOR,
                    Role.OUTREACH,
                    Role.PROGRAMME_STAFF,
                    Role.ADMINISTRATOR,
                    Role.AUDITOR);

    private static final String AFTER = "accounts after";
    private static final Duration LINK_LIFE = Duration.ofDays(3);

    private final Pages pages;
    private final ListAccounts list;
    private final Accounts accounts;
    private final LetReadReports letReadReports;
    private final FirstPasswords invitations;
    private final PlacesOfWork places;
    private final Transactions transactions;
    private final Outbox outbox;
    private final SealedText sealed;
    private final ProblemLanguage sentences;

    AccountPages(
            Pages pages,
            ListAccounts list,
            Accounts accounts,
            LetReadReports letReadReports,
            FirstPasswords invitations,
            PlacesOfWork places,
            Transactions transactions,
            Outbox outbox,
            SealedText sealed,
            ProblemLanguage sentences) {
        this.pages = pages;
        this.list = list;
        this.accounts = accounts;
        this.letReadReports = letReadReports;
        this.invitations = invitations;
        this.places = places;
        this.transactions = transactions;
        this.outbox = outbox;
        this.sealed = sealed;
        this.sentences = sentences;
    }

    @Get
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "") String after,
            @QueryValue(defaultValue = "") String saved) {
        // An address of somebody is not written into one of ours.
        String shown = after.isEmpty() ? "" : sealed.open(AFTER, after).orElse("");
        return show(request, caller, shown, null, !saved.isEmpty());
    }

    @Get("/new")
    HttpResponse<?> opening(HttpRequest<?> request, Caller caller) {
        return form(request, caller, Form.of(Map.of("language", caller.language())), List.of());
    }

    /** The link goes to the address of who is invited, and to nobody else. */
    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(
            HttpRequest<?> request, Caller caller, @Nullable @Body Map<String, Object> fields) {
        Form typed = Form.of(fields);
        Page page = pages.page(request);
        Optional<Role> role =
                ROLES.stream().filter(one -> lower(one).equals(typed.text("role"))).findFirst();
        List<Fault> faults = new ArrayList<>();
        if (role.isEmpty()) {
            faults.add(new Fault("role", page.t("error.choose_one")));
        } else {
            try {
                boolean inOffice = role.get() == Role.COUNSELLOR || role.get() == Role.OUTREACH;
                Accounts.NewAccount account =
                        new Accounts.NewAccount(
                                typed.text("email"),
                                typed.text("displayName"),
                                "",
                                role.get(),
                                inOffice ? id(typed.text("office")) : null,
                                role.get() == Role.PROGRAMME_STAFF
                                        ? id(typed.text("programme"))
                                        : null,
                                null,
                                typed.text("language"));
                return sent(request, caller, () -> invitations.open(caller, account));
            } catch (Problem problem) {
                if (problem.errors().isEmpty() && problem.kind() != Problem.Kind.CONFLICT) {
                    throw problem;
                }
                for (FieldError error : problem.errors()) {
                    faults.add(
                            new Fault(
                                    error.field(),
                                    sentences.toStaff(caller.language(), error.message())));
                }
                if (faults.isEmpty()) {
                    faults.add(
                            new Fault(
                                    "email",
                                    sentences.toStaff(caller.language(), problem.detail())));
                }
            }
        }
        return form(request, caller, typed, faults).status(HttpStatus.BAD_REQUEST);
    }

    /**
     * @param fields act: close, open or link
     */
    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> act(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        AccountId account = new AccountId(id);
        switch (form.text("act")) {
            case "close" -> accounts.suspend(caller, account);
            case "open" -> accounts.restore(caller, account);
            case "link" -> {
                return sent(request, caller, () -> invitations.renew(caller, account));
            }
            default -> throw Problem.notFound();
        }
        return HttpResponse.seeOther(URI.create("/accounts?saved=1"));
    }

    /** Whose reports an account of programme staff may read besides that of its own programme. */
    @Get("/{id}/reports")
    HttpResponse<?> reports(HttpRequest<?> request, Caller caller, UUID id) {
        return pages.show(
                request,
                "shell/reports",
                new AccountsView.Reports(
                        id.toString(), letReadReports.of(caller, new AccountId(id))));
    }

    @Post("/{id}/reports")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> let(Caller caller, UUID id, @Nullable @Body Map<String, Object> fields) {
        Set<UUID> programmes = new HashSet<>();
        for (String one : Form.of(fields).all("programme")) {
            programmes.add(Optional.ofNullable(id(one)).orElseThrow(Problem::notFound));
        }
        letReadReports.let(caller, new AccountId(id), programmes);
        return HttpResponse.seeOther(URI.create("/accounts?saved=1"));
    }

    /** The account and its mail are written together, or neither. */
    private HttpResponse<?> sent(HttpRequest<?> request, Caller caller, Supplier<Invited> act) {
        Invited invited =
                transactions.write(
                        caller,
                        () -> {
                            Invited who = act.get();
                            outbox.write(
                                    who.email(),
                                    who.language(),
                                    Purpose.INVITATION,
                                    Map.of("staffLink", link(who.invitation())));
                            return who;
                        });
        return show(request, caller, "", invited.displayName(), false);
    }

    private String link(Invitation invitation) {
        return "/welcome?link="
                + sealed.seal(
                        WelcomePages.PURPOSE,
                        LINK_LIFE,
                        invitation.account().value() + " " + invitation.mark());
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            String after,
            @Nullable String invited,
            boolean saved) {
        ListAccounts.Page found = list.list(caller, after);
        return pages.show(
                request,
                "shell/accounts",
                new AccountsView(
                        found.accounts(),
                        caller.account().value().toString(),
                        invited,
                        found.next() == null
                                ? null
                                : "/accounts?after=" + sealed.seal(AFTER, LINK_LIFE, found.next()),
                        after.isEmpty(),
                        saved));
    }

    private MutableHttpResponse<String> form(
            HttpRequest<?> request, Caller caller, Form typed, List<Fault> faults) {
        Page page = pages.page(request);
        return pages.show(
                request,
                "shell/account",
                new Opening(
                        typed,
                        ROLES.stream()
                                .map(role -> new Choice(lower(role), page.t("role." + lower(role))))
                                .toList(),
                        places.offices(caller).stream()
                                .map(one -> new Choice(one.id().toString(), one.name()))
                                .toList(),
                        places.programmes(caller).stream()
                                .map(one -> new Choice(one.id().toString(), one.name()))
                                .toList(),
                        faults));
    }

    static String lower(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
