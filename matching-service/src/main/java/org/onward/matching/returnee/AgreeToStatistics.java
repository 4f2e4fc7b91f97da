package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;

/**
 * Records that the person may be counted in statistics, or no longer wants to be. Whoever refuses
 * is in no number of a report, from the next one on.
 */
@Singleton
public final class AgreeToStatistics {
    private final OwnPeople own;
    private final Statements statements;

    AgreeToStatistics(OwnPeople own, Statements statements) {
        this.own = own;
        this.statements = statements;
    }

    /**
     * @throws org.onward.matching.problem.Problem NOT_FOUND for somebody else's person
     */
    public void agree(Caller caller, ReturneeId person, boolean agreed) {
        own.act(
                caller,
                person,
                agreed ? "agree_to_statistics" : "refuse_statistics",
                () ->
                        statements.change(
                                """
                                update returnee set statistics_agreed = ?, version = version + 1
                                where id = ? and statistics_agreed <> ?
                                """,
                                agreed,
                                person.value(),
                                agreed));
    }
}
