package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * @param opened of them those that opened after the person was first looked for
     * @param foundUntil when the last of them was found
     */
    record Waiting(
            ReturneeId person,
            String reference,
            LocalDate readySince,
            boolean covered,
            String counsellor,
            boolean first,
            Place at,
            List<VacancyId> vacancies,
            Set<VacancyId> opened,
            Instant foundUntil) {}

    /**
     * From the caller's people, who are few beside everybody's, by their keys: "offset 0" keeps
     * what is said of all from being read first.
     */
    private static final String WAITING =
            """
            with mine as materialized (select distinct returnee_id, covered, counsellor_id from my_people),
            ready as materialized (
                select r.*, m.covered, m.counsellor_id, p.first, p.first_looked_at
                from mine m
                    cross join lateral (select n.returnee_id, not n.noticed as first, n.first_looked_at
                        from new_match_person n where n.returnee_id = m.returnee_id offset 0) p
                    cross join lateral (select r.id, r.reference, r.readiness_since
                        from returnee r where r.id = p.returnee_id and
            """
                    + ReadyPeople.READY
                    + """
                         offset 0) r),
            waiting as materialized (
                select r.*, w.tenths, w.vacancies, w.opened, w.found_until
                from ready r
                    cross join lateral (select max(n.tenths) as tenths, array_agg(n.vacancy_id) as vacancies,
                            max(n.found_at) as found_until,
                            array_agg(n.vacancy_id) filter (where v.opened_at > r.first_looked_at) as opened
                        from new_match n join vacancy v on v.id = n.vacancy_id
                        where n.returnee_id = r.id and n.noticed_at is null and v.state = 'open'
                            and not exists (select 1 from proposal p join vacancy o on o.id = p.vacancy_id
                                where p.returnee_id = n.returnee_id and (o.id = v.id or o.posting = v.posting))
                            and not exists (select 1 from introduction i join vacancy o on o.id = i.vacancy_id
                                where i.returnee_id = n.returnee_id and (o.id = v.id or o.posting = v.posting))
                            and not exists (select 1 from new_match d join vacancy o on o.id = d.vacancy_id
                                where d.returnee_id = n.returnee_id and d.noticed_at is not null
                                    and o.posting = v.posting)) w
                where w.tenths is not null and (?::int is null or (w.tenths, r.id) < (?::int, ?::uuid))
                order by w.tenths desc, r.id desc
                limit ?)
            select w.*, a.display_name
            from waiting w join account a on a.id = w.counsellor_id
            order by w.tenths desc, w.id desc
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
                                vacancies(row.getArray("vacancies")).toList(),
                                vacancies(row.getArray("opened")).collect(Collectors.toSet()),
                                row.getObject("found_until", OffsetDateTime.class).toInstant()),
                tenths,
                tenths,
                after == null ? null : after.person(),
                limit);
    }

    private static Stream<VacancyId> vacancies(@Nullable Array ids) throws SQLException {
        return ids == null
                ? Stream.empty()
                : Arrays.stream((UUID[]) ids.getArray()).map(VacancyId::new);
    }

    /**
     * @param waiting people of the caller who are due in turn; all while a feed is read
     * @param of all of them who are looked for
     */
    record Progress(int waiting, int of) {}

    Progress progress() {
        return sql.first(
                        """
                        select count(*) filter (where p.due > 1 or (select new_match_progress(null)) = 0) as waiting,
                            count(*) as of
                        from (select distinct returnee_id from my_people) m
                            join new_match_person p on p.returnee_id = m.returnee_id
                        """,
                        row -> new Progress(row.getInt("waiting"), row.getInt("of")))
                .orElseThrow();
    }

    /**
     * They are not new any more. Who looked for the first time at as many as are shown at once, and
     * at any of what there was when the person was first looked for, has looked at all of that:
     * what was found no later than these, and stood behind them, is not new either.
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
                            or ? and exists (select 1
                                from new_match_person p join vacancy v on v.id = n.vacancy_id
                                    join new_match l on l.returnee_id = p.returnee_id
                                    join vacancy o on o.id = l.vacancy_id
                                where p.returnee_id = n.returnee_id and not p.noticed
                                    and l.vacancy_id = any(?) and l.noticed_at is null
                                    and greatest(v.opened_at, o.opened_at) <= p.first_looked_at
                                    and n.found_at <= l.found_at))
                        """,
                        at.atOffset(ZoneOffset.UTC),
                        person.value(),
                        looked,
                        looked.length >= SeeNewMatches.SHOWN,
                        looked);
        return noticed(person, rows);
    }

    /**
     * Nothing that is shown of a person is new any more.
     *
     * @param until what was found later stays
     * @return whether any of it was new until now
     */
    boolean noticeAll(ReturneeId person, Instant until, Instant at) {
        return noticed(
                person,
                sql.change(
                        """
                        update new_match n set noticed_at = ? from vacancy v
                        where n.returnee_id = ? and n.noticed_at is null and n.found_at <= ?
                            and v.id = n.vacancy_id and v.state = 'open'
                        """,
                        at.atOffset(ZoneOffset.UTC),
                        person.value(),
                        until.atOffset(ZoneOffset.UTC)));
    }

    private boolean noticed(ReturneeId person, int rows) {
        if (rows > 0) {
            sql.change(
                    "update new_match_person set noticed = true where returnee_id = ? and not noticed",
                    person.value());
        }
        return rows > 0;
    }
}
