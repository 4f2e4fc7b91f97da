package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;

/** Somebody who works with the person has looked: what they were shown is never new again. */
@Singleton
public final class NoticeNewMatches {
    private final OwnPeople own;
    private final NewMatchRows rows;
    private final InstantSource clock;

    NoticeNewMatches(OwnPeople own, NewMatchRows rows, InstantSource clock) {
        this.own = own;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @param vacancies those that were shown, so that what came meanwhile stays; others do nothing
     * @throws Problem NOT_FOUND for somebody else's person, INVALID for none or too many
     */
    public void notice(Caller caller, ReturneeId person, List<VacancyId> vacancies) {
        own.change(
                caller,
                person,
                "notice_new_matches",
                () -> {
                    if (vacancies.isEmpty() || vacancies.size() > SeeNewMatches.SHOWN) {
                        throw Problem.invalid(
                                "vacancies",
                                "error.out_of_range",
                                "Between 1 and %d.".formatted(SeeNewMatches.SHOWN));
                    }
                    return rows.notice(person, vacancies, clock.instant());
                });
    }

    /**
     * The same of all that is new for the person.
     *
     * @param until what was found later stays new
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public void noticeAll(Caller caller, ReturneeId person, Instant until) {
        own.change(
                caller,
                person,
                "notice_new_matches",
                () -> rows.noticeAll(person, until, clock.instant()));
    }
}
