package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.ReadyPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/** Who is due, and what is new for them, as the worker writes it. */
@Singleton
final class NewMatchQueue {
    /** {@code opened_from} of somebody of whom only what waits already is to be checked. */
    private static final Instant NOTHING = Instant.parse("9999-01-01T00:00:00Z");

    private final InstantSource clock;

    NewMatchQueue(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * One who waits to be looked for.
     *
     * @param openedFrom what opened then or later; null: everything
     */
    record Due(ReturneeId person, @Nullable Instant openedFrom) {
        boolean looksForNothing() {
            return NOTHING.equals(openedFrom);
        }
    }

    /**
     * @param tenths of a point, by codes and numbers
     */
    record Pair(ReturneeId person, VacancyId vacancy, int tenths) {}

    /**
     * Who became ready is due in everything; so is who changed before anybody looked. Who changed
     * later keeps what waits as far as it still fits, and is due in what opened since somebody
     * looked last: what a rule entered by mistake had stopped is new again without it. Who is not
     * ready any more has nothing new.
     */
    void follow(Connection worker, Collection<ReturneeId> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Sql sql = Sql.on(worker);
        UUID[] ids = people(changed);
        String notReady =
                " where returnee_id = any(?) and not exists (select 1 from returnee r where r.id = returnee_id and "
                        + ReadyPeople.READY
                        + ")";
        sql.change("delete from new_match" + notReady + " and noticed_at is null", (Object) ids);
        sql.change("delete from new_match_person" + notReady, (Object) ids);
        sql.change(
                """
                insert into new_match_person as p (returnee_id, due, due_since)
                select r.id, 1, ? from returnee r where r.id = any(?) and
                """
                        + ReadyPeople.READY
                        + """
                         on conflict (returnee_id) do update set due = 1,
                            due_since = coalesce(p.due_since, excluded.due_since), opened_from = case
                                when not p.noticed or p.due is not null and p.opened_from is null then null
                                else least(p.opened_from, coalesce((select max(n.noticed_at) from new_match n
                                    where n.returnee_id = p.returnee_id), ?)) end
                        """,
                at(clock.instant()),
                ids,
                at(NOTHING));
    }

    /**
     * What is over is new for nobody; what is paused, or being looked through once more, is again
     * once it is open.
     */
    void forget(Connection worker, Collection<VacancyId> changed) {
        Sql.on(worker)
                .change(
                        """
                        delete from new_match n using vacancy v
                        where n.vacancy_id = any(?) and n.noticed_at is null and v.id = n.vacancy_id
                            and v.state not in ('open', 'paused', 'submitted')
                        """,
                        (Object) vacancies(changed));
    }

    /**
     * @param fed out of a feed; not posted here
     */
    record Opened(VacancyId vacancy, Instant at, boolean fed) {}

    /** Those of them that are open and first opened then or later. */
    List<Opened> opened(Connection worker, Collection<VacancyId> changed, Instant openedFrom) {
        return Sql.on(worker)
                .list(
                        """
                        select id, opened_at, source is not null as fed from vacancy
                        where id = any(?) and state = 'open' and opened_at >= ?
                        """,
                        row ->
                                new Opened(
                                        new VacancyId(row.getObject("id", UUID.class)),
                                        row.getObject("opened_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getBoolean("fed")),
                        vacancies(changed),
                        at(openedFrom));
    }

    /** These are due at once, in what opened from then on beside what they are due in already. */
    void due(Connection worker, Collection<ReturneeId> who, Instant openedFrom) {
        Sql.on(worker)
                .change(
                        """
                        update new_match_person set due = 1, due_since = coalesce(due_since, ?), opened_from = case
                            when due is null then ? when opened_from is null then null else least(opened_from, ?) end
                        where returnee_id = any(?) and (due is distinct from 1 or opened_from > ?)
                        """,
                        at(clock.instant()),
                        at(openedFrom),
                        at(openedFrom),
                        people(who),
                        at(openedFrom));
    }

    /** The same, in turn. */
    void dueInTurn(Connection worker, Collection<ReturneeId> who, Instant openedFrom) {
        Sql.on(worker)
                .change(
                        """
                        update new_match_person set due = coalesce(due, 3), due_since = coalesce(due_since, ?),
                            opened_from = case when due is null then ? else least(opened_from, ?) end
                        where (due is null or opened_from > ?) and returnee_id = any(?)
                        """,
                        at(clock.instant()),
                        at(openedFrom),
                        at(openedFrom),
                        at(openedFrom),
                        people(who));
    }

    /** The same of everybody, after many opened. */
    void everybodyDue(Connection worker, Instant openedFrom) {
        Sql.on(worker)
                .change(
                        """
                        update new_match_person set due = least(due, 2), due_since = coalesce(due_since, ?),
                            opened_from = case when due is null then ?
                                when opened_from is null then null else least(opened_from, ?) end
                        where due is null or due = 3 or opened_from > ?
                        """,
                        at(clock.instant()),
                        at(openedFrom),
                        at(openedFrom),
                        at(openedFrom));
    }

    /**
     * Everybody is due again, in turn: whom nobody has looked at yet in everything, the others in
     * what opened from then on, but not in what was there when somebody first looked.
     */
    void everybodyDueAgain(Connection worker, Instant openedFrom) {
        Sql.on(worker)
                .change(
                        """
                        update new_match_person p set due = coalesce(p.due, 3), due_since = coalesce(p.due_since, ?),
                            opened_from = case
                            when not p.noticed or p.due is not null and p.opened_from is null then null
                            else least(p.opened_from, greatest(?, (select min(n.noticed_at) from new_match n
                                where n.returnee_id = p.returnee_id))) end
                        """,
                        at(clock.instant()),
                        at(openedFrom));
    }

    /** Who is due first: of equals whoever waits longest, so that all get their turn. */
    List<Due> next(Connection worker, int limit) {
        return Sql.on(worker)
                .list(
                        """
                        select returnee_id, opened_from from new_match_person where due is not null
                        order by due, due_since, returnee_id limit ?
                        """,
                        row -> {
                            OffsetDateTime from =
                                    row.getObject("opened_from", OffsetDateTime.class);
                            return new Due(
                                    new ReturneeId(row.getObject("returnee_id", UUID.class)),
                                    from == null ? null : from.toInstant());
                        },
                        limit);
    }

    /** What waits to be looked at by whoever works with them, at most some of each. */
    Map<ReturneeId, Set<VacancyId>> waiting(Connection worker, Collection<ReturneeId> who) {
        return Sql.on(worker)
                .list(
                        """
                        select returnee_id, vacancy_id, tenths from new_match
                        where returnee_id = any(?) and noticed_at is null
                        """,
                        row ->
                                new Pair(
                                        new ReturneeId(row.getObject("returnee_id", UUID.class)),
                                        new VacancyId(row.getObject("vacancy_id", UUID.class)),
                                        row.getInt("tenths")),
                        (Object) people(who))
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Pair::person,
                                Collectors.mapping(Pair::vacancy, Collectors.toSet())));
    }

    /**
     * Those that are not new: looked at before, or put before the person or their employer, be it
     * as another advert of the same posting.
     */
    Set<Pair> over(Connection worker, List<Pair> pairs) {
        Set<Pair> over = new HashSet<>();
        if (pairs.isEmpty()) {
            return over;
        }
        Sql.on(worker)
                .list(
                        """
                        select p.place from unnest(?, ?) with ordinality p (person, vacancy, place)
                            join vacancy v on v.id = p.vacancy
                        where exists (select 1 from new_match n
                                where n.returnee_id = p.person and n.vacancy_id = p.vacancy and n.noticed_at is not null)
                            or v.posting is not null and exists (select 1 from vacancy o
                                join new_match n on n.returnee_id = p.person and n.vacancy_id = o.id
                                where o.posting = v.posting and o.id <> v.id and n.noticed_at is not null)
                            or exists (select 1 from proposal a join vacancy o on o.id = a.vacancy_id
                                where a.returnee_id = p.person and (o.id = v.id or o.posting = v.posting))
                            or exists (select 1 from introduction i join vacancy o on o.id = i.vacancy_id
                                where i.returnee_id = p.person and (o.id = v.id or o.posting = v.posting))
                        """,
                        row -> over.add(pairs.get(row.getInt("place") - 1)),
                        people(pairs.stream().map(Pair::person).toList()),
                        vacancies(pairs.stream().map(Pair::vacancy).toList()));
        return over;
    }

    /**
     * From now on this is what is new for them.
     *
     * @param seen vacancies that were weighed; what waits of others, which searches do not show
     *     just now, stays
     */
    void keep(
            Connection worker,
            Collection<ReturneeId> who,
            Collection<VacancyId> seen,
            List<Pair> pairs,
            Instant foundAt) {
        Sql sql = Sql.on(worker);
        sql.change(
                """
                delete from new_match n where n.returnee_id = any(?) and n.noticed_at is null and n.vacancy_id = any(?)
                    and not exists (select 1 from unnest(?, ?) k (person, vacancy)
                        where k.person = n.returnee_id and k.vacancy = n.vacancy_id)
                """,
                people(who),
                vacancies(seen),
                people(pairs.stream().map(Pair::person).toList()),
                vacancies(pairs.stream().map(Pair::vacancy).toList()));
        sql.batch(
                """
                insert into new_match as n (returnee_id, vacancy_id, tenths, found_at)
                values (?, ?, ?, ?)
                on conflict (returnee_id, vacancy_id) do update set tenths = excluded.tenths
                    where n.noticed_at is null and n.tenths <> excluded.tenths
                """,
                pairs.stream()
                        .map(
                                one ->
                                        new @Nullable Object[] {
                                            one.person().value(),
                                            one.vacancy().value(),
                                            one.tenths(),
                                            at(foundAt)
                                        })
                        .toList());
    }

    /** They are due no more. */
    void done(Connection worker, Collection<ReturneeId> who) {
        Sql.on(worker)
                .change(
                        """
                        update new_match_person set due = null, due_since = null, opened_from = null,
                            first_looked_at = coalesce(first_looked_at, ?)
                        where returnee_id = any(?)
                        """,
                        at(clock.instant()),
                        people(who));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static UUID[] people(Collection<ReturneeId> people) {
        return people.stream().map(ReturneeId::value).toArray(UUID[]::new);
    }

    private static UUID[] vacancies(Collection<VacancyId> vacancies) {
        return vacancies.stream().map(VacancyId::value).toArray(UUID[]::new);
    }
}
