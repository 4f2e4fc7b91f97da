package org.onward.matching.returnee;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.CreateOnce;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/** Takes somebody in: sealed identity, enrolment in the caller's office, assignment to them. */
@Singleton
public final class RegisterReturnee {
    private static final int TRIES = 5;

    private final Transactions transactions;
    private final Statements statements;
    private final PersonKeys keys;
    private final Vault vault;
    private final IdentityEntries identities;
    private final VaultLookups lookups;
    private final ChildProtection childProtection;
    private final CreateOnce once;
    private final Audit audit;
    private final ChangeLog changes;
    private final InstantSource clock;

    RegisterReturnee(
            Transactions transactions,
            Statements statements,
            PersonKeys keys,
            Vault vault,
            IdentityEntries identities,
            VaultLookups lookups,
            ChildProtection childProtection,
            CreateOnce once,
            Audit audit,
            ChangeLog changes,
            InstantSource clock) {
        this.transactions = transactions;
        this.statements = statements;
        this.keys = keys;
        this.vault = vault;
        this.identities = identities;
        this.lookups = lookups;
        this.childProtection = childProtection;
        this.once = once;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param sex null unknown
     * @param enteredOn the day they entered the programme; not in the future
     * @param anotherPerson the caller made sure that it is not the person who has the same name and
     *     year of birth, or the same telephone; an equal document is never passed over
     */
    public record Registration(
            Identity identity,
            PersonKind kind,
            @Nullable Sex sex,
            LocalDate enteredOn,
            boolean anotherPerson) {}

    /**
     * @param reference says nothing about the person: for papers and for programme staff
     */
    public record Registered(ReturneeId person, String reference) {}

    /**
     * @throws Problem CONFLICT for somebody under 18 (nothing is stored), and for somebody the
     *     programme knows already (naming the office only); INVALID for an entry in the future
     */
    public Registered register(Caller caller, Registration registration) {
        return register(caller, null, registration);
    }

    /**
     * The same, safe to repeat.
     *
     * @param idempotencyKey as sent; null creates each time
     */
    public Registered register(
            Caller caller, @Nullable String idempotencyKey, Registration registration) {
        if (caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        UUID office = requireNonNull(caller.office());
        UUID programme = requireNonNull(caller.programme());
        LocalDate today = caller.today();
        @Nullable String country = transactions.read(caller, () -> countryOf(office).orElse(null));
        Identity identity = registration.identity();
        if (identity.birth().mayBeUnder18(today)) {
            throw childProtection.refusal(country);
        }
        if (registration.enteredOn().isAfter(today)) {
            throw Problem.invalid(
                    "enteredOn", "error.future", "The day of entry lies in the future.");
        }
        List<VaultLookups.Lookup> found = lookups.of(identity, country);
        return transactions.write(
                caller,
                () -> {
                    UUID id =
                            once.create(
                                    caller,
                                    idempotencyKey,
                                    "returnees",
                                    fresh -> {
                                        refuseKnown(programme, registration, found);
                                        store(
                                                caller,
                                                new ReturneeId(fresh),
                                                office,
                                                programme,
                                                registration,
                                                found);
                                    });
                    return new Registered(new ReturneeId(id), referenceOf(id));
                });
    }

    private void refuseKnown(
            UUID programme, Registration registration, List<VaultLookups.Lookup> found) {
        Optional<String> known =
                lookups.officeOf(asked(found, registration.anotherPerson()), programme);
        if (known.isPresent()) {
            throw Problem.conflict(
                    "This person may be registered already; ask the office " + known.get() + ".");
        }
    }

    private String referenceOf(UUID id) {
        return statements
                .first(
                        "select reference from returnee where id = ?",
                        row -> row.getString("reference"),
                        id)
                .orElseThrow(Problem::notFound);
    }

    /**
     * The office that may know this person already, as {@link #register} would refuse.
     *
     * @param anotherPerson as in {@link Registration}
     */
    public Optional<String> knownAt(Caller caller, Identity identity, boolean anotherPerson) {
        if (caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        UUID office = requireNonNull(caller.office());
        UUID programme = requireNonNull(caller.programme());
        return transactions.write(
                caller,
                () ->
                        lookups.officeOf(
                                asked(
                                        lookups.of(identity, countryOf(office).orElse(null)),
                                        anotherPerson),
                                programme));
    }

    private static List<VaultLookups.Lookup> asked(
            List<VaultLookups.Lookup> found, boolean anotherPerson) {
        return found.stream()
                .filter(one -> !anotherPerson || one.kind() == VaultLookups.Kind.DOCUMENT)
                .toList();
    }

    private void store(
            Caller caller,
            ReturneeId person,
            UUID office,
            UUID programme,
            Registration registration,
            List<VaultLookups.Lookup> found) {
        // Should the transaction fail, a key for nobody stays behind: harmless. Removing it could
        // hit a commit whose answer was lost.
        keys.create(person);
        UUID account = caller.account().value();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        statements.change(
                """
                insert into assignment (id, returnee_id, counsellor_id, from_day, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                person.value(),
                account,
                caller.today(),
                now,
                account);
        storePerson(person, registration, caller.today(), now);
        statements.change(
                """
                insert into enrolment (id, returnee_id, programme_id, office_id, entered_on, recorded_at,
                    recorded_by)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                person.value(),
                programme,
                office,
                registration.enteredOn(),
                now,
                account);
        statements.change(
                """
                insert into readiness_change (id, returnee_id, from_state, to_state, effective_on,
                    recorded_at, recorded_by)
                values (?, ?, null, 'registered', ?, ?, ?)
                """,
                UUID.randomUUID(),
                person.value(),
                caller.today(),
                now,
                account);
        vault.put(caller, person, identities.all(person, registration.identity()));
        lookups.put(person, found);
        audit.done(
                account,
                caller.role().name(),
                "register_returnee",
                "returnee",
                person.value(),
                registration.anotherPerson() ? "said to be another person" : null);
        changes.changed(ChangeLog.Subject.RETURNEE, person.value());
    }

    private void storePerson(
            ReturneeId person, Registration registration, LocalDate today, OffsetDateTime now) {
        for (int i = 0; i < TRIES; i++) {
            String reference = References.random();
            int stored =
                    statements.change(
                            """
                            insert into returnee (id, reference, kind, sex, readiness, readiness_since,
                                created_at)
                            values (?, ?, ?, ?, 'registered', ?, ?)
                            on conflict (reference) do nothing
                            """,
                            person.value(),
                            reference,
                            Choices.text(registration.kind()),
                            registration.sex() == null ? null : Choices.text(registration.sex()),
                            today,
                            now);
            if (stored == 1) {
                return;
            }
        }
        throw new IllegalStateException("no free reference was found");
    }

    private Optional<String> countryOf(UUID office) {
        return statements.first(
                "select p.country from office o join place p on p.code = o.place_code where o.id = ?",
                row -> row.getString("country"),
                office);
    }
}
