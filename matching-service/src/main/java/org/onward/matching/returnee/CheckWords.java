package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.returnee.Vault.Field;
import org.onward.matching.returnee.Vault.Item;

/**
 * What people say in their own words when they are asked how work is going, sealed in the vault
 * under the id of the check and gone with their key. Inside the caller's transaction.
 */
@Singleton
public final class CheckWords {
    private final Vault vault;

    CheckWords(Vault vault) {
        this.vault = vault;
    }

    public void seal(Caller caller, ReturneeId person, UUID check, String words) {
        vault.put(caller, person, Map.of(new Item(Field.CHECK, check), Optional.of(words)));
    }

    /** By the id of the check; of one of the caller's own people. */
    public Map<UUID, String> of(ReturneeId person) {
        Map<UUID, String> words = new LinkedHashMap<>();
        vault.open(person, Field.CHECK).forEach((item, text) -> words.put(item.id(), text));
        return words;
    }
}
