package org.onward.matching;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;

/**
 * A small world to test in: one programme with two offices (Chiang Mai and Cebu) and accounts on
 * demand. Inserted past the use cases, so that a test of one room does not need another.
 */
public final class TestWorld {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final OffsetDateTime BEFORE =
            OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final TestService service;
    public final UUID programme = UUID.randomUUID();
    public final UUID chiangMai = UUID.randomUUID();
    public final UUID cebu = UUID.randomUUID();

    public TestWorld(TestService service) {
        this.service = service;
        service.sql("insert into country values ('TH'), ('PH') on conflict do nothing");
        service.sql(
                """
                insert into place values ('TH-50', 'TH', 18.79, 98.98), ('PH-CEB', 'PH', 10.32, 123.89)
                on conflict do nothing""");
        service.sql(
                "insert into programme values (?, ?, 'TH', 'both', ?)",
                programme,
                "Programme " + programme,
                BEFORE);
        office(chiangMai, "TH-50", "Asia/Bangkok");
        office(cebu, "PH-CEB", "Asia/Manila");
    }

    private void office(UUID id, String place, String zone) {
        service.sql(
                "insert into office values (?, ?, ?, ?, ?, ?)",
                id,
                programme,
                "Office " + place,
                place,
                zone,
                BEFORE);
    }

    public Caller counsellor(UUID office) {
        return account(Role.COUNSELLOR, office, programme, null);
    }

    public Caller staff() {
        return account(Role.PROGRAMME_STAFF, null, programme, null);
    }

    /** Any account; no password, so it cannot sign in over HTTP. */
    public Caller account(
            Role role,
            @Nullable UUID office,
            @Nullable UUID inProgramme,
            @Nullable UUID organisation) {
        UUID id = UUID.randomUUID();
        String name =
                role.name().toLowerCase(java.util.Locale.ROOT)
                        + " "
                        + id.toString().substring(0, 8);
        service.sql(
                """
                insert into account (id, email, display_name, role, office_id, programme_id,
                    organisation_id, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                id + "@example.org",
                name,
                role.name(),
                office,
                inProgramme,
                organisation,
                BEFORE);
        return new Caller(
                new AccountId(id),
                role,
                office,
                inProgramme,
                organisation,
                UUID.randomUUID(),
                name,
                "en",
                TODAY);
    }
}
