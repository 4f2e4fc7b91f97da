package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.onward.matching.shared.Sql;

/** Who is ready and agreed to be looked for when vacancies come in. */
@Singleton
public final class ReadyPeople {
    /** The condition of a query over {@code returnee r}. */
    public static final String READY = "r.readiness = 'ready' and r.matching_agreed";

    private static final StoredProfile.Safety NO_RULES =
            new StoredProfile.Safety(List.of(), List.of(), List.of(), false, List.of());

    private final Statements statements;

    ReadyPeople(Statements statements) {
        this.statements = statements;
    }

    /**
     * @param since the day from which the person is ready
     * @param covered whether the person is an absent colleague's
     * @param counsellor the name of the counsellor assigned
     */
    public record Ready(
            ReturneeId person,
            String reference,
            LocalDate since,
            boolean covered,
            String counsellor) {}

    /**
     * The caller's, own and covered, at most 5000; inside the caller's transaction. As they are at
     * this moment: what is taken back holds at once. "offset 0" has them looked up by their keys,
     * and not among everybody's.
     */
    public List<Ready> ofCaller() {
        return statements.list(
                """
                select r.id, r.reference, r.readiness_since, m.covered, a.display_name
                from (select distinct returnee_id, covered, counsellor_id from my_people) m
                    cross join lateral (select r.id, r.reference, r.readiness_since
                        from returnee r where r.id = m.returnee_id and
                """
                        + READY
                        + """
                         offset 0) r
                    join account a on a.id = m.counsellor_id
                order by r.id limit 5000
                """,
                row ->
                        new Ready(
                                new ReturneeId(row.getObject("id", UUID.class)),
                                row.getString("reference"),
                                row.getObject("readiness_since", LocalDate.class),
                                row.getBoolean("covered"),
                                row.getString("display_name")));
    }

    /**
     * For the index: codes and numbers. Experience is without words, household and safety rules are
     * not read.
     *
     * @param version of the person's row
     */
    public record Coded(int version, Profile profile) {}

    /**
     * Of these, who is ready; in the worker's own transaction.
     *
     * @param people at most 1000
     */
    public Map<ReturneeId, Coded> forIndex(Connection worker, Collection<ReturneeId> people) {
        Map<ReturneeId, Coded> ready = new HashMap<>();
        stored(worker, people, "")
                .forEach(found -> ready.put(found.person(), coded(found, NO_RULES)));
        return ready;
    }

    /**
     * The same with the safety rules, each read when asked for, as one that cannot be read must not
     * hold up the others; for what is looked for ahead and shown to nobody but whoever works with
     * the person.
     */
    public Map<ReturneeId, Supplier<Profile>> withRules(
            Connection worker, Collection<ReturneeId> people) {
        Map<ReturneeId, Supplier<Profile>> ready = new HashMap<>();
        stored(worker, people, ", 'rules', rules")
                .forEach(
                        found ->
                                ready.put(
                                        found.person(),
                                        () ->
                                                coded(found, StoredProfile.safety(found.row()))
                                                        .profile()));
        return ready;
    }

    private static List<StoredProfile.Found> stored(
            Connection worker, Collection<ReturneeId> people, String more) {
        return Sql.on(worker)
                .list(
                        """
                        select r.id, json_build_object('version', r.version, 'codes', r.codes %s) as profile
                        from stored_profile r where r.id = any(?) and %s order by r.id limit 1000
                        """
                                .formatted(more, READY),
                        StoredProfile::found,
                        (Object) people.stream().map(ReturneeId::value).toArray(UUID[]::new));
    }

    private static Coded coded(StoredProfile.Found found, StoredProfile.Safety rules) {
        int version = found.row().get("version").asInt();
        return new Coded(
                version,
                PostgresProfiles.profile(
                        found.person(),
                        StoredProfile.stored(found.row(), Map.of(), rules, LocalDate.EPOCH)));
    }

    /** Everybody who is ready, with the version of their row; in the worker's own transaction. */
    public Map<ReturneeId, Integer> versions(Connection worker) {
        Map<ReturneeId, Integer> versions = new HashMap<>();
        Sql.on(worker)
                .list(
                        "select r.id, r.version from returnee r where " + READY,
                        row ->
                                versions.put(
                                        new ReturneeId(row.getObject("id", UUID.class)),
                                        row.getInt("version")));
        return versions;
    }
}
