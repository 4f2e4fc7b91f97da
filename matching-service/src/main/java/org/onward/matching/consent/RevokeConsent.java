package org.onward.matching.consent;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.SharedContacts;

/**
 * Takes a consent back. It holds at once and everywhere, since every look of an employer reads the
 * consent's row; mail that waits is taken back. What has been seen cannot be unseen, so it is said.
 */
@Singleton
public final class RevokeConsent {
    private final OwnPeople people;
    private final Consents consents;
    private final SharedContacts contacts;
    private final ConsentPlaces places;
    private final InstantSource clock;

    RevokeConsent(
            OwnPeople people,
            Consents consents,
            SharedContacts contacts,
            ConsentPlaces places,
            InstantSource clock) {
        this.people = people;
        this.consents = consents;
        this.contacts = contacts;
        this.places = places;
        this.clock = clock;
    }

    /**
     * Once more changes nothing and says the same.
     *
     * @return what the employer had seen
     * @throws Problem NOT_FOUND for somebody else's person or consent
     */
    public List<ConsentPlaces.Seen> revoke(Caller caller, ReturneeId person, ConsentId id) {
        return people.act(
                caller,
                person,
                "revoke_consent",
                () -> {
                    if (consents.lock(person, id).isEmpty()) {
                        throw Problem.notFound();
                    }
                    if (!consents.end(id, "asked", clock.instant())) {
                        return places.seen(id);
                    }
                    contacts.withdraw(caller, person, id.value());
                    return places.revoked(caller, id);
                });
    }

    /**
     * Nothing goes under it any more: it ends at once, not with the next round of the routine.
     * Inside the open transaction of the person's counsellor.
     */
    public void endWithIntroductions(Caller caller, ReturneeId person, ConsentId id) {
        if (consents.end(id, "introduction_ended", clock.instant())) {
            contacts.withdraw(caller, person, id.value());
        }
    }

    /**
     * Nothing of the person is shared any more. Inside the open transaction of the person's
     * counsellor, after their introductions ended.
     */
    public void endAll(Caller caller, ReturneeId person) {
        consents.of(person).stream()
                .filter(one -> one.endedAt() == null)
                .map(Consent::id)
                .forEach(id -> endWithIntroductions(caller, person, id));
    }
}
