package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.IntroductionState.DeclinedBy;
import org.onward.matching.referral.IntroductionState.NoAnswer;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;

/** Takes an employer's answer: from itself, or by telephone from its adviser's hand. */
@Singleton
public final class AnswerIntroduction {
    private static final int TURNS = 3;

    private final Transactions transactions;
    private final OwnPeople people;
    private final Audit audit;
    private final Sql sql;
    private final InstantSource clock;

    AnswerIntroduction(
            Transactions transactions,
            OwnPeople people,
            Audit audit,
            Sql sql,
            InstantSource clock) {
        this.transactions = transactions;
        this.people = people;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The employer itself.
     *
     * @param reason one of {@link Answer#REASONS} with "not this time", else null
     * @throws Problem NOT_FOUND for another employer's introduction, CONFLICT where the answer does
     *     not fit any more, INVALID without a reason
     */
    public void answer(Caller caller, IntroductionId id, Answer answer, @Nullable String reason) {
        transactions.write(
                caller,
                () -> {
                    say(caller, id, answer, reason);
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "answer_" + answer.code(),
                            "introduction",
                            id.value(),
                            null);
                });
    }

    /** Read and answered by version; what somebody changed between the two is read again. */
    private void say(Caller caller, IntroductionId id, Answer answer, @Nullable String reason) {
        OwnIntroductions own = new OwnIntroductions(sql);
        EmployerId employer = ShowIntroductions.employer(caller);
        for (int turn = 0; turn < TURNS; turn++) {
            OwnIntroduction one = own.find(id, employer).orElseThrow(Problem::notFound);
            if (answer.alreadySaid(one.state())) {
                return;
            }
            check(one, answer, reason, caller.today());
            if (own.answer(
                    one, answer, answer == Answer.NOT_THIS_TIME ? reason : null, clock.instant())) {
                return;
            }
        }
        throw Problem.changedMeanwhile();
    }

    private static void check(
            OwnIntroduction introduction, Answer answer, @Nullable String reason, LocalDate today) {
        if (!Answer.to(introduction, today).contains(answer)) {
            throw Problem.conflict("This answer no longer fits; look at the introduction again.");
        }
        if (answer == Answer.NOT_THIS_TIME
                && (reason == null || !Answer.REASONS.contains(reason))) {
            throw Problem.invalid("reason", "error.required", "Choose a reason.");
        }
    }

    /** The counsellor, for an employer who rang. */
    public void byTelephone(
            Caller caller,
            ReturneeId person,
            IntroductionId id,
            Answer answer,
            @Nullable String reason) {
        people.act(
                caller,
                person,
                "answer_for_employer",
                () -> {
                    Introductions store = new Introductions(sql);
                    Introduction introduction = own(store, person, id);
                    take(
                            store,
                            introduction,
                            answer,
                            reason,
                            caller.account(),
                            true,
                            caller.today(),
                            clock.instant());
                    return true;
                });
    }

    static Introduction own(Introductions store, ReturneeId person, IntroductionId id) {
        return store.lock(id)
                .filter(one -> one.person().equals(person))
                .orElseThrow(Problem::notFound);
    }

    /**
     * @param by null by link
     * @return false where the same had been said already and nothing changed
     */
    static boolean take(
            Introductions store,
            Introduction introduction,
            Answer answer,
            @Nullable String reason,
            @Nullable AccountId by,
            boolean noticed,
            LocalDate today,
            Instant now) {
        OwnIntroduction own = OwnIntroduction.of(introduction);
        if (answer.alreadySaid(own.state())) {
            return false;
        }
        check(own, answer, reason, today);
        if (answer != Answer.KEEP) {
            store.useLinks(introduction.id(), now);
        }
        if (answer == Answer.MEET && introduction.state() instanceof NoAnswer) {
            store.lateYes(introduction, now);
            return true;
        }
        boolean declines = answer == Answer.NOT_THIS_TIME;
        store.step(
                introduction,
                switch (answer) {
                    case MEET -> IntroductionStep.MEET;
                    case KEEP -> IntroductionStep.KEEP;
                    case NOT_THIS_TIME -> IntroductionStep.DECLINE;
                    case OFFER -> IntroductionStep.OFFER;
                    case HIRE -> IntroductionStep.ACCEPT;
                    case WITHDRAW_OFFER -> IntroductionStep.WITHDRAW;
                },
                declines ? DeclinedBy.EMPLOYER : null,
                declines ? reason : answer == Answer.WITHDRAW_OFFER ? "offer_withdrawn" : null,
                by,
                true,
                noticed,
                today,
                now);
        return true;
    }

    /**
     * @throws Problem INVALID for anything else
     */
    static Answer answer(@Nullable String code) {
        for (Answer answer : Answer.values()) {
            if (answer.name().toLowerCase(Locale.ROOT).equals(code)) {
                return answer;
            }
        }
        throw Problem.invalid("answer", "error.choice", "Choose one of the answers.");
    }
}
