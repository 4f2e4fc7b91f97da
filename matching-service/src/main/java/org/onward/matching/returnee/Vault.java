package org.onward.matching.returnee;

import com.google.crypto.tink.Aead;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;

/**
 * The identity vault: who a person is and what they tell, sealed under their own key. Each cipher
 * text is bound to its table, field, person and item, so that it opens nowhere else. A correction
 * supersedes; the earlier text keeps its time. Runs inside the caller's transaction; row-level
 * security answers for the caller's own people only.
 */
@Singleton
final class Vault {
    /** What is sealed. */
    enum Field {
        NAME,
        BIRTH_DATE,
        PHONE,
        EMAIL,
        ADDRESS,
        DOCUMENT,
        STORY,
        EXPERIENCE,
        NOTE,
        SAFETY,
        CONTACT,
        /** What was said when work was asked about. */
        CHECK;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Field of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param id the row it belongs to; the person's own id where there is one only
     */
    record Item(Field field, UUID id) {
        static Item only(Field field, ReturneeId person) {
            return new Item(field, person.value());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(UUID person, Item item, byte[] cipher) {}

    /** Far more than anybody has. */
    private static final int MOST_A_PERSON = 5000;

    private final PersonKeys keys;
    private final Statements statements;
    private final InstantSource clock;

    Vault(PersonKeys keys, Statements statements, InstantSource clock) {
        this.keys = keys;
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * Replaces each item's text; an empty one leaves the item without a present text.
     *
     * @throws IllegalStateException where the person's key does not exist
     */
    void put(Caller caller, ReturneeId person, Map<Item, Optional<String>> texts) {
        if (texts.isEmpty()) {
            return;
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        statements.change(
                """
                update vault_entry set superseded_at = ?
                where returnee_id = ? and superseded_at is null
                    and (field, item_id) in (select f, i from unnest(?::text[], ?::uuid[]) as given (f, i))
                """,
                now,
                person.value(),
                texts.keySet().stream().map(item -> item.field().column()).toArray(String[]::new),
                texts.keySet().stream().map(Item::id).toArray(UUID[]::new));
        Aead key =
                keys.of(person)
                        .orElseThrow(() -> new IllegalStateException("this person has no key"));
        List<@Nullable Object[]> rows = new ArrayList<>();
        texts.forEach(
                (item, text) ->
                        text.ifPresent(
                                words ->
                                        rows.add(
                                                new @Nullable Object[] {
                                                    person.value(),
                                                    item.field().column(),
                                                    item.id(),
                                                    seal(key, person.value(), item, words),
                                                    now,
                                                    caller.account().value()
                                                })));
        statements.batch(
                """
                insert into vault_entry (returnee_id, field, item_id, cipher, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?)
                """,
                rows);
    }

    /** Present texts of one person in the fields asked for. */
    Map<Item, String> open(ReturneeId person, Field... fields) {
        return open(List.of(person), fields);
    }

    /** Present texts of many people in one query; for fields whose items are rows of their own. */
    Map<Item, String> open(Collection<ReturneeId> people, Field... fields) {
        Map<Item, String> texts = new LinkedHashMap<>();
        UUID[] ids = people.stream().map(ReturneeId::value).toArray(UUID[]::new);
        for (Sealed entry : sealed(ids, fields)) {
            open(entry).ifPresent(text -> texts.put(entry.item(), text));
        }
        return texts;
    }

    /** Names of many people in one query; who has no readable name is missing. */
    Map<ReturneeId, String> names(Collection<ReturneeId> people) {
        Map<ReturneeId, String> names = new LinkedHashMap<>();
        UUID[] ids = people.stream().map(ReturneeId::value).toArray(UUID[]::new);
        for (Sealed entry : sealed(ids, Field.NAME)) {
            open(entry).ifPresent(name -> names.put(new ReturneeId(entry.person()), name));
        }
        return names;
    }

    /** The contact shared by an introduction, if the database answers who asks. */
    Optional<String> openShared(UUID introduction) {
        return statements
                .first(
                        "select returnee_id, item_id, cipher from shared_contact(?)",
                        row ->
                                new Sealed(
                                        row.getObject("returnee_id", UUID.class),
                                        new Item(
                                                Field.CONTACT,
                                                row.getObject("item_id", UUID.class)),
                                        row.getBytes("cipher")),
                        introduction)
                .flatMap(this::open);
    }

    private List<Sealed> sealed(UUID[] people, Field... fields) {
        String[] columns = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            columns[i] = fields[i].column();
        }
        return statements.list(
                """
                select returnee_id, field, item_id, cipher from vault_entry
                where returnee_id = any(?) and field = any(?) and superseded_at is null
                order by returnee_id, field, item_id
                limit ?
                """,
                row ->
                        new Sealed(
                                row.getObject("returnee_id", UUID.class),
                                new Item(
                                        Field.of(row.getString("field")),
                                        row.getObject("item_id", UUID.class)),
                                row.getBytes("cipher")),
                people,
                columns,
                people.length * MOST_A_PERSON);
    }

    private Optional<String> open(Sealed entry) {
        return keys.of(new ReturneeId(entry.person()))
                .map(key -> open(key, entry.person(), entry.item(), entry.cipher()));
    }

    private static byte[] seal(Aead key, UUID person, Item item, String text) {
        try {
            return key.encrypt(text.getBytes(StandardCharsets.UTF_8), boundTo(person, item));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not be sealed", e);
        }
    }

    private static String open(Aead key, UUID person, Item item, byte[] cipher) {
        try {
            return new String(key.decrypt(cipher, boundTo(person, item)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a vault entry does not belong where it lies, or was altered", e);
        }
    }

    private static byte[] boundTo(UUID person, Item item) {
        return "vault_entry|%s|%s|%s"
                .formatted(item.field().column(), person, item.id())
                .getBytes(StandardCharsets.UTF_8);
    }
}
