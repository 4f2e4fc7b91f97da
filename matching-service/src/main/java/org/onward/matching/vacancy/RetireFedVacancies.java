package org.onward.matching.vacancy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.ChangeLog;
import org.onward.matching.shared.Sql;

/**
 * Ends what a complete file of its source no longer carries, and what a row of any file says is
 * filled or closed. It expires, as what nobody confirms does: it is hidden, introductions that have
 * not come to a meeting end, and it is back as soon as a file carries it again or somebody says
 * that it is still true.
 */
@Singleton
public final class RetireFedVacancies {
    private final Transactions transactions;
    private final Sql sql;
    private final ChangeLog changes;
    private final InstantSource clock;

    RetireFedVacancies(Transactions transactions, Sql sql, ChangeLog changes, InstantSource clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What would go.
     *
     * @param of how many vacancies of the source were not over before the file came
     */
    public record Going(List<VacancyId> ids, int of) {
        public boolean isMoreThanATenth() {
            return ids.size() * 10L > of;
        }
    }

    /** A vacancy that would go, as a page names it. */
    public record Line(
            VacancyId id, String externalId, String title, String employer, String state) {}

    /**
     * @param carried the ids of the file's rows, by the source's own
     * @param since when the file came; what was made afterwards cannot be missing from it
     */
    public Going missing(Caller caller, String source, Collection<String> carried, Instant since) {
        return going(caller, source, carried, false, since);
    }

    /**
     * @param over the source's own ids of what rows call filled or closed
     * @param since when the file came
     */
    public Going filled(Caller caller, String source, Collection<String> over, Instant since) {
        return going(caller, source, over, true, since);
    }

    private Going going(
            Caller caller,
            String source,
            Collection<String> externalIds,
            boolean among,
            Instant since) {
        OffsetDateTime before = since.atOffset(ZoneOffset.UTC);
        return transactions.read(
                caller,
                () -> {
                    List<VacancyId> ids =
                            sql.list(
                                    """
                                    select id from vacancy
                                    where source = ? and created_at < ?
                                        and state in ('submitted', 'sent_back', 'open', 'paused')
                                        and (external_id = any(?)) = ?
                                    order by id
                                    """,
                                    row -> VacancyParts.id(row, "id"),
                                    source,
                                    before,
                                    externalIds.toArray(String[]::new),
                                    among);
                    int of =
                            sql.first(
                                            """
                                            select count(*) from vacancy
                                            where source = ? and created_at < ?
                                                and state in ('submitted', 'sent_back', 'open', 'paused')
                                            """,
                                            row -> row.getInt(1),
                                            source,
                                            before)
                                    .orElseThrow();
                    return new Going(ids, of);
                });
    }

    /**
     * One transaction; joins the one that runs. What was confirmed since, by a later file or by a
     * person, stays.
     *
     * @param since when they were found to be missing
     * @return those that ended
     */
    public List<VacancyId> retire(
            Caller caller, String source, Collection<VacancyId> missing, Instant since) {
        return ended(
                caller,
                source,
                missing,
                since,
                "feed " + source + " no longer carries it, or calls it filled");
    }

    /**
     * Ends what rows of any file call filled or closed themselves. One transaction; joins the one
     * that runs.
     *
     * @param over the source's own ids
     * @param since when the file came; what somebody confirmed later stays
     * @return those of them that ended
     */
    public Set<String> over(Caller caller, String source, Collection<String> over, Instant since) {
        Map<VacancyId, String> names = new HashMap<>();
        return transactions.write(
                caller,
                () -> {
                    sql.list(
                                    """
                                    select id, external_id from vacancy
                                    where source = ? and external_id = any(?)
                                    """,
                                    row ->
                                            Map.entry(
                                                    VacancyParts.id(row, "id"),
                                                    row.getString("external_id")),
                                    source,
                                    over.toArray(String[]::new))
                            .forEach(one -> names.put(one.getKey(), one.getValue()));
                    return ended(
                                    caller,
                                    source,
                                    names.keySet(),
                                    since,
                                    "feed " + source + " says that it is filled or closed")
                            .stream()
                            .map(names::get)
                            .collect(toUnmodifiableSet());
                });
    }

    private List<VacancyId> ended(
            Caller caller,
            String source,
            Collection<VacancyId> ids,
            Instant since,
            String because) {
        if (ids.isEmpty()) {
            return List.of();
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return transactions.write(
                caller,
                () -> {
                    List<UUID> gone =
                            sql.list(
                                    """
                                    with due as (
                                        select id, state from vacancy
                                        where id = any(?) and source = ? and state = any(?)
                                            and coalesce(confirmed_at, created_at) <= ?
                                        order by id for update),
                                    gone as (
                                        update vacancy v set state = 'expired', state_since = ?,
                                            review_comments = null, version = version + 1
                                        from due where v.id = due.id returning v.id)
                                    insert into vacancy_change (vacancy_id, from_state, to_state,
                                        because, recorded_at, recorded_by)
                                    select due.id, due.state, 'expired', ?, ?, ?
                                    from due join gone using (id) returning vacancy_id
                                    """,
                                    row -> row.getObject("vacancy_id", UUID.class),
                                    ids.stream().map(VacancyId::value).toArray(UUID[]::new),
                                    source,
                                    StateNames.all(VacancyStep.RETIRE.from())
                                            .toArray(String[]::new),
                                    since.atOffset(ZoneOffset.UTC),
                                    now,
                                    because,
                                    now,
                                    caller.account().value());
                    changes.changed(ChangeLog.Subject.VACANCY, gone);
                    return gone.stream().map(VacancyId::new).toList();
                });
    }

    /**
     * Those of them that the caller may see, in the order of the source's own ids.
     *
     * @param after the last one of the page before; null for the first page
     */
    public List<Line> lines(
            Caller caller, Collection<VacancyId> ids, @Nullable String after, int limit) {
        return transactions.read(
                caller,
                () ->
                        sql.list(
                                """
                                select v.id, v.external_id, v.title, v.state, e.name
                                from vacancy v join employer e on e.id = v.employer_id
                                where v.id = any(?) and v.external_id > ?
                                order by v.external_id limit ?
                                """,
                                row ->
                                        new Line(
                                                VacancyParts.id(row, "id"),
                                                row.getString("external_id"),
                                                row.getString("title"),
                                                row.getString("name"),
                                                row.getString("state")),
                                ids.stream().map(VacancyId::value).toArray(UUID[]::new),
                                after == null ? "" : after,
                                limit));
    }
}
