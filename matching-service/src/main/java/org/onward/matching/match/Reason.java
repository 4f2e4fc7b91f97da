package org.onward.matching.match;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.vacancy.Kind;

/**
 * Why a factor has its value, for a sentence of the message bundles: {@code
 * factor.<key>.<sentence>} with the arguments in order.
 *
 * @param sentence mostly as the outcome is called
 */
public record Reason(Factor factor, Outcome outcome, String sentence, List<Argument> arguments) {
    /** Below this a kind of business is avoided, not just not among the wanted ones. */
    private static final double AVOIDED = 0.5;

    /** Below this more than half of what is taught is known already. */
    private static final double MOSTLY_KNOWN = 0.5;

    /** What all of these say where the advert names no occupation: said once, it is said of all. */
    static final String NO_OCCUPATION = "no_occupation";

    /** Told by the advert's occupation alone. */
    static final Set<Factor> OF_THE_OCCUPATION =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Factor.EXPERIENCE,
                            Factor.APTITUDE,
                            Factor.INTERESTS,
                            Factor.ASPIRATIONS));

    /** Which of the factor's sentences is said. */
    public enum Outcome {
        /** Little or nothing is lost. */
        GOOD,
        /** Points are lost, and this is why. */
        REASON,
        /** The neutral value was taken: the advert, or what else there is, does not say. */
        UNKNOWN,
        /** The neutral value was taken: the person has not said. */
        UNTOLD
    }

    /** What an argument is, so that a page can name it in the reader's language. */
    public enum Type {
        NUMBER,
        MONTHS,
        DAY,
        MONEY,
        /** The same, worked out for a month. */
        MONEY_ABOUT,
        OCCUPATION,
        PLACE,
        COUNTRY,
        SECTOR,
        APTITUDES,
        INTEREST,
        LANGUAGES,
        EDUCATION
    }

    /**
     * @param value a number, a date, a code, several codes with spaces between them, or a sum such
     *     as {@code 15000.00 THB}; empty where there is none
     */
    public record Argument(Type type, String value) {
        static Argument number(long value) {
            return new Argument(Type.NUMBER, Long.toString(value));
        }

        /** Whole months; 0 where it is not known how many. */
        static Argument months(long value) {
            return new Argument(Type.MONTHS, Long.toString(value));
        }

        static Argument money(Money sum) {
            return money(Type.MONEY, sum);
        }

        /**
         * @param sum of the pay, or what it lacks
         */
        static Argument money(MonthlyPay pay, Money sum) {
            return money(pay.workedOut() ? Type.MONEY_ABOUT : Type.MONEY, sum);
        }

        private static Argument money(Type type, Money sum) {
            return new Argument(
                    type, sum.major().toPlainString() + " " + sum.currency().getCurrencyCode());
        }
    }

    public Reason {
        arguments = List.copyOf(arguments);
    }

    /** The neutral value was taken; with what is known of both sides, but not compared. */
    static Reason unknown(Factor factor, Outcome outcome, List<Argument> notCompared) {
        return new Reason(
                factor,
                outcome,
                notCompared.isEmpty() ? lower(outcome) : "other_currency",
                notCompared);
    }

    /** Work was told of, and nobody has named yet what work it was. */
    static Reason unnamedWork() {
        return new Reason(Factor.EXPERIENCE, Outcome.UNTOLD, "unnamed", List.of());
    }

    /** Whether its arguments stand in the middle of the sentence. */
    boolean isNamedInside() {
        return factor == Factor.LINE_OF_WORK && sentence.startsWith("reason");
    }

    /** Whether the last argument is the work that the vacancy is of. */
    boolean namesTheWork() {
        return factor == Factor.LINE_OF_WORK
                && !arguments.isEmpty()
                && !sentence.startsWith("nearest");
    }

    boolean waitsForTheOccupation() {
        return sentence.equals(NO_OCCUPATION);
    }

    /**
     * @param value 0–1
     * @param person whose it is: what they told decides what is said, and their day what is past
     */
    static Reason of(
            Factor factor,
            VacancyFacts facts,
            Outcome outcome,
            double value,
            List<Argument> arguments,
            PreparedProfile person) {
        return new Reason(
                factor,
                outcome,
                sentence(factor, facts, outcome, value, arguments, person),
                arguments);
    }

    private static String sentence(
            Factor factor,
            VacancyFacts facts,
            Outcome outcome,
            double value,
            List<Argument> arguments,
            PreparedProfile person) {
        boolean lost = outcome == Outcome.REASON;
        boolean blank = !arguments.isEmpty() && arguments.getFirst().value().isEmpty();
        String usual = lower(outcome);
        return switch (factor) {
            case EXPERIENCE -> experience(value, arguments, usual);
            case APTITUDE -> lost && blank ? "some" : usual;
            case INTERESTS ->
                    !lost
                            ? usual
                            : interests(
                                    Wants.isRatherWished(person, facts.occupation()), arguments);
            case ASPIRATIONS ->
                    blank
                            ? value > person.curves().closeness()[0] ? "distant" : "none"
                            : value < 1 && isOf(arguments.getFirst(), facts) ? "later" : usual;
            case SECTORS ->
                    lost
                            ? value >= AVOIDED ? "neither" : usual
                            : person.profile().sectorsWanted().isEmpty() ? "not_avoided" : usual;
            case ESSENTIAL_SKILLS, OPTIONAL_SKILLS ->
                    !lost && arguments.getFirst().value().equals("0") ? "none" : usual;
            case NEW_SKILLS ->
                    !arguments.isEmpty() && arguments.getFirst().equals(arguments.getLast())
                            ? "nothing"
                            : value < MOSTLY_KNOWN ? "known" : usual;
            case DISTANCE -> distance(value, arguments, usual);
            case START -> start(arguments, facts.kind(), usual, person.today());
            case HOURS ->
                    lost
                            ? Wants.isMoreThanPartTime(person.profile(), facts.hours())
                                    ? usual + ".part_time"
                                    : Wants.wishesMoreThanPartTime(person.profile())
                                            ? usual + ".part_time_most"
                                            : Wants.isLessThanPartTime(
                                                            person.profile(), facts.hours())
                                                    ? usual + ".least"
                                                    : hours(arguments, usual)
                            : usual;
            case LANGUAGES -> lost ? languages(arguments, usual) : usual;
            case PAY -> pay(facts, arguments, usual) + (isKnownInPart(person) ? ".part" : "");
            case LINE_OF_WORK, EDUCATION, SEATS_BACKED, SATURATION, ANSWER_RATE, FRESHNESS -> usual;
        };
    }

    /** Whether it is the very work that was wished for. */
    private static boolean isOf(Argument wish, VacancyFacts facts) {
        return OccupationCode.text(facts.occupation()).startsWith(wish.value());
    }

    private static String pay(VacancyFacts facts, List<Argument> arguments, String usual) {
        return usual.equals("good")
                ? usual
                : MonthlyPay.isOpen(facts.pay()) ? "open" : arguments.size() > 3 ? "partly" : usual;
    }

    /** What of a need is not known yet, the pay may not cover, and what is short may be more. */
    private static boolean isKnownInPart(PreparedProfile person) {
        return person.profile().incomeNeed().filter(need -> !need.complete()).isPresent();
    }

    private static String experience(double value, List<Argument> arguments, String usual) {
        if (arguments.size() < 3) {
            return "none";
        }
        if (arguments.size() < 4) {
            return "far";
        }
        if (!arguments.get(2).equals(arguments.get(3))) {
            return arguments.size() > 4 ? "reason.also" : usual;
        }
        return value == 1 || arguments.getFirst().value().equals("0") ? "good" : "good.short";
    }

    private static String interests(boolean wished, List<Argument> arguments) {
        if (arguments.size() < 3) {
            return wished ? "wished" : "some";
        }
        String apart =
                Long.parseLong(arguments.get(1).value()) < Long.parseLong(arguments.get(2).value())
                        ? "more"
                        : "reason";
        return wished ? "wished." + apart : apart;
    }

    /** Which side has to wait, and whether the other could begin at once or has begun. */
    static String start(List<Argument> arguments, Kind kind, String usual, LocalDate today) {
        String day = arguments.getFirst().value(); // days are in order as they are written
        if (day.compareTo(today.toString()) <= 0) {
            return usual + (hasBegun(kind, LocalDate.parse(day), today) ? ".begun" : ".now");
        }
        return arguments.getLast().value().compareTo(day) > 0 ? usual + ".late" : usual;
    }

    /** Whether a course has; other work begins when somebody comes. */
    public static boolean hasBegun(Kind kind, LocalDate day, LocalDate today) {
        return kind == Kind.TRAINING && day.isBefore(today);
    }

    /** Who named one bound alone is told of that one. */
    static String hours(List<Argument> arguments, String usual) {
        return arguments.get(1).value().isEmpty()
                ? usual + ".most"
                : arguments.get(2).value().isEmpty()
                        ? usual + ".least"
                        : arguments.get(1).equals(arguments.get(2)) ? usual + ".exact" : usual;
    }

    /** What is spoken a little wants practice, and what is not spoken is to be learnt. */
    static String languages(List<Argument> arguments, String usual) {
        return arguments.getLast().value().isEmpty()
                ? usual
                : usual + (arguments.getFirst().value().isEmpty() ? ".unspoken" : ".both");
    }

    private static String distance(double value, List<Argument> arguments, String usual) {
        if (arguments.size() < 2) {
            // A country alone: the person would go anywhere in it, or it is none they named.
            return value > AVOIDED ? "anywhere" : "outside";
        }
        return arguments.getFirst().value().equals("0")
                ? "here"
                : arguments.size() > 2 ? "within" : usual;
    }

    private static String lower(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** Key of the sentence in the message bundles. */
    public String key() {
        return "factor.%s.%s".formatted(factor.key(), sentence);
    }

    /**
     * @param elsewhere whether the match is as if the person went to a country that they did not
     *     name: nobody said that anywhere in it will do
     */
    String key(boolean elsewhere) {
        return elsewhere && factor == Factor.DISTANCE && sentence.equals("anywhere")
                ? "factor.distance.if"
                : key();
    }
}
