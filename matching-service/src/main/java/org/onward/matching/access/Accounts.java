package org.onward.matching.access;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

/** Opening, suspending and reading accounts: the administrator's work, without any case data. */
@Singleton
public final class Accounts {
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,180}\\.[^\\s@]{2,}");
    private static final Set<String> LANGUAGES = Set.of("en", "th", "fil");
    private static final Set<Role> IN_OFFICE = Set.of(Role.COUNSELLOR, Role.OUTREACH);
    private static final Set<Role> OF_ORGANISATION =
            Set.of(Role.CHAMBER, Role.EMPLOYER, Role.TRAINING_PROVIDER);

    /**
     * An account to open.
     *
     * @param office of a counsellor or outreach worker; the programme follows from it
     * @param programme of programme staff
     * @param organisation of a chamber, employer or training provider
     */
    public record NewAccount(
            String email,
            String displayName,
            String password,
            Role role,
            @Nullable UUID office,
            @Nullable UUID programme,
            @Nullable UUID organisation,
            String language) {
        @Override
        public String toString() {
            return "NewAccount[" + role + "]";
        }
    }

    private final Transactions transactions;
    private final AccountRows rows;
    private final SessionRows sessions;
    private final PlacesOfWork placesOfWork;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Audit audit;
    private final InstantSource clock;

    Accounts(
            Transactions transactions,
            AccountRows rows,
            SessionRows sessions,
            PlacesOfWork placesOfWork,
            Passwords passwords,
            SignInThrottle throttle,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.sessions = sessions;
        this.placesOfWork = placesOfWork;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Problem INVALID with all bad fields; CONFLICT where the address has an account
     */
    public AccountId open(Caller caller, NewAccount wish) {
        return transactions.write(caller, () -> openIn(wish, caller.account().value()));
    }

    /** The same before there is anybody: the first administrator, and the demo. */
    public AccountId openFirst(NewAccount wish) {
        return transactions.beforeSignIn(() -> openIn(wish, null));
    }

    private AccountId openIn(NewAccount wish, @Nullable UUID by) {
        FieldErrors errors = new FieldErrors();
        errors.addIf(
                !EMAIL.matcher(wish.email()).matches(),
                "email",
                "error.email",
                "This is not an e-mail address.");
        errors.addIf(
                wish.displayName().isBlank() || wish.displayName().length() > 120,
                "displayName",
                "error.name.length",
                "Use 1 to 120 characters.");
        errors.addIf(
                !LANGUAGES.contains(wish.language()),
                "language",
                "error.language",
                "Choose en, th or fil.");
        passwords.check(
                wish.password(), List.of(wish.email(), wish.displayName(), "onward"), errors);
        UUID programme = programmeOf(wish, errors);
        errors.addIf(
                OF_ORGANISATION.contains(wish.role()) != (wish.organisation() != null),
                "organisation",
                "error.account.organisation",
                "An employer, chamber or training provider has one; nobody else has.");
        errors.throwIfAny();
        UUID id = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        if (rows.findForSignIn(wish.email()).isPresent()) {
            throw Problem.conflict("There is an account with this e-mail address.");
        }
        try {
            rows.save(
                    new AccountRow(
                            id,
                            wish.email(),
                            wish.displayName(),
                            wish.role().name(),
                            IN_OFFICE.contains(wish.role()) ? wish.office() : null,
                            programme,
                            wish.organisation(),
                            wish.language(),
                            "active",
                            now,
                            0));
        } catch (DataAccessException e) {
            throw Problem.conflict("There is an account with this e-mail address.");
        }
        rows.setPassword(id, passwords.hash(wish.password()), now);
        audit.done(by, null, "open_account", "account", id, wish.role().name());
        return new AccountId(id);
    }

    private @Nullable UUID programmeOf(NewAccount wish, FieldErrors errors) {
        if (IN_OFFICE.contains(wish.role())) {
            Optional<UUID> programme =
                    Optional.ofNullable(wish.office()).flatMap(placesOfWork::programmeOf);
            errors.addIf(
                    programme.isEmpty(),
                    "office",
                    "error.account.office",
                    "Choose an office that exists.");
            return programme.orElse(null);
        }
        if (wish.role() == Role.PROGRAMME_STAFF) {
            errors.addIf(
                    wish.programme() == null || !placesOfWork.hasProgramme(wish.programme()),
                    "programme",
                    "error.account.programme",
                    "Choose a programme that exists.");
            return wish.programme();
        }
        return null;
    }

    /** Suspends an account and ends its sessions at once. */
    public void suspend(Caller caller, AccountId account) {
        transactions.write(
                caller,
                () -> {
                    standing(caller, account, "suspended");
                    sessions.endAll(
                            account.value(), clock.instant().atOffset(ZoneOffset.UTC), "suspended");
                });
    }

    /** Lets a suspended account sign in again. */
    public void restore(Caller caller, AccountId account) {
        transactions.write(caller, () -> standing(caller, account, "active"));
    }

    private void standing(Caller caller, AccountId account, String standing) {
        if (rows.findById(account.value()).isEmpty()) {
            throw Problem.notFound();
        }
        if (caller.account().equals(account)) {
            throw Problem.conflict("You cannot do this to your own account.");
        }
        rows.setStanding(account.value(), standing);
        audit.done(
                caller.account().value(),
                caller.role().name(),
                "set_standing_" + standing,
                "account",
                account.value(),
                null);
    }

    /**
     * A new password of one's own; every other session ends. Proving and sealing it takes its time,
     * and holds no connection meanwhile.
     *
     * @throws Problem TOO_MANY after a few tries
     */
    public void changePassword(Caller caller, String present, String fresh) {
        throttle.tryPassword(caller.account());
        AccountRow row =
                transactions.read(
                        caller,
                        () ->
                                rows.findById(caller.account().value())
                                        .orElseThrow(Problem::notFound));
        String hash =
                transactions.read(
                        caller,
                        () ->
                                rows.findForSignIn(row.email())
                                        .map(AccountRows.SignInRow::passwordHash)
                                        .orElse(null));
        FieldErrors errors = new FieldErrors();
        errors.addIf(
                !passwords.matches(present, hash),
                "present",
                "error.password.present",
                "This is not your present password.");
        passwords.check(fresh, List.of(row.email(), row.displayName()), errors);
        errors.throwIfAny();
        String sealed = passwords.hash(fresh);
        transactions.write(
                caller,
                () -> {
                    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
                    rows.setPassword(row.id(), sealed, now);
                    sessions.endAll(row.id(), now, "password_changed");
                    audit.done(row.id(), row.role(), "change_password", "account", row.id(), null);
                });
    }

    /** The language of the pages one sees. */
    public void speak(Caller caller, String language) {
        if (!LANGUAGES.contains(language)) {
            throw Problem.invalid("language", "error.language", "Choose en, th or fil.");
        }
        transactions.write(caller, () -> rows.setLanguage(caller.account().value(), language));
    }

    /** The address one signs in with. */
    public String addressOf(Caller caller) {
        return transactions.read(
                caller,
                () ->
                        rows.findById(caller.account().value())
                                .orElseThrow(Problem::notFound)
                                .email());
    }

    /** One page of accounts in the order of their addresses, after {@code after}. */
    List<AccountRow> page(Caller caller, String after, int limit) {
        return transactions.read(caller, () -> rows.page(after.toLowerCase(Locale.ROOT), limit));
    }
}
