package org.onward.matching.access;

import io.micronaut.context.annotation.Property;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Outage;
import org.onward.matching.problem.Problem;

/**
 * Signing in, refreshing and signing out. Access tokens are short; refresh tokens rotate, and one
 * that comes back after a 30-second grace (two tabs) ends the whole session, since somebody has a
 * copy.
 */
@Singleton
public final class Sessions {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final AccountRows accounts;
    private final SessionRows sessions;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final TokenGenerator tokens;
    private final Audit audit;
    private final InstantSource clock;
    private final Duration accessLife;
    private final Duration sessionLife;
    private final SecureRandom random = new SecureRandom();

    Sessions(
            Transactions transactions,
            AccountRows accounts,
            SessionRows sessions,
            Passwords passwords,
            SignInThrottle throttle,
            TokenGenerator tokens,
            Audit audit,
            InstantSource clock,
            @Property(name = "onward.session.access-seconds", defaultValue = "300")
                    int accessSeconds,
            @Property(name = "onward.session.hours", defaultValue = "12") int sessionHours) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
        this.accessLife = Duration.ofSeconds(accessSeconds);
        this.sessionLife = Duration.ofHours(sessionHours);
    }

    /**
     * @param door where the account comes in; one of the other door is none here
     * @param address the client's, for the throttle
     * @throws Problem NOT_SIGNED_IN, the same for a wrong password, an unknown address and a
     *     suspended account of staff; SUSPENDED for an employer's with the right password; TOO_MANY
     *     when throttled
     */
    public Tokens signIn(Door door, String email, String password, String address) {
        throttle.tryOnce(door, email, address);
        try {
            return signInOnce(door, email, password, address);
        } catch (RuntimeException e) {
            if (Outage.problem(e).isPresent()) {
                throttle.giveBack(door, email, address);
            }
            throw e;
        }
    }

    private Tokens signInOnce(Door door, String email, String password, String address) {
        Optional<AccountRows.SignInRow> account =
                transactions
                        .beforeSignIn(() -> accounts.findForSignIn(email))
                        .filter(found -> door.admits(found.role()));
        String hash = account.map(AccountRows.SignInRow::passwordHash).orElse(null);
        boolean right = passwords.matches(password, hash);
        if (!right || account.isEmpty() || !account.get().standing().equals("active")) {
            transactions.beforeSignIn(
                    () -> {
                        audit.refused(
                                account.map(AccountRows.SignInRow::id).orElse(null),
                                null,
                                "sign_in",
                                "account",
                                null,
                                null);
                        return true;
                    });
            if (right && door == Door.EMPLOYERS) {
                throw Problem.of(
                        Problem.Kind.SUSPENDED,
                        "The account of this employer is suspended. Ask your adviser about it.");
            }
            throw Problem.of(
                    Problem.Kind.NOT_SIGNED_IN, "The e-mail address or the password is not right.");
        }
        throttle.forget(door, email, address);
        AccountRows.SignInRow who = account.get();
        return transactions.beforeSignIn(
                () -> {
                    OffsetDateTime now = now();
                    UUID session = UUID.randomUUID();
                    sessions.save(
                            new SessionRows.SessionRow(
                                    session, who.id(), now, now.plus(sessionLife), null, null));
                    audit.done(who.id(), who.role(), "sign_in", "session", session, null);
                    return issue(session, who.id(), who.role(), now);
                });
    }

    /**
     * @throws Problem NOT_SIGNED_IN where the token is unknown, its session ended, or it was used
     *     before
     */
    public Tokens refresh(Door door, String refreshToken) {
        byte[] digest = digest(refreshToken);
        Optional<Tokens> fresh =
                transactions.beforeSignIn(
                        () -> {
                            OffsetDateTime now = now();
                            Optional<SessionRows.RefreshRow> found = sessions.lockToken(digest);
                            if (found.isEmpty()
                                    || !door.admits(found.get().role())
                                    || ended(found.get(), now)) {
                                return Optional.empty();
                            }
                            SessionRows.RefreshRow row = found.get();
                            if (row.usedAt() != null && row.usedAt().plus(GRACE).isBefore(now)) {
                                sessions.end(row.sessionId(), now, "reused_token");
                                audit.refused(
                                        row.accountId(),
                                        row.role(),
                                        "refresh",
                                        "session",
                                        row.sessionId(),
                                        "token used again");
                                return Optional.empty();
                            }
                            sessions.markUsed(digest, now);
                            return Optional.of(
                                    issue(row.sessionId(), row.accountId(), row.role(), now));
                        });
        return fresh.orElseThrow(
                () ->
                        Problem.of(
                                Problem.Kind.NOT_SIGNED_IN,
                                "The session has ended; sign in again."));
    }

    public void signOut(Caller caller) {
        transactions.write(
                caller,
                () -> {
                    sessions.end(caller.session(), now(), "signed_out");
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "sign_out",
                            "session",
                            caller.session(),
                            null);
                });
    }

    /**
     * Who asks, by the session a valid access token names: looked up on every request, so that a
     * withdrawn session, role or account holds at once.
     */
    public Optional<Caller> caller(UUID session, String claimedRole) {
        Instant now = clock.instant();
        return transactions
                .beforeSignIn(() -> accounts.findCaller(session, now.atOffset(ZoneOffset.UTC)))
                .filter(row -> row.role().equals(claimedRole))
                .map(row -> caller(row, session, now));
    }

    /**
     * In whose name something goes on that was begun in a session, which may have ended since: a
     * long import. Empty where the account may ask for nothing any more.
     */
    public Optional<Caller> callerOf(UUID account) {
        return transactions
                .beforeSignIn(() -> accounts.findCallerOf(account))
                .map(row -> caller(row, UUID.randomUUID(), clock.instant()));
    }

    private static Caller caller(AccountRows.CallerRow row, UUID session, Instant now) {
        return new Caller(
                new AccountId(row.accountId()),
                Role.valueOf(row.role()),
                row.officeId(),
                row.programmeId(),
                row.organisationId(),
                session,
                row.displayName(),
                row.language(),
                now.atZone(ZoneId.of(row.zone())).toLocalDate());
    }

    /** Whose tokens these are, right after they were handed out. */
    public Optional<Caller> caller(Tokens fresh) {
        return transactions
                .beforeSignIn(() -> sessions.lockToken(digest(fresh.refreshToken())))
                .flatMap(row -> caller(row.sessionId(), row.role()));
    }

    private static boolean ended(SessionRows.RefreshRow row, OffsetDateTime now) {
        return row.endedAt() != null
                || !row.endsAt().isAfter(now)
                || !row.standing().equals("active");
    }

    private Tokens issue(UUID session, UUID account, String role, OffsetDateTime now) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String refreshToken = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        sessions.addToken(digest(refreshToken), session, now);
        Map<String, Object> claims =
                Map.of(
                        "sub",
                        account.toString(),
                        "sid",
                        session.toString(),
                        "roles",
                        List.of(role),
                        "iat",
                        now.toEpochSecond(),
                        "exp",
                        now.plus(accessLife).toEpochSecond());
        String accessToken =
                tokens.generateToken(claims)
                        .orElseThrow(() -> new IllegalStateException("no token was signed"));
        return new Tokens(accessToken, (int) accessLife.toSeconds(), refreshToken);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
