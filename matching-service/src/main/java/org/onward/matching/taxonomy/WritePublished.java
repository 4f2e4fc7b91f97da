package org.onward.matching.taxonomy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Sql;
import org.onward.matching.taxonomy.Onet.OnetOccupation;
import org.onward.matching.taxonomy.Onet.OnetUnit;

/**
 * Writes what the publishers say beside what the starter vocabulary says; where both name a thing,
 * our plainer name stays the one that is shown. Nothing that a person or a vacancy may point to is
 * deleted. One statement a table, in the worker's transaction.
 */
final class WritePublished {
    /** How far having a skill helps with another for which ESCO calls it essential, or optional. */
    private static final double ESSENTIAL_HELPS = 0.6;

    private static final double OPTIONAL_HELPS = 0.4;

    /** What {@link ReadFurtherLabels} brings, in the table of names. */
    static final String FURTHER = "further";

    private final Connection connection;
    private final Sql sql;

    WritePublished(Connection connection) {
        this.connection = connection;
        this.sql = Sql.on(connection);
    }

    Set<String> units() throws SQLException {
        return texts("select code from occupation");
    }

    /** The skills there are, each by its id and by those of the ones that it replaced. */
    Map<String, String> skills() throws SQLException {
        return keys(
                """
                select id::text, coalesce(replaced_by, id)::text from skill
                where not retired or replaced_by is not null
                """);
    }

    /** The unit groups, each by its code and by the ids of ESCO's occupations of it. */
    Map<String, String> unitKeys() throws SQLException {
        return keys(
                """
                select code, code from occupation
                union all select id::text, unit from esco_occupation
                """);
    }

    private Map<String, String> keys(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            Map<String, String> keys = new HashMap<>();
            while (rows.next()) {
                keys.put(rows.getString(1), rows.getString(2));
            }
            return keys;
        }
    }

    /** English names of the unit groups, whatever they come from. */
    List<Label> unitNames() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                select subject_key, text, preferred from label
                                where subject = 'occupation' and language = 'en'
                                """);
                ResultSet rows = statement.executeQuery()) {
            List<Label> names = new ArrayList<>();
            while (rows.next()) {
                names.add(
                        new Label(
                                Subject.OCCUPATION,
                                rows.getString(1),
                                "en",
                                rows.getString(2),
                                rows.getBoolean(3)));
            }
            return names;
        }
    }

    private Set<String> texts(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            Set<String> texts = new HashSet<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /**
     * @param load under which what is gone is listed: skills with what they are read as since,
     *     occupations with the unit group that keeps their names and whoever was found by them
     * @return how many skills and occupations are gone
     */
    int esco(UUID load, Esco esco) throws SQLException {
        skills(esco.skills());
        int retired = occupations(load, esco);
        labels("esco", esco.labels());
        retired += retire(load, esco.skills());
        relations(esco.relations());
        return retired;
    }

    private void skills(List<Esco.EscoSkill> skills) throws SQLException {
        Array ids = array("uuid", skills, Esco.EscoSkill::id);
        Array kinds = array("text", skills, skill -> skill.kind().name().toLowerCase(Locale.ROOT));
        run(
                """
                update skill set in_esco = true, retired = false, replaced_by = null
                from unnest(?) as read (id)
                where skill.id = read.id and not skill.in_esco
                """,
                ids);
        // not "on conflict": it would use up numbers, which are kept compact for the index
        run(
                """
                insert into skill (id, kind, in_starter, in_esco)
                select read.id, read.kind, false, true
                from unnest(?, ?) with ordinality as read (id, kind, position)
                where not exists (select 1 from skill where skill.id = read.id)
                order by read.position
                """,
                ids,
                kinds);
    }

    private int retire(UUID load, List<Esco.EscoSkill> skills) throws SQLException {
        List<UUID> gone =
                sql.list(
                        """
                        update skill set in_esco = false, retired = not in_starter
                        where in_esco and id <> all (?)
                        returning id
                        """,
                        row -> row.getObject(1, UUID.class),
                        array("uuid", skills, Esco.EscoSkill::id));
        RedirectSkills.in(connection);
        sql.change(
                """
                insert into taxonomy_change (load_id, skill_id, label, replaced_by, kept)
                select ?, skill.id, coalesce(label.text, skill.id::text), skill.replaced_by, not skill.retired
                from skill
                left join label on label.subject = 'skill' and label.subject_key = skill.id::text
                    and label.language = 'en' and label.preferred
                where skill.id = any (?)
                """,
                load,
                array("uuid", gone, id -> id));
        return gone.size();
    }

    /** Nobody points to one of them: vacancies and people have its unit group, which stays. */
    private int occupations(UUID load, Esco esco) throws SQLException {
        Array ids = array("uuid", esco.occupations(), Esco.EscoOccupation::id);
        int retired =
                sql.change(
                        """
                        with gone as (
                            update esco_occupation set retired = true
                            where not retired and id <> all (?)
                            returning id, coalesce(names[1], code) as name, unit
                        )
                        insert into taxonomy_change (load_id, occupation_id, label, unit)
                        select ?, id, name, unit from gone
                        """,
                        ids,
                        load);
        run(
                """
                insert into esco_occupation (id, code, unit, names, about)
                select id, code, unit, string_to_array(names, chr(10)), about
                from unnest(?, ?, ?, ?, ?) as read (id, code, unit, names, about)
                on conflict (id) do update
                set code = excluded.code, unit = excluded.unit, names = excluded.names,
                    about = excluded.about, retired = false
                """,
                ids,
                array("text", esco.occupations(), Esco.EscoOccupation::code),
                array("text", esco.occupations(), Esco.EscoOccupation::unit),
                array("text", esco.occupations(), one -> String.join("\n", one.names())),
                array("text", esco.occupations(), Esco.EscoOccupation::about));
        run("delete from esco_occupation_skill");
        run(
                """
                insert into esco_occupation_skill (occupation_id, skill_id, essential)
                select * from unnest(?, ?, ?)
                """,
                array("uuid", esco.needs(), Esco.Need::occupation),
                array("uuid", esco.needs(), Esco.Need::skill),
                array("boolean", esco.needs(), Esco.Need::essential));
        run("delete from unit_skill");
        run(
                """
                insert into unit_skill (unit, skill_id, essential, optional)
                select unit, skill_id, count(*) filter (where essential)::real / size.occupations,
                    count(*) filter (where not essential)::real / size.occupations
                from esco_occupation_skill
                join esco_occupation on esco_occupation.id = occupation_id
                join (select unit, count(*) as occupations from esco_occupation where not retired group by unit)
                    as size using (unit)
                group by unit, skill_id, size.occupations
                """);
        return retired;
    }

    private void relations(List<Esco.Relation> relations) throws SQLException {
        run("delete from related_skill where source = 'esco'");
        run(
                """
                insert into related_skill (skill_id, related_id, strength, source)
                select one, other, max(case when essential then %1$s else %2$s end), 'esco'
                from (
                    select * from unnest(?, ?, ?) as read (one, other, essential)
                    union all
                    select other, one, essential from unnest(?, ?, ?) as read (one, other, essential)
                ) as directed
                group by one, other
                on conflict do nothing
                """
                        .formatted(ESSENTIAL_HELPS, OPTIONAL_HELPS),
                array("uuid", relations, Esco.Relation::skill),
                array("uuid", relations, Esco.Relation::other),
                array("boolean", relations, Esco.Relation::essential),
                array("uuid", relations, Esco.Relation::skill),
                array("uuid", relations, Esco.Relation::other),
                array("boolean", relations, Esco.Relation::essential));
    }

    /**
     * A name that another source brought stays its; one shown already stays shown. A skill that is
     * gone keeps ESCO's names, since its holders see them; further names are those of the last
     * file.
     */
    void labels(String source, List<Label> labels) throws SQLException {
        run(
                """
                delete from label
                where source = ? and (subject = 'occupation' or ? or subject_key = any (?))
                """,
                source,
                source.equals(FURTHER),
                array("text", labels, Label::key));
        run(
                """
                insert into label (subject, subject_key, language, text, preferred, reviewed, source)
                select subject, subject_key, language, text,
                    preferred and not exists (
                        select 1 from label as shown
                        where shown.subject = read.subject and shown.subject_key = read.subject_key
                            and shown.language = read.language and shown.preferred),
                    language = 'en', ?
                from unnest(?, ?, ?, ?, ?) as read (subject, subject_key, language, text, preferred)
                on conflict (subject, subject_key, language, text) do nothing
                """,
                source,
                array("text", labels, label -> label.subject().name().toLowerCase(Locale.ROOT)),
                array("text", labels, Label::key),
                array("text", labels, Label::language),
                array("text", labels, Label::text),
                array("boolean", labels, Label::preferred));
    }

    void onet(Onet onet, List<OnetUnit> attached) throws SQLException {
        run("delete from onet_occupation");
        run(
                """
                insert into onet_occupation
                    (code, title, other_titles, job_zone, aptitudes, interests, measures)
                select code, title, other_titles, job_zone, aptitudes::real[], interests::real[], measures::real[]
                from unnest(?, ?, ?, ?, ?, ?, ?)
                    as read (code, title, other_titles, job_zone, aptitudes, interests, measures)
                """,
                array("text", onet.occupations(), OnetOccupation::code),
                array("text", onet.occupations(), OnetOccupation::title),
                array("text", onet.occupations(), one -> String.join("\n", one.otherTitles())),
                array("int4", onet.occupations(), OnetOccupation::jobZone),
                array("text", onet.occupations(), one -> literal(one.aptitudes())),
                array("text", onet.occupations(), one -> literal(one.interests())),
                array("text", onet.occupations(), one -> literal(one.measures())));
        attach(attached);
    }

    /** Says anew what is found by titles, as the unit groups have other names now. */
    void attachAnew() throws SQLException {
        List<OnetOccupation> known = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                select code, title, other_titles from onet_occupation o
                                where other_titles is not null and not exists (
                                    select from onet_unit u where u.onet_code = o.code and u.crosswalk)
                                """);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                known.add(
                        new OnetOccupation(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3).lines().toList(),
                                null,
                                null,
                                null,
                                null));
            }
        }
        run(
                "delete from onet_unit where onet_code = any (?)",
                array("text", known, OnetOccupation::code));
        attach(AttachOnet.byTitle(known, unitNames()));
    }

    private void attach(List<OnetUnit> attached) throws SQLException {
        run(
                """
                insert into onet_unit (onet_code, unit, confidence, crosswalk)
                select * from unnest(?, ?, ?, ?)
                """,
                array("text", attached, OnetUnit::code),
                array("text", attached, OnetUnit::unit),
                array("float4", attached, OnetUnit::confidence),
                array("boolean", attached, OnetUnit::crosswalk));
    }

    private static @Nullable String literal(float @Nullable [] shares) {
        return shares == null ? null : Arrays.toString(shares).replace('[', '{').replace(']', '}');
    }

    private <T> Array array(
            String type, List<T> things, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        @Nullable Object[] values = new Object[things.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(things.get(i));
        }
        return connection.createArrayOf(type, values);
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Array array) {
                    statement.setArray(i + 1, array);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            statement.executeUpdate();
        }
    }
}
