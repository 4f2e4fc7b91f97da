package org.onward.portal.api;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** Signing in and out, and one's own account. */
@Singleton
public final class Sessions {
    private final Calls calls;

    Sessions(Calls calls) {
        this.calls = calls;
    }

    /**
     * @throws Refusal 401 wrong, 403 suspended, 429 too many tries
     */
    public Tokens signIn(Asker asker, String email, String password) {
        return calls.tokens(asker, "/sessions", new SignIn(email, password));
    }

    public void signOut(Asker asker) {
        calls.call(asker, "DELETE", "/sessions/current", null, null, Void.class);
    }

    public Me me(Asker asker) {
        return Answers.needed(calls.call(asker, "GET", "/me", null, null, Me.class));
    }

    public void speak(Asker asker, String language) {
        calls.call(asker, "PUT", "/me/language", new Language(language), null, Void.class);
    }

    /** Every session ends, this one too. */
    public void changePassword(Asker asker, String present, String password) {
        calls.call(
                asker, "PUT", "/me/password", new NewPassword(present, password), null, Void.class);
    }

    @Serdeable
    record SignIn(String email, String password) {}

    @Serdeable
    record Language(String language) {}

    @Serdeable
    record NewPassword(String present, String password) {}

    /**
     * @param language en, th or fil
     */
    @Serdeable
    public record Me(
            String displayName,
            String email,
            String language,
            LocalDate today,
            MyEmployer employer) {}

    /**
     * @param standing unverified or verified
     */
    @Serdeable
    public record MyEmployer(String id, String name, String kind, String standing) {}
}
