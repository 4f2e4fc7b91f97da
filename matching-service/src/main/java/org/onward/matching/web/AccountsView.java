package org.onward.matching.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.LetReadReports;
import org.onward.matching.access.ListAccounts.Account;

/**
 * Accounts of staff and chambers.
 *
 * @param own id of the administrator's own account, about which they decide nothing
 * @param invited name of who was sent a link just now; null otherwise
 * @param next address of the next page, or null on the last
 */
public record AccountsView(
        List<Account> accounts,
        String own,
        @Nullable String invited,
        @Nullable String next,
        boolean first,
        boolean saved) {

    /** A line of a list. */
    public record Choice(String value, String label) {}

    /**
     * Opening an account.
     *
     * @param typed as sent
     * @param faults field → sentence, in the order of the fields
     */
    public record Opening(
            Form typed,
            List<Choice> roles,
            List<Choice> offices,
            List<Choice> programmes,
            List<Fault> faults) {
        public @Nullable String of(String field) {
            return faults.stream()
                    .filter(fault -> fault.field().equals(field))
                    .map(Fault::text)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Whose reports an account may read besides that of its own programme. */
    public record Reports(String account, LetReadReports.Reading reading) {}

    /** What of a form could not be taken. */
    public record Fault(String field, String text) {}

    /**
     * Choosing a password.
     *
     * @param token sealed; empty where the link leads nowhere any more
     */
    public record Welcome(String token, @Nullable String fault) {}
}
