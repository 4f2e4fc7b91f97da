package org.onward.matching.placement;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;

/** Shows what one of the caller's people began, with the checks. */
@Singleton
public final class SeePlacements {
    private final OwnPeople own;
    private final PlacementRows placements;
    private final CheckRows checks;
    private final Employers employers;
    private final Vacancies vacancies;

    SeePlacements(
            OwnPeople own,
            PlacementRows placements,
            CheckRows checks,
            Employers employers,
            Vacancies vacancies) {
        this.own = own;
        this.placements = placements;
        this.checks = checks;
        this.employers = employers;
        this.vacancies = vacancies;
    }

    /**
     * One placement as it stands.
     *
     * @param employerName null where there is none or it is unknown
     * @param title of the vacancy, where there is one
     * @param checks as they stand, the earliest first
     * @param voidedBy who recorded it as a mistake, by name; null where it is none
     * @param followed whether other work names this training as what it follows
     */
    public record Seen(
            Placement placement,
            @Nullable String employerName,
            @Nullable String title,
            List<Check> checks,
            @Nullable String voidedBy,
            boolean followed) {
        public Seen {
            checks = List.copyOf(checks);
        }

        /** The check of a day, as it stands. */
        public Optional<Check> check(CheckDay day) {
            return checks.stream().filter(check -> check.day() == day).findFirst();
        }
    }

    /**
     * @return the newest first
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public List<Seen> see(Caller caller, ReturneeId person) {
        return own.act(caller, person, "see_placements", () -> load(person));
    }

    /**
     * @throws Problem NOT_FOUND for somebody else's person or placement
     */
    public Seen see(Caller caller, ReturneeId person, PlacementId id) {
        return see(caller, person).stream()
                .filter(seen -> seen.placement().id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private List<Seen> load(ReturneeId person) {
        List<Placement> all = placements.of(person);
        if (all.isEmpty()) {
            return List.of();
        }
        Map<PlacementId, List<Check>> checked = checks.of(person);
        Map<EmployerId, Employer> named =
                employers.findAll(
                        all.stream()
                                .map(Placement::employer)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        Map<VacancyId, Vacancy> posted =
                vacancies.findAll(
                        all.stream()
                                .map(Placement::vacancy)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        Set<PlacementId> followed =
                all.stream()
                        .filter(one -> !(one.state() instanceof PlacementState.Voided))
                        .map(Placement::after)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return all.stream()
                .map(
                        one ->
                                new Seen(
                                        one,
                                        Optional.ofNullable(one.employer())
                                                .map(named::get)
                                                .map(Employer::name)
                                                .orElse(null),
                                        Optional.ofNullable(one.vacancy())
                                                .map(posted::get)
                                                .map(vacancy -> vacancy.post().title())
                                                .orElse(null),
                                        checked.getOrDefault(one.id(), List.of()),
                                        one.state() instanceof PlacementState.Voided
                                                ? placements.voidedBy(one.id()).orElse("")
                                                : null,
                                        followed.contains(one.id())))
                .toList();
    }
}
