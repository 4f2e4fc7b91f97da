package org.onward.matching.employer;

import java.time.Instant;
import org.onward.matching.access.AccountId;

/** Whether an employer may publish. */
public sealed interface Standing {
    record Unverified() implements Standing {}

    record Verified(AccountId by, Instant at) implements Standing {}

    /** Stops everything of that employer at once. */
    record Suspended(String because, Instant at) implements Standing {}
}
