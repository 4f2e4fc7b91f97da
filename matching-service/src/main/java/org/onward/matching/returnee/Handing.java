package org.onward.matching.returnee;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person who goes from one counsellor to another.
 *
 * @param on the first day with the other
 * @param colleague name of who receives them, or of who gave them
 */
public record Handing(LocalDate on, String colleague) {
    static @Nullable Handing of(@Nullable LocalDate on, @Nullable String colleague) {
        return on == null || colleague == null ? null : new Handing(on, colleague);
    }
}
