package org.onward.matching.returnee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;

/**
 * Reads profiles in two queries: codes and numbers as one JSON object, the words from the vault.
 */
@Singleton
final class StoredProfile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Statements statements;
    private final Vault vault;

    StoredProfile(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /**
     * @param profile what is stored, as a document
     * @param safety what must never be offered
     * @param today the caller's day
     * @param home country of the office; null unknown
     * @param placed last first
     * @param learnt at courses that were completed
     * @param works with whom they were placed and are still
     */
    record Stored(
            int version,
            ProfileDocument profile,
            Safety safety,
            LocalDate today,
            @Nullable String home,
            List<Placed> placed,
            List<Learnt> learnt,
            @Nullable Works works) {}

    /**
     * Work that was found and begun.
     *
     * @param to null where it goes on
     */
    record Placed(String occupation, LocalDate from, @Nullable LocalDate to) {}

    /** A skill, to which level. */
    record Learnt(UUID skill, @Nullable Integer level) {}

    /** Work that goes on. */
    record Works(
            @Nullable UUID employer,
            LocalDate since,
            @Nullable Long wage,
            @Nullable String currency,
            @Nullable String period,
            @Nullable Integer hours) {}

    /** Rules on a person come as the employers those people act for. */
    record Safety(
            List<UUID> employers,
            List<String> places,
            List<String> sectors,
            boolean noLiveIn,
            List<UUID> vacancies) {}

    /**
     * @throws Problem NOT_FOUND for somebody else's person
     */
    Stored load(ReturneeId person) {
        Stored found = load(List.of(person)).get(person);
        if (found == null) {
            throw Problem.notFound();
        }
        return found;
    }

    /** The same two queries for many; whoever is not among the caller's people is missing. */
    Map<ReturneeId, Stored> load(Collection<ReturneeId> people) {
        Map<ReturneeId, JsonNode> rows =
                rows(
                        people,
                        "'today', caller_day(), 'codes', codes, 'household', household, 'rules', rules");
        Map<UUID, String> words = words(rows);
        Map<ReturneeId, Stored> stored = new LinkedHashMap<>();
        rows.forEach(
                (person, row) ->
                        stored.put(
                                person,
                                stored(
                                        row,
                                        words,
                                        safety(row),
                                        LocalDate.parse(row.get("today").asText()))));
        return stored;
    }

    /** By which what was read before is known to be as it was. */
    record Standing(int version, Safety safety) {}

    /** One query, of the same people. */
    Map<ReturneeId, Standing> standing(Collection<ReturneeId> people) {
        Map<ReturneeId, Standing> standing = new LinkedHashMap<>();
        rows(people, "'rules', rules")
                .forEach(
                        (person, row) ->
                                standing.put(
                                        person,
                                        new Standing(row.get("version").asInt(), safety(row))));
        return standing;
    }

    /**
     * @param parts of a JSON object that is read of each, beside the version
     */
    private Map<ReturneeId, JsonNode> rows(Collection<ReturneeId> people, String parts) {
        Map<ReturneeId, JsonNode> rows = new LinkedHashMap<>();
        statements
                .list(
                        """
                        select id, json_build_object('version', version, %s) as profile
                        from own_profile where id = any(?) order by id limit 1000
                        """
                                .formatted(parts),
                        StoredProfile::found,
                        (Object) people.stream().map(ReturneeId::value).toArray(UUID[]::new))
                .forEach(found -> rows.put(found.person(), found.row()));
        return rows;
    }

    /** What people told of their work, by its row. */
    private Map<UUID, String> words(Map<ReturneeId, JsonNode> rows) {
        List<ReturneeId> telling =
                rows.entrySet().stream()
                        .filter(
                                one ->
                                        one.getValue()
                                                .path("codes")
                                                .path("experience_known")
                                                .asBoolean())
                        .map(Map.Entry::getKey)
                        .toList();
        Map<UUID, String> words = new LinkedHashMap<>();
        if (!telling.isEmpty()) {
            vault.open(telling, Vault.Field.EXPERIENCE)
                    .forEach((item, text) -> words.put(item.id(), text));
        }
        return words;
    }

    /** A person's row as it was read. */
    record Found(ReturneeId person, JsonNode row) {}

    static Found found(ResultSet row) throws SQLException {
        try {
            return new Found(
                    new ReturneeId(row.getObject("id", UUID.class)),
                    JSON.readTree(row.getString("profile")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database's own JSON cannot be read", e);
        }
    }

    static Stored stored(JsonNode row, Map<UUID, String> words, Safety safety, LocalDate today) {
        JsonNode codes = row.get("codes");
        return new Stored(
                row.get("version").asInt(),
                document(row, words),
                safety,
                today,
                text(codes, "home"),
                each(codes.get("placed"), StoredProfile::placed),
                each(
                        codes.get("learnt"),
                        one ->
                                new Learnt(
                                        UUID.fromString(one.get("skill").asText()),
                                        number(one, "level"))),
                codes.get("works").isNull() ? null : works(codes.get("works")));
    }

    private static Placed placed(JsonNode one) {
        String to = text(one, "to");
        return new Placed(
                one.get("occupation").asText(),
                LocalDate.parse(one.get("from").asText()),
                to == null ? null : LocalDate.parse(to));
    }

    private static Works works(JsonNode one) {
        String employer = text(one, "employer");
        return new Works(
                employer == null ? null : UUID.fromString(employer),
                LocalDate.parse(one.get("since").asText()),
                sum(one, "wage"),
                text(one, "currency"),
                text(one, "period"),
                number(one, "hours"));
    }

    static ProfileDocument document(JsonNode row, Map<UUID, String> words) {
        JsonNode codes = row.get("codes");
        List<String> wanted = new ArrayList<>();
        List<String> avoided = new ArrayList<>();
        codes.get("sectors")
                .properties()
                .forEach(
                        sector ->
                                (sector.getValue().asBoolean() ? wanted : avoided)
                                        .add(sector.getKey()));
        return new ProfileDocument(
                known(codes, "skills", StoredProfile::skill),
                known(codes, "experience", one -> experience(one, words)),
                known(
                        codes,
                        "languages",
                        one ->
                                new ProfileDocument.OwnLanguage(
                                        text(one, "language"), number(one, "level"))),
                number(codes, "education"),
                shares(codes.get("aptitudes")),
                shares(codes.get("interests")),
                orUnknown(each(codes.get("aspirations"), JsonNode::asText)),
                orUnknown(wanted),
                orUnknown(avoided),
                known(codes, "places", StoredProfile::place),
                text(codes, "available_from"),
                number(codes, "hours_min"),
                number(codes, "hours_max"),
                known(codes, "musts", JsonNode::asText),
                household(codes, row.path("household")));
    }

    private static ProfileDocument.OwnSkill skill(JsonNode one) {
        return new ProfileDocument.OwnSkill(
                id(one, "skill_id"), number(one, "level"), text(one, "gained"));
    }

    private static ProfileDocument.Experience experience(JsonNode one, Map<UUID, String> words) {
        UUID id = UUID.fromString(one.get("id").asText());
        return new ProfileDocument.Experience(
                id,
                text(one, "occupation"),
                number(one, "months"),
                one.get("paid").isNull() ? null : one.get("paid").asBoolean(),
                text(one, "country"),
                number(one, "ended_year"),
                words.getOrDefault(id, ""));
    }

    private static ProfileDocument.WillingPlace place(JsonNode one) {
        return new ProfileDocument.WillingPlace(
                text(one, "place_code"),
                text(one, "country"),
                number(one, "within_km"),
                one.get("right_to_work").isNull() ? null : one.get("right_to_work").asBoolean());
    }

    private static ProfileDocument.@Nullable Household household(JsonNode codes, JsonNode told) {
        ProfileDocument.Household household =
                new ProfileDocument.Household(
                        text(codes, "currency"),
                        number(told, "dependants"),
                        sum(told, "living"),
                        sum(told, "rent"),
                        sum(told, "savings"),
                        sum(codes, "pay_floor"),
                        known(
                                told,
                                "debts",
                                debt ->
                                        new ProfileDocument.Debt(
                                                sum(debt, "left_minor"),
                                                sum(debt, "monthly_minor"),
                                                text(debt, "currency"),
                                                text(debt, "due_on"))));
        boolean nothing =
                household.equals(
                        new ProfileDocument.Household(null, null, null, null, null, null, null));
        return nothing ? null : household;
    }

    static Safety safety(JsonNode row) {
        JsonNode rules = row.get("rules");
        List<UUID> employers = new ArrayList<>();
        for (String those : List.of("people", "alike")) {
            employers.addAll(each(rules.get(those), one -> UUID.fromString(one.asText())));
        }
        List<String> places = new ArrayList<>();
        List<String> sectors = new ArrayList<>();
        boolean noLiveIn = false;
        for (JsonNode rule : rules.get("rules")) {
            switch (rule.get("kind").asText()) {
                case "employer" ->
                        Optional.ofNullable(id(rule, "employer")).ifPresent(employers::add);
                case "place" -> Optional.ofNullable(text(rule, "place")).ifPresent(places::add);
                case "sector" -> Optional.ofNullable(text(rule, "sector")).ifPresent(sectors::add);
                case "live_in" -> noLiveIn = true;
                default -> {
                    // a rule on a person or one vacancy: resolved by the query
                }
            }
        }
        return new Safety(
                employers,
                places,
                sectors,
                noLiveIn,
                each(rules.get("vacancies"), one -> UUID.fromString(one.asText())));
    }

    private static <T> @Nullable List<T> known(
            JsonNode row, String part, Function<JsonNode, T> read) {
        return row.path(part + "_known").asBoolean() ? each(row.get(part), read) : null;
    }

    private static <T> List<T> each(JsonNode list, Function<JsonNode, T> read) {
        List<T> found = new ArrayList<>();
        list.forEach(one -> found.add(read.apply(one)));
        return found;
    }

    private static @Nullable Map<String, Float> shares(JsonNode object) {
        Map<String, Float> shares = new LinkedHashMap<>();
        object.properties().forEach(one -> shares.put(one.getKey(), one.getValue().floatValue()));
        return shares.isEmpty() ? null : shares;
    }

    private static <T> @Nullable List<T> orUnknown(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable String text(JsonNode row, String field) {
        JsonNode value = row.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static @Nullable UUID id(JsonNode row, String field) {
        String text = text(row, field);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable Integer number(JsonNode row, String field) {
        JsonNode value = row.get(field);
        return value == null || value.isNull() ? null : Integer.valueOf(value.asInt());
    }

    private static @Nullable Long sum(JsonNode row, String field) {
        JsonNode value = row.get(field);
        return value == null || value.isNull() ? null : Long.valueOf(value.asLong());
    }
}
