package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.onward.matching.access.Caller;
import org.onward.matching.consent.RevokeConsent;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.WhenLeaving;
import org.onward.matching.shared.Sql;

/**
 * Who leaves the programme is not introduced any more, and nothing is shared after that. An
 * employer learns what it learns of anybody who is withdrawn.
 */
@Singleton
final class WithdrawWhoLeaves implements WhenLeaving {
    private final RevokeConsent consents;
    private final EmployerMail mail;
    private final Sql sql;
    private final InstantSource clock;

    WithdrawWhoLeaves(RevokeConsent consents, EmployerMail mail, Sql sql, InstantSource clock) {
        this.consents = consents;
        this.mail = mail;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public int underWay(ReturneeId person) {
        return new Introductions(sql).live(person).size();
    }

    @Override
    public int left(Caller caller, ReturneeId person) {
        Introductions store = new Introductions(sql);
        List<Introduction> live = store.live(person);
        Instant now = clock.instant();
        for (Introduction one : live) {
            store.step(
                    one,
                    IntroductionStep.WITHDRAW,
                    null,
                    "asked",
                    caller.account(),
                    false,
                    true,
                    caller.today(),
                    now);
            mail.noLonger(sql, null, one);
        }
        consents.endAll(caller, person);
        return live.size();
    }
}
