package org.onward.matching.shared;

/** Why the service cannot start: one sentence for the person at the keyboard; nothing was lost. */
public final class StartupRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartupRefusal(String sentence) {
        super(sentence);
    }

    public StartupRefusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
