package org.onward.matching.referral;

import java.util.List;
import java.util.Set;
import org.onward.matching.consent.ContactField;
import org.onward.matching.consent.Preset;

/**
 * What was filled in to introduce somebody, as typed.
 *
 * @param key so that sending twice introduces once
 * @param consent id of the consent that is reused; empty for a new one
 * @param preset what is asked for
 * @param fields beyond the card; they count for single fields only
 * @param preview hash of what was shown last; empty where nothing was
 * @param until the last day that was shown with it, ISO
 */
public record IntroduceForm(
        String key,
        String consent,
        Preset preset,
        Set<ContactField> fields,
        String endsOn,
        String answerBy,
        String preview,
        String until,
        boolean agreed) {
    /** The name of its field in the page: card, card_and_contact or fields. */
    static final List<Preset> PRESETS = List.of(Preset.values());

    public IntroduceForm {
        fields = Set.copyOf(fields);
    }

    public boolean asksAnew() {
        return consent.isEmpty();
    }

    IntroduceForm with(String field, String value) {
        return new IntroduceForm(
                key,
                consent,
                preset,
                fields,
                field.equals("endsOn") ? value : endsOn,
                field.equals("answerBy") ? value : answerBy,
                preview,
                until,
                agreed);
    }
}
