package org.onward.matching.referral;

import jakarta.inject.Singleton;
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
    private final WithdrawIntroductions withdraw;
    private final Sql sql;

    WithdrawWhoLeaves(RevokeConsent consents, WithdrawIntroductions withdraw, Sql sql) {
        this.consents = consents;
        this.withdraw = withdraw;
        this.sql = sql;
    }

    @Override
    public int underWay(ReturneeId person) {
        return new Introductions(sql).live(person).size();
    }

    @Override
    public int left(Caller caller, ReturneeId person) {
        Introductions store = new Introductions(sql);
        List<Introduction> live = store.live(person);
        withdraw.withdraw(caller, live, WithdrawIntroductions.Because.ASKED);
        consents.endAll(caller, person);
        return live.size();
    }
}
