package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.consent.Consent;
import org.onward.matching.consent.Consents;
import org.onward.matching.consent.SharedView;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.Employers;
import org.onward.matching.match.Caution;
import org.onward.matching.match.ExplainPair;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Contact;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.SharedContacts;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;

/** Everything a counsellor looks at before somebody is introduced. */
@Singleton
public final class PrepareIntroduction {
    private final OwnPeople people;
    private final IntroduceCandidate introduce;
    private final ExplainPair pairs;
    private final Vacancies vacancies;
    private final Employers employers;
    private final Consents consents;
    private final SharedContacts contacts;
    private final EmployerMail mail;
    private final Sql sql;

    PrepareIntroduction(
            OwnPeople people,
            IntroduceCandidate introduce,
            ExplainPair pairs,
            Vacancies vacancies,
            Employers employers,
            Consents consents,
            SharedContacts contacts,
            EmployerMail mail,
            Sql sql) {
        this.people = people;
        this.introduce = introduce;
        this.pairs = pairs;
        this.vacancies = vacancies;
        this.employers = employers;
        this.consents = consents;
        this.contacts = contacts;
        this.mail = mail;
        this.sql = sql;
    }

    /**
     * @param obstacle what stands against it; null where nothing does
     * @param caution as {@link ExplainPair#cautions} says
     * @param standing the consent there is for this employer
     * @param byMail the employer gets mail; else somebody must ring
     */
    public record Prepared(
            Vacancy vacancy,
            Employer employer,
            @Nullable Obstacle obstacle,
            Caution caution,
            Optional<Agreed> standing,
            boolean byMail) {}

    /**
     * @param sees what the employer sees under it
     */
    public record Agreed(Consent consent, SharedView sees) {}

    /**
     * @throws Problem NOT_FOUND for somebody else's person or a vacancy that is not there
     */
    public Prepared prepare(Caller caller, ReturneeId person, VacancyId vacancyId) {
        return people.act(
                caller,
                person,
                "prepare_introduction",
                () -> {
                    Vacancy vacancy = vacancies.find(vacancyId).orElseThrow(Problem::notFound);
                    Employer employer =
                            employers
                                    .find(vacancy.post().employer())
                                    .orElseThrow(Problem::notFound);
                    return new Prepared(
                            vacancy,
                            employer,
                            introduce.obstacle(caller, person, vacancy, employer).orElse(null),
                            pairs.cautions(caller, person, List.of(vacancyId))
                                    .getOrDefault(vacancyId, Caution.NONE),
                            consents.standing(person, employer.id())
                                    .filter(one -> one.holdsOn(caller.today()))
                                    .map(one -> new Agreed(one, sees(person, one))),
                            mail.reachable(sql, employer.id()));
                });
    }

    private SharedView sees(ReturneeId person, Consent consent) {
        return new SharedView(
                consent.card(),
                consent.fields().isEmpty()
                        ? Contact.NONE
                        : contacts.agreed(person, consent.id().value()).orElse(Contact.NONE));
    }
}
