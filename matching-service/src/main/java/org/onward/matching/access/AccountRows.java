package org.onward.matching.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRows extends GenericRepository<AccountRow, UUID> {
    @Introspected
    record SignInRow(
            UUID id,
            @Nullable String passwordHash,
            String role,
            String standing,
            String language) {}

    @Introspected
    record CallerRow(
            UUID accountId,
            String role,
            @Nullable UUID officeId,
            @Nullable UUID programmeId,
            @Nullable UUID organisationId,
            String displayName,
            String language,
            String zone) {}

    AccountRow save(AccountRow row);

    Optional<AccountRow> findById(UUID id);

    @Query(
            """
            select a.id, c.password_hash, a.role, case when organisation_suspended(a.organisation_id)
                then 'suspended' else a.standing end as standing, a.language
            from account a left join credential c on c.account_id = a.id
            where lower(a.email) = lower(:email)
            """)
    Optional<SignInRow> findForSignIn(String email);

    /** Session, standing and role in one look, on every request. */
    @Query(
            """
            select a.id as account_id, a.role, a.office_id, a.programme_id, a.organisation_id,
                a.display_name, a.language, coalesce(o.zone, 'UTC') as zone
            from session s join account a on a.id = s.account_id
                left join office o on o.id = a.office_id
            where s.id = :session and s.ended_at is null and s.ends_at > :at
                and a.standing = 'active' and not organisation_suspended(a.organisation_id)
            """)
    Optional<CallerRow> findCaller(UUID session, OffsetDateTime at);

    /** Of an account that may still ask for something; the same but for the session. */
    @Query(
            """
            select a.id as account_id, a.role, a.office_id, a.programme_id, a.organisation_id,
                a.display_name, a.language, coalesce(o.zone, 'UTC') as zone
            from account a left join office o on o.id = a.office_id
            where a.id = :account and a.standing = 'active'
                and not organisation_suspended(a.organisation_id)
            """)
    Optional<CallerRow> findCallerOf(UUID account);

    @Query(
            """
            insert into credential (account_id, password_hash, changed_at)
            values (:account, :hash, :at)
            on conflict (account_id) do update set password_hash = :hash, changed_at = :at
            """)
    void setPassword(UUID account, String hash, OffsetDateTime at);

    /** Until the transaction ends nobody else changes the password. */
    @Query("select account_id from credential where account_id = :account for update")
    Optional<UUID> lockPassword(UUID account);

    @Query("update account set language = :language where id = :account")
    void setLanguage(UUID account, String language);

    @Query(
            """
            update account set standing = :standing, version = version + 1
            where id = :account and standing <> :standing
            """)
    int setStanding(UUID account, String standing);

    @Query(
            """
            select id, email, display_name, role, office_id, programme_id, organisation_id, language,
                standing, created_at, version
            from account where lower(email) > lower(:after) order by lower(email) limit :limit
            """)
    List<AccountRow> page(String after, int limit);
}
