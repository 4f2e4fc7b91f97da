package org.onward.portal.api;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Becoming a user, and becoming one again after forgetting the password: by links in mails. */
@Singleton
public final class Registrations {
    private final Calls calls;

    Registrations(Calls calls) {
        this.calls = calls;
    }

    /** Answers the same whether the address is known or not. */
    public void register(Asker asker, Registration registration, String key) {
        calls.call(asker.nobody(), "POST", "/registrations", registration, key, Void.class);
    }

    /**
     * @throws Refusal {@code link-over}, or the password's fault
     */
    public Confirmed confirm(Asker asker, String token, String password, String key) {
        return Answers.needed(
                calls.call(
                        asker.nobody(),
                        "POST",
                        "/registrations/confirmation",
                        new NewPassword(token, password),
                        key,
                        Confirmed.class));
    }

    /** Answers the same whether the address is known or not. */
    public void forgot(Asker asker, String email) {
        Forgotten forgotten = new Forgotten(email, asker.language());
        calls.call(asker.nobody(), "POST", "/password-resets", forgotten, null, Void.class);
    }

    /**
     * @throws Refusal {@code link-over}, or the password's fault
     */
    public void reset(Asker asker, String token, String password) {
        calls.call(
                asker.nobody(),
                "POST",
                "/password-resets/confirmation",
                new NewPassword(token, password),
                null,
                Void.class);
    }

    /**
     * @param kind employer, training_provider or agency
     * @param place ISO 3166-2
     * @param sector ISIC Rev. 4 section
     * @param chamber the id of one of the choices
     * @param language of the mail and later of the pages
     */
    @Serdeable
    public record Registration(
            String name,
            @Nullable String kind,
            @Nullable String country,
            @Nullable String place,
            @Nullable String sector,
            @Nullable String chamber,
            String contactName,
            String phone,
            String email,
            String language) {}

    @Serdeable
    public record Confirmed(String employerName, String email) {}

    @Serdeable
    record Forgotten(String email, String language) {}

    @Serdeable
    record NewPassword(String token, String password) {}
}
