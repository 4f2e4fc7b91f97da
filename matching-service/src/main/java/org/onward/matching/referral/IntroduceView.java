package org.onward.matching.referral;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.consent.CardBody;
import org.onward.matching.consent.ContactField;
import org.onward.matching.consent.Preset;
import org.onward.matching.returnee.Contact;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.PersonHead;

/**
 * Introducing one person for one vacancy.
 *
 * @param prepared the vacancy, its employer, and what stands against it
 * @param remedy where to put right what stands against it; empty where nothing does
 * @param notice key of a sentence on what changed meanwhile; empty where nothing did
 * @param sees exactly what the employer will see; null where something stands against it
 * @param until last day it is shared; null where that is not known yet
 */
public record IntroduceView(
        PersonHead head,
        PrepareIntroduction.Prepared prepared,
        String remedy,
        IntroduceForm form,
        Faults faults,
        String notice,
        @Nullable Sees sees,
        @Nullable LocalDate until) {
    /**
     * @param fields what is shared beyond the card, in the order of the page
     * @param hash known by
     */
    public record Sees(CardBody card, Contact contact, List<ContactField> fields, String hash) {
        public Sees {
            fields = List.copyOf(fields);
        }
    }

    public List<Preset> presets() {
        return IntroduceForm.PRESETS;
    }

    public String address() {
        return head.address() + "/introduce/" + prepared.vacancy().id().value();
    }

    public String title() {
        return prepared.vacancy().post().title();
    }

    public String employer() {
        return prepared.employer().name();
    }
}
