package org.onward.matching.match;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
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
