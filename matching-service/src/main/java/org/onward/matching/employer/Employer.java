package org.onward.matching.employer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who hires, trains or recruits.
 *
 * @param country ISO 3166-1 alpha-2
 * @param place ISO 3166-2 code
 * @param sector ISIC Rev. 4 section letter
 * @param chamber the chamber it is a member of
 * @param registrationNumber as {@link RegistrationNumber} has it
 */
public record Employer(
        EmployerId id,
        int version,
        String name,
        EmployerKind kind,
        String country,
        @Nullable String place,
        @Nullable Character sector,
        @Nullable UUID chamber,
        @Nullable String contactName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String registrationNumber,
        Standing standing) {
    public boolean verified() {
        return standing instanceof Standing.Verified;
    }
}
