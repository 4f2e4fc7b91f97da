package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.PersonDigests;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * Adds a safety rule, and ends what is under way against it. A person is held against the people
 * behind employers by keyed digests; what was said of them lies in the vault only.
 */
@Singleton
public final class AddSafetyRule {
    private static final Pattern SECTOR = Pattern.compile("[A-U]");
    private static final int MOST_RULES = 100;

    /** Characters. */
    static final int LONGEST_NOTE = 2_000;

    private final OwnPeople own;
    private final Statements statements;
    private final Vault vault;
    private final PersonDigests digests;
    private final Taxonomy taxonomy;
    private final VacancyNames vacancies;
    private final ChangeLog changes;
    private final WhenRuleAdded stops;
    private final InstantSource clock;

    AddSafetyRule(
            OwnPeople own,
            Statements statements,
            Vault vault,
            PersonDigests digests,
            Taxonomy taxonomy,
            VacancyNames vacancies,
            ChangeLog changes,
            WhenRuleAdded stops,
            InstantSource clock) {
        this.own = own;
        this.statements = statements;
        this.vault = vault;
        this.digests = digests;
        this.taxonomy = taxonomy;
        this.vacancies = vacancies;
        this.changes = changes;
        this.stops = stops;
        this.clock = clock;
    }

    /**
     * A rule to be added; only the values its kind speaks of are used.
     *
     * @param name of a person; with a phone number too, this makes two rules
     * @param note up to 2,000 characters
     */
    public record NewRule(
            SafetyRule.Kind kind,
            @Nullable String name,
            @Nullable String phone,
            @Nullable UUID employer,
            @Nullable String place,
            @Nullable String sector,
            @Nullable UUID vacancy,
            @Nullable String note) {

        /** Without its values: records end up in messages. */
        @Override
        public String toString() {
            return "NewRule[" + kind + "]";
        }
    }

    /**
     * @param rules ids of those made: two for a person given by name and phone, else one
     * @param introductionsEnded that the rules stand against
     */
    public record Added(List<UUID> rules, int introductionsEnded) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(
            byte @Nullable [] digest,
            @Nullable UUID employer,
            @Nullable String place,
            @Nullable String sector,
            @Nullable UUID vacancy,
            String text) {}

    /**
     * The same rule again is the one that is there: a form that was sent twice must not leave a
     * second one behind, which would hold on after the first is taken away.
     *
     * @throws Problem NOT_FOUND for somebody else's person; INVALID naming every bad field
     */
    public Added add(Caller caller, ReturneeId person, NewRule rule) {
        return own.act(
                caller,
                person,
                "add_safety_rule",
                () -> {
                    List<Row> rows = rows(rule);
                    // Nobody introduces the person meanwhile.
                    statements.first(
                            "select version from returnee where id = ? for no key update",
                            row -> row.getInt(1),
                            person.value());
                    List<UUID> there = alike(person, rule.kind(), rows);
                    if (there.size() == rows.size()) {
                        return new Added(there, 0);
                    }
                    int present =
                            statements
                                    .first(
                                            "select count(*) from safety_rule where returnee_id = ?",
                                            row -> row.getInt(1),
                                            person.value())
                                    .orElse(0);
                    if (present + rows.size() > MOST_RULES) {
                        throw Problem.conflict("A person can have %d rules.".formatted(MOST_RULES));
                    }
                    List<UUID> ids = store(caller, person, rule.kind(), rows);
                    changes.changed(ChangeLog.Subject.RETURNEE, person.value());
                    return new Added(ids, stops.ruleAdded(caller, person));
                });
    }

    private List<Row> rows(NewRule rule) {
        FieldErrors errors = new FieldErrors();
        String note = text(errors, "note", rule.note(), LONGEST_NOTE);
        List<Row> rows = new ArrayList<>();
        switch (rule.kind()) {
            case PERSON -> {
                String name = text(errors, "name", rule.name(), 160);
                String phone = text(errors, "phone", rule.phone(), 40);
                if (name == null && phone == null) {
                    errors.add("name", "error.required", "Give a name or a telephone number.");
                }
                if (phone != null && phone.codePoints().filter(Character::isDigit).count() < 5) {
                    errors.add("phone", "error.phone", "A telephone number has 5 to 20 digits.");
                }
                errors.throwIfAny();
                String sealed = SafetyRules.sealedText(name, phone, note);
                if (name != null) {
                    rows.add(new Row(digests.ofName(name), null, null, null, null, sealed));
                }
                if (phone != null) {
                    rows.add(new Row(digests.ofPhone(phone), null, null, null, null, sealed));
                }
            }
            case EMPLOYER -> {
                if (rule.employer() == null || !isEmployer(rule.employer())) {
                    unknown(errors, "employer", "This employer is not known.");
                }
                rows.add(new Row(null, rule.employer(), null, null, null, sealed(note)));
            }
            case PLACE -> {
                if (rule.place() == null || taxonomy.place(rule.place()).isEmpty()) {
                    unknown(errors, "place", "This place is not known.");
                }
                rows.add(new Row(null, null, rule.place(), null, null, sealed(note)));
            }
            case SECTOR -> {
                if (rule.sector() == null || !SECTOR.matcher(rule.sector()).matches()) {
                    unknown(errors, "sector", "A sector is a letter from A to U.");
                }
                rows.add(new Row(null, null, null, rule.sector(), null, sealed(note)));
            }
            case LIVE_IN -> rows.add(new Row(null, null, null, null, null, sealed(note)));
            case VACANCY -> {
                if (rule.vacancy() == null || vacancies.of(List.of(rule.vacancy())).isEmpty()) {
                    unknown(errors, "vacancy", "This vacancy is not known.");
                }
                rows.add(new Row(null, null, null, null, rule.vacancy(), sealed(note)));
            }
        }
        errors.throwIfAny();
        return rows;
    }

    /** Those that say the same, word for word. */
    private List<UUID> alike(ReturneeId person, SafetyRule.Kind kind, List<Row> rows) {
        Map<UUID, String> texts = new LinkedHashMap<>();
        vault.open(person, Vault.Field.SAFETY).forEach((item, text) -> texts.put(item.id(), text));
        List<UUID> alike = new ArrayList<>();
        for (Row row : rows) {
            statements
                    .list(
                            """
                            select id from safety_rule
                            where returnee_id = ? and kind = ? and digest is not distinct from ?::bytea
                                and employer_id is not distinct from ?::uuid
                                and place_code is not distinct from ?::text
                                and sector is not distinct from ?::text
                                and vacancy_id is not distinct from ?::uuid
                            order by recorded_at, id
                            """,
                            found -> found.getObject("id", UUID.class),
                            person.value(),
                            Choices.text(kind),
                            row.digest(),
                            row.employer(),
                            row.place(),
                            row.sector(),
                            row.vacancy())
                    .stream()
                    .filter(id -> row.text().equals(texts.get(id)))
                    .findFirst()
                    .ifPresent(alike::add);
        }
        return alike;
    }

    private List<UUID> store(
            Caller caller, ReturneeId person, SafetyRule.Kind kind, List<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        List<@Nullable Object[]> inserts = new ArrayList<>();
        Map<Vault.Item, Optional<String>> texts = new LinkedHashMap<>();
        for (Row row : rows) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            inserts.add(
                    new @Nullable Object[] {
                        id,
                        person.value(),
                        Choices.text(kind),
                        row.digest(),
                        row.employer(),
                        row.place(),
                        row.sector(),
                        row.vacancy(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        caller.account().value()
                    });
            texts.put(new Vault.Item(Vault.Field.SAFETY, id), Optional.of(row.text()));
        }
        statements.batch(
                """
                insert into safety_rule (id, returnee_id, kind, digest, employer_id, place_code, sector,
                    vacancy_id, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                inserts);
        vault.put(caller, person, texts);
        return ids;
    }

    private boolean isEmployer(UUID id) {
        return statements
                .first("select true from employer where id = ?", row -> true, id)
                .isPresent();
    }

    private static String sealed(@Nullable String note) {
        return SafetyRules.sealedText(null, null, note);
    }

    private static @Nullable String text(
            FieldErrors errors, String field, @Nullable String given, int most) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        errors.addIf(
                text.codePointCount(0, text.length()) > most,
                field,
                "error.too_long",
                "At most %d characters.".formatted(most));
        return text;
    }

    private static void unknown(FieldErrors errors, String field, String message) {
        errors.add(field, "error.choose_from_list", message);
    }
}
