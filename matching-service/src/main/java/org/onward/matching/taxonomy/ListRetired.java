package org.onward.matching.taxonomy;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Sql;

/** Codes that a newer version of a vocabulary left out and that are offered no more since. */
@Singleton
final class ListRetired {
    private static final int PAGE = 50;

    private final Transactions transactions;
    private final Sql sql;

    ListRetired(Transactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    /**
     * @param id ESCO's
     * @param name the English one it was shown by
     * @param instead the skill its holders are read as having; of an occupation its unit group;
     *     null where nothing was found
     * @param since when the version came into use that lacks it; null where nobody noted it, as
     *     when our own vocabulary left it out
     */
    record Retired(
            UUID id,
            Subject subject,
            String name,
            @Nullable String instead,
            @Nullable Instant since) {}

    /**
     * @param next pass as {@code after} for the next page; null on the last
     */
    record Page(List<Retired> retired, @Nullable UUID next) {}

    /**
     * The last that were left out first, those of unknown days last, then by name.
     *
     * @param after null for the first page
     */
    Page list(Caller caller, @Nullable UUID after) {
        List<Retired> found =
                transactions.read(
                        caller,
                        () ->
                                sql.list(
                                        """
                                        with gone as (
                                            select skill.id, true as skill, skill.replaced_by::text as instead,
                                                coalesce(change.label, label.text, skill.id::text) as name,
                                                coalesce(change.started_at, '-infinity') as since
                                            from skill
                                            left join label on label.subject = 'skill'
                                                and label.subject_key = skill.id::text
                                                and label.language = 'en' and label.preferred
                                            left join lateral (select label, started_at from taxonomy_change
                                                join taxonomy_load on taxonomy_load.id = load_id
                                                where skill_id = skill.id and not kept
                                                order by started_at desc limit 1) as change on true
                                            where skill.retired
                                            union all
                                            select one.id, false, one.unit, coalesce(change.label, one.names[1], one.code),
                                                coalesce(change.started_at, '-infinity')
                                            from esco_occupation as one
                                            left join lateral (select label, started_at from taxonomy_change
                                                join taxonomy_load on taxonomy_load.id = load_id
                                                where occupation_id = one.id
                                                order by started_at desc limit 1) as change on true
                                            where one.retired)
                                        select gone.*, nullif(gone.since, '-infinity') as day
                                        from gone left join gone as last on last.id = ?
                                        where last.id is null or gone.since < last.since
                                            or gone.since = last.since and (gone.name, gone.id) > (last.name, last.id)
                                        order by gone.since desc, gone.name, gone.id
                                        limit ?
                                        """,
                                        ListRetired::retired,
                                        after,
                                        PAGE + 1));
        return found.size() <= PAGE
                ? new Page(found, null)
                : new Page(found.subList(0, PAGE), found.get(PAGE - 1).id());
    }

    private static Retired retired(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("day", OffsetDateTime.class);
        return new Retired(
                row.getObject("id", UUID.class),
                row.getBoolean("skill") ? Subject.SKILL : Subject.OCCUPATION,
                row.getString("name"),
                row.getString("instead"),
                since == null ? null : since.toInstant());
    }
}
