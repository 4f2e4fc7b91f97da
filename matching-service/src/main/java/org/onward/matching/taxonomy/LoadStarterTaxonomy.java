package org.onward.matching.taxonomy;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Sql;
import org.onward.matching.taxonomy.StarterTaxonomy.NeededSkill;
import org.onward.matching.taxonomy.StarterTaxonomy.Relation;
import org.onward.matching.taxonomy.StarterTaxonomy.StarterSkill;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the vocabulary files to the database, all or nothing, and only when their checksum is
 * another than the one loaded last. What is gone from the files is never deleted, because people
 * and vacancies point to it: skills become retired, and who holds one is read as having the one
 * that came instead, where one did; codes and their labels stay.
 */
@Singleton
public final class LoadStarterTaxonomy {
    private static final Logger LOG = LoggerFactory.getLogger(LoadStarterTaxonomy.class);
    private static final String NAME = "starter";
    // Any number, the same in every replica: two that start at once load one after the other.
    static final long LOCK = 0x6f6e7764_74617831L;

    private final StarterFiles files;
    private final Transactions transactions;
    private final SwapTaxonomy swap;
    private final InstantSource clock;

    LoadStarterTaxonomy(
            StarterFiles files, Transactions transactions, SwapTaxonomy swap, InstantSource clock) {
        this.files = files;
        this.transactions = transactions;
        this.swap = swap;
        this.clock = clock;
    }

    /**
     * Loads the files if they changed, then swaps what is held in memory if that is another
     * version.
     *
     * @return whether anything was written
     * @throws BadTaxonomyFile naming file, line and reason; nothing was changed
     */
    public boolean load() {
        Map<String, byte[]> contents = files.contents();
        String checksum = StarterFiles.checksum(contents);
        boolean written =
                transactions.work(
                        connection -> {
                            try {
                                return write(connection, contents, checksum);
                            } catch (SQLException e) {
                                throw new IllegalStateException(
                                        "the vocabulary could not be written", e);
                            }
                        });
        swap.swap();
        return written;
    }

    private boolean write(Connection connection, Map<String, byte[]> contents, String checksum)
            throws SQLException {
        if (checksum.equals(loaded(connection))) {
            return false;
        }
        lock(connection);
        if (checksum.equals(loaded(connection))) {
            return false;
        }
        StarterTaxonomy read = new ReadStarterTaxonomy(contents).read();
        writeOccupations(connection, read);
        List<UUID> gone = writeSkills(connection, read.skills());
        writeNeededSkills(connection, read.neededSkills());
        writeRelatedSkills(connection, read.relatedSkills());
        writePlaces(connection, read);
        writeLabels(connection, read.labels());
        RedirectSkills.in(connection);
        say(connection, gone);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        insert into taxonomy_version (name, checksum, loaded_at) values (?, ?, ?)
                        on conflict (name) do update
                        set checksum = excluded.checksum, loaded_at = excluded.loaded_at
                        """)) {
            statement.setString(1, NAME);
            statement.setString(2, checksum);
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
        return true;
    }

    /** Whoever writes the vocabulary holds it, until the end of the transaction. */
    static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    private static String loaded(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select checksum from taxonomy_version where name = ?")) {
            statement.setString(1, NAME);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private static void writeOccupations(Connection connection, StarterTaxonomy read)
            throws SQLException {
        run(
                connection,
                "insert into occupation_group (code) select * from unnest(?) on conflict do nothing",
                texts(connection, read.groups(), code -> code));
        run(
                connection,
                "insert into occupation (code) select * from unnest(?) on conflict do nothing",
                texts(connection, read.occupations(), code -> code));
        run(
                connection,
                """
                insert into occupation_profile (minor, aptitudes, interests)
                select minor, aptitudes::real[], interests::real[]
                from unnest(?, ?, ?) as read (minor, aptitudes, interests)
                on conflict (minor) do update
                set aptitudes = excluded.aptitudes, interests = excluded.interests
                """,
                texts(connection, read.profiles(), OccupationProfile::code),
                texts(connection, read.profiles(), profile -> literal(profile.aptitudes())),
                texts(connection, read.profiles(), profile -> literal(profile.interests())));
    }

    /**
     * @return the skills that the files no longer hold
     */
    private static List<UUID> writeSkills(Connection connection, List<StarterSkill> skills)
            throws SQLException {
        Array ids = array(connection, "uuid", skills, skill -> skill.id().value());
        Array keys = texts(connection, skills, StarterSkill::key);
        Array kinds =
                texts(connection, skills, skill -> skill.kind().name().toLowerCase(Locale.ROOT));
        List<UUID> gone =
                Sql.on(connection)
                        .list(
                                """
                                update skill set in_starter = false, retired = not in_esco
                                where in_starter and id <> all (?)
                                returning id
                                """,
                                row -> row.getObject(1, UUID.class),
                                ids);
        // not "on conflict": it would use up numbers, which are kept compact for the index
        run(
                connection,
                """
                insert into skill (id, kind, in_starter)
                select read.id, read.kind, true
                from unnest(?, ?) with ordinality as read (id, kind, position)
                where not exists (select 1 from skill where skill.id = read.id)
                order by read.position
                """,
                ids,
                kinds);
        // keys that now belong to another skill are freed first, since they are unique; who holds
        // the one that had the key is read as having the other
        run(
                connection,
                """
                update skill set key = null, replaced_by = case when retired then read.id end
                from unnest(?, ?) as read (id, key)
                where skill.key = read.key and skill.id <> read.id
                """,
                ids,
                keys);
        run(
                connection,
                """
                update skill set key = read.key, kind = read.kind, in_starter = true, retired = false,
                    replaced_by = null
                from unnest(?, ?, ?) as read (id, key, kind)
                where skill.id = read.id
                    and (skill.key, skill.kind, skill.in_starter)
                        is distinct from (read.key, read.kind, true)
                """,
                ids,
                keys,
                kinds);
        return gone;
    }

    /** There is no page for it: our own files change with the program. */
    private static void say(Connection connection, List<UUID> gone) {
        Sql.on(connection)
                .list(
                        """
                        select shown.text, skill.retired, instead.text
                        from skill
                        join label as shown on shown.subject = 'skill' and shown.subject_key = skill.id::text
                            and shown.language = 'en' and shown.preferred
                        left join label as instead on instead.subject = 'skill'
                            and instead.subject_key = skill.replaced_by::text
                            and instead.language = 'en' and instead.preferred
                        where skill.id = any (?) order by shown.text
                        """,
                        row -> {
                            String then = row.getString(3) == null ? "nothing" : row.getString(3);
                            LOG.info(
                                    "“{}” is no longer in our own vocabulary, {}",
                                    row.getString(1),
                                    row.getBoolean(2)
                                            ? "its holders are read as having: " + then
                                            : "ESCO has it still");
                            return then;
                        },
                        (Object) gone.toArray(UUID[]::new));
    }

    private static void writeNeededSkills(Connection connection, List<NeededSkill> needed)
            throws SQLException {
        run(connection, "delete from occupation_skill");
        run(
                connection,
                """
                insert into occupation_skill (occupation, skill_id, essential)
                select * from unnest(?, ?, ?)
                """,
                texts(connection, needed, NeededSkill::occupation),
                array(connection, "uuid", needed, link -> link.skill().value()),
                array(connection, "boolean", needed, NeededSkill::essential));
    }

    private static void writeRelatedSkills(Connection connection, List<Relation> related)
            throws SQLException {
        run(connection, "delete from related_skill where source = 'starter'");
        run(
                connection,
                """
                insert into related_skill (skill_id, related_id, strength, source)
                select one, other, strength, 'starter'
                from unnest(?, ?, ?) as read (one, other, strength)
                union all
                select other, one, strength, 'starter'
                from unnest(?, ?, ?) as read (one, other, strength)
                on conflict (skill_id, related_id) do update
                set strength = excluded.strength, source = excluded.source
                """,
                array(connection, "uuid", related, pair -> pair.one().value()),
                array(connection, "uuid", related, pair -> pair.other().value()),
                array(connection, "real", related, Relation::strength),
                array(connection, "uuid", related, pair -> pair.one().value()),
                array(connection, "uuid", related, pair -> pair.other().value()),
                array(connection, "real", related, Relation::strength));
    }

    private static void writePlaces(Connection connection, StarterTaxonomy read)
            throws SQLException {
        run(
                connection,
                "insert into country (code) select * from unnest(?) on conflict do nothing",
                texts(connection, read.countries(), code -> code));
        run(
                connection,
                """
                insert into place (code, country, lat, lon) select * from unnest(?, ?, ?, ?)
                on conflict (code) do update
                set country = excluded.country, lat = excluded.lat, lon = excluded.lon
                """,
                texts(connection, read.places(), Place::code),
                texts(connection, read.places(), Place::country),
                array(connection, "float8", read.places(), Place::lat),
                array(connection, "float8", read.places(), Place::lon));
    }

    /** A label that somebody reviewed stays reviewed as long as its text is the same. */
    private static void writeLabels(Connection connection, List<Label> labels) throws SQLException {
        Array subjects =
                texts(connection, labels, label -> label.subject().name().toLowerCase(Locale.ROOT));
        Array keys = texts(connection, labels, Label::key);
        Array languages = texts(connection, labels, Label::language);
        Array texts = texts(connection, labels, Label::text);
        Array preferred = array(connection, "boolean", labels, Label::preferred);
        Array reviewed =
                array(connection, "boolean", labels, label -> label.language().equals("en"));
        run(
                connection,
                """
                delete from label
                where source = 'starter' and (subject, subject_key) in (select * from unnest(?, ?))
                    and (subject, subject_key, language, text) not in (select * from unnest(?, ?, ?, ?))
                """,
                subjects,
                keys,
                subjects,
                keys,
                languages,
                texts);
        // first those that lose the first place: at no moment may a language have two
        run(
                connection,
                """
                update label set preferred = false
                from unnest(?, ?, ?, ?, ?) as read (subject, subject_key, language, text, preferred)
                where label.subject = read.subject and label.subject_key = read.subject_key
                    and label.language = read.language and label.preferred and read.preferred
                    and label.text <> read.text
                """,
                subjects,
                keys,
                languages,
                texts,
                preferred);
        run(
                connection,
                """
                insert into label (subject, subject_key, language, text, preferred, reviewed, source)
                select subject, subject_key, language, text, preferred, reviewed, 'starter'
                from unnest(?, ?, ?, ?, ?, ?)
                    as read (subject, subject_key, language, text, preferred, reviewed)
                on conflict (subject, subject_key, language, text) do update
                set preferred = excluded.preferred, source = excluded.source
                where (label.preferred, label.source) <> (excluded.preferred, excluded.source)
                """,
                subjects,
                keys,
                languages,
                texts,
                preferred,
                reviewed);
    }

    private static String literal(float[] shares) {
        return Arrays.toString(shares).replace('[', '{').replace(']', '}');
    }

    private static <T> Array texts(Connection connection, List<T> things, Function<T, String> value)
            throws SQLException {
        return array(connection, "text", things, value);
    }

    private static <T> Array array(
            Connection connection, String type, List<T> things, Function<T, ?> value)
            throws SQLException {
        return connection.createArrayOf(type, things.stream().map(value).toArray());
    }

    private static void run(Connection connection, String sql, Array... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setArray(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
