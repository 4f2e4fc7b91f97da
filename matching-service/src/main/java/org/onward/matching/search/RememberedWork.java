package org.onward.matching.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.onward.matching.taxonomy.LinesOfWork.Account;
import org.onward.matching.taxonomy.WorkShares;

/**
 * What people's work is about, remembered of those asked for last: the same people are asked for
 * again and again, and their words change rarely. Nobody's words are held, only their digest and
 * the numbers that came of them; some 1 kB each. For one vocabulary, and any number of threads.
 */
final class RememberedWork {
    private static final int MOST = 10_000;

    private final Map<AccountDigest, WorkShares> last =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<AccountDigest, WorkShares> eldest) {
                    return size() > MOST;
                }
            };

    WorkShares of(List<Account> accounts, List<Double> weights, Supplier<WorkShares> made) {
        AccountDigest digest = AccountDigest.of(accounts, weights);
        synchronized (last) {
            WorkShares known = last.get(digest);
            if (known != null) {
                return known;
            }
        }
        WorkShares work = made.get();
        synchronized (last) {
            last.put(digest, work);
        }
        return work;
    }
}
