package org.onward.matching.returnee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;

/** Lists the safety rules of one of the caller's people. */
@Singleton
public final class SafetyRules {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OwnPeople own;
    private final Statements statements;
    private final Vault vault;

    SafetyRules(OwnPeople own, Statements statements, Vault vault) {
        this.own = own;
        this.statements = statements;
        this.vault = vault;
    }

    /**
     * @return oldest first, at most 100
     * @throws org.onward.matching.problem.Problem NOT_FOUND for somebody else's person, and for one
     *     who is only covered
     */
    public List<SafetyRule> list(Caller caller, ReturneeId person) {
        return own.act(
                caller,
                person,
                "see_safety_rules",
                () -> {
                    own.requireAssigned(person);
                    return load(person);
                });
    }

    List<SafetyRule> load(ReturneeId person) {
        Map<UUID, String> texts = new LinkedHashMap<>();
        vault.open(person, Vault.Field.SAFETY).forEach((item, text) -> texts.put(item.id(), text));
        return statements.list(
                """
                select id, kind, employer_id, place_code, sector, vacancy_id from safety_rule
                where returnee_id = ? order by recorded_at, id limit 100
                """,
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    JsonNode text = read(texts.getOrDefault(id, "{}"));
                    return new SafetyRule(
                            id,
                            Choices.of(SafetyRule.Kind.class, row.getString("kind")).orElseThrow(),
                            value(text, "name"),
                            value(text, "phone"),
                            row.getObject("employer_id", UUID.class),
                            row.getString("place_code"),
                            row.getString("sector"),
                            row.getObject("vacancy_id", UUID.class),
                            value(text, "note"));
                },
                person.value());
    }

    /** What of a rule goes into the vault. */
    static String sealedText(@Nullable String name, @Nullable String phone, @Nullable String note) {
        ObjectNode text = JSON.createObjectNode();
        text.put("name", name);
        text.put("phone", phone);
        text.put("note", note);
        return text.toString();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sealed rule cannot be read", e);
        }
    }

    private static @Nullable String value(JsonNode text, String field) {
        JsonNode value = text.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
