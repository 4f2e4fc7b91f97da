package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onward.matching.access.Caller;
import org.onward.matching.consent.Consents;
import org.onward.matching.match.ExplainPair;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.shared.Sql;

/**
 * Whether an employer's yes that came after the date can still lead to a meeting. Between the day
 * that passed and the yes anything may have changed.
 */
@Singleton
final class LateYes {
    private final OwnPeople people;
    private final ExplainPair pairs;
    private final Consents consents;
    private final Sql sql;

    LateYes(OwnPeople people, ExplainPair pairs, Consents consents, Sql sql) {
        this.people = people;
        this.pairs = pairs;
        this.consents = consents;
        this.sql = sql;
    }

    /** What stands against it; the page has a sentence for each. */
    enum Against {
        /** The person was introduced for it anew. */
        UNDER_WAY(Obstacle.UNDER_WAY.sentence(), "asked"),
        /** Named to the own counsellor alone, and recorded like a place that is gone. */
        SAFETY(Obstacle.SAFETY.sentence(), "vacancy_closed"),
        NOT_OFFERED(Obstacle.NOT_OFFERED.sentence(), "vacancy_closed"),
        CONSENT_ENDED("The consent has ended; ask for a new one first.", "consent_ended");

        private final String sentence;
        private final String reason;

        Against(String sentence, String reason) {
            this.sentence = sentence;
            this.reason = reason;
        }

        /** For the API. */
        String sentence() {
            return sentence;
        }

        /** Why it is withdrawn, as tables write it. */
        String reason() {
            return reason;
        }

        /** The employer has the new introduction, and nothing has ended for it. */
        boolean tellsEmployer() {
            return this != UNDER_WAY;
        }

        /** Of its sentence in the message bundles. */
        public String key() {
            return "referral.late_gone." + name().toLowerCase(Locale.ROOT);
        }
    }

    static boolean waits(Introduction one) {
        return one.state() instanceof IntroductionState.NoAnswer late && late.lateYes() != null;
    }

    /** Inside the open transaction of the person's counsellor. */
    Optional<Against> against(Caller caller, Introduction one) {
        if (underWay(one)) {
            return Optional.of(Against.UNDER_WAY);
        }
        if (!pairs.unsafe(caller, one.person(), List.of(one.vacancy())).isEmpty()) {
            return Optional.of(
                    people.isAssigned(one.person()) ? Against.SAFETY : Against.NOT_OFFERED);
        }
        if (!stillThere(one)) {
            return Optional.of(Against.NOT_OFFERED);
        }
        return consents.standing(one.person(), one.employer())
                        .filter(consent -> consent.holdsOn(caller.today()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Against.CONSENT_ENDED);
    }

    private boolean underWay(Introduction one) {
        return sql.first(
                        """
                        select true from introduction where returnee_id = ? and vacancy_id = ?
                            and state in ('sent', 'meeting', 'kept', 'offered', 'accepted')
                        """,
                        _ -> true,
                        one.person().value(),
                        one.vacancy().value())
                .isPresent();
    }

    private boolean stillThere(Introduction one) {
        return sql.first(
                        """
                        select true from vacancy v join employer e on e.id = v.employer_id
                        where v.id = ? and v.state not in ('filled', 'withdrawn', 'rejected')
                            and e.standing = 'verified'
                        """,
                        _ -> true,
                        one.vacancy().value())
                .isPresent();
    }
}
