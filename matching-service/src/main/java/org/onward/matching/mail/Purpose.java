package org.onward.matching.mail;

import java.util.Locale;
import java.util.Set;

/**
 * Why a mail is written, and what its text is filled in with. {@code link} is a path of the portal,
 * {@code staffLink} one of the staff pages, {@code answerBy} a day as 2026-11-25; the others are
 * the employer's own words.
 *
 * <p>Nothing of a candidate is among them, and there is no room for it: a name that is not listed
 * is refused.
 */
public enum Purpose {
    CONFIRM_REGISTRATION("link"),
    /** Somebody registers with an address that signs in already. */
    ALREADY_REGISTERED("link"),
    PASSWORD_RESET("link"),
    /** Somebody of the staff is to choose a password. */
    INVITATION("staffLink"),
    EMPLOYER_VERIFIED("employer link"),
    VACANCY_APPROVED("title link"),
    VACANCY_SENT_BACK("title link"),
    VACANCY_REJECTED("title link"),
    /** Is the vacancy still true? */
    CONFIRM_VACANCY("title link"),
    INTRODUCTION("title answerBy link"),
    INTRODUCTION_REMINDER("title answerBy link"),
    /** Somebody who was introduced no longer is; a link that was sent shows nothing any more. */
    INTRODUCTION_NO_LONGER("title link");

    private final String names;

    Purpose(String names) {
        this.names = names;
    }

    /** What {@link Outbox#write} must be given, all of it and no more. */
    public Set<String> names() {
        return Set.of(names.split(" "));
    }

    String key(String part) {
        return name().toLowerCase(Locale.ROOT) + "." + part;
    }
}
