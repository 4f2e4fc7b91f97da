package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.Proposal.ProposalState;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/** Stored proposals, inside the caller's transaction. */
@Singleton
final class Proposals {
    private static final String SELECT =
            """
            select id, returnee_id, vacancy_id, round, shown_on, shown, ranking, state, reason, ask_again_on,
                answered_at, version
            from proposal
            """;

    private final Sql sql;

    Proposals(Sql sql) {
        this.sql = sql;
    }

    /** A person's, newest round first. */
    List<Proposal> of(ReturneeId person) {
        return sql.list(
                SELECT + " where returnee_id = ? order by shown_at desc, vacancy_id, id limit 200",
                Proposals::read,
                person.value());
    }

    Optional<Proposal> standing(ReturneeId person, VacancyId vacancy) {
        return sql.first(
                SELECT
                        + """
                         where returnee_id = ? and vacancy_id = ? and state in ('shown', 'interested')
                        for update
                        """,
                Proposals::read,
                person.value(),
                vacancy.value());
    }

    Optional<Proposal> lock(ReturneeId person, ProposalId id) {
        return sql.first(
                SELECT + " where id = ? and returnee_id = ? for update",
                Proposals::read,
                id.value(),
                person.value());
    }

    void save(Caller caller, Proposal one, Instant at) {
        sql.change(
                """
                insert into proposal (id, returnee_id, vacancy_id, round, shown_at, shown_on, shown, ranking,
                    state, recorded_by)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, 'shown', ?)
                """,
                one.id().value(),
                one.person().value(),
                one.vacancy().value(),
                one.round(),
                at.atOffset(ZoneOffset.UTC),
                one.shownOn(),
                one.shown().json(),
                one.ranking(),
                caller.account().value());
    }

    /**
     * Shown again before it was answered, or while it is on the short list: the newer showing
     * counts from here on. What an earlier answer was given to stays with that answer.
     */
    void showAgain(Proposal standing, Proposal again, Instant at) {
        sql.change(
                """
                update proposal set round = ?, shown_at = ?, shown_on = ?, shown = cast(? as jsonb), ranking = ?,
                    version = version + 1
                where id = ?
                """,
                again.round(),
                at.atOffset(ZoneOffset.UTC),
                again.shownOn(),
                again.shown().json(),
                again.ranking(),
                standing.id().value());
    }

    void answer(
            Caller caller,
            Proposal from,
            String state,
            @Nullable String reason,
            @Nullable LocalDate askAgainOn,
            Instant at) {
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        int changed =
                sql.change(
                        """
                        update proposal set state = ?, reason = ?, ask_again_on = ?, answered_at = ?,
                            recorded_by = ?, version = version + 1
                        where id = ? and version = ?
                        """,
                        state,
                        reason,
                        askAgainOn,
                        now,
                        caller.account().value(),
                        from.id().value(),
                        from.version());
        if (changed == 0) {
            throw Problem.changedMeanwhile();
        }
        sql.change(
                """
                insert into proposal_answer (id, proposal_id, returnee_id, state, reason, ask_again_on,
                    recorded_at, recorded_by, shown, shown_on, ranking)
                values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)
                """,
                UUID.randomUUID(),
                from.id().value(),
                from.person().value(),
                state,
                reason,
                askAgainOn,
                now,
                caller.account().value(),
                from.shown().json(),
                from.shownOn(),
                from.ranking());
    }

    private static Proposal read(ResultSet row) throws SQLException {
        return new Proposal(
                new ProposalId(row.getObject("id", UUID.class)),
                new ReturneeId(row.getObject("returnee_id", UUID.class)),
                new VacancyId(row.getObject("vacancy_id", UUID.class)),
                row.getObject("round", UUID.class),
                row.getObject("shown_on", LocalDate.class),
                Shown.parse(row.getString("shown")),
                row.getString("ranking"),
                state(row),
                row.getInt("version"));
    }

    private static ProposalState state(ResultSet row) throws SQLException {
        String state = row.getString("state");
        if (state.equals("shown")) {
            return new ProposalState.Shown();
        }
        Instant at = row.getObject("answered_at", OffsetDateTime.class).toInstant();
        return switch (state) {
            case "interested" -> new ProposalState.Interested(at);
            case "not_now" ->
                    new ProposalState.NotNow(
                            at,
                            row.getString("reason"),
                            row.getObject("ask_again_on", LocalDate.class));
            case "no" -> new ProposalState.No(at, row.getString("reason"));
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }
}
