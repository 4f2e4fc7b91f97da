package org.onward.matching.returnee;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;

/** Opens and corrects who a person is. Earlier texts stay sealed with their time. */
@Singleton
public final class EditIdentity {
    private final OwnPeople own;
    private final IdentityEntries identities;
    private final Vault vault;
    private final VaultLookups lookups;
    private final ChildProtection childProtection;
    private final Statements statements;

    EditIdentity(
            OwnPeople own,
            IdentityEntries identities,
            Vault vault,
            VaultLookups lookups,
            ChildProtection childProtection,
            Statements statements) {
        this.own = own;
        this.identities = identities;
        this.vault = vault;
        this.lookups = lookups;
        this.childProtection = childProtection;
        this.statements = statements;
    }

    /** An identity and the version it was read at. */
    public record Versioned(int version, Identity identity) {}

    /**
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public Versioned see(Caller caller, ReturneeId person) {
        return own.act(caller, person, "see_identity", () -> load(person));
    }

    /**
     * Replaces the identity as a whole.
     *
     * @throws Problem NOT_FOUND for somebody else's person; CHANGED_MEANWHILE; CONFLICT where the
     *     corrected date makes the person under 18
     */
    public Versioned edit(Caller caller, ReturneeId person, int version, Identity identity) {
        return own.act(
                caller,
                person,
                "edit_identity",
                () -> {
                    @Nullable String country = countryOf(caller).orElse(null);
                    if (identity.birth().mayBeUnder18(caller.today())) {
                        throw childProtection.refusal(country);
                    }
                    own.advance(person, version);
                    Map<Vault.Item, Optional<String>> changed =
                            identities.changes(person, identities.open(person), identity);
                    vault.put(caller, person, changed);
                    List<VaultLookups.Lookup> found = lookups.of(identity, country);
                    lookups.put(person, found);
                    return load(person);
                });
    }

    private Versioned load(ReturneeId person) {
        int version =
                statements
                        .first(
                                "select version from returnee where id = ?",
                                row -> row.getInt("version"),
                                person.value())
                        .orElseThrow(Problem::notFound);
        return new Versioned(version, identities.open(person));
    }

    private Optional<String> countryOf(Caller caller) {
        return statements.first(
                "select p.country from office o join place p on p.code = o.place_code where o.id = ?",
                row -> row.getString("country"),
                requireNonNull(caller.office()));
    }
}
