package org.onward.matching.consent;

import java.util.EnumSet;
import java.util.Set;

/** What is agreed to, as it is asked. */
public enum Preset {
    /** The skill card alone. */
    CARD,
    /** The card with name, telephone and e-mail. */
    CARD_AND_CONTACT,
    /** The card with single fields. */
    FIELDS;

    /** The fields beyond the card; {@code chosen} counts for single fields only. */
    Set<ContactField> fields(Set<ContactField> chosen) {
        return switch (this) {
            case CARD -> EnumSet.noneOf(ContactField.class);
            case CARD_AND_CONTACT -> EnumSet.allOf(ContactField.class);
            case FIELDS -> chosen;
        };
    }
}
