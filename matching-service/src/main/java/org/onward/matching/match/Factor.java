package org.onward.matching.match;

import java.util.List;
import java.util.Locale;

/**
 * What a score is made of. Each factor is one function of {@link CanDo}, {@link Wants}, {@link
 * Terms} or {@link Outlook}; its weight and neutral value stand in the ranking file.
 */
public enum Factor {
    ESSENTIAL_SKILLS(Group.CAN_DO, (p, v, o) -> CanDo.essentialSkills(p, v)),
    EXPERIENCE(Group.CAN_DO, (p, v, o) -> CanDo.experience(p, v)),
    LINE_OF_WORK(Group.CAN_DO, (p, v, o) -> CanDo.lineOfWork(p, v)),
    OPTIONAL_SKILLS(Group.CAN_DO, (p, v, o) -> CanDo.optionalSkills(p, v)),
    APTITUDE(Group.CAN_DO, (p, v, o) -> CanDo.aptitude(p, v.occupation())),
    EDUCATION(Group.CAN_DO, (p, v, o) -> CanDo.education(p, v.education())),
    LANGUAGES(Group.CAN_DO, (p, v, o) -> CanDo.languages(p, v.languages())),
    INTERESTS(Group.WANTS, (p, v, o) -> Wants.interests(p, v.occupation())),
    ASPIRATIONS(Group.WANTS, (p, v, o) -> Wants.aspirations(p, v.occupation())),
    SECTORS(Group.WANTS, (p, v, o) -> Wants.sectors(p, v.sector())),
    HOURS(Group.WANTS, (p, v, o) -> Wants.hours(p, v.hours())),
    DISTANCE(Group.TERMS, (p, v, o) -> Terms.distance(p, v.country(), v.lat(), v.lon())),
    PAY(Group.TERMS, (p, v, o) -> Terms.pay(p, v)),
    START(Group.TERMS, (p, v, o) -> Terms.start(p, v)),
    SEATS_BACKED(Group.PROSPECTS, (p, v, o) -> Outlook.seatsBacked(p, v)),
    SATURATION(Group.PROSPECTS, (p, v, o) -> Outlook.saturation(o)),
    NEW_SKILLS(Group.PROSPECTS, (p, v, o) -> Outlook.newSkills(p, v)),
    ANSWER_RATE(Group.PROSPECTS, (p, v, o) -> Outlook.answerRate(o)),
    FRESHNESS(Group.PROSPECTS, (p, v, o) -> Outlook.freshness(p, v));

    /** All factors in order; shared so that scoring does not copy an array per candidate. */
    static final List<Factor> ALL = List.of(values());

    /** Marks a value that cannot be known from what either side has said. */
    static final double UNKNOWN = Double.NaN;

    interface Function {
        /**
         * @return 0–1, or {@link #UNKNOWN}
         */
        double of(PreparedProfile person, VacancyFacts vacancy, Prospect prospect);
    }

    private final Group group;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function function;

    Factor(Group group, Function function) {
        this.group = group;
        this.function = function;
    }

    public Group group() {
        return group;
    }

    /** Name in the ranking file, in JSON and in message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Place in the arrays of weights and values. */
    @SuppressWarnings("EnumOrdinal") // ALL is in this order by definition
    int index() {
        return ordinal();
    }

    double of(PreparedProfile person, VacancyFacts vacancy, Prospect prospect) {
        return function.of(person, vacancy, prospect);
    }
}
