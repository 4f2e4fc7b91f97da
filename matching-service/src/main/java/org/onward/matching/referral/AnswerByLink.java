package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Transactions;
import org.onward.matching.consent.Consent;
import org.onward.matching.consent.Consents;
import org.onward.matching.consent.SkillCard;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.IntroductionState.Withdrawn;
import org.onward.matching.referral.OwnIntroduction.State;
import org.onward.matching.shared.Sql;

/**
 * Looks at and answers one introduction by the link of a mail, without signing in. Looking changes
 * nothing but the note that somebody looked. A mail can be passed on, so a link never shows a name
 * or contact, whatever was agreed: those are behind the sign-in. A yes or no uses the link up;
 * keeping it for later does not.
 */
@Singleton
public final class AnswerByLink {
    private final Transactions transactions;
    private final InstantSource clock;

    AnswerByLink(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param card empty where nothing is shared any more, and once the link was used
     * @param mayAnswer by the link; nothing once it was used
     * @param language of whoever the mail was written to
     */
    public record Seen(
            Introduction introduction,
            Optional<SkillCard> card,
            List<Answer> mayAnswer,
            String employerName,
            String language) {
        public Seen {
            mayAnswer = List.copyOf(mayAnswer);
        }
    }

    private record Reader(String name, String language) {}

    /**
     * @throws Problem LINK_OVER where the link was used, has ended or never was
     */
    public Seen view(@Nullable String token) {
        return transactions.work(
                worker ->
                        at(
                                worker,
                                token,
                                false,
                                introduction -> look(Sql.on(worker), introduction)));
    }

    /**
     * The same answer again is answered the same.
     *
     * @param reason with "not this time"
     * @throws Problem LINK_OVER as above, CONFLICT where the answer does not fit any more
     */
    public Seen answer(@Nullable String token, Answer answer, @Nullable String reason) {
        return transactions.work(
                worker ->
                        at(
                                worker,
                                token,
                                true,
                                introduction -> {
                                    Sql sql = Sql.on(worker);
                                    Introductions store = new Introductions(sql);
                                    Instant now = clock.instant();
                                    // Where its employer was suspended the link itself is as it
                                    // was.
                                    boolean over =
                                            introduction.state() instanceof Withdrawn
                                                    || store.byLink(digest(token), now).isEmpty();
                                    if (over
                                            && !answer.alreadySaid(
                                                    State.of(introduction.state()))) {
                                        throw over();
                                    }
                                    if (!Answer.BY_LINK.contains(answer)) {
                                        throw Problem.conflict("Sign in to say this.");
                                    }
                                    if (AnswerIntroduction.take(
                                            store,
                                            introduction,
                                            answer,
                                            reason,
                                            null,
                                            false,
                                            today(sql, introduction),
                                            now)) {
                                        audit(sql, introduction, "answer_" + answer.code(), now);
                                    }
                                    Introduction answered =
                                            store.find(introduction.id()).orElseThrow();
                                    return answer == Answer.KEEP
                                            ? look(sql, answered)
                                            : seen(sql, answered, Optional.empty(), List.of());
                                }));
    }

    private Seen at(
            Connection worker,
            @Nullable String token,
            boolean usedToo,
            Function<Introduction, Seen> then) {
        Introductions store = new Introductions(Sql.on(worker));
        byte[] digest = digest(token);
        Instant now = clock.instant();
        Optional<IntroductionId> named = store.byLink(digest, now);
        if (named.isEmpty() && usedToo) {
            named = store.byUsedLink(digest, now);
        }
        return then.apply(named.flatMap(store::lock).orElseThrow(AnswerByLink::over));
    }

    /** With the card as long as it is shared; that somebody looked is written down. */
    private Seen look(Sql sql, Introduction introduction) {
        Optional<SkillCard> card =
                introduction.live()
                        ? Consents.holding(sql, introduction.consent(), clock.instant())
                                .map(Consent::card)
                        : Optional.empty();
        if (card.isPresent()) {
            Instant now = clock.instant();
            new Introductions(sql).lookedByLink(introduction, today(sql, introduction), now);
            audit(sql, introduction, "see_card", now);
        }
        List<Answer> may =
                Answer.to(introduction, today(sql, introduction)).stream()
                        .filter(Answer.BY_LINK::contains)
                        .toList();
        return seen(sql, introduction, card, may);
    }

    private Seen seen(
            Sql sql, Introduction introduction, Optional<SkillCard> card, List<Answer> may) {
        Reader reader =
                sql.first(
                                """
                                select e.name, coalesce(a.language,
                                    case e.country when 'TH' then 'th' else 'en' end) as language
                                from employer e left join lateral (
                                    select language from account
                                    where organisation_id = e.id and standing = 'active'
                                        and role in ('EMPLOYER', 'TRAINING_PROVIDER')
                                    order by created_at, id limit 1) a on true
                                where e.id = ? and e.standing = 'verified'
                                """,
                                row -> new Reader(row.getString("name"), row.getString("language")),
                                introduction.employer().value())
                        .orElseThrow(AnswerByLink::over);
        return new Seen(introduction, card, may, reader.name(), reader.language());
    }

    /** The day where the counsellor works, by which the last day to answer runs too. */
    private LocalDate today(Sql sql, Introduction introduction) {
        String zone =
                sql.first(
                                """
                                select o.zone from account a join office o on o.id = a.office_id
                                where a.id = ?
                                """,
                                row -> row.getString("zone"),
                                introduction.counsellor().value())
                        .orElse("UTC");
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
    }

    private static byte[] digest(@Nullable String token) {
        if (token == null || token.length() < 20 || token.length() > 100) {
            throw over();
        }
        return EmployerMail.digest(token);
    }

    private static Problem over() {
        return Problem.linkOver("Sign in to answer, or ring your adviser.");
    }

    private static void audit(Sql sql, Introduction introduction, String act, Instant now) {
        sql.change(
                """
                insert into audit_entry (at, act, subject, subject_id, outcome, reason)
                values (?, ?, 'introduction', ?, 'done', 'by link')
                """,
                now.atOffset(ZoneOffset.UTC),
                act,
                introduction.id().value());
    }
}
