package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.returnee.BeforeErasure;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;

/** An employer learns of an erased person what it learns of anybody who is withdrawn. */
@Singleton
final class WithdrawBeforeErasure implements BeforeErasure {
    private final EmployerMail mail;
    private final Sql sql;
    private final InstantSource clock;

    WithdrawBeforeErasure(EmployerMail mail, Sql sql, InstantSource clock) {
        this.mail = mail;
        this.sql = sql;
        this.clock = clock;
    }

    private record Withdrawn(
            IntroductionId id, EmployerId employer, String title, boolean answered) {}

    @Override
    public void erasing(Caller caller, ReturneeId person) {
        sql.list(
                        """
                        select introduction, employer, title, answered
                        from withdraw_before_erasure(?, ?)
                        """,
                        row ->
                                new Withdrawn(
                                        new IntroductionId(
                                                row.getObject("introduction", UUID.class)),
                                        new EmployerId(row.getObject("employer", UUID.class)),
                                        row.getString("title"),
                                        row.getBoolean("answered")),
                        person.value(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .forEach(
                        one ->
                                mail.noLonger(
                                        sql,
                                        null,
                                        one.id(),
                                        one.employer(),
                                        one.title(),
                                        one.answered()));
    }
}
