package org.onward.matching.returnee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.returnee.Vault.Field;
import org.onward.matching.returnee.Vault.Item;

/**
 * The contact a person agreed to share, sealed in the vault under the id of the consent: exactly
 * what was shown to them, and gone with their key. Inside the caller's transaction.
 */
@Singleton
public final class SharedContacts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vault vault;

    SharedContacts(Vault vault) {
        this.vault = vault;
    }

    /** What is known at present, for the preview; of one of the caller's own people. */
    public Contact present(ReturneeId person) {
        Map<Item, String> texts = vault.open(person, Field.NAME, Field.PHONE, Field.EMAIL);
        return new Contact(
                texts.get(Item.only(Field.NAME, person)),
                texts.get(Item.only(Field.PHONE, person)),
                texts.get(Item.only(Field.EMAIL, person)));
    }

    public void seal(Caller caller, ReturneeId person, UUID consent, Contact contact) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", contact.name());
        json.put("phone", contact.phone());
        json.put("email", contact.email());
        vault.put(
                caller,
                person,
                Map.of(new Item(Field.CONTACT, consent), Optional.of(json.toString())));
    }

    /** Nobody reads it any more. */
    public void withdraw(Caller caller, ReturneeId person, UUID consent) {
        vault.put(caller, person, Map.of(new Item(Field.CONTACT, consent), Optional.empty()));
    }

    /** As it was agreed; for the counsellor. */
    public Optional<Contact> agreed(ReturneeId person, UUID consent) {
        return Optional.ofNullable(
                        vault.open(person, Field.CONTACT).get(new Item(Field.CONTACT, consent)))
                .map(SharedContacts::parse);
    }

    /**
     * For the employer who asks, as long as the introduction and the consent hold; the database
     * answers nobody else.
     */
    public Optional<Contact> ofIntroduction(UUID introduction) {
        return vault.openShared(introduction).map(SharedContacts::parse);
    }

    private static Contact parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new Contact(text(json, "name"), text(json, "phone"), text(json, "email"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sealed contact cannot be read", e);
        }
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.get(field).asText() : null;
    }
}
