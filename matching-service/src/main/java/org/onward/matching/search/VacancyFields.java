package org.onward.matching.search;

/**
 * Fields of a vacancy's document. Whatever changes here, in {@link VacancyDocument}, in {@link
 * VacancyAnalyzer} or in the layout of the facts raises {@link #SCHEMA}, which rebuilds the index
 * at the next start.
 *
 * <p>1: first layout. 2: a job's advert that names only skills nice to have is taken to need those
 * usual for its occupation. 3: facets of backed seats and of work abroad; the place's names among
 * the labels. 4: labels are a bag of words without positions; ids sort as numbers. 5: what the work
 * is about. 7: what the work is about in the facts alone. 8: when it first opened. 10: the line of
 * work by learnt numbers. 11: the length of a course, and whether it is said what follows it, in
 * the facts. 12: no labels; the numbers of the skills that have them. 14: short forms written out;
 * "no" and "not" among the words. 15: what its text says of the work. 16: words of any work are
 * none that a title has in common with what a person tells. 22: up to which level is taught, in the
 * facts. 23: words by larger numbers.
 */
final class VacancyFields {
    static final int SCHEMA = 23;

    /** UUID as text: term for updates. */
    static final String ID = "id";

    /** Doc values: the UUID as two numbers, see {@link IdOrder}. */
    static final String ID_HIGH = "id_high";

    static final String ID_LOW = "id_low";

    /** Doc value: what the scorer needs, as bytes. */
    static final String FACTS = "facts";

    /** Doc value: the row's version, for the staleness check. */
    static final String VERSION = "version";

    /** Doc value: seconds since 1970 when the employer last said it is still true. */
    static final String CONFIRMED = "confirmed";

    // Terms for gates and filters; those of FACETS are doc values too, "unknown" where not told.
    static final String KIND = "kind";
    static final String COUNTRY = "country";
    static final String PLACE = "place";
    static final String SECTOR = "sector";
    static final String EMPLOYER = "employer";
    static final String OVERSEAS = "overseas";
    static final String LIVE_IN = "live_in";
    static final String NIGHTS = "nights";
    static final String ACCOMMODATION = "accommodation";
    static final String PAY = "pay";
    static final String BACKED = "backed";
    static final String CURRENCY = "currency";
    static final String MAJOR = "major";

    // Points.
    static final String HOURS = "hours";
    static final String PAY_MONTH_MAX = "pay_month_max";
    static final String VALID_UNTIL = "valid_until";

    /** Milliseconds since 1970 when it first opened. */
    static final String OPENED = "opened";

    /** Numbers of the skills learnt there. */
    static final String TEACHES = "teaches";

    /** Numbers of the skills that it names: musts, nice-to-haves, and those learnt there. */
    static final String SKILL = "skill";

    /** Numbers of the skills usual for its work, where it names none that it needs. */
    static final String USUAL = "usual";

    /** ISCO-08 code at one to four digits. */
    static final String OCCUPATION = "occupation";

    /** What its text says of nights, a place to live, …, and what it denies. */
    static final String SAID = "said";

    // Text.
    static final String TITLE = "title";
    static final String EMPLOYER_NAME = "employer_name";
    static final String TASKS = "tasks";

    static final String YES = "yes";
    static final String NO = "no";
    static final String UNKNOWN = "unknown";

    private VacancyFields() {}
}
