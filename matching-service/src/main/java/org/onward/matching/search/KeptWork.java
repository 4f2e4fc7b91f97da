package org.onward.matching.search;

import java.nio.ByteBuffer;
import org.onward.matching.match.FactsCodec;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.LinesOfWork.Account;
import org.onward.matching.taxonomy.WorkShares;

/**
 * What an account is about, as bytes to be kept beside it: the digest of the account and of all
 * that it was read by, then the shares. Of any other account, or by anything else, it is read anew.
 */
final class KeptWork {
    private static final int DIGEST = 2 * Long.BYTES;

    private KeptWork() {}

    /**
     * @param by the vocabulary
     */
    static byte[] of(Account account, String by, LinesOfWork lines) {
        AccountDigest digest = digest(account, by);
        byte[] shares = FactsCodec.encode(lines.of(account));
        return ByteBuffer.allocate(DIGEST + shares.length)
                .putLong(digest.high())
                .putLong(digest.low())
                .put(shares)
                .array();
    }

    static WorkShares read(byte[] kept, Account account, String by, LinesOfWork lines) {
        if (kept.length > DIGEST) {
            ByteBuffer bytes = ByteBuffer.wrap(kept);
            if (new AccountDigest(bytes.getLong(), bytes.getLong()).equals(digest(account, by))) {
                return FactsCodec.decodeWork(kept, DIGEST);
            }
        }
        return lines.of(account);
    }

    /** How it is read changes with the index, which is then built anew. */
    private static AccountDigest digest(Account account, String by) {
        return AccountDigest.of(account, VacancyFields.SCHEMA + " " + by);
    }
}
