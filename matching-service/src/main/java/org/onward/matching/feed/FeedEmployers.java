package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.employer.RegisterEmployer;
import org.onward.matching.employer.RegisterEmployer.Named;
import org.onward.matching.shared.Sql;

/**
 * Whom a source means by what it calls an employer: the one with its registration number, or whom a
 * person said it is; anybody else gets a record that stands for this name of this source alone. A
 * name proves nothing: whoever writes a file can write any. Everything here runs inside the
 * caller's transaction.
 */
@Singleton
final class FeedEmployers {
    private final Sql sql;
    private final Employers employers;
    private final RegisterEmployer register;

    FeedEmployers(Sql sql, Employers employers, RegisterEmployer register) {
        this.sql = sql;
        this.employers = employers;
        this.register = register;
    }

    /** Whether the source may speak for it: a chamber's for its members. */
    static boolean speaksFor(FeedSource source, Employer employer) {
        return source.chamber() == null || source.chamber().equals(employer.chamber());
    }

    private record Known(
            Named named,
            String written,
            @Nullable UUID byNumber,
            @Nullable UUID linked,
            @Nullable UUID own) {}

    /** Those that the caller may not see are missing. */
    Map<Named, Employer> meant(Caller caller, FeedSource source, Set<Named> asked) {
        List<Known> known = known(source, List.copyOf(asked));
        Map<Named, UUID> fresh = registered(caller, source, known);
        Map<EmployerId, Employer> found =
                employers.findAll(
                        Stream.concat(
                                        known.stream()
                                                .flatMap(
                                                        one ->
                                                                Stream.of(
                                                                        one.byNumber(),
                                                                        one.linked(),
                                                                        one.own())),
                                        fresh.values().stream())
                                .filter(Objects::nonNull)
                                .distinct()
                                .map(EmployerId::new)
                                .toList());
        Map<Named, Employer> meant = new HashMap<>();
        for (Known one : known) {
            Stream.of(one.byNumber(), one.linked(), one.own(), fresh.get(one.named()))
                    .filter(Objects::nonNull)
                    .map(id -> found.get(new EmployerId(id)))
                    .filter(Objects::nonNull)
                    .filter(
                            employer ->
                                    !employer.id().value().equals(one.linked())
                                            || speaksFor(source, employer))
                    .findFirst()
                    .ifPresent(employer -> meant.put(one.named(), employer));
        }
        return meant;
    }

    private List<Known> known(FeedSource source, List<Named> asked) {
        return sql.list(
                """
                select w.n, lower(w.name) as written, f.employer_id, f.linked_to,
                    (select e.id from employer e
                        where e.country = ? and e.registration_number = w.number
                            and (not e.fed or e.standing <> 'unverified')
                            and (cast(? as uuid) is null or e.chamber_id = ?)) as by_number
                from unnest(?, ?) with ordinality as w (name, number, n)
                left join lateral (select * from feed_employer o
                    where o.source_key = ? and o.written_name = lower(w.name)
                        and o.registration_number = w.number limit 1) f on true
                """,
                row ->
                        new Known(
                                asked.get(row.getInt("n") - 1),
                                row.getString("written"),
                                row.getObject("by_number", UUID.class),
                                row.getObject("linked_to", UUID.class),
                                row.getObject("employer_id", UUID.class)),
                source.country(),
                source.chamber(),
                source.chamber(),
                asked.stream().map(Named::name).toArray(String[]::new),
                asked.stream().map(FeedEmployers::number).toArray(String[]::new),
                source.key());
    }

    /** New records of whom nobody knows; names that differ in their case alone share one. */
    private Map<Named, UUID> registered(Caller caller, FeedSource source, List<Known> known) {
        Map<List<String>, UUID> ids = new HashMap<>();
        Map<UUID, Named> records = new LinkedHashMap<>();
        Map<Named, UUID> of = new HashMap<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Known one : known) {
            if (one.byNumber() != null || one.own() != null) {
                continue;
            }
            String number = number(one.named());
            UUID id =
                    ids.computeIfAbsent(
                            List.of(one.written(), number),
                            key -> {
                                UUID made = UUID.randomUUID();
                                records.put(made, one.named());
                                rows.add(new Object[] {made, source.key(), one.written(), number});
                                return made;
                            });
            of.put(one.named(), id);
        }
        if (!records.isEmpty()) {
            register.ofFeed(caller, records, source.country(), source.chamber());
            sql.batch(
                    """
                    insert into feed_employer
                        (employer_id, source_key, written_name, registration_number)
                    values (?, ?, ?, ?)
                    """,
                    rows);
        }
        return of;
    }

    private static String number(Named named) {
        return Objects.requireNonNullElse(named.registrationNumber(), "");
    }

    /**
     * A verified employer that a source may mean by a name nobody has decided about.
     *
     * @param id of the record that stands for the name
     */
    record LooksLike(
            UUID id,
            String name,
            @Nullable String registrationNumber,
            UUID employer,
            String employerName) {}

    /**
     * By name, at most so many. Two numbers that differ are no likeness.
     *
     * @param records of these alone; null for all
     */
    List<LooksLike> looksLike(
            FeedSource source, @Nullable Collection<EmployerId> records, int limit) {
        UUID[] only =
                records == null
                        ? null
                        : records.stream().map(EmployerId::value).toArray(UUID[]::new);
        return sql.list(
                """
                select r.id, r.name, r.registration_number, e.id as employer, e.name as employer_name
                from feed_employer f join employer r on r.id = f.employer_id
                cross join lateral (select o.id, o.name from employer o
                    where o.written = r.written and o.country = r.country and o.id <> r.id
                        and o.standing = 'verified'
                        and (cast(? as uuid) is null or o.chamber_id = ?)
                        and (o.registration_number is null or r.registration_number is null)
                    order by o.name, o.id limit 1) e
                where f.source_key = ? and f.state is null and r.standing = 'unverified'
                    and (cast(? as uuid[]) is null or f.employer_id = any(?))
                order by f.written_name, f.registration_number limit ?
                """,
                row ->
                        new LooksLike(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("registration_number"),
                                row.getObject("employer", UUID.class),
                                row.getString("employer_name")),
                source.chamber(),
                source.chamber(),
                source.key(),
                only,
                only,
                limit);
    }

    /** Whether the record stands for a name of the source. */
    boolean isOf(FeedSource source, EmployerId id) {
        return sql.first(
                        "select 1 from feed_employer where employer_id = ? and source_key = ?",
                        row -> true,
                        id.value(),
                        source.key())
                .isPresent();
    }

    /**
     * @param linked whom the name means; null for nobody we know
     */
    void decide(EmployerId id, @Nullable EmployerId linked, Caller by, Instant at) {
        sql.change(
                """
                update feed_employer set state = ?, linked_to = ?, decided_by = ?, decided_at = ?
                where employer_id = ?
                """,
                linked == null ? "refused" : "linked",
                linked == null ? null : linked.value(),
                by.account().value(),
                at.atOffset(ZoneOffset.UTC),
                id.value());
    }
}
