package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.consent.Consents;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.IntroductionState.DeclinedBy;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;

/** The person's side of an introduction, as the counsellor records it. */
@Singleton
public final class SettleIntroduction {
    /** What the person says. */
    public enum Word {
        /** Takes the offer. */
        ACCEPT,
        /** Does not want it, with a reason if they give one. */
        DECLINE,
        /** Wants to be out of it before there is an answer. */
        WITHDRAW,
        /** Wants to meet, although the employer's yes came late. */
        MEET_AFTER_ALL,
        /** Cannot be asked about a late yes any more; the counsellor tells them and lets it go. */
        CLOSE
    }

    /** Why the person declines. */
    public static final Set<String> REASONS =
            Set.of(
                    "pay",
                    "distance",
                    "hours",
                    "kind_of_work",
                    "start",
                    "employer",
                    "family",
                    "health",
                    "other_work",
                    "other");

    private final OwnPeople people;
    private final LateYes late;
    private final Consents consents;
    private final EmployerMail mail;
    private final Sql sql;
    private final InstantSource clock;

    SettleIntroduction(
            OwnPeople people,
            LateYes late,
            Consents consents,
            EmployerMail mail,
            Sql sql,
            InstantSource clock) {
        this.people = people;
        this.late = late;
        this.consents = consents;
        this.mail = mail;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param reason one of {@link #REASONS} or null; with DECLINE only
     * @throws Problem NOT_FOUND for somebody else's person, CONFLICT where it does not fit
     */
    public void settle(
            Caller caller,
            ReturneeId person,
            IntroductionId id,
            Word word,
            @Nullable String reason) {
        if (reason != null && !REASONS.contains(reason)) {
            throw Problem.invalid("reason", "error.choice", "Choose a reason, or none.");
        }
        people.act(
                caller,
                person,
                "settle_introduction",
                () -> {
                    Introductions store = new Introductions(sql);
                    Introduction introduction = AnswerIntroduction.own(store, person, id);
                    Instant now = clock.instant();
                    switch (word) {
                        case ACCEPT -> step(caller, store, introduction, word, null, now);
                        case DECLINE, WITHDRAW -> {
                            step(caller, store, introduction, word, reason, now);
                            if (introduction.live() || LateYes.waits(introduction)) {
                                mail.noLonger(sql, null, introduction);
                            }
                        }
                        case MEET_AFTER_ALL -> meetAfterAll(caller, store, introduction, now);
                        case CLOSE -> close(caller, store, introduction, now);
                    }
                    return true;
                });
    }

    private void meetAfterAll(
            Caller caller, Introductions store, Introduction introduction, Instant now) {
        requireLateYes(introduction);
        store.holdPerson(introduction.person());
        late.against(caller, introduction)
                .ifPresent(
                        against -> {
                            throw Problem.conflict(against.sentence());
                        });
        consents.standing(introduction.person(), introduction.employer())
                .ifPresent(consent -> store.under(consent, introduction.id()));
        step(
                caller,
                store,
                AnswerIntroduction.own(store, introduction.person(), introduction.id()),
                Word.MEET_AFTER_ALL,
                null,
                now);
    }

    private void close(Caller caller, Introductions store, Introduction introduction, Instant now) {
        requireLateYes(introduction);
        LateYes.Against against =
                late.against(caller, introduction)
                        .orElseThrow(
                                () -> Problem.conflict("It can still be; ask the person first."));
        step(caller, store, introduction, Word.CLOSE, against.reason(), now);
        if (against.tellsEmployer()) {
            mail.noLonger(sql, null, introduction);
        }
    }

    private static void requireLateYes(Introduction introduction) {
        if (!LateYes.waits(introduction)) {
            throw Problem.conflict("The employer has not said yes late.");
        }
    }

    private static void step(
            Caller caller,
            Introductions store,
            Introduction from,
            Word word,
            @Nullable String reason,
            Instant now) {
        store.step(
                from,
                switch (word) {
                    case ACCEPT -> IntroductionStep.ACCEPT;
                    case DECLINE -> IntroductionStep.DECLINE;
                    case WITHDRAW, CLOSE -> IntroductionStep.WITHDRAW;
                    case MEET_AFTER_ALL -> IntroductionStep.REOPEN;
                },
                word == Word.DECLINE ? DeclinedBy.PERSON : null,
                word == Word.WITHDRAW ? "asked" : reason,
                caller.account(),
                false,
                true,
                caller.today(),
                now);
    }

    /** The counsellor has seen the latest answer or end. */
    public void notice(Caller caller, ReturneeId person, IntroductionId id) {
        people.act(
                caller,
                person,
                "notice_introduction",
                () -> {
                    Introductions store = new Introductions(sql);
                    AnswerIntroduction.own(store, person, id);
                    store.noticed(id, clock.instant());
                    return true;
                });
    }
}
