package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.onward.matching.access.Caller;

/** Makes the head of a page about one person. */
@Singleton
public final class PersonHeads {
    private static final int PLACES = 3;

    private final SeePerson people;
    private final EditProfile edit;
    private final TypedWords words;

    PersonHeads(SeePerson people, EditProfile edit, TypedWords words) {
        this.people = people;
        this.edit = edit;
        this.words = words;
    }

    /**
     * @throws org.onward.matching.problem.Problem NOT_FOUND for somebody else's person
     */
    public PersonHead of(Caller caller, ReturneeId id) {
        return of(people.see(caller, id), edit.see(caller, id), caller.language());
    }

    PersonHead of(SeePerson.Person person, EditProfile.Versioned stored, String language) {
        List<ProfileDocument.WillingPlace> places =
                Objects.requireNonNullElse(stored.profile().places(), List.of());
        return new PersonHead(
                person.id().value().toString(),
                person.name(),
                person.reference(),
                person.readiness(),
                person.matchingAgreed(),
                stored.need().orElse(null),
                places.stream()
                        .limit(PLACES)
                        .map(one -> one.place() == null ? one.country() : one.place())
                        .filter(Objects::nonNull)
                        .map(code -> words.somewhere(code, language).label())
                        .toList(),
                person.covered(),
                person.counsellor(),
                person.exitedOn());
    }
}
