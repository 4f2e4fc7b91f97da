package org.onward.matching.placement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.CreateOnce;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.EndIntroductions;
import org.onward.matching.referral.IntroductionId;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;

/** Records what a person agreed to, or began already. */
@Singleton
public final class RecordPlacement {
    private final OwnPeople own;
    private final CreateOnce once;
    private final PlacementRows rows;
    private final MovePlacement move;
    private final Vacancies vacancies;
    private final Employers employers;
    private final Taxonomy taxonomy;
    private final EndIntroductions introductions;

    RecordPlacement(
            OwnPeople own,
            CreateOnce once,
            PlacementRows rows,
            MovePlacement move,
            Vacancies vacancies,
            Employers employers,
            Taxonomy taxonomy,
            EndIntroductions introductions) {
        this.own = own;
        this.once = once;
        this.rows = rows;
        this.move = move;
        this.vacancies = vacancies;
        this.employers = employers;
        this.taxonomy = taxonomy;
        this.introductions = introductions;
    }

    /**
     * What is known of it. With a vacancy, its kind, employer and occupation are the vacancy's.
     *
     * @param kind null only with a vacancy
     * @param after a training of the same person that it follows
     * @param agreedOn not in the future; null for the day it started, or today
     * @param startsOn the first day as planned
     * @param startedOn the first day, where it has begun; not in the future
     */
    public record NewPlacement(
            @Nullable PlacementKind kind,
            @Nullable UUID introduction,
            @Nullable VacancyId vacancy,
            @Nullable EmployerId employer,
            @Nullable OccupationCode occupation,
            @Nullable Boolean subsidised,
            @Nullable PlacementId after,
            @Nullable LocalDate agreedOn,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate startedOn,
            WorkTerms terms) {}

    /**
     * @param key of the request, see {@link CreateOnce}
     * @throws Problem NOT_FOUND for somebody else's person; INVALID naming every bad field;
     *     CONFLICT where the introduction led to a placement meanwhile
     */
    public PlacementId record(
            Caller caller, ReturneeId person, @Nullable String key, NewPlacement wanted) {
        return own.act(
                caller,
                person,
                "record_placement",
                () ->
                        new PlacementId(
                                once.create(
                                        caller,
                                        key,
                                        "placements",
                                        id -> store(caller, person, new PlacementId(id), wanted))));
    }

    private void store(Caller caller, ReturneeId person, PlacementId id, NewPlacement wanted) {
        FieldErrors errors = new FieldErrors();
        Placement placement = checked(caller, person, id, wanted, errors);
        errors.throwIfAny();
        if (wanted.introduction() != null && rows.fromIntroduction(wanted.introduction())) {
            throw Problem.conflict("This introduction has led to a placement already.");
        }
        if (wanted.introduction() != null) {
            introductions.agreed(person, new IntroductionId(wanted.introduction()));
        }
        rows.insert(caller, placement);
        LocalDate started = wanted.startedOn();
        if (started != null) {
            move.moveLocked(
                    caller,
                    placement,
                    PlacementStep.START,
                    started,
                    _ -> new PlacementState.Started(started));
        }
    }

    private Placement checked(
            Caller caller,
            ReturneeId person,
            PlacementId id,
            NewPlacement wanted,
            FieldErrors errors) {
        Vacancy vacancy =
                wanted.vacancy() == null ? null : vacancies.find(wanted.vacancy()).orElse(null);
        errors.addIf(
                wanted.vacancy() != null && vacancy == null,
                "vacancy",
                "error.choose_from_list",
                "There is no such vacancy.");
        errors.addIf(
                wanted.introduction() != null && wanted.vacancy() == null,
                "vacancy",
                "error.required",
                "Name the vacancy of the introduction.");
        introduction(person, wanted, errors);
        PlacementKind kind = vacancy == null ? wanted.kind() : PlacementKind.of(vacancy.kind());
        if (kind == null) {
            errors.add("kind", "error.required", "Say what it is.");
            kind = PlacementKind.OWN_WORK;
        }
        errors.addIf(
                wanted.kind() != null && wanted.kind() != kind,
                "kind",
                "error.choose_from_list",
                "The vacancy is of another kind.");
        EmployerId employer = vacancy == null ? wanted.employer() : vacancy.post().employer();
        errors.addIf(
                vacancy != null
                        && wanted.employer() != null
                        && !wanted.employer().equals(vacancy.post().employer()),
                "employer",
                "error.vacancy_employer",
                "The vacancy is another employer's.");
        errors.addIf(
                kind == PlacementKind.OWN_WORK && employer != null,
                "employer",
                "error.own_work_employer",
                "Own work has no employer.");
        errors.addIf(
                vacancy == null && employer != null && employers.find(employer).isEmpty(),
                "employer",
                "error.choose_from_list",
                "There is no such employer.");
        errors.addIf(
                wanted.occupation() != null && unknownOccupation(wanted.occupation()),
                "occupation",
                "error.choose_from_list",
                "There is no such occupation.");
        after(person, wanted, errors);
        LocalDate agreed = days(caller, wanted, errors);
        return new Placement(
                id,
                0,
                person,
                kind,
                new PlacementState.Agreed(wanted.startsOn()),
                agreed,
                wanted.introduction(),
                wanted.vacancy(),
                employer,
                wanted.occupation() != null || vacancy == null
                        ? wanted.occupation()
                        : vacancy.post().occupation(),
                wanted.subsidised(),
                wanted.after(),
                wanted.terms());
    }

    private void introduction(ReturneeId person, NewPlacement wanted, FieldErrors errors) {
        if (wanted.introduction() == null) {
            return;
        }
        introductions
                .refusal(person, new IntroductionId(wanted.introduction()), wanted.vacancy())
                .ifPresent(
                        refusal -> {
                            switch (refusal) {
                                case NONE ->
                                        errors.add(
                                                "introduction",
                                                "error.introduction.none",
                                                "This person has no such introduction.");
                                case ANOTHER_VACANCY ->
                                        errors.add(
                                                "introduction",
                                                "error.introduction.another_vacancy",
                                                "The introduction was for another vacancy.");
                                case NOT_ACCEPTED ->
                                        errors.add(
                                                "introduction",
                                                "error.introduction.not_accepted",
                                                "The introduction has not been accepted.");
                                case USED ->
                                        errors.add(
                                                "introduction",
                                                "error.work.twice",
                                                "This introduction has led to work already.");
                            }
                        });
    }

    private boolean unknownOccupation(OccupationCode occupation) {
        return taxonomy.label(Subject.OCCUPATION, occupation.value(), "en")
                .equals(occupation.value());
    }

    private void after(ReturneeId person, NewPlacement wanted, FieldErrors errors) {
        PlacementId after = wanted.after();
        if (after == null) {
            return;
        }
        LocalDate began =
                rows.find(person, after)
                        .filter(one -> one.kind() == PlacementKind.TRAINING)
                        .map(one -> one.state().startedOn())
                        .orElse(null);
        errors.addIf(
                began == null,
                "after",
                "error.choose_from_list",
                "Choose a training that this person began.");
        LocalDate first = wanted.startedOn() == null ? wanted.startsOn() : wanted.startedOn();
        errors.addIf(
                began != null && first != null && first.isBefore(began),
                "after",
                "error.before_training",
                "It began before the training that it follows.");
    }

    private static LocalDate days(Caller caller, NewPlacement wanted, FieldErrors errors) {
        LocalDate started = wanted.startedOn();
        LocalDate agreed =
                wanted.agreedOn() != null
                        ? wanted.agreedOn()
                        : started != null ? started : caller.today();
        errors.addIf(
                agreed.isAfter(caller.today()),
                "agreedOn",
                "error.future",
                "This day lies in the future.");
        errors.addIf(
                started != null && started.isAfter(caller.today()),
                "startedOn",
                "error.future",
                "This day lies in the future.");
        errors.addIf(
                started != null && started.isBefore(agreed),
                "startedOn",
                "error.before_step",
                "It cannot start before it was agreed.");
        errors.addIf(
                wanted.startsOn() != null && wanted.startsOn().isBefore(agreed),
                "startsOn",
                "error.before_step",
                "It cannot start before it was agreed.");
        return agreed;
    }
}
