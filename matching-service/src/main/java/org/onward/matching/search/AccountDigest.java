package org.onward.matching.search;

import java.util.List;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.onward.matching.taxonomy.LinesOfWork.Account;

/**
 * What tells accounts of work apart: 128 bits of MurmurHash3, so that no two are alike unless
 * somebody makes them so.
 */
record AccountDigest(long high, long low) {
    static AccountDigest of(List<Account> accounts, List<Double> weights) {
        ByteBuffersDataOutput bytes = new ByteBuffersDataOutput();
        for (int i = 0; i < accounts.size(); i++) {
            bytes.writeLong(Double.doubleToLongBits(weights.get(i)));
            write(accounts.get(i), bytes);
        }
        return of(bytes);
    }

    /**
     * @param by what it is read by
     */
    static AccountDigest of(Account account, String by) {
        ByteBuffersDataOutput bytes = new ByteBuffersDataOutput();
        bytes.writeString(by);
        write(account, bytes);
        return of(bytes);
    }

    private static void write(Account account, ByteBuffersDataOutput bytes) {
        bytes.writeString(account.title());
        bytes.writeString(account.told());
        bytes.writeString(account.occupation() == null ? "" : account.occupation().value());
        bytes.writeByte((byte) (account.coded() ? 1 : 0));
        bytes.writeInt(account.skills().length);
        for (int skill : account.skills()) {
            bytes.writeInt(skill);
        }
        float[] measures = account.measures();
        bytes.writeInt(measures == null ? 0 : measures.length);
        for (int i = 0; measures != null && i < measures.length; i++) {
            bytes.writeInt(Float.floatToIntBits(measures[i]));
        }
    }

    private static AccountDigest of(ByteBuffersDataOutput bytes) {
        long[] hash = StringHelper.murmurhash3_x64_128(new BytesRef(bytes.toArrayCopy()));
        return new AccountDigest(hash[0], hash[1]);
    }
}
