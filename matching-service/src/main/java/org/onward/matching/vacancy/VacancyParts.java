package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.SkillId;

/**
 * Skills, languages, backing and words of vacancies: tables of their own, one query each for all.
 */
final class VacancyParts {
    private VacancyParts() {}

    static List<VacancyRows.Row> of(Connection connection, List<VacancyRows.Row> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return rows;
        }
        List<VacancyId> ids = rows.stream().map(VacancyRows.Row::id).toList();
        Map<VacancyId, List<AskedSkill>> skills = new HashMap<>();
        Map<VacancyId, List<AskedLanguage>> languages = new HashMap<>();
        Map<VacancyId, List<VacancyId>> backing = new HashMap<>();
        // Three statements, one round trip.
        each(
                connection,
                ids,
                """
                select vacancy_id, skill_id, must, teaches, level, word, confidence
                from vacancy_skill where vacancy_id = any(?)
                order by vacancy_id, must desc, confidence desc, skill_id;
                select vacancy_id, language, level from vacancy_language
                where vacancy_id = any(?) order by vacancy_id, level desc, language;
                select training_id, vacancy_id from backing
                where training_id = any(?) order by training_id, vacancy_id
                """,
                row ->
                        skills.computeIfAbsent(id(row, "vacancy_id"), k -> new ArrayList<>())
                                .add(
                                        new AskedSkill(
                                                new SkillId(row.getObject("skill_id", UUID.class)),
                                                row.getBoolean("must"),
                                                row.getBoolean("teaches"),
                                                integer(row, "level"),
                                                row.getString("word"),
                                                row.getDouble("confidence"))),
                row ->
                        languages
                                .computeIfAbsent(id(row, "vacancy_id"), k -> new ArrayList<>())
                                .add(
                                        new AskedLanguage(
                                                row.getString("language"), row.getInt("level"))),
                row ->
                        backing.computeIfAbsent(id(row, "training_id"), k -> new ArrayList<>())
                                .add(id(row, "vacancy_id")));
        return rows.stream()
                .map(
                        row ->
                                row.with(
                                        with(
                                                row.content(),
                                                skills.getOrDefault(row.id(), List.of()),
                                                languages.getOrDefault(row.id(), List.of()),
                                                backing.getOrDefault(row.id(), List.of()))))
                .toList();
    }

    private static VacancyContent with(
            VacancyContent content,
            List<AskedSkill> skills,
            List<AskedLanguage> languages,
            List<VacancyId> backing) {
        Post post = content.post();
        return content.with(post.with(post.pay(), skills, languages, post.overseas()))
                .backedBy(backing);
    }

    private interface EachRow {
        void take(ResultSet row) throws SQLException;
    }

    /** Each statement takes the ids once and has its own reader. */
    private static void each(
            Connection connection, Collection<VacancyId> ids, String sql, EachRow... readers)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= readers.length; i++) {
                statement.setArray(i, uuids(connection, ids));
            }
            statement.execute();
            for (EachRow reader : readers) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        reader.take(rows);
                    }
                }
                statement.getMoreResults();
            }
        }
    }

    static void insert(JdbcOperations jdbc, List<StoreVacancies.Stored> vacancies) {
        insertSkills(jdbc, vacancies);
        insertLanguages(jdbc, vacancies);
        insertBacking(jdbc, vacancies);
        insertUnresolved(jdbc, vacancies);
    }

    /**
     * Writes the parts that are not what they were: most rows of a feed that say something else say
     * another day or pay. Words without a skill are not read with a vacancy, and are written anew.
     *
     * @param before what is stored of each
     */
    static void update(
            JdbcOperations jdbc,
            List<StoreVacancies.Stored> vacancies,
            Map<VacancyId, Vacancy> before) {
        List<StoreVacancies.Stored> skills = others(vacancies, before, VacancyParts::skills);
        remove(jdbc, "vacancy_skill where vacancy_id", skills);
        insertSkills(jdbc, skills);
        List<StoreVacancies.Stored> languages =
                others(vacancies, before, one -> Set.copyOf(one.post().languages()));
        remove(jdbc, "vacancy_language where vacancy_id", languages);
        insertLanguages(jdbc, languages);
        List<StoreVacancies.Stored> backing =
                others(vacancies, before, one -> Set.copyOf(one.backedBy()));
        remove(jdbc, "backing where training_id", backing);
        insertBacking(jdbc, backing);
        remove(jdbc, "vacancy_unresolved where vacancy_id", vacancies);
        insertUnresolved(jdbc, vacancies);
    }

    private static List<StoreVacancies.Stored> others(
            List<StoreVacancies.Stored> vacancies,
            Map<VacancyId, Vacancy> before,
            Function<VacancyContent, Set<?>> part) {
        return vacancies.stream()
                .filter(
                        one -> {
                            Vacancy was = Objects.requireNonNull(before.get(one.id()));
                            return !part.apply(VacancyContent.of(was))
                                    .equals(part.apply(one.content()));
                        })
                .toList();
    }

    /** As they are stored, with a confidence of seven digits. */
    private static Set<AskedSkill> skills(VacancyContent content) {
        return content.post().skills().stream()
                .map(
                        skill ->
                                new AskedSkill(
                                        skill.skill(),
                                        skill.must(),
                                        skill.teaches(),
                                        skill.level(),
                                        skill.word(),
                                        (float) skill.confidence()))
                .collect(Collectors.toSet());
    }

    private static void remove(
            JdbcOperations jdbc, String rows, List<StoreVacancies.Stored> vacancies) {
        if (vacancies.isEmpty()) {
            return;
        }
        List<VacancyId> ids = vacancies.stream().map(StoreVacancies.Stored::id).toList();
        jdbc.prepareStatement(
                "delete from " + rows + " = any(?)",
                statement -> {
                    statement.setArray(1, uuids(statement.getConnection(), ids));
                    return statement.executeUpdate();
                });
    }

    private static void insertLanguages(
            JdbcOperations jdbc, List<StoreVacancies.Stored> vacancies) {
        jdbc.prepareStatement(
                "insert into vacancy_language (vacancy_id, language, level) values (?, ?, ?)",
                statement -> {
                    for (StoreVacancies.Stored one : vacancies) {
                        for (AskedLanguage language : one.content().post().languages()) {
                            statement.setObject(1, one.id().value());
                            statement.setString(2, language.language());
                            statement.setInt(3, language.level());
                            statement.addBatch();
                        }
                    }
                    return statement.executeBatch();
                });
    }

    private static void insertBacking(JdbcOperations jdbc, List<StoreVacancies.Stored> vacancies) {
        jdbc.prepareStatement(
                "insert into backing (training_id, vacancy_id) values (?, ?)",
                statement -> {
                    for (StoreVacancies.Stored one : vacancies) {
                        for (VacancyId behind : one.content().backedBy()) {
                            statement.setObject(1, one.id().value());
                            statement.setObject(2, behind.value());
                            statement.addBatch();
                        }
                    }
                    return statement.executeBatch();
                });
    }

    private static void insertUnresolved(
            JdbcOperations jdbc, List<StoreVacancies.Stored> vacancies) {
        jdbc.prepareStatement(
                "insert into vacancy_unresolved (vacancy_id, word) values (?, ?)",
                statement -> {
                    for (StoreVacancies.Stored one : vacancies) {
                        for (String word : one.content().unresolved()) {
                            statement.setObject(1, one.id().value());
                            statement.setString(2, word);
                            statement.addBatch();
                        }
                    }
                    return statement.executeBatch();
                });
    }

    /**
     * As columns: a feed has a dozen for each of its rows, which would be as many parameters each.
     */
    private static void insertSkills(JdbcOperations jdbc, List<StoreVacancies.Stored> vacancies) {
        List<UUID> ids = new ArrayList<>();
        List<AskedSkill> skills = new ArrayList<>();
        for (StoreVacancies.Stored one : vacancies) {
            for (AskedSkill skill : one.content().post().skills()) {
                ids.add(one.id().value());
                skills.add(skill);
            }
        }
        if (skills.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                insert into vacancy_skill (vacancy_id, skill_id, must, teaches, level, word, confidence)
                select * from unnest(?, ?, ?, ?, ?, ?, ?)
                """,
                statement -> {
                    Connection to = statement.getConnection();
                    statement.setArray(1, to.createArrayOf("uuid", ids.toArray()));
                    statement.setArray(2, column(to, "uuid", skills, s -> s.skill().value()));
                    statement.setArray(3, column(to, "bool", skills, AskedSkill::must));
                    statement.setArray(4, column(to, "bool", skills, AskedSkill::teaches));
                    statement.setArray(5, column(to, "int2", skills, AskedSkill::level));
                    statement.setArray(6, column(to, "text", skills, AskedSkill::word));
                    statement.setArray(7, column(to, "float8", skills, AskedSkill::confidence));
                    return statement.executeUpdate();
                });
    }

    /** One value of each row, to be given to unnest. */
    static <T> java.sql.Array column(
            Connection to, String type, List<T> rows, Function<T, @Nullable Object> value)
            throws SQLException {
        return to.createArrayOf(type, rows.stream().map(value).toArray());
    }

    static VacancyId id(ResultSet row, String column) throws SQLException {
        return new VacancyId(row.getObject(column, UUID.class));
    }

    static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static java.sql.Array uuids(Connection connection, Collection<VacancyId> ids)
            throws SQLException {
        return connection.createArrayOf("uuid", ids.stream().map(VacancyId::value).toArray());
    }
}
