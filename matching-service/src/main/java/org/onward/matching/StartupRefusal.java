package org.onward.matching;

/** Why the service cannot start: one sentence for the person at the keyboard; nothing was lost. */
final class StartupRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupRefusal(String sentence) {
        super(sentence);
    }

    StartupRefusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
