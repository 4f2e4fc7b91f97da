package org.onward.matching.audit;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seals the reasons that people type, each bound to its id and to the subject of its entry. A
 * reason about a returnee is sealed under that person's key, so that erasing the person erases it.
 */
public interface Reasons {
    byte[] seal(UUID id, String subject, @Nullable UUID subjectId, String text);

    /** Empty where the key was destroyed. */
    Optional<String> open(UUID id, String subject, @Nullable UUID subjectId, byte[] cipher);
}
