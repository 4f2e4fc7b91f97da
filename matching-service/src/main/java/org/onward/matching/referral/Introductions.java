package org.onward.matching.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.consent.Consent;
import org.onward.matching.consent.ConsentId;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.IntroductionState.DeclinedBy;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/**
 * Stored introductions, in the transaction the {@link Sql} belongs to: under the policies of a
 * caller, or as the worker for links and routines.
 */
final class Introductions {
    private static final String SELECT =
            """
            select i.id, i.returnee_id, i.vacancy_id, v.title, i.employer_id, i.consent_id, i.proposal_id,
                i.counsellor_id, i.state, i.sent_on, i.answer_by, i.shared_until, i.answered_on, i.answered_at, i.declined_by,
                i.reason, i.late_yes_at, i.ended_at, i.noticed_at, i.version
            from introduction i join vacancy v on v.id = i.vacancy_id
            """;

    private final Sql sql;

    Introductions(Sql sql) {
        this.sql = sql;
    }

    Optional<Introduction> find(IntroductionId id) {
        return sql.first(SELECT + " where i.id = ?", Introductions::read, id.value());
    }

    /** For a step: nobody else takes one meanwhile. */
    Optional<Introduction> lock(IntroductionId id) {
        return sql.first(
                SELECT + " where i.id = ? for update of i", Introductions::read, id.value());
    }

    /** Introductions and safety rules of one person wait for each other. */
    void holdPerson(ReturneeId person) {
        sql.first(
                "select version from returnee where id = ? for no key update",
                row -> row.getInt(1),
                person.value());
    }

    /** A person's, newest first. */
    List<Introduction> of(ReturneeId person) {
        return sql.list(
                SELECT + " where i.returnee_id = ? order by i.sent_at desc, i.id limit 200",
                Introductions::read,
                person.value());
    }

    List<Introduction> live(ReturneeId person) {
        return sql.list(
                SELECT
                        + """
                         where i.returnee_id = ? and i.ended_at is null
                        order by i.sent_at, i.id limit 200 for update of i
                        """,
                Introductions::read,
                person.value());
    }

    List<Introduction> under(ConsentId consent) {
        return sql.list(
                SELECT
                        + """
                         where i.consent_id = ? and i.ended_at is null
                        order by i.sent_at, i.id limit 200 for update of i
                        """,
                Introductions::read,
                consent.value());
    }

    void save(Introduction sent, Instant at) {
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        sql.change(
                """
                insert into introduction (id, returnee_id, vacancy_id, employer_id, consent_id, proposal_id,
                    counsellor_id, state, sent_at, sent_on, answer_by, shared_until, noticed_at)
                values (?, ?, ?, ?, ?, ?, ?, 'sent', ?, ?, ?, ?, ?)
                """,
                sent.id().value(),
                sent.person().value(),
                sent.vacancy().value(),
                sent.employer().value(),
                sent.consent().value(),
                sent.proposal() == null ? null : sent.proposal().value(),
                sent.counsellor().value(),
                now,
                sent.sentOn(),
                sent.answerBy(),
                sent.sharedUntil(),
                now);
        change(sent.id(), null, "sent", null, sent.counsellor(), sent.sentOn(), at);
    }

    /**
     * Takes one step.
     *
     * @param by null for a link or a routine
     * @param answers the employer speaks, so that its first answer has its day
     * @param noticed the counsellor knows, since they did it
     * @throws Problem CONFLICT where the step cannot follow
     */
    void step(
            Introduction from,
            IntroductionStep step,
            @Nullable DeclinedBy declinedBy,
            @Nullable String reason,
            @Nullable AccountId by,
            boolean answers,
            boolean noticed,
            LocalDate day,
            Instant at) {
        step.require(from.state());
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        boolean ends = step.ends();
        int changed =
                sql.change(
                        """
                        update introduction set state = ?, declined_by = ?, reason = ?, late_yes_at = null,
                            ended_at = ?, noticed_at = ?, answered_at = case when ? then coalesce(answered_at, ?)
                                else answered_at end,
                            answered_on = case when ? then coalesce(answered_on, ?) else answered_on end,
                            version = version + 1
                        where id = ? and version = ?
                        """,
                        step.to(),
                        declinedBy == null ? null : declinedBy.name().toLowerCase(Locale.ROOT),
                        reason,
                        ends ? now : null,
                        noticed ? now : null,
                        answers,
                        now,
                        answers,
                        day,
                        from.id().value(),
                        from.version());
        if (changed == 0) {
            throw Problem.changedMeanwhile();
        }
        change(from.id(), from.stateName(), step.to(), reason, by, day, at);
        if (ends) {
            // A link that answers what has ended opens nothing.
            if (step != IntroductionStep.TIME_OUT) {
                useLinks(from.id(), at);
            }
        }
    }

    private void change(
            IntroductionId id,
            @Nullable String from,
            String to,
            @Nullable String reason,
            @Nullable AccountId by,
            LocalDate day,
            Instant at) {
        sql.change(
                """
                insert into introduction_change (id, introduction_id, from_state, to_state, effective_on,
                    reason, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                id.value(),
                from,
                to,
                day,
                reason,
                at.atOffset(ZoneOffset.UTC),
                by == null ? null : by.value());
    }

    /** The employer said yes after the date; whether it counts is for the person to say. */
    void lateYes(Introduction late, Instant at) {
        sql.change(
                """
                update introduction set late_yes_at = ?, noticed_at = null, version = version + 1
                where id = ? and version = ?
                """,
                at.atOffset(ZoneOffset.UTC),
                late.id().value(),
                late.version());
    }

    /** It led to a placement: what is agreed there holds from here on. */
    void placed(IntroductionId id, Instant at) {
        sql.change(
                """
                update introduction set ended_at = ?, noticed_at = ?, version = version + 1
                where id = ? and state = 'accepted' and ended_at is null
                """,
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC),
                id.value());
    }

    /** What it led to was entered by mistake. */
    void notPlaced(IntroductionId id) {
        sql.change(
                """
                update introduction set ended_at = null, version = version + 1
                where id = ? and state = 'accepted' and ended_at is not null
                """,
                id.value());
    }

    void noticed(IntroductionId id, Instant at) {
        sql.change(
                "update introduction set noticed_at = ? where id = ? and noticed_at is null",
                at.atOffset(ZoneOffset.UTC),
                id.value());
    }

    /** What is under way goes on under this consent. */
    void under(Consent consent) {
        under(consent, null);
    }

    /**
     * What is under way goes on under this consent, and so does one that comes to life again. Of
     * others that ended nothing changes: an employer could read from it that somebody agreed anew.
     */
    void under(Consent consent, @Nullable IntroductionId again) {
        sql.change(
                """
                update introduction set consent_id = ?, shared_until = ?, version = version + 1
                where returnee_id = ? and employer_id = ? and (ended_at is null or id = ?)
                """,
                consent.id().value(),
                consent.endsOn(),
                consent.person().value(),
                consent.employer().value(),
                again == null ? null : again.value());
    }

    void saveLink(byte[] digest, IntroductionId id, Instant endsAt) {
        sql.change(
                "insert into answer_link (digest, introduction_id, ends_at) values (?, ?, ?)",
                digest,
                id.value(),
                endsAt.atOffset(ZoneOffset.UTC));
    }

    /** The introduction a link answers; empty where it never was, ended or was used. */
    Optional<IntroductionId> byLink(byte[] digest, Instant at) {
        return sql.first(
                """
                select introduction_id from answer_link
                where digest = ? and used_at is null and ends_at > ?
                """,
                row -> new IntroductionId(row.getObject("introduction_id", UUID.class)),
                digest,
                at.atOffset(ZoneOffset.UTC));
    }

    /** One that was used already, so that the same answer again is answered the same. */
    Optional<IntroductionId> byUsedLink(byte[] digest, Instant at) {
        return sql.first(
                """
                select introduction_id from answer_link
                where digest = ? and used_at is not null and ends_at > ?
                """,
                row -> new IntroductionId(row.getObject("introduction_id", UUID.class)),
                digest,
                at.atOffset(ZoneOffset.UTC));
    }

    /** Every link to it was used by this answer. */
    void useLinks(IntroductionId id, Instant at) {
        sql.change(
                "update answer_link set used_at = ? where introduction_id = ? and used_at is null",
                at.atOffset(ZoneOffset.UTC),
                id.value());
    }

    /** Writes down that the employer looked. */
    void lookedByLink(Introduction at, LocalDate day, Instant now) {
        OffsetDateTime when = now.atOffset(ZoneOffset.UTC);
        sql.change(
                """
                insert into introduction_view (introduction_id, consent_id, channel, contact, seen_on,
                    first_at, last_at)
                values (?, ?, 'link', false, ?, ?, ?)
                on conflict (introduction_id, consent_id, channel, contact, seen_on)
                    do update set last_at = excluded.last_at, times = introduction_view.times + 1
                """,
                at.id().value(),
                at.consent().value(),
                day,
                when,
                when);
    }

    private static Introduction read(ResultSet row) throws SQLException {
        UUID proposal = row.getObject("proposal_id", UUID.class);
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Introduction(
                new IntroductionId(row.getObject("id", UUID.class)),
                new ReturneeId(row.getObject("returnee_id", UUID.class)),
                new VacancyId(row.getObject("vacancy_id", UUID.class)),
                row.getString("title"),
                new EmployerId(row.getObject("employer_id", UUID.class)),
                new ConsentId(row.getObject("consent_id", UUID.class)),
                proposal == null ? null : new ProposalId(proposal),
                new AccountId(row.getObject("counsellor_id", UUID.class)),
                state(row),
                row.getObject("sent_on", LocalDate.class),
                row.getObject("answer_by", LocalDate.class),
                row.getObject("shared_until", LocalDate.class),
                row.getObject("answered_on", LocalDate.class),
                answered == null ? null : answered.toInstant(),
                row.getObject("noticed_at", OffsetDateTime.class) == null,
                row.getInt("version"));
    }

    private static IntroductionState state(ResultSet row) throws SQLException {
        Instant ended = instant(row, "ended_at");
        String state = row.getString("state");
        String reason = row.getString("reason");
        return switch (state) {
            case "sent" -> new IntroductionState.Sent(row.getObject("answer_by", LocalDate.class));
            case "meeting" -> new IntroductionState.Meeting();
            case "kept" -> new IntroductionState.Kept();
            case "offered" -> new IntroductionState.Offered();
            case "accepted" -> new IntroductionState.Accepted(ended);
            case "declined" ->
                    new IntroductionState.Declined(
                            row.getString("declined_by").equals("employer")
                                    ? DeclinedBy.EMPLOYER
                                    : DeclinedBy.PERSON,
                            reason,
                            known(ended));
            case "no_answer" ->
                    new IntroductionState.NoAnswer(known(ended), instant(row, "late_yes_at"));
            case "withdrawn" ->
                    new IntroductionState.Withdrawn(
                            reason == null ? "asked" : reason, known(ended));
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }

    private static Instant known(@Nullable Instant ended) {
        if (ended == null) {
            throw new IllegalStateException("an ended introduction without its end");
        }
        return ended;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
