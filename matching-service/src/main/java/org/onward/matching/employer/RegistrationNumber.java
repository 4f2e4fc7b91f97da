package org.onward.matching.employer;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The number under which a country's register knows a business, however it is written. */
public final class RegistrationNumber {
    public static final int SHORTEST = 4;
    public static final int LONGEST = 40;

    private RegistrationNumber() {}

    /**
     * Letters in upper case and digits from 0 to 9, and nothing else.
     *
     * @return null where that is shorter than 4 or longer than 40
     */
    public static @Nullable String of(@Nullable String written) {
        if (written == null) {
            return null;
        }
        StringBuilder number = new StringBuilder();
        Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(
                        c -> {
                            if (Character.isDigit(c)) {
                                number.append(Character.digit(c, 10));
                            } else {
                                number.appendCodePoint(c);
                            }
                        });
        int length = number.codePointCount(0, number.length());
        return length < SHORTEST || length > LONGEST ? null : number.toString();
    }
}
