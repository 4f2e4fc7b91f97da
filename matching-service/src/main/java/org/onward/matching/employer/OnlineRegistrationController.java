package org.onward.matching.employer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.ClientAddress;
import org.onward.matching.access.EmployerApi;
import org.onward.matching.problem.FieldErrors;

/** Registering and a new password: by links in mails, without signing in. */
@EmployerApi
@Controller(value = EmployerApi.PREFIX, port = EmployerApi.PORT)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OnlineRegistrationController {
    private final RegisterOnline register;
    private final ResetPassword reset;
    private final ClientAddress clients;

    OnlineRegistrationController(
            RegisterOnline register, ResetPassword reset, ClientAddress clients) {
        this.register = register;
        this.reset = reset;
        this.clients = clients;
    }

    /** The answer is the same whether the address is known or not. */
    @Post("/registrations")
    @Status(HttpStatus.ACCEPTED)
    void register(
            HttpRequest<?> request,
            @Nullable @Header("Idempotency-Key") String key,
            @Body OnlineRegistration body) {
        register.register(body.form(), key, clients.of(request));
    }

    @Post("/registrations/confirmation")
    @Status(HttpStatus.CREATED)
    ConfirmedRegistration confirm(
            @Nullable @Header("Idempotency-Key") String key, @Body NewPassword body) {
        RegisterOnline.Confirmed made =
                register.confirm(
                        text(body.token(), "token", 100),
                        Objects.requireNonNullElse(body.password(), ""),
                        key);
        return new ConfirmedRegistration(made.employerName(), made.email());
    }

    /** The answer is the same whether the address is known or not. */
    @Post("/password-resets")
    @Status(HttpStatus.ACCEPTED)
    void ask(HttpRequest<?> request, @Body ForgottenPassword body) {
        reset.ask(text(body.email(), "email", 254), clients.of(request));
    }

    @Post("/password-resets/confirmation")
    @Status(HttpStatus.NO_CONTENT)
    void renew(@Body NewPassword body) {
        reset.renew(
                text(body.token(), "token", 100), Objects.requireNonNullElse(body.password(), ""));
    }

    private static String text(@Nullable String value, String field, int longest) {
        String text = Objects.requireNonNullElse(value, "").strip();
        new FieldErrors()
                .addIf(text.isEmpty(), field, "required", "Fill this in.")
                .addIf(
                        text.length() > longest,
                        field,
                        "too_long",
                        "At most %d characters.".formatted(longest))
                .throwIfAny();
        return text;
    }

    /**
     * @param kind employer, training_provider or agency
     * @param chamber one of the choices, of the same country; null for none
     * @param language of pages and mails: en, th or fil
     */
    @Serdeable
    record OnlineRegistration(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String country,
            @Nullable String place,
            @Nullable String sector,
            @Nullable UUID chamber,
            @Nullable String contactName,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String language) {
        RegistrationForm form() {
            return new RegistrationForm(
                    name,
                    kind,
                    country,
                    place,
                    sector,
                    chamber,
                    contactName,
                    phone,
                    email,
                    language);
        }

        @Override
        public String toString() {
            return "OnlineRegistration";
        }
    }

    @Serdeable
    record ConfirmedRegistration(String employerName, String email) {}

    @Serdeable
    record ForgottenPassword(@Nullable String email, @Nullable String language) {
        @Override
        public String toString() {
            return "ForgottenPassword";
        }
    }

    /**
     * @param token of the link in the mail
     */
    @Serdeable
    record NewPassword(@Nullable String token, @Nullable String password) {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }
}
