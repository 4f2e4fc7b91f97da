package org.onward.matching.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.returnee.ReturneeId;

/**
 * What a person agreed to, for one employer.
 *
 * @param endsOn last day
 * @param ended why it no longer holds: asked, replaced, introduction_ended, employer_suspended or
 *     erased; null as long as nobody ended it, whatever the day
 */
public record Consent(
        ConsentId id,
        ReturneeId person,
        EmployerId employer,
        Preset preset,
        Set<ContactField> fields,
        SkillCard card,
        LocalDate givenOn,
        LocalDate endsOn,
        @Nullable Instant endedAt,
        @Nullable String ended) {
    public boolean holdsOn(LocalDate day) {
        return ended == null && !endsOn.isBefore(day);
    }
}
