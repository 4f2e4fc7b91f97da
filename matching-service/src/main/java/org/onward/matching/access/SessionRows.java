package org.onward.matching.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRows extends GenericRepository<SessionRows.SessionRow, UUID> {
    @MappedEntity("session")
    record SessionRow(
            @Id UUID id,
            UUID accountId,
            OffsetDateTime createdAt,
            OffsetDateTime endsAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable String endedBecause) {}

    @Introspected
    record RefreshRow(
            UUID sessionId,
            UUID accountId,
            String role,
            String standing,
            @Nullable OffsetDateTime usedAt,
            @Nullable OffsetDateTime endedAt,
            OffsetDateTime endsAt) {}

    SessionRow save(SessionRow row);

    @Query(
            """
            insert into refresh_token (digest, session_id, issued_at)
            values (:digest, :session, :at)
            """)
    void addToken(byte[] digest, UUID session, OffsetDateTime at);

    /** Locks the token's row, so that two tabs refresh one after the other. */
    @Query(
            """
            select t.session_id, s.account_id, a.role, case when organisation_suspended(a.organisation_id)
                then 'suspended' else a.standing end as standing, t.used_at, s.ended_at, s.ends_at
            from refresh_token t join session s on s.id = t.session_id
                join account a on a.id = s.account_id
            where t.digest = :digest for update of t
            """)
    Optional<RefreshRow> lockToken(byte[] digest);

    @Query("update refresh_token set used_at = :at where digest = :digest and used_at is null")
    void markUsed(byte[] digest, OffsetDateTime at);

    @Query(
            """
            update session set ended_at = :at, ended_because = :because
            where id = :session and ended_at is null
            """)
    int end(UUID session, OffsetDateTime at, String because);

    @Query(
            """
            update session set ended_at = :at, ended_because = :because
            where account_id = :account and ended_at is null
            """)
    int endAll(UUID account, OffsetDateTime at, String because);
}
