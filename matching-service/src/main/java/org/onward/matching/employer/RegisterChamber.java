package org.onward.matching.employer;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.Taxonomy;

/** Registers a chamber, and lists them. */
@Singleton
public final class RegisterChamber {
    private final Transactions transactions;
    private final PostgresEmployers employers;
    private final Taxonomy taxonomy;
    private final Audit audit;

    RegisterChamber(
            Transactions transactions,
            PostgresEmployers employers,
            Taxonomy taxonomy,
            Audit audit) {
        this.transactions = transactions;
        this.employers = employers;
        this.taxonomy = taxonomy;
        this.audit = audit;
    }

    /**
     * @param country ISO 3166-1 alpha-2
     */
    public Chamber register(Caller caller, @Nullable String name, @Nullable String country) {
        if (caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        FieldErrors errors = new FieldErrors();
        String cleanName = Objects.requireNonNullElse(PlainText.line(name), "");
        errors.addIf(cleanName.isEmpty(), "name", "required", "A name is needed.");
        errors.addIf(
                cleanName.codePointCount(0, cleanName.length()) > 160,
                "name",
                "too_long",
                "At most 160 characters.");
        String code =
                Objects.requireNonNullElse(PlainText.line(country), "").toUpperCase(Locale.ROOT);
        errors.addIf(
                !taxonomy.hasCountry(code),
                "country",
                "unknown_code",
                "This country code is not known.");
        errors.throwIfAny();
        Chamber chamber = new Chamber(UUID.randomUUID(), cleanName, code);
        return transactions.write(
                caller,
                () -> {
                    if (!employers.insertChamber(chamber)) {
                        throw Problem.invalid(
                                "name", "name_taken", "A chamber of this name is registered.");
                    }
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "register_chamber",
                            "chamber",
                            chamber.id(),
                            null);
                    return chamber;
                });
    }

    /** All chambers by name; there are few. */
    public List<Chamber> list(Caller caller) {
        return transactions.read(caller, () -> employers.chambers(PostgresEmployers.MOST_CHAMBERS));
    }
}
