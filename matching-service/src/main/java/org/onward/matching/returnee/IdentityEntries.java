package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Vault.Field;
import org.onward.matching.returnee.Vault.Item;

/** An identity as entries of the vault, and back. */
@Singleton
final class IdentityEntries {
    private static final Field[] FIELDS = {
        Field.NAME,
        Field.BIRTH_DATE,
        Field.PHONE,
        Field.EMAIL,
        Field.ADDRESS,
        Field.DOCUMENT,
        Field.STORY,
        Field.NOTE
    };

    private final Vault vault;

    IdentityEntries(Vault vault) {
        this.vault = vault;
    }

    /** Every text the identity has. */
    Map<Item, Optional<String>> all(ReturneeId person, Identity identity) {
        Map<Item, Optional<String>> texts = new LinkedHashMap<>();
        for (Field field : FIELDS) {
            String text = text(identity, field);
            if (text != null) {
                texts.put(Item.only(field, person), Optional.of(text));
            }
        }
        return texts;
    }

    /** Only what differs, so that a correction of one field supersedes that field alone. */
    Map<Item, Optional<String>> changes(ReturneeId person, Identity from, Identity to) {
        Map<Item, Optional<String>> texts = new LinkedHashMap<>();
        for (Field field : FIELDS) {
            Optional<String> text = Optional.ofNullable(text(to, field));
            if (!text.equals(Optional.ofNullable(text(from, field)))) {
                texts.put(Item.only(field, person), text);
            }
        }
        return texts;
    }

    /**
     * @throws Problem NOT_FOUND where the person's key was destroyed
     */
    Identity open(ReturneeId person) {
        Map<Item, String> texts = vault.open(person, FIELDS);
        String name = texts.get(Item.only(Field.NAME, person));
        String birth = texts.get(Item.only(Field.BIRTH_DATE, person));
        if (name == null || birth == null) {
            throw Problem.notFound();
        }
        return new Identity(
                name,
                BirthDate.parse(birth)
                        .orElseThrow(() -> new IllegalStateException("a sealed date is no date")),
                texts.get(Item.only(Field.PHONE, person)),
                texts.get(Item.only(Field.EMAIL, person)),
                texts.get(Item.only(Field.ADDRESS, person)),
                texts.get(Item.only(Field.DOCUMENT, person)),
                texts.get(Item.only(Field.STORY, person)),
                texts.get(Item.only(Field.NOTE, person)));
    }

    private static @Nullable String text(Identity identity, Field field) {
        return switch (field) {
            case NAME -> identity.name();
            case BIRTH_DATE -> identity.birth().toString();
            case PHONE -> identity.phone();
            case EMAIL -> identity.email();
            case ADDRESS -> identity.address();
            case DOCUMENT -> identity.document();
            case STORY -> identity.story();
            case NOTE -> identity.note();
            case EXPERIENCE, SAFETY, CONTACT, CHECK -> null;
        };
    }
}
