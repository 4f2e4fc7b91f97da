package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/**
 * What work means for introductions: the one that led to it, and those under way beside it. Inside
 * the open transaction of the person's counsellor: the placement and this hold together.
 */
@Singleton
public final class EndIntroductions {
    private final WithdrawIntroductions withdraw;
    private final EmployerMail mail;
    private final Sql sql;
    private final InstantSource clock;

    EndIntroductions(
            WithdrawIntroductions withdraw, EmployerMail mail, Sql sql, InstantSource clock) {
        this.withdraw = withdraw;
        this.mail = mail;
        this.sql = sql;
        this.clock = clock;
    }

    /** Why an introduction cannot lead to work. */
    public enum Refusal {
        /** Nobody's, or another person's. */
        NONE,
        ANOTHER_VACANCY,
        NOT_ACCEPTED,
        /** It led to work already. */
        USED
    }

    /**
     * Whether this introduction of the person may lead to work at this vacancy, inside the open
     * transaction.
     *
     * @return empty where it may
     */
    public Optional<Refusal> refusal(
            ReturneeId person, IntroductionId through, @Nullable VacancyId vacancy) {
        Introduction one =
                new Introductions(sql)
                        .find(through)
                        .filter(found -> found.person().equals(person))
                        .orElse(null);
        if (one == null) {
            return Optional.of(Refusal.NONE);
        }
        if (vacancy != null && !one.vacancy().equals(vacancy)) {
            return Optional.of(Refusal.ANOTHER_VACANCY);
        }
        return one.state() instanceof IntroductionState.Accepted accepted
                ? accepted.placedAt() == null ? Optional.empty() : Optional.of(Refusal.USED)
                : Optional.of(Refusal.NOT_ACCEPTED);
    }

    /**
     * Holds an introduction until the transaction ends. Whoever changes what it led to holds it
     * first: its employer, who takes an offer back, comes that way too, and two who take two rows
     * in two orders wait for each other.
     */
    public void hold(IntroductionId through) {
        new Introductions(sql).lock(through);
    }

    /**
     * What it led to was a mistake: it is accepted and leads to nothing yet. Inside the open
     * transaction of the person's counsellor.
     */
    public void notFoundWork(IntroductionId through) {
        new Introductions(sql).notPlaced(through);
    }

    /**
     * What was agreed did not come about: the introduction that led to it ends with it. Inside the
     * open transaction of the person's counsellor.
     *
     * @param byEmployer the employer took it back, and need not be told
     */
    public void neverBegan(
            Caller caller, ReturneeId person, IntroductionId through, boolean byEmployer) {
        Introductions store = new Introductions(sql);
        store.notPlaced(through);
        store.lock(through)
                .filter(one -> one.person().equals(person))
                .filter(one -> IntroductionStep.WITHDRAW.mayFollow(one.state()))
                .ifPresent(
                        one -> {
                            store.step(
                                    one,
                                    IntroductionStep.WITHDRAW,
                                    null,
                                    byEmployer ? "offer_withdrawn" : "asked",
                                    caller.account(),
                                    false,
                                    true,
                                    caller.today(),
                                    clock.instant());
                            if (!byEmployer) {
                                mail.noLonger(sql, null, one);
                            }
                        });
    }

    /**
     * Work was agreed through an accepted introduction. The others stay as they are until it
     * begins: what falls through before leaves the person everything they had.
     *
     * @throws Problem CONFLICT where it is not accepted, or led to work already
     */
    public void agreed(ReturneeId person, IntroductionId through) {
        Introductions store = new Introductions(sql);
        Introduction one =
                store.lock(through)
                        .filter(found -> found.person().equals(person))
                        .filter(Introduction::live)
                        .orElseThrow(
                                () ->
                                        Problem.conflict(
                                                "This introduction is not accepted, or led to work"
                                                        + " already."));
        if (!(one.state() instanceof IntroductionState.Accepted accepted)) {
            throw Problem.conflict("This introduction is not accepted.");
        }
        if (accepted.placedAt() != null) {
            throw Problem.conflict("This introduction is not accepted, or led to work already.");
        }
        store.placed(one.id(), clock.instant());
    }

    /** Work began: nobody else waits for the person any more. */
    public void foundWork(Caller caller, ReturneeId person) {
        withdraw.withdraw(
                caller,
                new Introductions(sql).live(person),
                WithdrawIntroductions.Because.FOUND_WORK);
    }
}
