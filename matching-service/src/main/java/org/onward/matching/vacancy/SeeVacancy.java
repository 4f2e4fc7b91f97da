package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.Employers;
import org.onward.matching.problem.Problem;

/**
 * One vacancy with all that staff need to talk about it. Outreach sees what is shown to people, and
 * nothing before; a chamber those of its members.
 */
@Singleton
public final class SeeVacancy {
    private final Transactions transactions;
    private final Vacancies vacancies;
    private final Employers employers;
    private final Adverts adverts;
    private final TellApart apart;
    private final VacancyScope scope;

    SeeVacancy(
            Transactions transactions,
            Vacancies vacancies,
            Employers employers,
            Adverts adverts,
            TellApart apart,
            VacancyScope scope) {
        this.transactions = transactions;
        this.vacancies = vacancies;
        this.employers = employers;
        this.adverts = adverts;
        this.apart = apart;
        this.scope = scope;
    }

    /**
     * @param backing the committed vacancies behind a training
     * @param origin where it came from
     * @param same others of the same posting
     * @param unresolved words of the advert that met no skill
     * @param mayEnd whether the reader may fill and withdraw it
     */
    public record Seen(
            Vacancy vacancy,
            Employer employer,
            List<Vacancy> backing,
            Origin origin,
            List<String> unresolved,
            List<TellApart.Same> same,
            boolean mayEnd) {}

    /**
     * @param source the feed, null where it was posted here
     * @param placeWords the advert's own words for the place
     * @param corrected fields that somebody here changed since the feed brought it
     */
    public record Origin(
            @Nullable String source,
            @Nullable String reference,
            @Nullable String placeWords,
            List<String> corrected) {}

    /**
     * @throws Problem NOT_FOUND where it is not there for the caller
     */
    public Seen see(Caller caller, VacancyId id) {
        return transactions.read(
                caller,
                () -> {
                    Vacancy vacancy = vacancies.find(id).orElseThrow(Problem::notFound);
                    Employer employer =
                            employers
                                    .find(vacancy.post().employer())
                                    .orElseThrow(Problem::notFound);
                    if (!maySee(caller, vacancy, employer) || !scope.sees(caller, vacancy)) {
                        throw Problem.notFound();
                    }
                    Adverts.Advert advert = adverts.of(id);
                    return new Seen(
                            vacancy,
                            employer,
                            backing(vacancy),
                            new Origin(
                                    advert.source(),
                                    advert.reference(),
                                    advert.placeWords(),
                                    List.copyOf(advert.corrected().keySet())),
                            advert.unresolved(),
                            apart.same(id),
                            scope.mayEnd(caller, employer.id()));
                });
    }

    private static boolean maySee(Caller caller, Vacancy vacancy, Employer employer) {
        Overseas overseas = vacancy.post().overseas();
        return switch (caller.role()) {
            case COUNSELLOR, PROGRAMME_STAFF -> true;
            case OUTREACH ->
                    vacancy.state() instanceof VacancyState.Open
                            && employer.verified()
                            && (overseas == null || overseas.vetted());
            case CHAMBER ->
                    employer.chamber() != null && employer.chamber().equals(caller.organisation());
            case EMPLOYER, TRAINING_PROVIDER, ADMINISTRATOR, AUDITOR -> false;
        };
    }

    /** Whom contact details are for: who may introduce. */
    static boolean seesContact(Caller caller) {
        return caller.role() != Role.OUTREACH;
    }

    private List<Vacancy> backing(Vacancy vacancy) {
        if (!(vacancy instanceof Vacancy.Training training) || training.backedBy().isEmpty()) {
            return List.of();
        }
        Map<VacancyId, Vacancy> found = vacancies.findAll(training.backedBy());
        return training.backedBy().stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
