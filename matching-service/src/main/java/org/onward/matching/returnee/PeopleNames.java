package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;

/** Names of people, for the rooms above; in the transaction that is open, under its policies. */
@Singleton
public final class PeopleNames {
    private final Vault vault;

    PeopleNames(Vault vault) {
        this.vault = vault;
    }

    /** Who has no readable name, or is not among the caller's people, is missing. */
    public Map<ReturneeId, String> of(Collection<ReturneeId> people) {
        return people.isEmpty() ? Map.of() : vault.names(people);
    }
}
