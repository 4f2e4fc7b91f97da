package org.onward.matching.web;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;

/** The token every form of a page carries: for whom, and in which session, we had made it. */
@Singleton
final class FormTokens {
    private static final String PURPOSE = "form";
    private static final Duration LIFE = Duration.ofDays(7);

    private final SealedText sealed;

    FormTokens(SealedText sealed) {
        this.sealed = sealed;
    }

    record FormToken(UUID session, AccountId account) {}

    String of(Caller caller) {
        return sealed.seal(PURPOSE, LIFE, caller.session() + " " + caller.account().value());
    }

    /** Empty for one that we did not make. */
    Optional<FormToken> read(String token) {
        return sealed.open(PURPOSE, token)
                .map(text -> text.split(" ", 2))
                .map(
                        parts ->
                                new FormToken(
                                        UUID.fromString(parts[0]),
                                        new AccountId(UUID.fromString(parts[1]))));
    }
}
