package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.onward.matching.access.Caller;

/** Whoever received a person says that they know; it then leaves the day's list. */
@Singleton
public final class NoticeHanding {
    private final OwnPeople own;
    private final Statements statements;
    private final InstantSource clock;

    NoticeHanding(OwnPeople own, Statements statements, InstantSource clock) {
        this.own = own;
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * Once more changes nothing.
     *
     * @throws org.onward.matching.problem.Problem NOT_FOUND for somebody else's person
     */
    public void notice(Caller caller, ReturneeId person) {
        own.act(
                caller,
                person,
                "notice_handing_over",
                () ->
                        statements.first(
                                "select notice_assignment(?, ?)",
                                row -> row.getBoolean(1),
                                person.value(),
                                clock.instant().atOffset(ZoneOffset.UTC)));
    }
}
