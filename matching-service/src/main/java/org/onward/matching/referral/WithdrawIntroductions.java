package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import org.onward.matching.access.Caller;
import org.onward.matching.shared.Sql;

/**
 * Withdraws introductions and tells their employers. Every way to it ends in the same state, record
 * and mail, so that an employer cannot tell one from another. Inside the open transaction of the
 * person's counsellor.
 */
@Singleton
final class WithdrawIntroductions {
    /** Why, in the record of an introduction; an employer reads neither. */
    enum Because {
        ASKED,
        FOUND_WORK;

        private String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final EmployerMail mail;
    private final Sql sql;
    private final InstantSource clock;

    WithdrawIntroductions(EmployerMail mail, Sql sql, InstantSource clock) {
        this.mail = mail;
        this.sql = sql;
        this.clock = clock;
    }

    void withdraw(Caller caller, Collection<Introduction> introductions, Because because) {
        Introductions store = new Introductions(sql);
        Instant now = clock.instant();
        for (Introduction one : introductions) {
            store.step(
                    one,
                    IntroductionStep.WITHDRAW,
                    null,
                    because.text(),
                    caller.account(),
                    false,
                    true,
                    caller.today(),
                    now);
            mail.noLonger(sql, null, one);
        }
    }
}
