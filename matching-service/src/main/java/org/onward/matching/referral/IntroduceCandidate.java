package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.CreateOnce;
import org.onward.matching.consent.Consent;
import org.onward.matching.consent.Consents;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.Employers;
import org.onward.matching.mail.Purpose;
import org.onward.matching.match.ExplainPair;
import org.onward.matching.match.Gate;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;

/**
 * Introduces one person to the employer of one vacancy. Only somebody who is ready, under a consent
 * that holds, to a verified employer, for an open vacancy whose pay is known and that nothing the
 * person said, and no safety rule, stands against: all of it asked again at this moment.
 */
@Singleton
public final class IntroduceCandidate {
    static final int DAYS_TO_ANSWER = 7;
    private static final int MOST_DAYS = 30;

    private final OwnPeople people;
    private final ExplainPair pairs;
    private final Vacancies vacancies;
    private final Employers employers;
    private final Consents consents;
    private final EmployerMail mail;
    private final CreateOnce once;
    private final Sql sql;
    private final InstantSource clock;

    IntroduceCandidate(
            OwnPeople people,
            ExplainPair pairs,
            Vacancies vacancies,
            Employers employers,
            Consents consents,
            EmployerMail mail,
            CreateOnce once,
            Sql sql,
            InstantSource clock) {
        this.people = people;
        this.pairs = pairs;
        this.vacancies = vacancies;
        this.employers = employers;
        this.consents = consents;
        this.mail = mail;
        this.once = once;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param answerBy last day to answer, 1 to 30 days ahead; null is a week
     * @param key as in {@link CreateOnce}
     * @throws Problem NOT_FOUND for somebody else's person or a vacancy that is not there; CONFLICT
     *     with one sentence for whatever stands against it; INVALID for the day
     */
    public IntroductionId introduce(
            Caller caller,
            ReturneeId person,
            VacancyId vacancy,
            @Nullable LocalDate answerBy,
            @Nullable String key) {
        return people.act(
                caller,
                person,
                "introduce_candidate",
                () ->
                        new IntroductionId(
                                once.create(
                                        caller,
                                        key,
                                        "introductions",
                                        id -> send(caller, person, vacancy, answerBy, id))));
    }

    private void send(
            Caller caller,
            ReturneeId person,
            VacancyId vacancyId,
            @Nullable LocalDate answerBy,
            UUID id) {
        LocalDate by = answerBy(caller.today(), answerBy);
        new Introductions(sql).holdPerson(person);
        Vacancy vacancy = vacancies.find(vacancyId).orElseThrow(Problem::notFound);
        Employer employer =
                employers.find(vacancy.post().employer()).orElseThrow(Problem::notFound);
        obstacle(caller, person, vacancy, employer)
                .ifPresent(
                        one -> {
                            throw Problem.conflict(one.sentence());
                        });
        Consent consent =
                consents.standing(person, employer.id())
                        .filter(one -> one.holdsOn(caller.today()))
                        .orElseThrow(
                                () ->
                                        Problem.conflict(
                                                "This needs the person's consent for this"
                                                        + " employer."));
        if (consent.endsOn().isBefore(by)) {
            throw Problem.conflict("The consent ends before the day to answer by.");
        }
        Instant now = clock.instant();
        Introduction sent =
                new Introduction(
                        new IntroductionId(id),
                        person,
                        vacancyId,
                        vacancy.post().title(),
                        employer.id(),
                        consent.id(),
                        proposal(person, vacancyId).orElse(null),
                        caller.account(),
                        new IntroductionState.Sent(by),
                        caller.today(),
                        by,
                        consent.endsOn(),
                        null,
                        null,
                        false,
                        0);
        new Introductions(sql).save(sent, now);
        mail.ask(sql, null, sent, Purpose.INTRODUCTION, now);
    }

    private static LocalDate answerBy(LocalDate today, @Nullable LocalDate asked) {
        LocalDate by = asked == null ? today.plusDays(DAYS_TO_ANSWER) : asked;
        new FieldErrors()
                .addIf(
                        !by.isAfter(today) || by.isAfter(today.plusDays(MOST_DAYS)),
                        "answerBy",
                        "error.date",
                        "The day to answer by lies 1 to 30 days ahead.")
                .throwIfAny();
        return by;
    }

    /** What stands against it before any consent is asked for; inside an open transaction. */
    Optional<Obstacle> obstacle(
            Caller caller, ReturneeId person, Vacancy vacancy, Employer employer) {
        if (underWay(person, vacancy.id())) {
            return Optional.of(Obstacle.UNDER_WAY);
        }
        if (!ready(person)) {
            return Optional.of(Obstacle.NOT_READY);
        }
        if (!employer.verified()) {
            return Optional.of(Obstacle.NOT_VERIFIED);
        }
        // The gates once more; what stops a pair for safety is named to the own counsellor alone.
        if (pairs.explain(caller, person, vacancy.id())
                instanceof ExplainPair.Pair.NotOffered(VacancyId id, Gate gate, _, _)) {
            return Optional.of(Obstacle.of(gate));
        }
        if (!vacancy.paySettled()) {
            return Optional.of(Obstacle.PAY_UNKNOWN);
        }
        return saidNo(person, vacancy.id()) ? Optional.of(Obstacle.SAID_NO) : Optional.empty();
    }

    private boolean ready(ReturneeId person) {
        return sql.first(
                        "select readiness from returnee where id = ?",
                        row -> row.getString(1),
                        person.value())
                .filter(state -> state.equals("ready") || state.equals("placed"))
                .isPresent();
    }

    private boolean saidNo(ReturneeId person, VacancyId vacancy) {
        return sql.first(
                        """
                        select state from proposal where returnee_id = ? and vacancy_id = ?
                        order by shown_at desc, id limit 1
                        """,
                        row -> row.getString(1),
                        person.value(),
                        vacancy.value())
                .filter(state -> state.equals("no"))
                .isPresent();
    }

    private Optional<ProposalId> proposal(ReturneeId person, VacancyId vacancy) {
        return sql.first(
                """
                select id from proposal where returnee_id = ? and vacancy_id = ? and state = 'interested'
                """,
                row -> new ProposalId(row.getObject(1, UUID.class)),
                person.value(),
                vacancy.value());
    }

    private boolean underWay(ReturneeId person, VacancyId vacancy) {
        return sql.first(
                        """
                        select true from introduction where returnee_id = ? and vacancy_id = ?
                            and state in ('sent', 'meeting', 'kept', 'offered', 'accepted')
                        """,
                        row -> true,
                        person.value(),
                        vacancy.value())
                .isPresent();
    }
}
