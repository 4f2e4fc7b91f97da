package org.onward.matching.employer;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.CreateOnce;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;

/** Takes an employer in; it is unverified until somebody vouches for it. */
@Singleton
public final class RegisterEmployer {
    private final Transactions transactions;
    private final PostgresEmployers employers;
    private final EmployerCheck check;
    private final PersonDigests digests;
    private final CreateOnce once;
    private final Audit audit;
    private final InstantSource clock;

    RegisterEmployer(
            Transactions transactions,
            PostgresEmployers employers,
            EmployerCheck check,
            PersonDigests digests,
            CreateOnce once,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.employers = employers;
        this.check = check;
        this.digests = digests;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param key idempotency key, or null
     * @throws Problem INVALID with every bad field; a name taken in the country is one
     */
    public EmployerId register(Caller caller, @Nullable String key, EmployerForm form) {
        switch (caller.role()) {
            case COUNSELLOR, PROGRAMME_STAFF, CHAMBER -> {}
            case EMPLOYER, TRAINING_PROVIDER, OUTREACH, ADMINISTRATOR, AUDITOR ->
                    throw Problem.notAllowed();
        }
        EmployerCheck.Checked checked = check.check(caller, form, null);
        return transactions.write(
                caller,
                () ->
                        new EmployerId(
                                once.create(
                                        caller,
                                        key,
                                        "employers",
                                        id -> insert(caller, id, checked))));
    }

    private void insert(Caller caller, UUID id, EmployerCheck.Checked form) {
        if (form.chamber() != null && !employers.hasChamber(form.chamber())) {
            throw Problem.invalid("chamber", "unknown_code", "This chamber is not known.");
        }
        employers.insert(id, form, clock.instant());
        employers.addPeople(id, people(form, digests));
        audit.done(
                caller.account().value(),
                caller.role().name(),
                "register_employer",
                "employer",
                id,
                null);
    }

    /**
     * Employers that a feed names, beside any of the same name. To be called inside the feed's
     * transaction.
     */
    public void ofFeed(
            Caller caller, Map<UUID, Named> named, String country, @Nullable UUID chamber) {
        Map<UUID, EmployerCheck.Checked> forms = new LinkedHashMap<>();
        named.forEach(
                (id, one) ->
                        forms.put(
                                id,
                                new EmployerCheck.Checked(
                                        one.name(),
                                        EmployerKind.EMPLOYER,
                                        country,
                                        null,
                                        null,
                                        chamber,
                                        null,
                                        null,
                                        null,
                                        one.registrationNumber(),
                                        List.of())));
        employers.insert(forms, true, clock.instant());
        audit.doneToEach(
                caller.account().value(),
                caller.role().name(),
                "register_employer",
                "employer",
                named.keySet(),
                "named by a feed");
    }

    /** What a feed says of an employer. */
    public record Named(String name, @Nullable String registrationNumber) {}

    static List<PostgresEmployers.PersonDigest> people(
            EmployerCheck.Checked form, PersonDigests digests) {
        List<PostgresEmployers.PersonDigest> people = new ArrayList<>();
        if (form.contactName() != null) {
            people.add(
                    new PostgresEmployers.PersonDigest(
                            "contact", digests.ofName(form.contactName())));
        }
        if (form.phone() != null) {
            people.add(new PostgresEmployers.PersonDigest("phone", digests.ofPhone(form.phone())));
        }
        for (EmployerCheck.Checked.Person person : form.people()) {
            people.add(
                    new PostgresEmployers.PersonDigest(
                            person.role(), digests.ofName(person.name())));
        }
        return people;
    }
}
