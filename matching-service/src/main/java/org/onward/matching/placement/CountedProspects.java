package org.onward.matching.placement;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Answer rates, introductions, courses without a seat and who trains for what, counted now and then
 * and held in memory: a search asks for hundreds of vacancies at once. Of people nothing is said
 * below five, nor of those who refused to be counted.
 */
@Singleton
public final class CountedProspects implements Prospects {
    /** Below it a rate says nothing. */
    private static final int FEWEST = 5;

    /** Some begin before the others. */
    private static final int DAYS_BEFORE = 14;

    /**
     * By employer or vacancy.
     *
     * @param full courses of five seats or more, all of them taken
     */
    private record Counted(
            Map<EmployerId, Prospect.Answers> answers,
            Map<VacancyId, Integer> sent,
            Set<VacancyId> full) {}

    /**
     * @param minor ISCO-08 minor group as a number
     * @param place code of the province
     */
    private record Trade(int minor, @Nullable String place) {}

    private final Transactions transactions;
    private final InstantSource clock;
    private volatile Counted counted = new Counted(Map.of(), Map.of(), Set.of());
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
            boolean full = now.full.contains(facts.id());
            if (answers != null || trained != null || sent > 0 || full) {
                known.put(facts.id(), new Prospect(answers, trained, sent, full));
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        training = transactions.work(worker -> countTraining(worker, today));
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
        Map<VacancyId, Integer> sent = new HashMap<>();
        sql.list(
                        """
                        select vacancy_id, count(*)::int as sent from introduction
                        where ended_at is null group by vacancy_id
                        """,
                        row ->
                                Map.entry(
                                        new VacancyId(row.getObject("vacancy_id", UUID.class)),
                                        row.getInt("sent")))
                .forEach(one -> sent.put(one.getKey(), one.getValue()));
        return new Counted(answers, sent, Set.copyOf(full(sql)));
    }

    /** Of this round alone: a course is held again under the same vacancy. */
    private static List<VacancyId> full(Sql sql) {
        return sql.list(
                """
                select v.id from placement p join vacancy v on v.id = p.vacancy_id
                where v.kind = 'training' and v.state = 'open' and v.seats >= ?
                    and p.state in ('agreed', 'started', 'paused')
                    and coalesce(p.started_on, p.starts_on, v.start_on, p.agreed_on)
                        >= coalesce(v.start_on - ?, v.opened_at::date)
                group by v.id having count(*) >= v.seats
                """,
                row -> new VacancyId(row.getObject("id", UUID.class)),
                FEWEST,
                DAYS_BEFORE);
    }

    /** Saturation as DOMAIN defines it: in training and completed ÷ open posts and filled. */
    private static Map<Trade, Prospect.Trained> countTraining(Connection worker, LocalDate today) {
        Map<Trade, Prospect.Trained> trained = new HashMap<>();
        Sql.on(worker)
                .list(
                        """
                        with trade as (
                            select substr(v.occupation, 1, 3) as minor, v.place_code as place,
                                count(distinct p.returnee_id)::int as people
                            from placement p join vacancy v on v.id = p.vacancy_id
                                join returnee r on r.id = p.returnee_id
                            where p.kind = 'training' and r.statistics_agreed
                                and (p.state in ('started', 'paused')
                                    or (p.state = 'completed' and p.ended_on > ?))
                                and v.occupation is not null and v.place_code is not null
                            group by 1, 2 having count(distinct p.returnee_id) >= ?),
                        post as (
                            select t.minor, t.place, max(v.seats)::int as seats
                            from trade t join vacancy v
                                on v.place_code = t.place and substr(v.occupation, 1, 3) = t.minor
                                and v.kind <> 'training'
                                and (v.state = 'open' and (v.valid_until is null or v.valid_until >= ?)
                                    or v.state = 'filled' and v.state_since > ?)
                            group by t.minor, t.place, coalesce(v.posting, v.id))
                        select t.minor, t.place, t.people, coalesce(sum(p.seats), 0)::int as posts
                        from trade t left join post p on p.minor = t.minor and p.place = t.place
                        group by 1, 2, 3
                        """,
                        row ->
                                Map.entry(
                                        new Trade(row.getInt("minor"), row.getString("place")),
                                        new Prospect.Trained(
                                                row.getInt("people"), row.getInt("posts"))),
                        today.minusYears(1),
                        FEWEST,
                        today,
                        today.minusYears(1))
                .forEach(one -> trained.put(one.getKey(), one.getValue()));
        return trained;
    }
}
