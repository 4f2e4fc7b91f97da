package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.ReadyPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/** What is new for the caller's people, in their transaction, under the policies. */
@Singleton
final class NewMatchRows {
    private final Sql sql;

    NewMatchRows(Sql sql) {
        this.sql = sql;
    }

    /** Where somebody stands in the list. */
    record Place(int tenths, UUID person) {}

    /**
     * @param vacancies what may be new: found by codes and numbers, open, and not yet put before
     *     the person or its employer
     */
    record Waiting(
            ReturneeId person,
            String reference,
            LocalDate readySince,
            boolean covered,
            String counsellor,
            boolean first,
            Place at,
            List<VacancyId> vacancies) {}

    private static final String WAITING =
            """
            with mine as materialized (
                select returnee_id, bool_and(covered) as covered from my_people group by returnee_id),
            waiting as (
                select n.returnee_id, max(n.tenths) as tenths, array_agg(n.vacancy_id) as vacancies
                from mine m join new_match n on n.returnee_id = m.returnee_id
                where n.noticed_at is null
                    and (select v.state from vacancy v where v.id = n.vacancy_id) = 'open'
                    and not exists (select 1 from proposal p join vacancy o on o.id = p.vacancy_id
                        where p.returnee_id = n.returnee_id and (o.id = n.vacancy_id
                            or o.posting = (select v.posting from vacancy v where v.id = n.vacancy_id)))
                    and not exists (select 1 from introduction i join vacancy o on o.id = i.vacancy_id
                        where i.returnee_id = n.returnee_id and (o.id = n.vacancy_id
                            or o.posting = (select v.posting from vacancy v where v.id = n.vacancy_id)))
                    and not exists (select 1 from new_match d join vacancy o on o.id = d.vacancy_id
                        where d.returnee_id = n.returnee_id and d.noticed_at is not null
                            and o.posting = (select v.posting from vacancy v where v.id = n.vacancy_id))
                group by n.returnee_id)
            select r.id, r.reference, r.readiness_since, m.covered, a.display_name, not p.noticed as first,
                w.tenths, w.vacancies
            from waiting w
                join mine m on m.returnee_id = w.returnee_id
                join returnee r on r.id = w.returnee_id
                join new_match_person p on p.returnee_id = w.returnee_id
                join assignment s on s.returnee_id = r.id and s.from_day <= caller_day()
                    and (s.until_day is null or s.until_day > caller_day())
                join account a on a.id = s.counsellor_id
            where
            """
                    + ReadyPeople.READY
                    + """
                     and (?::int is null or (w.tenths, r.id) < (?::int, ?::uuid))
                    order by w.tenths desc, r.id desc
                    limit ?
                    """;

    /** Who is next after a place, at most so many. */
    List<Waiting> waiting(@Nullable Place after, int limit) {
        @Nullable Integer tenths = after == null ? null : Integer.valueOf(after.tenths());
        return sql.list(
                WAITING,
                row ->
                        new Waiting(
                                new ReturneeId(row.getObject("id", UUID.class)),
                                row.getString("reference"),
                                row.getObject("readiness_since", LocalDate.class),
                                row.getBoolean("covered"),
                                row.getString("display_name"),
                                row.getBoolean("first"),
                                new Place(row.getInt("tenths"), row.getObject("id", UUID.class)),
                                Arrays.stream((UUID[]) row.getArray("vacancies").getArray())
                                        .map(VacancyId::new)
                                        .toList()),
                tenths,
                tenths,
                after == null ? null : after.person(),
                limit);
    }

    /**
     * @param waiting people of the caller who are due in turn
     * @param of all of them who are looked for
     */
    record Progress(int waiting, int of) {}

    Progress progress() {
        return sql.first(
                        """
                        select count(*) filter (where p.due > 1) as waiting, count(*) as of
                        from (select distinct returnee_id from my_people) m
                            join new_match_person p on p.returnee_id = m.returnee_id
                        """,
                        row -> new Progress(row.getInt("waiting"), row.getInt("of")))
                .orElseThrow();
    }

    /**
     * They are not new any more. Who looked for the first time at as many as are shown at once has
     * looked at what there was: what was found no later than these, and stood behind them, is not
     * new either.
     *
     * @return whether any of them was new until now
     */
    boolean notice(ReturneeId person, Collection<VacancyId> vacancies, Instant at) {
        UUID[] looked = vacancies.stream().map(VacancyId::value).toArray(UUID[]::new);
        int rows =
                sql.change(
                        """
                        update new_match n set noticed_at = ?
                        where n.returnee_id = ? and n.noticed_at is null and (n.vacancy_id = any(?)
                            or ? and not (select p.noticed from new_match_person p where p.returnee_id = n.returnee_id)
                                and n.found_at <= (select max(l.found_at) from new_match l
                                    where l.returnee_id = n.returnee_id and l.vacancy_id = any(?)
                                        and l.noticed_at is null))
                        """,
                        at.atOffset(ZoneOffset.UTC),
                        person.value(),
                        looked,
                        looked.length >= SeeNewMatches.SHOWN,
                        looked);
        if (rows > 0) {
            sql.change(
                    "update new_match_person set noticed = true where returnee_id = ? and not noticed",
                    person.value());
        }
        return rows > 0;
    }
}
