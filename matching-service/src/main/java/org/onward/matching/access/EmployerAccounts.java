package org.onward.matching.access;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

/**
 * Accounts that their owners open and mend themselves, by links in mails: those of employers. All
 * of it in a transaction that is open.
 */
@Singleton
public final class EmployerAccounts {
    private static final int MOST = 20;

    private final AccountRows rows;
    private final SessionRows sessions;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final JdbcOperations jdbc;
    private final Audit audit;
    private final InstantSource clock;

    EmployerAccounts(
            AccountRows rows,
            SessionRows sessions,
            Passwords passwords,
            SignInThrottle throttle,
            JdbcOperations jdbc,
            Audit audit,
            InstantSource clock) {
        this.rows = rows;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param active whether it may sign in: neither it nor its employer is suspended
     */
    public record Found(AccountId account, String email, String language, boolean active) {}

    /** Whom to write to. */
    public record Reader(String email, String language) {}

    /** Whether the address has an account of any role. */
    public boolean hasAccount(String email) {
        return rows.findForSignIn(email).isPresent();
    }

    /** The employer's account with this address; none where it is staff's. */
    public Optional<Found> find(String email) {
        return rows.findForSignIn(email)
                .filter(row -> Door.EMPLOYERS.admits(row.role()))
                .map(
                        row ->
                                new Found(
                                        new AccountId(row.id()),
                                        email,
                                        row.language(),
                                        row.standing().equals("active")));
    }

    public Optional<Found> find(AccountId account) {
        return rows.findById(account.value()).flatMap(row -> find(row.email()));
    }

    /** Names what is wrong with a new password, if anything. */
    public void check(String password, List<String> about, FieldErrors errors) {
        passwords.check(password, about, errors);
    }

    /** Slow by intent; outside of a transaction where that is possible. */
    public String sealed(String password) {
        return passwords.hash(password);
    }

    /**
     * Opens the account of {@code self}, who is the first to act in its name.
     *
     * @throws Problem LINK_OVER where the address has an account by now
     */
    public void open(Caller self, String email, String passwordHash) {
        if (hasAccount(email)) {
            throw taken();
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        AccountRow row =
                new AccountRow(
                        self.account().value(),
                        email,
                        self.displayName(),
                        self.role().name(),
                        null,
                        null,
                        self.organisation(),
                        self.language(),
                        "active",
                        now,
                        0);
        try {
            rows.save(row);
        } catch (DataAccessException e) { // by another link, at this very moment
            throw taken();
        }
        rows.setPassword(self.account().value(), passwordHash, now);
        audit.done(
                self.account().value(),
                self.role().name(),
                "open_account",
                "account",
                self.account().value(),
                self.role().name());
    }

    /** Whoever has an account needs no link. */
    public static Problem taken() {
        return Problem.linkOver("This address has an account already; sign in with it.");
    }

    /** A new password for whoever forgot theirs; every session ends. */
    public void renew(Found account, String passwordHash) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        UUID id = account.account().value();
        rows.setPassword(id, passwordHash, now);
        sessions.endAll(id, now, "password_changed");
        throttle.forgetAll(Door.EMPLOYERS, account.email());
        audit.done(id, null, "reset_password", "account", id, null);
    }

    /** Who signs in for an employer, and in which language they read. */
    public List<Reader> readersOf(UUID organisation) {
        return jdbc.prepareStatement(
                """
                select email, language from account
                where organisation_id = ? and standing = 'active' order by created_at, id limit ?
                """,
                statement -> {
                    statement.setObject(1, organisation);
                    statement.setInt(2, MOST);
                    List<Reader> readers = new ArrayList<>();
                    try (ResultSet result = statement.executeQuery()) {
                        while (result.next()) {
                            readers.add(
                                    new Reader(
                                            result.getString("email"),
                                            result.getString("language")));
                        }
                    }
                    return readers;
                });
    }
}
