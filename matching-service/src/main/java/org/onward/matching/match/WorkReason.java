package org.onward.matching.match;

import java.util.List;
import java.util.Optional;
import org.onward.matching.match.Reason.Argument;
import org.onward.matching.match.Reason.Outcome;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.WorkShares;

/** Why what somebody has done and can do, taken together, is near a vacancy's work or is not. */
final class WorkReason {
    /** From here on nearly all of what was done is of the kind of work. */
    private static final double LARGELY = 0.75;

    /** Below this little of a kind of work is said rather than part of it. */
    private static final double HALF = 0.5;

    /** Below this it is said that there is hardly anything of it, as there mostly is nothing. */
    private static final double LITTLE = 0.05;

    /** Below this it is the words in common that tell of more, and not the kind of work. */
    private static final double FAINT = 0.25;

    /** A share in which the two differ less tells them not apart. */
    private static final float WORTH_NAMING = 0.2f;

    private WorkReason() {}

    /**
     * The last argument is the kind of work that the vacancy is of. Before it stands what the
     * person is nearest to, where they wish for the like and have done none of the asked, as what a
     * few skills point to alone may be work that nobody thought of, and what was done may be what
     * somebody wants to leave; and where they have done it, the other work that makes the
     * difference.
     *
     * @param value 0–1
     */
    static Reason of(Outcome outcome, double value, PreparedProfile person, VacancyFacts facts) {
        Optional<OccupationCode> nearest = person.work().unit();
        Optional<OccupationCode> asked =
                facts.occupation() == VacancyFacts.NONE
                        ? Optional.empty()
                        : Optional.of(new OccupationCode(OccupationCode.text(facts.occupation())));
        boolean lost = outcome == Outcome.REASON;
        if (!lost) {
            return said(outcome, told("good", person), asked.or(() -> nearest).stream().toList());
        }
        if (asked.isEmpty()) {
            return nearest.map(unit -> said(outcome, told("nearest", person), List.of(unit)))
                    .orElseGet(() -> said(outcome, told("some", person), List.of()));
        }
        OccupationCode work = asked.get();
        Optional<OccupationCode> done = person.done(work);
        if (done.isPresent()) {
            return done.get().equals(work)
                    ? besides(value, person.work(), facts.work(), work)
                    : said(outcome, value < HALF ? "group" : "near", List.of(done.get(), work));
        }
        if (isBySkills(person, facts)) {
            return near(person, facts)
                    .map(
                            one ->
                                    said(
                                            outcome,
                                            isOfGroup(one, work) ? "able.near" : "able.shared",
                                            List.of(one, work)))
                    .orElseGet(() -> said(outcome, told("able", person), List.of(work)));
        }
        if (nearest.isPresent() && isWished(person, nearest.get()) && !nearest.equals(asked)) {
            return said(outcome, told("reason", person), List.of(nearest.get(), work));
        }
        if (isByWords(value, person, facts.work())) {
            return said(outcome, "words", List.of(work));
        }
        boolean little = value < HALF && !nearest.equals(asked);
        return said(
                outcome,
                told(
                        value >= LARGELY
                                ? "largely"
                                : little ? value < LITTLE ? "hardly" : "little" : "partly",
                        person),
                List.of(work));
    }

    /** Whether two kinds of work are near by their codes, and not by skills in common alone. */
    private static boolean isOfGroup(OccupationCode one, OccupationCode other) {
        return CanDo.sharedDigits(Integer.parseInt(one.value()), Integer.parseInt(other.value()))
                > 1;
    }

    /** Other work so far that counts as experience of it. */
    private static Optional<OccupationCode> near(PreparedProfile person, VacancyFacts facts) {
        int best = CanDo.bestExperience(person, facts.occupation(), facts.musts());
        return best < 0 || !CanDo.isNear(person, best, facts)
                ? Optional.empty()
                : Optional.of(
                        new OccupationCode(OccupationCode.text(person.experienceOccupation[best])));
    }

    /** Whether it is the skills asked for that bring the two near, and not what they tell. */
    private static boolean isBySkills(PreparedProfile person, VacancyFacts vacancy) {
        return CanDo.able(person, vacancy.musts()) > person.work().closeness(vacancy.work());
    }

    /** Whether it is words in common that bring the two near, and hardly the kinds of work. */
    private static boolean isByWords(double value, PreparedProfile person, WorkShares vacancy) {
        double closeness = person.work().closenessOfKinds(vacancy);
        double ofKinds = CanDo.lineOfWork(person, closeness);
        return ofKinds < FAINT
                && value >= (ofKinds < LITTLE ? LITTLE : HALF)
                && person.work().closeness(vacancy) > closeness;
    }

    /** The very work was done: what the advert is near to besides, or the person. */
    private static Reason besides(
            double value, WorkShares person, WorkShares vacancy, OccupationCode work) {
        Optional<OccupationCode> advert = vacancy.unitAbove(person, work, WORTH_NAMING);
        Optional<OccupationCode> own = person.unitAbove(vacancy, work, WORTH_NAMING);
        boolean ofAdvert =
                advert.isPresent()
                        && (own.isEmpty()
                                || vacancy.above(person, advert.get())
                                        >= person.above(vacancy, own.get()));
        return ofAdvert
                ? said(Outcome.REASON, "besides", List.of(advert.get(), work))
                : own.map(other -> said(Outcome.REASON, "aside", List.of(other, work)))
                        .orElseGet(
                                () ->
                                        said(
                                                Outcome.REASON,
                                                value >= LARGELY ? "largely" : "partly",
                                                List.of(work)));
    }

    private static Reason said(Outcome outcome, String sentence, List<OccupationCode> units) {
        return new Reason(
                Factor.LINE_OF_WORK,
                outcome,
                sentence,
                units.stream()
                        .map(unit -> new Argument(Reason.Type.OCCUPATION, unit.value()))
                        .toList());
    }

    /** Of work something is said only where it was told of. */
    private static String told(String sentence, PreparedProfile person) {
        return person.worked().filter(work -> !work.isEmpty()).isPresent()
                ? sentence
                : sentence + ".skills";
    }

    /** Whether work of the same minor group is wished for. */
    private static boolean isWished(PreparedProfile person, OccupationCode unit) {
        String minor = unit.minor();
        return person.profile().aspirations().stream()
                .anyMatch(wish -> wish.startsWith(minor) || minor.startsWith(wish));
    }
}
