package org.onward.matching.taxonomy;

import jakarta.inject.Singleton;
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
     * @param since when the version came into use that lacks it
     */
    record Retired(
            UUID id, Subject subject, String name, @Nullable String instead, Instant since) {}

    /**
     * @param next pass as {@code after} for the next page; null on the last
     */
    record Page(List<Retired> retired, @Nullable UUID next) {}

    /**
     * The last that were left out first, then by name.
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
                                            select distinct on (id) coalesce(skill_id, occupation_id) as id,
                                                skill_id is not null as skill, label,
                                                coalesce(skill.replaced_by::text, change.unit) as instead, started_at
                                            from taxonomy_change as change
                                            join taxonomy_load on taxonomy_load.id = load_id
                                            left join skill on skill.id = skill_id
                                            left join esco_occupation on esco_occupation.id = occupation_id
                                            where skill.retired or esco_occupation.retired
                                            order by id, started_at desc)
                                        select gone.* from gone left join gone as last on last.id = ?
                                        where last.id is null or gone.started_at < last.started_at
                                            or gone.started_at = last.started_at
                                                and (gone.label, gone.id) > (last.label, last.id)
                                        order by gone.started_at desc, gone.label, gone.id
                                        limit ?
                                        """,
                                        row ->
                                                new Retired(
                                                        row.getObject("id", UUID.class),
                                                        row.getBoolean("skill")
                                                                ? Subject.SKILL
                                                                : Subject.OCCUPATION,
                                                        row.getString("label"),
                                                        row.getString("instead"),
                                                        row.getObject(
                                                                        "started_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant()),
                                        after,
                                        PAGE + 1));
        return found.size() <= PAGE
                ? new Page(found, null)
                : new Page(found.subList(0, PAGE), found.get(PAGE - 1).id());
    }
}
