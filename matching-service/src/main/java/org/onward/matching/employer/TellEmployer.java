package org.onward.matching.employer;

import jakarta.inject.Singleton;
import java.util.Map;
import org.onward.matching.access.EmployerAccounts;
import org.onward.matching.mail.Outbox;
import org.onward.matching.mail.Purpose;

/**
 * Writes to whoever signs in for an employer, in the transaction of what they are told. An employer
 * without an account has nowhere to look, and is told by its adviser.
 */
@Singleton
public final class TellEmployer {
    private final EmployerAccounts accounts;
    private final Outbox outbox;

    TellEmployer(EmployerAccounts accounts, Outbox outbox) {
        this.accounts = accounts;
        this.outbox = outbox;
    }

    public void tell(EmployerId employer, Purpose purpose, Map<String, String> values) {
        accounts.readersOf(employer.value())
                .forEach(
                        reader -> outbox.write(reader.email(), reader.language(), purpose, values));
    }
}
