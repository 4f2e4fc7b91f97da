package org.onward.matching.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
     * @param fields beside the card; of a look from before they were written down, all agreed to
     * @param byLink the link of a mail was opened without signing in, by somebody or by a mail
     *     program that looks into links
     * @param times on that day
     */
    record Seen(
            String vacancy, LocalDate day, Set<ContactField> fields, boolean byLink, int times) {
        public Seen {
            fields = Set.copyOf(fields);
        }

        /** With name or contact, not the card alone. */
        public boolean contact() {
            return !fields.isEmpty();
        }
    }
}
