package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.WhenSuspended;
import org.onward.matching.shared.Sql;

/** A suspended employer's introductions end with it, and the people are free. */
@Singleton
final class WithdrawFromSuspended implements WhenSuspended {
    private final EmployerMail mail;
    private final Sql sql;
    private final InstantSource clock;

    WithdrawFromSuspended(EmployerMail mail, Sql sql, InstantSource clock) {
        this.mail = mail;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void suspended(Caller caller, EmployerId employer) {
        sql.list(
                        "select withdraw_from_suspended(?, ?)",
                        row -> row.getObject(1, UUID.class),
                        employer.value(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .forEach(mail::takeBack);
    }
}
