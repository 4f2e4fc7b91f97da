package org.onward.matching.employer;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.EmployerAccounts;
import org.onward.matching.access.LinkThrottle;
import org.onward.matching.access.Transactions;
import org.onward.matching.mail.Outbox;
import org.onward.matching.mail.Purpose;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.LinkToken;

/** A new password by a link in a mail, for accounts of employers. */
@Singleton
public final class ResetPassword {
    /** As the mail says. */
    static final Duration HOLDS = Duration.ofHours(1);

    private final Transactions transactions;
    private final EmployerAccounts accounts;
    private final LinkThrottle throttle;
    private final Outbox outbox;
    private final JdbcOperations jdbc;
    private final InstantSource clock;

    ResetPassword(
            Transactions transactions,
            EmployerAccounts accounts,
            LinkThrottle throttle,
            Outbox outbox,
            JdbcOperations jdbc,
            InstantSource clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.throttle = throttle;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes to the address where it has an account that may sign in; whoever asks is not told.
     *
     * @param client address of the browser, for the throttle
     * @throws Problem TOO_MANY
     */
    void ask(String email, String client) {
        throttle.tryOnce(email, client);
        String token = LinkToken.fresh();
        transactions.beforeSignIn(
                () -> {
                    accounts.find(email)
                            .filter(EmployerAccounts.Found::active)
                            .ifPresent(account -> write(account, token));
                    return true;
                });
    }

    private void write(EmployerAccounts.Found account, String token) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.prepareStatement(
                """
                insert into password_reset (token_digest, account_id, created_at, ends_at)
                values (?, ?, ?, ?)
                """,
                statement -> {
                    statement.setBytes(1, LinkToken.digest(token));
                    statement.setObject(2, account.account().value());
                    statement.setObject(3, now);
                    statement.setObject(4, now.plus(HOLDS));
                    return statement.executeUpdate();
                });
        outbox.write(
                account.email(),
                account.language(),
                Purpose.PASSWORD_RESET,
                Map.of("link", "/reset?token=" + token));
    }

    /**
     * @throws Problem LINK_OVER; INVALID for a weak password, and the link holds on
     */
    void renew(String token, String password) {
        byte[] digest = LinkToken.digest(token);
        EmployerAccounts.Found account =
                transactions
                        .beforeSignIn(() -> waiting(digest).flatMap(accounts::find))
                        .filter(EmployerAccounts.Found::active)
                        .orElseThrow(ResetPassword::over);
        FieldErrors errors = new FieldErrors();
        accounts.check(password, List.of(account.email(), "onward"), errors);
        errors.throwIfAny();
        String hash = accounts.sealed(password);
        transactions.beforeSignIn(
                () -> {
                    if (use(digest) == 0) {
                        throw over();
                    }
                    accounts.renew(account, hash);
                    return true;
                });
    }

    private Optional<AccountId> waiting(byte[] digest) {
        return jdbc.prepareStatement(
                """
                select account_id from password_reset
                where token_digest = ? and used_at is null and ends_at > ?
                """,
                statement -> {
                    statement.setBytes(1, digest);
                    statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next()
                                ? Optional.of(
                                        new AccountId(row.getObject("account_id", UUID.class)))
                                : Optional.empty();
                    }
                });
    }

    /** This link and every other one of the account are used by it. */
    private int use(byte[] digest) {
        return jdbc.prepareStatement(
                """
                update password_reset set used_at = ?
                where used_at is null and account_id = (select account_id from password_reset
                    where token_digest = ? and used_at is null and ends_at > ? for update)
                """,
                statement -> {
                    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
                    statement.setObject(1, now);
                    statement.setBytes(2, digest);
                    statement.setObject(3, now);
                    return statement.executeUpdate();
                });
    }

    private static Problem over() {
        return Problem.linkOver("Ask for a new one; a link holds one hour.");
    }
}
