package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onward.matching.access.Caller;
import org.onward.matching.consent.ConsentId;
import org.onward.matching.consent.RevokeConsent;
import org.onward.matching.match.ExplainPair;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.WhenRuleAdded;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/**
 * Withdraws what a person's safety rules stand against. State, reason, mail and links are those of
 * any introduction that is withdrawn: that there is a rule shows nowhere.
 */
@Singleton
final class WithdrawUnsafe implements WhenRuleAdded {
    private final ExplainPair pairs;
    private final RevokeConsent consents;
    private final WithdrawIntroductions withdraw;
    private final Sql sql;

    WithdrawUnsafe(
            ExplainPair pairs, RevokeConsent consents, WithdrawIntroductions withdraw, Sql sql) {
        this.pairs = pairs;
        this.consents = consents;
        this.withdraw = withdraw;
        this.sql = sql;
    }

    @Override
    public int ruleAdded(Caller caller, ReturneeId person) {
        Introductions store = new Introductions(sql);
        List<Introduction> live = store.live(person);
        if (live.isEmpty()) {
            return 0;
        }
        Set<VacancyId> unsafe =
                pairs.unsafe(caller, person, live.stream().map(Introduction::vacancy).toList());
        List<Introduction> ends =
                live.stream().filter(one -> unsafe.contains(one.vacancy())).toList();
        withdraw.withdraw(caller, ends, WithdrawIntroductions.Because.ASKED);
        Set<ConsentId> goesOn =
                live.stream()
                        .filter(one -> !unsafe.contains(one.vacancy()))
                        .map(Introduction::consent)
                        .collect(Collectors.toSet());
        ends.stream()
                .map(Introduction::consent)
                .distinct()
                .filter(consent -> !goesOn.contains(consent))
                .forEach(consent -> consents.endWithIntroductions(caller, person, consent));
        return ends.size();
    }
}
