package org.onward.matching.access;

import java.security.Principal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, checked against the database on this very request. Controllers take it as a parameter;
 * every transaction is opened in its name. A principal, as nobody sends one: the description of the
 * API leaves such parameters out.
 *
 * @param office of a counsellor or outreach worker
 * @param programme of staff who belong to one
 * @param organisation of an employer, chamber or training provider
 * @param today the day in the zone of the caller's office
 * @param language en, th or fil
 */
public record Caller(
        AccountId account,
        Role role,
        @Nullable UUID office,
        @Nullable UUID programme,
        @Nullable UUID organisation,
        UUID session,
        String displayName,
        String language,
        LocalDate today)
        implements Principal {
    /** The account's number; never a name. */
    @Override
    public String getName() {
        return account.value().toString();
    }
}
