package org.onward.matching.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.onward.matching.problem.FieldErrors;

/** Signing in and out of the employer API, and what an account says of itself there. */
@EmployerApi
@Controller(value = EmployerApi.PREFIX, port = EmployerApi.PORT)
final class EmployerSessionController {
    private final Sessions sessions;
    private final Accounts accounts;
    private final ClientAddress clients;

    EmployerSessionController(Sessions sessions, Accounts accounts, ClientAddress clients) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.clients = clients;
    }

    @Post("/sessions")
    @Status(HttpStatus.CREATED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    Tokens signIn(HttpRequest<?> request, @Body SessionController.SignInRequest body) {
        FieldErrors errors = new FieldErrors();
        String email = SessionController.required(body.email(), "email", 254, errors);
        String password = SessionController.required(body.password(), "password", 128, errors);
        errors.throwIfAny();
        return sessions.signIn(Door.EMPLOYERS, email, password, clients.of(request));
    }

    @Post("/sessions/refresh")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Tokens refresh(@Body SessionController.RefreshRequest body) {
        FieldErrors errors = new FieldErrors();
        String token = SessionController.required(body.refreshToken(), "refreshToken", 100, errors);
        errors.throwIfAny();
        return sessions.refresh(Door.EMPLOYERS, token);
    }

    @Delete("/sessions/current")
    @Status(HttpStatus.NO_CONTENT)
    @Secured({Role.Name.EMPLOYER, Role.Name.TRAINING_PROVIDER})
    void signOut(Caller caller) {
        sessions.signOut(caller);
    }

    @Put("/me/password")
    @Status(HttpStatus.NO_CONTENT)
    @Secured({Role.Name.EMPLOYER, Role.Name.TRAINING_PROVIDER})
    void password(Caller caller, @Body AccountController.PasswordRequest body) {
        accounts.changePassword(
                caller,
                AccountController.text(body.present()),
                AccountController.text(body.password()));
    }

    @Put("/me/language")
    @Status(HttpStatus.NO_CONTENT)
    @Secured({Role.Name.EMPLOYER, Role.Name.TRAINING_PROVIDER})
    void language(Caller caller, @Body AccountController.LanguageRequest body) {
        accounts.speak(caller, AccountController.text(body.language()));
    }
}
