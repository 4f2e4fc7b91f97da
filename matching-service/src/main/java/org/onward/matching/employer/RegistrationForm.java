package org.onward.matching.employer;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody types who registers their employer. No password: it is chosen with the link that
 * goes to the address, since the address may be somebody else's.
 *
 * @param kind employer, training_provider or agency
 * @param chamber whose member the employer says it is; that chamber or staff verify it
 * @param email the account's, and the first contact's
 * @param language of pages and mails: en, th or fil
 */
@Serdeable
record RegistrationForm(
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
    EmployerForm employer() {
        return new EmployerForm(
                name, kind, country, place, sector, chamber, contactName, phone, email, null, null);
    }

    @Override
    public String toString() {
        return "RegistrationForm";
    }
}
