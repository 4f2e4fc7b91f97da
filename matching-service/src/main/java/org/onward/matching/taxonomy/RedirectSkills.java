package org.onward.matching.taxonomy;

import java.sql.Connection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onward.matching.shared.Sql;

/**
 * Says of every skill that is offered no more which one its holders are read as having since, after
 * either vocabulary was written: the only skill offered that carries its shown English name, else
 * the only one that carries any of its English names. ESCO's files do not say it themselves: as of
 * v1.1.1 they have a status, and no column names what came instead.
 */
final class RedirectSkills {
    private final Sql sql;

    private RedirectSkills(Sql sql) {
        this.sql = sql;
    }

    static void in(Connection connection) {
        new RedirectSkills(Sql.on(connection)).redirect();
    }

    private record Name(UUID skill, String text, boolean shown) {}

    private void redirect() {
        List<Name> gone =
                sql.list(
                        """
                        select subject_key::uuid, text, preferred from label
                        where subject = 'skill' and language = 'en' and subject_key = any (
                            select id::text from skill where retired and replaced_by is null)
                        """,
                        row ->
                                new Name(
                                        row.getObject(1, UUID.class),
                                        row.getString(2).toLowerCase(Locale.ROOT),
                                        row.getBoolean(3)));
        Map<String, Set<UUID>> living =
                offered(gone.stream().map(Name::text).distinct().toArray(String[]::new));
        Map<UUID, Set<UUID>> byShown = new HashMap<>();
        Map<UUID, Set<UUID>> byAny = new HashMap<>();
        for (Name name : gone) {
            Set<UUID> carry = living.getOrDefault(name.text(), Set.of());
            byAny.computeIfAbsent(name.skill(), skill -> new HashSet<>()).addAll(carry);
            if (name.shown()) {
                byShown.put(name.skill(), carry);
            }
        }
        byAny.forEach(
                (skill, any) -> {
                    Set<UUID> shown = byShown.getOrDefault(skill, Set.of());
                    Set<UUID> found = shown.isEmpty() ? any : shown;
                    if (found.size() == 1) {
                        sql.change(
                                "update skill set replaced_by = ? where id = ?",
                                found.iterator().next(),
                                skill);
                    }
                });
        // whoever followed one that is gone by now follows the one that replaced it, if any did
        sql.change(
                """
                update skill set replaced_by = next.replaced_by
                from skill as next
                where next.id = skill.replaced_by and next.retired
                """);
    }

    /** The skills offered that carry these names, by name in lower case. */
    private Map<String, Set<UUID>> offered(String[] names) {
        Map<String, Set<UUID>> skills = new HashMap<>();
        if (names.length > 0) {
            sql.list(
                    """
                    select lower(text), skill.id
                    from label join skill on skill.id::text = subject_key and not retired
                    where subject = 'skill' and language = 'en' and lower(text) = any (?)
                    """,
                    row ->
                            skills.computeIfAbsent(row.getString(1), name -> new HashSet<>())
                                    .add(row.getObject(2, UUID.class)),
                    (Object) names);
        }
        return skills;
    }
}
