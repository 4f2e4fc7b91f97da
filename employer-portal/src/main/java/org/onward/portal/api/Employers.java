package org.onward.portal.api;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** One's own employer. */
@Singleton
public final class Employers {
    private final Calls calls;

    Employers(Calls calls) {
        this.calls = calls;
    }

    public Own read(Asker asker) {
        return Answers.needed(calls.call(asker, "GET", "/employer", null, null, Own.class));
    }

    /**
     * @throws Refusal 412 where somebody changed it meanwhile
     */
    public Own edit(Asker asker, long version, Details details) {
        return Answers.needed(
                calls.call(asker, "PUT", "/employer", new Edit(version, details), null, Own.class));
    }

    /**
     * @param standing unverified or verified
     */
    @Serdeable
    public record Own(
            String id,
            long version,
            String name,
            String kind,
            String country,
            @Nullable String countryLabel,
            @Nullable String place,
            @Nullable String placeLabel,
            @Nullable String sector,
            @Nullable String contactName,
            @Nullable String phone,
            @Nullable String email,
            String standing) {
        public Details details() {
            return new Details(name, kind, country, place, sector, contactName, phone, email);
        }
    }

    @Serdeable
    public record Details(
            String name,
            String kind,
            String country,
            @Nullable String place,
            @Nullable String sector,
            @Nullable String contactName,
            @Nullable String phone,
            @Nullable String email) {}

    @Serdeable
    record Edit(long version, Details employer) {}
}
