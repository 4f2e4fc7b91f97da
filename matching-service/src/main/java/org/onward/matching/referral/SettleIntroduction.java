package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.consent.Consents;
import org.onward.matching.match.ExplainPair;
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
        MEET_AFTER_ALL
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
    private final ExplainPair pairs;
    private final Consents consents;
    private final EmployerMail mail;
    private final Sql sql;
    private final InstantSource clock;

    SettleIntroduction(
            OwnPeople people,
            ExplainPair pairs,
            Consents consents,
            EmployerMail mail,
            Sql sql,
            InstantSource clock) {
        this.people = people;
        this.pairs = pairs;
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
                            if (introduction.live()) {
                                mail.noLonger(sql, null, introduction);
                            }
                        }
                        case MEET_AFTER_ALL -> {
                            if (!(introduction.state() instanceof IntroductionState.NoAnswer late
                                    && late.lateYes() != null)) {
                                throw Problem.conflict("The employer has not said yes late.");
                            }
                            store.holdPerson(person);
                            safe(caller, introduction);
                            stillThere(introduction);
                            store.under(
                                    consents.standing(person, introduction.employer())
                                            .filter(one -> one.holdsOn(caller.today()))
                                            .orElseThrow(
                                                    () ->
                                                            Problem.conflict(
                                                                    "The consent has ended; ask"
                                                                            + " for a new one"
                                                                            + " first.")));
                            step(
                                    caller,
                                    store,
                                    AnswerIntroduction.own(store, person, id),
                                    word,
                                    null,
                                    now);
                        }
                    }
                    return true;
                });
    }

    /** A rule may have been added since the day passed. */
    private void safe(Caller caller, Introduction introduction) {
        if (!pairs.unsafe(caller, introduction.person(), List.of(introduction.vacancy()))
                .isEmpty()) {
            // Named to the own counsellor alone.
            throw Problem.conflict(
                    (people.isAssigned(introduction.person())
                                    ? Obstacle.SAFETY
                                    : Obstacle.NOT_OFFERED)
                            .sentence());
        }
    }

    /** The place may be gone since the day passed. */
    private void stillThere(Introduction introduction) {
        boolean there =
                sql.first(
                                """
                                select true from vacancy v join employer e on e.id = v.employer_id
                                where v.id = ? and v.state not in ('filled', 'withdrawn', 'rejected')
                                    and e.standing = 'verified'
                                """,
                                _ -> true,
                                introduction.vacancy().value())
                        .isPresent();
        if (!there) {
            throw Problem.conflict(Obstacle.NOT_OFFERED.sentence());
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
                    case WITHDRAW -> IntroductionStep.WITHDRAW;
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
