package org.onward.matching;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;

/** Employers and chambers on demand, inserted past the use cases. */
public final class EmployerWorld {
    private static final OffsetDateTime BEFORE =
            OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final TestService service;
    public final TestWorld people;

    public EmployerWorld(TestService service) {
        this.service = service;
        this.people = new TestWorld(service);
    }

    public UUID chamber(String name) {
        UUID id = UUID.randomUUID();
        service.sql("insert into chamber values (?, ?, 'TH')", id, name);
        return id;
    }

    public UUID verified(String name, @Nullable UUID chamber) {
        UUID id = unverified(name, chamber);
        service.sql(
                "update employer set standing = 'verified', verified_at = ?, verified_by = ? where id = ?",
                BEFORE,
                people.staff().account().value(),
                id);
        return id;
    }

    public UUID unverified(String name, @Nullable UUID chamber) {
        UUID id = UUID.randomUUID();
        service.sql(
                """
                insert into employer (id, name, kind, country, chamber_id, standing, created_at)
                values (?, ?, 'employer', 'TH', ?, 'unverified', ?)""",
                id,
                name,
                chamber,
                BEFORE);
        return id;
    }

    public Caller of(Role role, UUID organisation) {
        return people.account(role, null, null, organisation);
    }
}
