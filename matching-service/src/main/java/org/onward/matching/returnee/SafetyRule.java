package org.onward.matching.returnee;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must never be offered to a person; works silently and is shown to their own counsellor only.
 *
 * @param name of the person it is about; this and phone from the vault
 * @param place ISO 3166-2
 * @param sector ISIC Rev. 4 section letter
 * @param vacancy the only one that is meant
 * @param note from the vault
 */
public record SafetyRule(
        UUID id,
        Kind kind,
        @Nullable String name,
        @Nullable String phone,
        @Nullable UUID employer,
        @Nullable String place,
        @Nullable String sector,
        @Nullable UUID vacancy,
        @Nullable String note) {
    /** What a rule is about. */
    public enum Kind {
        PERSON,
        EMPLOYER,
        PLACE,
        SECTOR,
        LIVE_IN,
        /** One vacancy, set aside for any reason. */
        VACANCY
    }

    /** Without its values: records end up in messages. */
    @Override
    public String toString() {
        return "SafetyRule[" + id + "]";
    }
}
