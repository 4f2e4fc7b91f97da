package org.onward.matching.search;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;

/**
 * Builds the indexes of vacancies and of people anew from the database, beside those in use, and
 * swaps them.
 */
@Singleton
class Reindex {
    private final VacancyFollower follower;
    private final PeopleFollower people;
    private final Transactions transactions;
    private final Audit audit;

    Reindex(
            VacancyFollower follower,
            PeopleFollower people,
            Transactions transactions,
            Audit audit) {
        this.follower = follower;
        this.people = people;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Begins; {@link #state} says when it is done. */
    IndexState begin(Caller caller) {
        requireAdministrator(caller);
        transactions.write(
                caller,
                () ->
                        audit.done(
                                caller.account().value(),
                                caller.role().name(),
                                "rebuild_index",
                                "index",
                                null,
                                null));
        follower.rebuild();
        people.rebuild();
        return follower.state();
    }

    IndexState state(Caller caller) {
        requireAdministrator(caller);
        return follower.state();
    }

    private static void requireAdministrator(Caller caller) {
        if (caller.role() != Role.ADMINISTRATOR) {
            throw Problem.notAllowed();
        }
    }
}
