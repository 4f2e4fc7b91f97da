package org.onward.matching.match;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;

/** What has come of vacancies for a person so far, kept by the rooms above. */
public interface SoFar {
    /**
     * One round trip, whatever the number of vacancies, inside the caller's transaction. A vacancy
     * that is missing in the answer was neither shown to the person nor were they introduced.
     */
    Map<VacancyId, Came> of(ReturneeId person, Collection<VacancyId> vacancies);

    /**
     * What is to be known beside a pair, by what came of other vacancies. Two round trips, inside
     * the caller's transaction.
     */
    Beside beside(ReturneeId person, VacancyId vacancy, EmployerId employer);

    /**
     * @param elsewhere introductions to others that are under way, the latest first, at most three
     * @param now work and courses that go on
     * @param before work or a course with the same employer that is over, the latest; null where
     *     there was none
     * @param last work that is over, the latest, with whomever; null where there was none and where
     *     nobody knows why it ended
     */
    record Beside(
            List<Elsewhere> elsewhere,
            List<Now> now,
            @Nullable Before before,
            @Nullable Before last) {
        static final Beside NOTHING = new Beside(List.of(), List.of(), null, null);

        public Beside {
            elsewhere = List.copyOf(elsewhere);
            now = List.copyOf(now);
        }
    }

    /**
     * @param kind as tables write it
     * @param occupation code, null where unknown
     */
    record Now(String kind, @Nullable String occupation, LocalDate since) {}

    /**
     * @param state as tables write it
     */
    record Elsewhere(String title, String employer, String state) {}

    /**
     * @param reason why it ended, as tables write it; null where it was completed or nobody knows
     * @param course rather than work
     */
    record Before(LocalDate until, @Nullable String reason, boolean course) {}

    /**
     * The introduction that is under way, else what came last.
     *
     * @param introduced rather than shown alone
     * @param state of the introduction, or what the person said, as tables write it
     * @param on the day it was sent or shown
     * @param underWay an introduction that has not ended
     */
    record Came(boolean introduced, String state, LocalDate on, boolean underWay) {
        /** Key of the state in words. */
        String stateKey() {
            return (introduced ? "referral.state." : "referral.said.") + state;
        }

        /** Key of the sentence around it. */
        String key() {
            return introduced ? "so_far.introduced" : "so_far.shown";
        }
    }
}
