package org.onward.matching.returnee;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** What a person is called on papers and by those who must not know who it is. */
final class References {
    // None of these is taken for another when read out or written by hand.
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}-[0-9A-Z]{6}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    /** Whether it could be one; anything else is nobody's and does not reach the database. */
    static boolean fits(String text) {
        return FORM.matcher(text).matches();
    }

    static String random() {
        StringBuilder reference = new StringBuilder("CR-");
        for (int i = 0; i < LENGTH; i++) {
            reference.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }
}
