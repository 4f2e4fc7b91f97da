package org.onward.matching.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

/**
 * Staff choose their own password by a link in a mail to their own address, which the administrator
 * never sees: whoever could choose the password of a colleague could read what the colleague may.
 * Until then the account has one that nobody knows; choosing another uses every link up, since a
 * link names the password it replaces.
 */
@Singleton
public final class FirstPasswords {
    private static final int BYTES = 30;
    private static final int MARK = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Transactions transactions;
    private final Accounts accounts;
    private final AccountRows rows;
    private final SessionRows sessions;
    private final Passwords passwords;
    private final Audit audit;
    private final InstantSource clock;

    FirstPasswords(
            Transactions transactions,
            Accounts accounts,
            AccountRows rows,
            SessionRows sessions,
            Passwords passwords,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.rows = rows;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param mark of the password that is replaced
     */
    public record Invitation(AccountId account, String mark) {}

    /** Whom the link is sent to. */
    public record Invited(
            Invitation invitation, String email, String displayName, String language) {}

    /**
     * @throws Problem INVALID with all bad fields; CONFLICT where the address has an account
     */
    public Invited open(Caller caller, Accounts.NewAccount wish) {
        AccountId account =
                accounts.open(
                        caller,
                        new Accounts.NewAccount(
                                wish.email(),
                                wish.displayName(),
                                nobodys(),
                                wish.role(),
                                wish.office(),
                                wish.programme(),
                                wish.organisation(),
                                wish.language()));
        return transactions.read(
                caller,
                () ->
                        rows.findById(account.value())
                                .map(this::invited)
                                .orElseThrow(Problem::notFound));
    }

    /**
     * For somebody who cannot sign in any more: the old password and every session end.
     *
     * @throws Problem NOT_FOUND; CONFLICT for one's own account
     */
    public Invited renew(Caller caller, AccountId account) {
        if (caller.role() != Role.ADMINISTRATOR) {
            throw Problem.notAllowed();
        }
        if (caller.account().equals(account)) {
            throw Problem.conflict("You cannot do this to your own account.");
        }
        String hash = passwords.hash(nobodys());
        return transactions.write(
                caller,
                () -> {
                    AccountRow row =
                            rows.findById(account.value())
                                    .filter(one -> Door.STAFF.admits(one.role()))
                                    .orElseThrow(Problem::notFound);
                    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
                    rows.setPassword(row.id(), hash, now);
                    sessions.endAll(row.id(), now, "password_changed");
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "renew_invitation",
                            "account",
                            row.id(),
                            null);
                    return invited(row);
                });
    }

    private Invited invited(AccountRow row) {
        AccountId account = new AccountId(row.id());
        return new Invited(
                new Invitation(account, mark(account)),
                row.email(),
                row.displayName(),
                row.language());
    }

    /** Whether the link still leads anywhere. */
    public boolean holds(Invitation invitation) {
        return transactions.beforeSignIn(() -> current(invitation).isPresent());
    }

    /**
     * @throws Problem LINK_OVER; INVALID for a weak password, and the link holds on
     */
    public void choose(Invitation invitation, String password) {
        AccountRow row =
                transactions
                        .beforeSignIn(() -> current(invitation))
                        .orElseThrow(FirstPasswords::over);
        FieldErrors errors = new FieldErrors();
        passwords.check(password, List.of(row.email(), row.displayName(), "onward"), errors);
        errors.throwIfAny();
        String hash = passwords.hash(password);
        transactions.beforeSignIn(
                () -> {
                    // Two who choose at once would both find the link unused.
                    rows.lockPassword(row.id());
                    if (current(invitation).isEmpty()) {
                        throw over();
                    }
                    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
                    rows.setPassword(row.id(), hash, now);
                    sessions.endAll(row.id(), now, "password_changed");
                    audit.done(row.id(), row.role(), "choose_password", "account", row.id(), null);
                    return true;
                });
    }

    private Optional<AccountRow> current(Invitation invitation) {
        return rows.findById(invitation.account().value())
                .filter(row -> row.standing().equals("active"))
                .filter(row -> Door.STAFF.admits(row.role()))
                .filter(row -> mark(invitation.account()).equals(invitation.mark()));
    }

    private String mark(AccountId account) {
        String hash =
                rows.findById(account.value())
                        .flatMap(row -> rows.findForSignIn(row.email()))
                        .map(AccountRows.SignInRow::passwordHash)
                        .orElseThrow(Problem::notFound);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(hash.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String nobodys() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static Problem over() {
        return Problem.linkOver("Ask the administrator for a new one.");
    }
}
