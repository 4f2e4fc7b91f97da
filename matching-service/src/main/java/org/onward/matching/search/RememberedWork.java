package org.onward.matching.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    private final Map<Digest, WorkShares> last =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Digest, WorkShares> eldest) {
                    return size() > MOST;
                }
            };

    /** Enough of SHA-256 that no two are alike. */
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
        Bytes bytes = new Bytes();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            bytes.add(Double.doubleToLongBits(weights.get(i)));
            bytes.add(account.title());
            bytes.add(account.told());
            bytes.add(account.occupation() == null ? "" : account.occupation().value());
            bytes.add(account.skills().length);
            for (int skill : account.skills()) {
                bytes.add(skill);
            }
            float[] measures = account.measures();
            bytes.add(measures == null ? 0 : measures.length);
            for (int j = 0; measures != null && j < measures.length; j++) {
                bytes.add(Float.floatToIntBits(measures[j]));
            }
        }
        return bytes.digest();
    }

    /** Each thing in a way that tells where it ends. */
    private static final class Bytes {
        private final MessageDigest sha256;

        Bytes() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        void add(long number) {
            byte[] bytes = new byte[Long.BYTES];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (number >>> (Byte.SIZE * i));
            }
            sha256.update(bytes);
        }

        void add(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            add(bytes.length);
            sha256.update(bytes);
        }

        Digest digest() {
            byte[] all = sha256.digest();
            return new Digest(longAt(all, 0), longAt(all, Long.BYTES));
        }

        private static long longAt(byte[] bytes, int from) {
            long number = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                number = (number << Byte.SIZE) | (bytes[from + i] & 0xFF);
            }
            return number;
        }
    }
}
