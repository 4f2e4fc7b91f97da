package org.onward.matching.consent;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A skill card in a reader's words: what an employer's page shows, and so what a preview shows.
 *
 * @param education label of the level
 * @param area label of the province
 * @param availableFrom ISO date
 */
@Serdeable
public record CardBody(
        List<Line> skills,
        List<Line> languages,
        @Nullable String education,
        List<Stay> experience,
        @Nullable String area,
        @Nullable String availableFrom,
        @Nullable Integer hoursMin,
        @Nullable Integer hoursMax) {
    /**
     * @param level 1–4; null unknown
     */
    @Serdeable
    public record Line(String label, @Nullable Integer level) {}

    /**
     * @param occupation its label
     */
    @Serdeable
    public record Stay(String occupation, @Nullable Integer months) {}
}
