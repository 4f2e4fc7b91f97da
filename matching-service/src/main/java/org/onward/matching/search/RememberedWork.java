package org.onward.matching.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.onward.matching.taxonomy.LinesOfWork.Account;
import org.onward.matching.taxonomy.WorkShares;

/**
 * What people's work is about, remembered of those asked for last: the same people are asked for
 * again and again, and their words change rarely. Nobody's words are held, only their digest and
 * the numbers that came of them; some 1 kB each. For one vocabulary, and any number of threads.
 */
final class RememberedWork {
    private static final int MOST = 10_000;

    private final Map<Digest, WorkShares> last =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Digest, WorkShares> eldest) {
                    return size() > MOST;
                }
            };

    /** 128 bits of MurmurHash3, so that no two are alike unless somebody makes them so. */
    private record Digest(long high, long low) {}

    WorkShares of(List<Account> accounts, List<Double> weights, Supplier<WorkShares> made) {
        Digest digest = digest(accounts, weights);
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

    private static Digest digest(List<Account> accounts, List<Double> weights) {
        ByteBuffersDataOutput bytes = new ByteBuffersDataOutput();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            bytes.writeLong(Double.doubleToLongBits(weights.get(i)));
            bytes.writeString(account.title());
            bytes.writeString(account.told());
            bytes.writeString(account.occupation() == null ? "" : account.occupation().value());
            bytes.writeInt(account.skills().length);
            for (int skill : account.skills()) {
                bytes.writeInt(skill);
            }
            float[] measures = account.measures();
            bytes.writeInt(measures == null ? 0 : measures.length);
            for (int j = 0; measures != null && j < measures.length; j++) {
                bytes.writeInt(Float.floatToIntBits(measures[j]));
            }
        }
        long[] hash = StringHelper.murmurhash3_x64_128(new BytesRef(bytes.toArrayCopy()));
        return new Digest(hash[0], hash[1]);
    }
}
