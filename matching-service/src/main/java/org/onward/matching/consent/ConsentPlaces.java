package org.onward.matching.consent;

import java.time.LocalDate;
import java.util.List;
import org.onward.matching.access.Caller;

/** Where a consent is at work; the room above that introduces people knows. */
public interface ConsentPlaces {
    /** In the transaction in which it was given: what is under way goes on under it. */
    void given(Caller caller, Consent consent);

    /**
     * In the transaction in which the person took it back: nothing may leave under it any more.
     *
     * @return what had been seen until then
     */
    List<Seen> revoked(Caller caller, ConsentId consent);

    /** What has been seen so far. */
    List<Seen> seen(ConsentId consent);

    /**
     * The employer looked at somebody.
     *
     * @param vacancy the title of the vacancy it was about
     * @param contact with name or contact, not the card alone
     * @param byLink without signing in
     * @param times on that day
     */
    record Seen(String vacancy, LocalDate day, boolean contact, boolean byLink, int times) {}
}
