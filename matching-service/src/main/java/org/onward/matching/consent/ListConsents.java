package org.onward.matching.consent;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;

/** What a person agreed to, newest first, and what was seen of them by it. */
@Singleton
public final class ListConsents {
    private final OwnPeople people;
    private final Consents consents;
    private final Employers employers;
    private final ConsentPlaces places;

    ListConsents(OwnPeople people, Consents consents, Employers employers, ConsentPlaces places) {
        this.people = people;
        this.consents = consents;
        this.employers = employers;
        this.places = places;
    }

    /**
     * @param employerName as it is called now
     */
    public record Listed(Consent consent, String employerName, List<ConsentPlaces.Seen> seen) {}

    public List<Listed> list(Caller caller, ReturneeId person) {
        return people.act(
                caller,
                person,
                "see_consents",
                () -> {
                    List<Consent> all = consents.of(person);
                    Map<EmployerId, Employer> named =
                            employers.findAll(
                                    all.stream()
                                            .map(Consent::employer)
                                            .collect(Collectors.toSet()));
                    return all.stream()
                            .map(
                                    one ->
                                            new Listed(
                                                    one,
                                                    named.containsKey(one.employer())
                                                            ? named.get(one.employer()).name()
                                                            : "",
                                                    places.seen(one.id())))
                            .toList();
                });
    }
}
