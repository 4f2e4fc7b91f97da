package org.onward.matching.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the service computes, whatever other tests sign in with. */
class PasswordsTest {
    private static final String PASSWORD = "mango lantern harbour 42";

    @Test
    void aHashIsMadeWithTheLeastMemoryThatIsAdvisedAndTwoPasses() {
        Passwords passwords = new Passwords();
        String hash = passwords.hash(PASSWORD);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(passwords.matches("mango lantern harbour 43", hash)).isFalse();
        assertThat(passwords.matches(PASSWORD, null)).isFalse();
    }
}
