package org.onward.matching.employer;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An employer as somebody typed it, before anything is checked.
 *
 * @param kind employer, training_provider or agency
 * @param people who acts for it; kept as digests only, and only ever added: a name that is taken
 *     off a record must not switch a safety rule off
 */
@Serdeable
public record EmployerForm(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String country,
        @Nullable String place,
        @Nullable String sector,
        @Nullable UUID chamber,
        @Nullable String contactName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String registrationNumber,
        @Nullable List<Person> people) {
    public EmployerForm {
        people = people == null ? null : people.stream().filter(Objects::nonNull).toList();
    }

    /**
     * @param role owner, recruiter or agent
     */
    @Serdeable
    public record Person(@Nullable String role, @Nullable String name) {}

    /** The least an employer needs. */
    public static EmployerForm named(String name, String country) {
        return new EmployerForm(
                name, "employer", country, null, null, null, null, null, null, null, null);
    }
}
