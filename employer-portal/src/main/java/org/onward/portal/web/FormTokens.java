package org.onward.portal.web;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token every form of a page carries: in which session, and for whom, we had made it. */
@Singleton
final class FormTokens {
    /** Name of the hidden field. */
    static final String FIELD = "csrf";

    private static final String PURPOSE = "form";
    private static final Duration LIFE = Duration.ofDays(7);

    private final SealedText sealed;

    FormTokens(SealedText sealed) {
        this.sealed = sealed;
    }

    /**
     * @param session empty for a form that anyone may send
     */
    record FormToken(String session, String email) {}

    String of(@Nullable Session session) {
        return sealed.seal(
                PURPOSE, LIFE, session == null ? " " : session.id() + " " + session.email());
    }

    /** Empty for one that we did not make. */
    Optional<FormToken> read(String token) {
        return sealed.open(PURPOSE, token)
                .map(text -> text.split(" ", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new FormToken(parts[0], parts[1]));
    }
}
