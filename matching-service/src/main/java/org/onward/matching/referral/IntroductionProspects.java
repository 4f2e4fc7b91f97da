package org.onward.matching.referral;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.match.Prospect;
import org.onward.matching.match.Prospects;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/**
 * Answer rates and numbers of introductions, counted once a minute and held in memory: a search
 * asks for hundreds of vacancies at once, and what a minute changes here only settles ties.
 */
@Singleton
final class IntroductionProspects implements Prospects {
    /** Below it a rate says nothing. */
    private static final int FEWEST_ANSWERS = 5;

    private record Counted(
            Map<EmployerId, Prospect.Answers> answers, Map<VacancyId, Integer> sent) {}

    private final Transactions transactions;
    private volatile Counted counted = new Counted(Map.of(), Map.of());

    IntroductionProspects(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<VacancyId, Prospect> of(Collection<VacancyFacts> vacancies) {
        Counted now = counted;
        Map<VacancyId, Prospect> known = new HashMap<>();
        for (VacancyFacts facts : vacancies) {
            Prospect.Answers answers = now.answers.get(facts.employer());
            Integer sent = now.sent.get(facts.id());
            if (answers != null || sent != null) {
                known.put(facts.id(), new Prospect(answers, Double.NaN, sent == null ? 0 : sent));
            }
        }
        return known;
    }

    /** Every replica counts for itself. */
    @Scheduled(initialDelay = "10s", fixedDelay = "1m")
    void count() {
        counted = transactions.work(IntroductionProspects::count);
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
                        FEWEST_ANSWERS)
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
        return new Counted(answers, sent);
    }
}
