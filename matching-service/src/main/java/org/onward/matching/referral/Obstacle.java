package org.onward.matching.referral;

import java.util.Locale;
import org.onward.matching.match.Gate;
import org.onward.matching.vacancy.Vacancy;

/** What stands against introducing a person; the pages have a sentence for each key. */
public enum Obstacle {
    UNDER_WAY("This introduction is under way already."),
    NOT_READY("Only somebody who is ready is introduced; change that first."),
    NOT_VERIFIED("This employer is not verified."),
    NOT_OFFERED("This vacancy cannot be offered at present."),
    SAFETY("A safety rule of the person stands against it."),
    COUNTRY("It is not where the person would work."),
    PAY_FLOOR("It pays less than the person said they must earn."),
    MUSTS("It does not fit what the person said they must have."),
    PAY_UNKNOWN("What it pays is not known; settle that first."),
    SAID_NO("The person said no to it; ask again first.");

    private final String sentence;

    Obstacle(String sentence) {
        this.sentence = sentence;
    }

    static Obstacle of(Gate gate) {
        return switch (gate) {
            case NOT_SHOWN, KIND -> NOT_OFFERED;
            case SAFETY -> SAFETY;
            case COUNTRY -> COUNTRY;
            case PAY_FLOOR -> PAY_FLOOR;
            case MUSTS -> MUSTS;
        };
    }

    /** For the API. */
    public String sentence() {
        return sentence;
    }

    /**
     * The page on which it is put right.
     *
     * @param person address of the person's pages
     */
    String remedy(String person, Vacancy vacancy) {
        return switch (this) {
            case UNDER_WAY -> person + "/introductions";
            case NOT_READY -> person;
            case NOT_VERIFIED, NOT_OFFERED -> person + "/matches";
            case SAFETY -> person + "/safety";
            case COUNTRY -> person + "/edit#places";
            case PAY_FLOOR -> person + "/edit#income";
            case MUSTS -> person + "/edit#musts";
            case PAY_UNKNOWN -> "/vacancies/" + vacancy.id().value() + "#pay";
            case SAID_NO -> person + "/proposals";
        };
    }

    /** Of its sentence in the message bundles. */
    public String key() {
        return "introduce.obstacle." + name().toLowerCase(Locale.ROOT);
    }
}
