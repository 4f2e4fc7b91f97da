package org.onward.matching.consent;

import java.util.EnumSet;
import java.util.Set;
import org.onward.matching.employer.EmployerId;

/**
 * What a person is asked to agree to.
 *
 * @param chosen counts for {@link Preset#FIELDS} only
 */
public record Asked(EmployerId employer, Preset preset, Set<ContactField> chosen) {
    public Asked {
        chosen = chosen.isEmpty() ? Set.of() : EnumSet.copyOf(chosen);
    }

    /** What is asked for beyond the card. */
    public Set<ContactField> fields() {
        return preset.fields(chosen);
    }
}
