package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.shared.ChangeLog;

/** Records that the person wants, or no longer wants, to be looked for when vacancies come in. */
@Singleton
public final class AgreeToMatching {
    private final OwnPeople own;
    private final Statements statements;
    private final ChangeLog changes;

    AgreeToMatching(OwnPeople own, Statements statements, ChangeLog changes) {
        this.own = own;
        this.statements = statements;
        this.changes = changes;
    }

    /**
     * @throws org.onward.matching.problem.Problem NOT_FOUND for somebody else's person
     */
    public void agree(Caller caller, ReturneeId person, boolean agreed) {
        own.act(
                caller,
                person,
                agreed ? "agree_to_matching" : "take_back_matching",
                () -> {
                    int changed =
                            statements.change(
                                    """
                                    update returnee set matching_agreed = ?, version = version + 1
                                    where id = ? and matching_agreed <> ?
                                    """,
                                    agreed,
                                    person.value(),
                                    agreed);
                    if (changed > 0) {
                        changes.changed(ChangeLog.Subject.RETURNEE, person.value());
                    }
                    return agreed;
                });
    }
}
