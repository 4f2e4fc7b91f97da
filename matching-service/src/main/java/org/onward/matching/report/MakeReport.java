package org.onward.matching.report;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;

/**
 * Counts what became of the people of the caller's programme, until the end of the last finished
 * month. Staff see their own programme, and of others what {@link ReadFurtherReports} opens; who
 * administers sees none.
 *
 * <p><b>Two reports and the person between them.</b> If reports followed the day, the one of
 * yesterday subtracted from the one of today would be a table of the few people who reached day
 * 180, began work or were corrected in between. So:
 *
 * <ul>
 *   <li>The first report asked for after a month's end is kept and is the report of that month:
 *       page, file and API show it again whatever is recorded, corrected, voided, erased or refused
 *       meanwhile. What is noted late for an earlier month is in the next one.
 *   <li>The numbers of <b>everybody</b> in the programme are of the last finished month, if they
 *       are k or more and nothing that is fewer follows from them.
 *   <li>A number of a <b>part</b> (by sex, kind, subsidy) is shown anew only if it has moved by k
 *       people or more since it could last be computed from a report, and if no part that has moved
 *       by fewer can be computed from all that is shown anew ({@link SuppressedTable}). Otherwise
 *       its old number stands, with its old day: a number with an old day says that it moved by
 *       fewer than k, or that another one near it did. Small movements add up until they are k.
 *   <li>Numerator and denominator move together, so that a rate is of one day.
 * </ul>
 *
 * <p><b>What is said and what is not.</b> Two reports of neighbouring months say that one more
 * person of the whole programme reached a step, and so that at most one of each part did, and of an
 * unmoved total that nobody did. They do not say of which part the one was: woman or man,
 * apprentice or not, subsidised or not. A programme that cannot see its own last month does not
 * know what it does, and those who read the report know its people: that somebody began work in May
 * is known to them without it. What a part would add is what tells apart those who moved.
 *
 * <p>Numbers of different days are not to be subtracted. Parts add up to the total of their own day
 * only; nothing adds up between days, so that the movement of a part can be computed only if the
 * part can be on both days, and then it has moved by k or not been shown. Within one day nothing
 * below k follows from all that is of that day. Who takes it that counts only grow can hold an old
 * part against a new total: the other parts are at most the rest. Parts that are shown anew leave
 * every part that is not as open as those totals alone leave it.
 *
 * <p>For parts this holds for corrections too: a placement that is voided, a person who dies, is
 * erased or refuses statistics is one movement among others, and k of them are needed before a part
 * moves. In the total it is seen.
 *
 * <p>What is not protected. Movements are net: five in and five out look like none, and six in and
 * one out like five. Whoever knows what became of all but one of those who moved knows the last one
 * too; of the total one is enough: who knows that a single check was held in May, reads from two
 * totals what it said. Movements of parts are compared with the last day on which a cell was known,
 * not with every pair of days: of three reports, first and third may differ by fewer than k, after
 * k or more came and k or more went. And bounds are sought for each report by itself, given what
 * each cell was before.
 */
@Singleton
public final class MakeReport {
    private final Transactions transactions;
    private final ReportedPeople people;
    private final Releases releases;
    private final Audit audit;
    private final int k;

    /**
     * @param k a count below it is not shown: 5 inside a programme, 11 for publication
     */
    MakeReport(
            Transactions transactions,
            ReportedPeople people,
            Releases releases,
            Audit audit,
            @Property(name = "onward.report.k", defaultValue = "5") int k) {
        if (k < 3) {
            throw new IllegalArgumentException("onward.report.k is %d, below 3".formatted(k));
        }
        this.transactions = transactions;
        this.people = people;
        this.releases = releases;
        this.audit = audit;
        this.k = k;
    }

    /**
     * @throws Problem NOT_ALLOWED for whoever is not staff of a programme
     */
    public Report make(Caller caller) {
        UUID programme = caller.programme();
        if (caller.role() != Role.PROGRAMME_STAFF || programme == null) {
            throw Problem.notAllowed();
        }
        LocalDate monthsEnd = caller.today().withDayOfMonth(1).minusDays(1);
        return transactions.write(
                caller,
                () -> {
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "see_report",
                            "programme",
                            programme,
                            null);
                    if (releases.latest(programme).filter(day -> !day.isBefore(monthsEnd)).isEmpty()
                            && releases.begin(caller, programme, monthsEnd, k)) {
                        release(programme, monthsEnd);
                    }
                    return new Report(people.programme(programme), k, releases.shown(programme));
                });
    }

    /** A count below it is not shown. */
    private void release(UUID programme, LocalDate until) {
        releases.store(
                programme,
                until,
                Counting.of(people.all(until), until, k)
                        .suppressed(releases.computable(programme)));
    }
}
