package org.onward.matching.search;

import java.util.Locale;
import org.onward.matching.vacancy.Kind;

/**
 * Fields of a person's document: codes and numbers only. Id and version are {@link VacancyFields}'.
 * Whatever changes here or in {@link PersonDocument} raises {@link #SCHEMA}, which rebuilds the
 * index at the next start. Household, safety rules and whose person it is are not here: they are
 * asked of the database for every search, so that they hold at once.
 *
 * <p>1: first layout. 2: the line of work by learnt numbers.
 */
final class PersonFields {
    static final int SCHEMA = 5;

    /** Countries where the person would work and may; {@link #ANYWHERE} where not known yet. */
    static final String COUNTRY = "works_in";

    /** Countries where the person would work on a visa that the vacancy brings. */
    static final String ABROAD = "goes_to";

    /** The person's own musts. */
    static final String MUST = "must";

    /** Currency of the person's own "not below". */
    static final String FLOOR_CURRENCY = "floor_currency";

    /** Point: that sum, of a month, in minor units. */
    static final String FLOOR = "floor";

    static final String ANYWHERE = "anywhere";

    private PersonFields() {}

    /** What draws the person to vacancies of a kind: features, each with its gain. */
    static String wishes(Kind kind) {
        return "wishes_" + kind.name().toLowerCase(Locale.ROOT);
    }

    // Names of features.

    static String skill(int number) {
        return "s" + number;
    }

    static String work(int number) {
        return "w" + number;
    }

    static String occupation(String code) {
        return "o" + code;
    }

    static String place(String code) {
        return "p" + code;
    }

    static String country(String code) {
        return "c" + code;
    }

    static String sector(char letter) {
        return "i" + letter;
    }
}
