package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ProfileDocument.Experience;
import org.onward.matching.shared.ChangeLog;
import org.onward.matching.taxonomy.SkillId;

/** Sees and edits a profile. Every part may be left, filled in or set back to unknown. */
@Singleton
public final class EditProfile {
    private final OwnPeople own;
    private final StoredProfile stored;
    private final ProfileCheck check;
    private final Statements statements;
    private final Vault vault;
    private final ChangeLog changes;

    EditProfile(
            OwnPeople own,
            StoredProfile stored,
            ProfileCheck check,
            Statements statements,
            Vault vault,
            ChangeLog changes) {
        this.own = own;
        this.stored = stored;
        this.check = check;
        this.statements = statements;
        this.vault = vault;
        this.changes = changes;
    }

    /**
     * A profile and the version it was read at.
     *
     * @param need what a month must bring in, worked out from the household
     * @param learnt where a course was completed, of what is not among the skills
     */
    public record Versioned(
            int version, ProfileDocument profile, Optional<IncomeNeed> need, List<SkillId> learnt) {
        public Versioned {
            learnt = List.copyOf(learnt);
        }
    }

    /**
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public Versioned see(Caller caller, ReturneeId person) {
        return own.act(caller, person, "see_profile", () -> load(caller, person));
    }

    /**
     * Replaces the whole profile.
     *
     * @throws Problem NOT_FOUND for somebody else's person; INVALID naming every bad field;
     *     CHANGED_MEANWHILE where {@code version} is not the present one
     */
    public Versioned replace(
            Caller caller, ReturneeId person, int version, ProfileDocument profile) {
        return change(caller, person, version, present -> profile);
    }

    /**
     * Changes a part: {@code edit} is given the profile as it is and returns it as it shall be.
     *
     * @throws Problem as {@link #replace}
     */
    public Versioned change(
            Caller caller, ReturneeId person, int version, UnaryOperator<ProfileDocument> edit) {
        return own.act(
                caller,
                person,
                "edit_profile",
                () -> {
                    ProfileDocument present = stored.load(person).profile();
                    FieldErrors errors = new FieldErrors();
                    ProfileDocument next =
                            check.check(
                                    edit.apply(present),
                                    experienceIds(present),
                                    caller.today().getYear(),
                                    errors);
                    errors.throwIfAny();
                    own.advance(person, version);
                    storeRow(person, next);
                    storeParts(person, present, next);
                    storeExperience(caller, person, present.experience(), next.experience());
                    changes.changed(ChangeLog.Subject.RETURNEE, person.value());
                    return load(caller, person);
                });
    }

    private Versioned load(Caller caller, ReturneeId person) {
        StoredProfile.Stored found = stored.load(person);
        return new Versioned(
                found.version(),
                found.profile(),
                PostgresProfiles.need(found.profile(), caller.today()),
                found.learnt().stream()
                        .map(one -> new SkillId(one.skill()))
                        .filter(one -> !isTold(one, found.profile()))
                        .toList());
    }

    private static boolean isTold(SkillId skill, ProfileDocument profile) {
        return profile.skills() != null
                && profile.skills().stream().anyMatch(own -> skill.value().equals(own.skill()));
    }

    private void storeRow(ReturneeId person, ProfileDocument next) {
        ProfileDocument.Household household =
                next.household() == null
                        ? new ProfileDocument.Household(null, null, null, null, null, null, null)
                        : next.household();
        statements.change(
                """
                update returnee set education = ?, available_from = ?, hours_min = ?, hours_max = ?,
                    currency = ?, dependants = ?, living_minor = ?, rent_minor = ?, savings_minor = ?,
                    pay_floor_minor = ?, skills_known = ?, experience_known = ?, languages_known = ?,
                    debts_known = ?, places_known = ?, musts = ?, musts_known = ?
                where id = ?
                """,
                next.education(),
                day(next.availableFrom()),
                next.hoursMin(),
                next.hoursMax(),
                household.currency(),
                household.dependants(),
                household.living(),
                household.rent(),
                household.savings(),
                household.payFloor(),
                next.skills() != null,
                next.experience() != null,
                next.languages() != null,
                household.debts() != null,
                next.places() != null,
                next.musts() == null ? new String[0] : next.musts().toArray(String[]::new),
                next.musts() != null,
                person.value());
    }

    private void storeParts(ReturneeId person, ProfileDocument present, ProfileDocument next) {
        storePart(
                person,
                "profile_skill (returnee_id, skill_id, level, gained) values (?, ?, ?, ?)",
                rows(present.skills(), one -> row(person, one.skill(), one.level(), one.gained())),
                rows(next.skills(), one -> row(person, one.skill(), one.level(), one.gained())));
        storePart(
                person,
                "profile_language (returnee_id, language, level) values (?, ?, ?)",
                rows(present.languages(), one -> row(person, one.language(), one.level())),
                rows(next.languages(), one -> row(person, one.language(), one.level())));
        storePart(
                person,
                "profile_aptitude (returnee_id, family, value) values (?, ?, ?)",
                shares(person, present.aptitudes()),
                shares(person, next.aptitudes()));
        storePart(
                person,
                "profile_interest (returnee_id, interest, value) values (?, ?, ?)",
                shares(person, present.interests()),
                shares(person, next.interests()));
        storePart(
                person,
                "aspiration (returnee_id, occupation, rank) values (?, ?, ?)",
                ranked(rows(present.aspirations(), one -> row(person, one))),
                ranked(rows(next.aspirations(), one -> row(person, one))));
        storePart(
                person,
                "sector_wish (returnee_id, sector, wanted) values (?, ?, ?)",
                sectors(person, present),
                sectors(person, next));
        storePart(
                person,
                """
                willing_place (returnee_id, place_code, country, within_km, right_to_work, rank)
                values (?, ?, ?, ?, ?, ?)""",
                ranked(rows(present.places(), one -> place(person, one))),
                ranked(rows(next.places(), one -> place(person, one))));
        storePart(
                person,
                """
                debt (returnee_id, left_minor, monthly_minor, currency, due_on, id)
                values (?, ?, ?, ?, ?, gen_random_uuid())""",
                debts(person, present.household()),
                debts(person, next.household()));
    }

    /** Writes a part only where it differs. */
    private void storePart(
            ReturneeId person,
            String tableAndRow,
            List<List<@Nullable Object>> present,
            List<List<@Nullable Object>> next) {
        if (present.equals(next)) {
            return;
        }
        String table = tableAndRow.substring(0, tableAndRow.indexOf(' '));
        statements.change("delete from " + table + " where returnee_id = ?", person.value());
        List<@Nullable Object[]> rows = new ArrayList<>();
        next.forEach(row -> rows.add(row.toArray()));
        statements.batch("insert into " + tableAndRow, rows);
    }

    private void storeExperience(
            Caller caller,
            ReturneeId person,
            @Nullable List<Experience> present,
            @Nullable List<Experience> next) {
        List<Experience> before = present == null ? List.of() : present;
        List<Experience> after = new ArrayList<>();
        for (Experience one : next == null ? List.<Experience>of() : next) {
            after.add(one.id() != null ? one : withId(one));
        }
        if (before.equals(after)) {
            return;
        }
        Map<UUID, String> wordsBefore = words(before);
        Map<UUID, String> wordsAfter = words(after);
        Map<Vault.Item, Optional<String>> sealed = new LinkedHashMap<>();
        wordsAfter.forEach(
                (id, words) -> {
                    if (!words.equals(wordsBefore.getOrDefault(id, ""))) {
                        sealed.put(
                                new Vault.Item(Vault.Field.EXPERIENCE, id),
                                Optional.of(words).filter(text -> !text.isEmpty()));
                    }
                });
        wordsBefore.forEach(
                (id, words) -> {
                    if (!wordsAfter.containsKey(id) && !words.isEmpty()) {
                        sealed.put(new Vault.Item(Vault.Field.EXPERIENCE, id), Optional.empty());
                    }
                });
        statements.change("delete from experience where returnee_id = ?", person.value());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Experience one : after) {
            rows.add(
                    new @Nullable Object[] {
                        one.id(),
                        person.value(),
                        one.occupation(),
                        one.months(),
                        one.paid(),
                        one.country(),
                        one.endedYear()
                    });
        }
        statements.batch(
                """
                insert into experience (id, returnee_id, occupation, months, paid, country, ended_year)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
        vault.put(caller, person, sealed);
    }

    private static Experience withId(Experience one) {
        return new Experience(
                UUID.randomUUID(),
                one.occupation(),
                one.months(),
                one.paid(),
                one.country(),
                one.endedYear(),
                one.words());
    }

    private static Map<UUID, String> words(List<Experience> list) {
        Map<UUID, String> words = new LinkedHashMap<>();
        for (Experience one : list) {
            if (one.id() != null) {
                words.put(one.id(), Objects.requireNonNullElse(one.words(), ""));
            }
        }
        return words;
    }

    private static Set<UUID> experienceIds(ProfileDocument profile) {
        return new HashSet<>(
                words(profile.experience() == null ? List.of() : profile.experience()).keySet());
    }

    private static <T> List<List<@Nullable Object>> rows(
            @Nullable List<T> part, Function<T, List<@Nullable Object>> row) {
        return part == null ? List.of() : part.stream().map(row).toList();
    }

    /** Each row with its place in the order, from 1. */
    private static List<List<@Nullable Object>> ranked(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> ranked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> row = new ArrayList<>(rows.get(i));
            row.add(i + 1);
            ranked.add(row);
        }
        return ranked;
    }

    private static List<List<@Nullable Object>> shares(
            ReturneeId person, @Nullable Map<String, Float> shares) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        if (shares != null) {
            shares.forEach((name, share) -> rows.add(row(person, name, share)));
        }
        return rows;
    }

    private static List<List<@Nullable Object>> sectors(
            ReturneeId person, ProfileDocument profile) {
        List<List<@Nullable Object>> rows =
                new ArrayList<>(rows(profile.sectorsWanted(), one -> row(person, one, true)));
        rows.addAll(rows(profile.sectorsAvoided(), one -> row(person, one, false)));
        return rows;
    }

    private static List<@Nullable Object> place(
            ReturneeId person, ProfileDocument.WillingPlace one) {
        return row(person, one.place(), one.country(), one.withinKm(), one.rightToWork());
    }

    private static List<List<@Nullable Object>> debts(
            ReturneeId person, ProfileDocument.@Nullable Household household) {
        return rows(
                household == null ? null : household.debts(),
                one -> row(person, one.left(), one.monthly(), one.currency(), day(one.dueOn())));
    }

    private static List<@Nullable Object> row(ReturneeId person, @Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(person.value());
        for (Object value : values) {
            row.add(value);
        }
        return row;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
