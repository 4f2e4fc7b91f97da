package org.onward.matching.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;

/**
 * Argon2id with the OWASP minimum (19 MiB, two passes, one lane). At most two hashes are computed
 * at once, so that a flood of sign-ins cannot take the machine's memory.
 */
@Singleton
final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int SALT_BYTES = 16;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    /** zxcvbn's "safely unguessable" begins at 3 of 4. */
    private static final int LEAST_STRENGTH = 3;

    private final Argon2Function argon2;
    private final Semaphore atOnce = new Semaphore(2);
    private final Zxcvbn zxcvbn = new Zxcvbn();

    /** Compared with when there is no such account, so that an answer takes the same time. */
    private final String nobodys;

    @Inject
    Passwords() {
        this(MEMORY_KIB);
    }

    /** With less memory for tests, which sign in hundreds of times. */
    Passwords(int memoryKib) {
        argon2 = Argon2Function.getInstance(memoryKib, 2, 1, 32, Argon2.ID);
        nobodys = hash("nobody's password, never given to anyone");
    }

    String hash(String password) {
        return bounded(
                () -> Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult());
    }

    /**
     * @param hash null where no such account exists: takes as long, and is false
     */
    boolean matches(String password, @Nullable String hash) {
        boolean same =
                bounded(() -> Password.check(password, hash == null ? nobodys : hash).with(argon2));
        return same && hash != null;
    }

    /** Names what is wrong with a new password, if anything. */
    void check(String password, List<String> about, FieldErrors errors) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            errors.add(
                    "password",
                    "error.password.length",
                    "Use %d to %d characters.".formatted(SHORTEST, LONGEST));
        } else if (zxcvbn.measure(password, about).getScore() < LEAST_STRENGTH) {
            errors.add(
                    "password",
                    "error.password.weak",
                    "This is easy to guess; a few unrelated words make a better one.");
        }
    }

    private <T> T bounded(Supplier<T> work) {
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
