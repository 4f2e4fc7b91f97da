package org.onward.matching.placement;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.match.Prospect;
import org.onward.matching.match.Prospects;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/**
 * Answer rates, introductions, seats taken and who trains for what, counted now and then and held
 * in memory: a search asks for hundreds of vacancies at once.
 */
@Singleton
public final class CountedProspects implements Prospects {
    /** Below it a rate says nothing. */
    private static final int FEWEST = 5;

    /** Of one vacancy; what a minute changes here only settles ties. */
    private record Counted(
            Map<EmployerId, Prospect.Answers> answers,
            Map<VacancyId, Integer> sent,
            Map<VacancyId, Integer> taken) {}

    /**
     * @param minor ISCO-08 minor group as a number
     * @param place code of the province
     */
    private record Trade(int minor, @Nullable String place) {}

    private final Transactions transactions;
    private final InstantSource clock;
    private volatile Counted counted = new Counted(Map.of(), Map.of(), Map.of());
    private volatile Map<Trade, Prospect.Trained> training = Map.of();

    CountedProspects(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<VacancyId, Prospect> of(Collection<VacancyFacts> vacancies) {
        Counted now = counted;
        Map<Trade, Prospect.Trained> trades = training;
        Map<VacancyId, Prospect> known = new HashMap<>();
        for (VacancyFacts facts : vacancies) {
            Prospect.Answers answers = now.answers.get(facts.employer());
            Prospect.Trained trained =
                    trades.isEmpty() ? null : trades.get(new Trade(facts.minor(), facts.place()));
            int sent = now.sent.getOrDefault(facts.id(), 0);
            int taken = now.taken.getOrDefault(facts.id(), 0);
            if (answers != null || trained != null || sent > 0 || taken > 0) {
                known.put(facts.id(), new Prospect(answers, trained, sent, taken));
            }
        }
        return known;
    }

    /** Every replica counts for itself. */
    @Scheduled(initialDelay = "10s", fixedDelay = "1m")
    public void count() {
        counted = transactions.work(CountedProspects::count);
    }

    /** Asks every open posting of a trade where five train for it. */
    @Scheduled(initialDelay = "10s", fixedDelay = "10m")
    public void countTraining() {
        LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(1);
        training = transactions.work(worker -> countTraining(worker, since));
    }

    private static Counted count(Connection worker) {
        Sql sql = Sql.on(worker);
        Map<EmployerId, Prospect.Answers> answers = new HashMap<>();
        sql.list(
                        """
                        select employer_id,
                            count(*) filter (where answered_on <= answer_by)::int as in_time,
                            count(*)::int as due
                        from introduction
                        where answered_on is not null or state = 'no_answer'
                        group by employer_id having count(*) >= ?
                        """,
                        row ->
                                Map.entry(
                                        new EmployerId(row.getObject("employer_id", UUID.class)),
                                        new Prospect.Answers(
                                                row.getInt("in_time"), row.getInt("due"))),
                        FEWEST)
                .forEach(one -> answers.put(one.getKey(), one.getValue()));
        return new Counted(
                answers,
                byVacancy(
                        sql,
                        """
                        select vacancy_id, count(*)::int as many from introduction
                        where ended_at is null group by vacancy_id
                        """),
                byVacancy(
                        sql,
                        """
                        select vacancy_id, count(*)::int as many from placement
                        where vacancy_id is not null
                            and state in ('agreed', 'started', 'paused', 'completed')
                        group by vacancy_id
                        """));
    }

    private static Map<VacancyId, Integer> byVacancy(Sql sql, String query) {
        Map<VacancyId, Integer> many = new HashMap<>();
        sql.list(
                        query,
                        row ->
                                Map.entry(
                                        new VacancyId(row.getObject("vacancy_id", UUID.class)),
                                        row.getInt("many")))
                .forEach(one -> many.put(one.getKey(), one.getValue()));
        return many;
    }

    /** Saturation as DOMAIN defines it: in training and completed ÷ open posts and filled. */
    private static Map<Trade, Prospect.Trained> countTraining(Connection worker, LocalDate since) {
        Map<Trade, Prospect.Trained> trained = new HashMap<>();
        Sql.on(worker)
                .list(
                        """
                        with trade as (
                            select substr(v.occupation, 1, 3) as minor, v.place_code as place,
                                count(*)::int as people
                            from placement p join vacancy v on v.id = p.vacancy_id
                            where p.kind = 'training' and (p.state in ('started', 'paused')
                                or (p.state = 'completed' and p.ended_on > ?))
                                and v.occupation is not null and v.place_code is not null
                            group by 1, 2 having count(*) >= ?)
                        select t.minor, t.place, t.people, coalesce(sum(v.seats), 0)::int as posts
                        from trade t left join vacancy v
                            on v.place_code = t.place and substr(v.occupation, 1, 3) = t.minor
                            and v.kind <> 'training'
                            and (v.state = 'open' or (v.state = 'filled' and v.state_since > ?))
                        group by 1, 2, 3
                        """,
                        row ->
                                Map.entry(
                                        new Trade(row.getInt("minor"), row.getString("place")),
                                        new Prospect.Trained(
                                                row.getInt("people"), row.getInt("posts"))),
                        since,
                        FEWEST,
                        since)
                .forEach(one -> trained.put(one.getKey(), one.getValue()));
        return trained;
    }
}
