package org.onward.matching.employer;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.EmployerAccounts;
import org.onward.matching.access.LinkThrottle;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.mail.Outbox;
import org.onward.matching.mail.Purpose;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.LinkToken;

/**
 * Somebody registers their own employer. Nothing is made before the link in the mail is used, and
 * the answer never says whether an address is known. The employer is unverified until somebody
 * vouches for it.
 */
@Singleton
public final class RegisterOnline {
    /** As the mail says. */
    static final Duration HOLDS = Duration.ofDays(2);

    private static final Set<String> LANGUAGES = Set.of("en", "th", "fil");
    private static final int NAME = 160;
    private static final int MOST_OF_ONE_NAME = 50;

    private final Transactions transactions;
    private final PostgresEmployers employers;
    private final EmployerCheck check;
    private final PersonDigests digests;
    private final EmployerAccounts accounts;
    private final LinkThrottle throttle;
    private final Outbox outbox;
    private final JdbcOperations jdbc;
    private final ObjectMapper json;
    private final Audit audit;
    private final InstantSource clock;

    RegisterOnline(
            Transactions transactions,
            PostgresEmployers employers,
            EmployerCheck check,
            PersonDigests digests,
            EmployerAccounts accounts,
            LinkThrottle throttle,
            Outbox outbox,
            JdbcOperations jdbc,
            ObjectMapper json,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.employers = employers;
        this.check = check;
        this.digests = digests;
        this.accounts = accounts;
        this.throttle = throttle;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the link made. */
    public record Confirmed(String employerName, String email) {}

    /**
     * @param key idempotency key, or null; the same one of the same address sends one mail
     * @param client address of the browser, for the throttle
     * @throws Problem INVALID with every bad field; TOO_MANY
     */
    void register(RegistrationForm form, @Nullable String key, String client) {
        FieldErrors errors = new FieldErrors();
        EmployerCheck.Checked checked = check.check(form.employer(), errors);
        errors.addIf(checked.contactName() == null, "contactName", "required", "A name is needed.");
        errors.addIf(checked.email() == null, "email", "required", "An e-mail address is needed.");
        String language = Objects.requireNonNullElse(form.language(), "en");
        errors.addIf(
                !LANGUAGES.contains(language), "language", "error.language", "Use en, th or fil.");
        checkChamber(form, checked.country(), errors);
        checkKey(key, errors);
        String email = Objects.requireNonNullElse(checked.email(), "");
        errors.throwIfAny();
        throttle.tryOnce(email, client);
        String token = LinkToken.fresh();
        transactions.beforeSignIn(
                () -> {
                    if (accounts.hasAccount(email)) {
                        known(email);
                    } else if (insert(token, key == null ? null : key + email, form)) {
                        outbox.write(
                                email,
                                language,
                                Purpose.CONFIRM_REGISTRATION,
                                Map.of("link", "/register/confirm?token=" + token));
                    }
                    return true;
                });
    }

    /** Whoever has an account is told so by mail, in the language they chose then. */
    private void known(String email) {
        accounts.find(email)
                .filter(EmployerAccounts.Found::active)
                .ifPresent(
                        account ->
                                outbox.write(
                                        email,
                                        account.language(),
                                        Purpose.ALREADY_REGISTERED,
                                        Map.of("link", "/forgot")));
    }

    /** A chamber vouches for members of its own country. */
    private void checkChamber(RegistrationForm form, String country, FieldErrors errors) {
        UUID chamber = form.chamber();
        if (chamber == null) {
            return;
        }
        Chamber named = transactions.beforeSignIn(() -> employers.chamber(chamber)).orElse(null);
        if (named == null) {
            errors.add("chamber", "unknown_code", "This chamber is not known.");
        } else if (!named.country().equals(country)) {
            errors.add("chamber", "chamber_elsewhere", "This chamber is one of another country.");
        }
    }

    private static void checkKey(@Nullable String key, FieldErrors errors) {
        errors.addIf(
                key != null && (key.length() < 8 || key.length() > 100),
                "Idempotency-Key",
                "idempotency_key",
                "The key must have 8 to 100 letters, digits or signs.");
    }

    private boolean insert(String token, @Nullable String request, RegistrationForm form) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.prepareStatement(
                """
                insert into registration (token_digest, request_digest, form, created_at, ends_at)
                values (?, ?, cast(? as jsonb), ?, ?) on conflict (request_digest) do nothing
                """,
                statement -> {
                    statement.setBytes(1, LinkToken.digest(token));
                    statement.setBytes(2, request == null ? null : LinkToken.digest(request));
                    statement.setString(3, written(form));
                    statement.setObject(4, now);
                    statement.setObject(5, now.plus(HOLDS));
                    return statement.executeUpdate() == 1;
                });
    }

    /**
     * Makes the employer and its account. The password is chosen here, by whoever reads the mail:
     * whoever filled in the form may have written somebody else's address. The same key again is
     * answered the same, as long as the link holds: whoever pressed twice has not done anything
     * wrong. Anybody else finds it used.
     *
     * @param key idempotency key, or null
     * @throws Problem LINK_OVER; INVALID for a weak password, and the link holds on
     */
    Confirmed confirm(String token, String password, @Nullable String key) {
        byte[] digest = LinkToken.digest(token);
        byte @Nullable [] request = key == null ? null : LinkToken.digest(key);
        Waiting asked =
                transactions
                        .beforeSignIn(() -> find(digest, false))
                        .orElseThrow(RegisterOnline::over);
        EmployerCheck.Checked checked = checked(asked.form());
        String email = Objects.requireNonNull(checked.email());
        if (asked.employerName() != null) {
            return asked.again(request, email);
        }
        FieldErrors errors = new FieldErrors();
        checkKey(key, errors);
        accounts.check(password, List.of(email, checked.name(), "onward"), errors);
        errors.throwIfAny();
        String hash = accounts.sealed(password);
        Caller self =
                new Caller(
                        new AccountId(UUID.randomUUID()),
                        checked.kind() == EmployerKind.TRAINING_PROVIDER
                                ? Role.TRAINING_PROVIDER
                                : Role.EMPLOYER,
                        null,
                        null,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Objects.requireNonNull(checked.contactName()),
                        Objects.requireNonNullElse(asked.form().language(), "en"),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return transactions.write(
                self,
                () -> {
                    Waiting now = find(digest, true).orElseThrow(RegisterOnline::over);
                    if (now.employerName() != null) {
                        return now.again(request, email);
                    }
                    accounts.open(self, email, hash);
                    String name = insert(self, checked);
                    used(digest, request, name);
                    return new Confirmed(name, email);
                });
    }

    private EmployerCheck.Checked checked(RegistrationForm form) {
        FieldErrors errors = new FieldErrors();
        EmployerCheck.Checked checked = check.check(form.employer(), errors);
        if (!errors.isEmpty()) {
            throw over(); // a code that was known then is no longer
        }
        return checked.of(form.chamber());
    }

    /** A name that is taken gets a number; staff see both when they verify. */
    private String insert(Caller self, EmployerCheck.Checked form) {
        UUID id = Objects.requireNonNull(self.organisation());
        Instant at = clock.instant();
        for (int n = 1; n <= MOST_OF_ONE_NAME; n++) {
            EmployerCheck.Checked named = form.named(numbered(form.name(), n));
            if (employers.insert(Map.of(id, named), false, at) == 1) {
                employers.addPeople(id, RegisterEmployer.people(named, digests));
                audit.done(
                        self.account().value(),
                        self.role().name(),
                        "register_employer",
                        "employer",
                        id,
                        "by its own link");
                return named.name();
            }
        }
        throw Problem.conflict("There are too many employers of this name; ring an adviser.");
    }

    private static String numbered(String name, int n) {
        if (n == 1) {
            return name;
        }
        String number = " (%d)".formatted(n);
        int most = NAME - number.length();
        return (name.codePointCount(0, name.length()) <= most
                        ? name
                        : name.substring(0, name.offsetByCodePoints(0, most)))
                + number;
    }

    /**
     * @param employerName once the link is used
     * @param usedBy digest of the key it was used with
     */
    private record Waiting(
            RegistrationForm form, @Nullable String employerName, byte @Nullable [] usedBy) {
        Confirmed again(byte @Nullable [] request, String email) {
            if (employerName == null
                    || usedBy == null
                    || request == null
                    || !MessageDigest.isEqual(usedBy, request)) {
                throw EmployerAccounts.taken();
            }
            return new Confirmed(employerName, email);
        }
    }

    private Optional<Waiting> find(byte[] digest, boolean lock) {
        return jdbc.prepareStatement(
                """
                select cast(form as text) as form, employer_name, confirm_digest from registration
                where token_digest = ? and ends_at > ?
                """
                        + (lock ? " for update" : ""),
                statement -> {
                    statement.setBytes(1, digest);
                    statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next()
                                ? Optional.of(
                                        new Waiting(
                                                read(row.getString("form")),
                                                row.getString("employer_name"),
                                                row.getBytes("confirm_digest")))
                                : Optional.empty();
                    }
                });
    }

    private void used(byte[] digest, byte @Nullable [] request, String name) {
        jdbc.prepareStatement(
                """
                update registration set used_at = ?, employer_name = ?, confirm_digest = ?
                where token_digest = ?
                """,
                statement -> {
                    statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                    statement.setString(2, name);
                    statement.setBytes(3, request);
                    statement.setBytes(4, digest);
                    return statement.executeUpdate();
                });
    }

    private static Problem over() {
        return Problem.linkOver("Register again; a link holds two days.");
    }

    private String written(RegistrationForm form) {
        try {
            return json.writeValueAsString(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RegistrationForm read(String text) {
        try {
            return Objects.requireNonNull(json.readValue(text, RegistrationForm.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
