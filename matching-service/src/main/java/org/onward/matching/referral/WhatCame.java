package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.match.SoFar;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/** Tells beside a match what was shown to the person and where they were introduced. */
@Singleton
final class WhatCame implements SoFar {
    /** Of one person, the latest. */
    private static final int MOST_PLACED = 20;

    private final Sql sql;

    WhatCame(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<VacancyId, Came> of(ReturneeId person, Collection<VacancyId> vacancies) {
        Map<VacancyId, Came> came = new HashMap<>();
        if (vacancies.isEmpty()) {
            return came;
        }
        UUID[] ids = vacancies.stream().map(VacancyId::value).toArray(UUID[]::new);
        sql.list(
                        """
                        select distinct on (vacancy_id) vacancy_id, introduced, state, day, under_way
                        from (
                            select vacancy_id, true as introduced, state, sent_on as day,
                                ended_at is null as under_way, coalesce(ended_at, answered_at, sent_at) as at
                            from introduction where returnee_id = ? and vacancy_id = any(?)
                            union all
                            select vacancy_id, false, state, shown_on, false, greatest(shown_at, answered_at)
                            from proposal where returnee_id = ? and vacancy_id = any(?)
                        ) came
                        order by vacancy_id, under_way desc, at desc
                        """,
                        row ->
                                Map.entry(
                                        new VacancyId(row.getObject("vacancy_id", UUID.class)),
                                        new Came(
                                                row.getBoolean("introduced"),
                                                row.getString("state"),
                                                row.getObject("day", LocalDate.class),
                                                row.getBoolean("under_way"))),
                        person.value(),
                        ids,
                        person.value(),
                        ids)
                .forEach(one -> came.put(one.getKey(), one.getValue()));
        return came;
    }

    @Override
    public Beside beside(ReturneeId person, VacancyId vacancy, EmployerId employer) {
        List<Elsewhere> elsewhere =
                sql.list(
                        """
                        select v.title, e.name, i.state
                        from introduction i join vacancy v on v.id = i.vacancy_id
                            join employer e on e.id = v.employer_id
                        where i.returnee_id = ? and i.vacancy_id <> ? and i.ended_at is null
                        order by i.sent_at desc limit 3
                        """,
                        row ->
                                new Elsewhere(
                                        row.getString("title"),
                                        row.getString("name"),
                                        row.getString("state")),
                        person.value(),
                        vacancy.value());
        List<Placed> placed =
                sql.list(
                        """
                        select p.kind, p.occupation, p.started_on, p.ended_on,
                            nullif(p.end_reason, 'unknown') as reason,
                            p.employer_id is not distinct from ? as here, c.in_work is false as over
                        from placement p
                            left join lateral (
                                select in_work from placement_check
                                where placement_id = p.id and superseded_at is null and in_work is not null
                                order by day desc limit 1) c on true
                        where p.returnee_id = ? and p.state in ('started', 'paused', 'completed', 'ended')
                            and p.started_on is not null
                        order by p.ended_on desc nulls first, p.started_on desc, p.id limit ?
                        """,
                        Placed::of,
                        employer.value(),
                        person.value(),
                        MOST_PLACED);
        return new Beside(
                elsewhere,
                placed.stream()
                        .filter(one -> one.ended == null && !one.over)
                        .map(one -> new Now(one.kind, one.occupation, one.since))
                        .toList(),
                placed.stream()
                        .filter(Placed::here)
                        .flatMap(one -> one.before().stream())
                        .findFirst()
                        .orElse(null),
                placed.stream()
                        .flatMap(one -> one.before().stream())
                        .filter(one -> !one.course())
                        .findFirst()
                        .filter(last -> last.reason() != null)
                        .orElse(null));
    }

    /**
     * @param over that the last check found them no longer at work
     */
    private record Placed(
            String kind,
            @Nullable String occupation,
            LocalDate since,
            @Nullable LocalDate ended,
            @Nullable String reason,
            boolean here,
            boolean over) {
        static Placed of(ResultSet row) throws SQLException {
            return new Placed(
                    row.getString("kind"),
                    row.getString("occupation"),
                    row.getObject("started_on", LocalDate.class),
                    row.getObject("ended_on", LocalDate.class),
                    row.getString("reason"),
                    row.getBoolean("here"),
                    row.getBoolean("over"));
        }

        Optional<Before> before() {
            return Optional.ofNullable(ended)
                    .map(until -> new Before(until, reason, kind.equals("training")));
        }
    }
}
