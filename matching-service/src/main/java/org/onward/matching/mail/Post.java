package org.onward.matching.mail;

import java.util.UUID;

/** Hands mail over to whoever delivers it. */
interface Post {
    /**
     * @param id the same for every try, so that a mail sent twice is known to be one
     */
    record Letter(UUID id, String to, String language, MailTexts.Text text) {}

    /** Opens what several letters are handed over through. */
    Counter open() throws Refused;

    /** One connection. */
    interface Counter extends AutoCloseable {
        void hand(Letter letter) throws Refused;

        @Override
        void close();
    }

    /** Whether the sender keeps mail readable after it was handed over: the demo does. */
    default boolean keepsLinks() {
        return false;
    }

    /** Why a letter could not be handed over. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        /** What was refused, and so what to do next. */
        enum Kind {
            /** Nobody answers: no other letter will do better now. */
            UNREACHABLE,
            /** Our sign-in is not taken: no other letter will do better now. */
            SIGN_IN,
            /** The address, for good. */
            ADDRESS,
            /** This letter, this time. */
            LETTER
        }

        private final Kind kind;

        Refused(Kind kind, Exception cause) {
            super(kind.name(), cause);
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }
    }
}
