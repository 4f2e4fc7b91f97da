package org.onward.matching.referral;

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
import org.onward.matching.employer.EmployerId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/**
 * An employer's own introductions, in its open transaction: all the database gives an employer is
 * one view and a few functions.
 */
final class OwnIntroductions {
    private static final String SELECT =
            """
            select i.id, i.vacancy_id, v.title, i.state, i.sent_on, i.answer_by, i.shared_until, i.version
            from employer_introduction i join vacancy v on v.id = i.vacancy_id
            """;

    private final Sql sql;

    OwnIntroductions(Sql sql) {
        this.sql = sql;
    }

    Optional<OwnIntroduction> find(IntroductionId id, EmployerId employer) {
        return sql.first(
                SELECT + " where i.id = ? and i.employer_id = ?",
                OwnIntroductions::read,
                id.value(),
                employer.value());
    }

    /**
     * Newest first.
     *
     * @param after sent at and id of the last one of the page before
     */
    List<OwnIntroduction> of(
            EmployerId employer, @Nullable VacancyId vacancy, @Nullable After after, int limit) {
        return sql.list(
                SELECT
                        + """
                         where i.employer_id = ? and (?::uuid is null or i.vacancy_id = ?)
                            and (?::timestamptz is null or (i.sent_at, i.id) < (?::timestamptz, ?::uuid))
                        order by i.sent_at desc, i.id desc limit ?
                        """,
                OwnIntroductions::read,
                employer.value(),
                vacancy == null ? null : vacancy.value(),
                vacancy == null ? null : vacancy.value(),
                after == null ? null : after.sentAt(),
                after == null ? null : after.sentAt(),
                after == null ? null : after.id(),
                limit);
    }

    /** Where a page of a list ended. */
    record After(OffsetDateTime sentAt, UUID id) {}

    Optional<After> position(IntroductionId id) {
        return sql.first(
                "select sent_at from employer_introduction where id = ?",
                row -> new After(row.getObject("sent_at", OffsetDateTime.class), id.value()),
                id.value());
    }

    /**
     * @return false where somebody changed it since it was read
     */
    boolean answer(OwnIntroduction seen, Answer answer, @Nullable String reason, Instant at) {
        return sql.first(
                        "select answer_introduction(?, ?, ?, ?, ?)",
                        row -> row.getBoolean(1),
                        seen.id().value(),
                        seen.version(),
                        answer.code(),
                        reason,
                        at.atOffset(ZoneOffset.UTC))
                .orElse(false);
    }

    /**
     * @param fields of name, phone and email what was shown beside the card
     */
    void looked(IntroductionId id, List<String> fields, Instant at) {
        sql.first(
                "select note_look(?, ?, ?)",
                _ -> true,
                id.value(),
                fields.toArray(String[]::new),
                at.atOffset(ZoneOffset.UTC));
    }

    private static OwnIntroduction read(ResultSet row) throws SQLException {
        return new OwnIntroduction(
                new IntroductionId(row.getObject("id", UUID.class)),
                new VacancyId(row.getObject("vacancy_id", UUID.class)),
                row.getString("title"),
                OwnIntroduction.State.of(row.getString("state")),
                row.getObject("sent_on", LocalDate.class),
                row.getObject("answer_by", LocalDate.class),
                row.getObject("shared_until", LocalDate.class),
                row.getInt("version"));
    }
}
