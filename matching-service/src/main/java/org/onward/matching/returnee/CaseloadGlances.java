package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/** What the caseload tells of each person at a glance, in one query for all of a page. */
@Singleton
final class CaseloadGlances {
    private final Transactions transactions;
    private final Statements statements;

    CaseloadGlances(Transactions transactions, Statements statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    /**
     * @param skills UUIDs of the two best ones
     * @param places codes of the two most wanted places or countries
     * @param begun enough is known to look for something: skills or wishes, and where
     */
    record Glance(List<String> skills, List<String> places, boolean begun) {
        static final Glance NOTHING = new Glance(List.of(), List.of(), false);
    }

    /** People the caller may not see are missing. */
    Map<ReturneeId, Glance> of(Caller caller, List<ReturneeId> people) {
        Map<ReturneeId, Glance> glances = new HashMap<>();
        transactions
                .read(
                        caller,
                        () ->
                                statements.list(
                                        """
                                        select r.id,
                                            array(select skill_id::text from profile_skill where returnee_id = r.id
                                                order by level desc nulls last, skill_id limit 2) as skills,
                                            array(select coalesce(place_code, country) from willing_place
                                                where returnee_id = r.id order by rank limit 2) as places,
                                            r.places_known and (r.skills_known
                                                or exists (select 1 from aspiration where returnee_id = r.id))
                                                as begun
                                        from returnee r where r.id = any(?)
                                        order by r.id limit 200
                                        """,
                                        row ->
                                                Map.entry(
                                                        new ReturneeId(
                                                                row.getObject("id", UUID.class)),
                                                        new Glance(
                                                                texts(row.getArray("skills")),
                                                                texts(row.getArray("places")),
                                                                row.getBoolean("begun"))),
                                        (Object)
                                                people.stream()
                                                        .map(ReturneeId::value)
                                                        .toArray(UUID[]::new)))
                .forEach(entry -> glances.put(entry.getKey(), entry.getValue()));
        return glances;
    }

    /** The caller's people by readiness, covered ones included. */
    Map<String, Integer> counts(Caller caller) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        transactions
                .read(
                        caller,
                        () ->
                                statements.list(
                                        """
                                        select r.readiness, count(*) as people
                                        from (select distinct returnee_id from my_people) m
                                            cross join lateral (select readiness from returnee
                                                where id = m.returnee_id offset 0) r
                                        group by r.readiness order by r.readiness limit 20
                                        """,
                                        row ->
                                                Map.entry(
                                                        row.getString("readiness"),
                                                        row.getInt("people"))))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
