package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/** Takes a safety rule away; what was said stays sealed with its time. */
@Singleton
public final class RemoveSafetyRule {
    private final OwnPeople own;
    private final Statements statements;
    private final Vault vault;
    private final ChangeLog changes;

    RemoveSafetyRule(OwnPeople own, Statements statements, Vault vault, ChangeLog changes) {
        this.own = own;
        this.statements = statements;
        this.vault = vault;
        this.changes = changes;
    }

    /**
     * @throws Problem NOT_FOUND for somebody else's person, for one who is only covered, or a rule
     *     that is not theirs
     */
    public void remove(Caller caller, ReturneeId person, UUID rule) {
        own.act(
                caller,
                person,
                "remove_safety_rule",
                () -> {
                    own.requireAssigned(person);
                    int removed =
                            statements.change(
                                    "delete from safety_rule where id = ? and returnee_id = ?",
                                    rule,
                                    person.value());
                    if (removed == 0) {
                        throw Problem.notFound();
                    }
                    vault.put(
                            caller,
                            person,
                            Map.of(new Vault.Item(Vault.Field.SAFETY, rule), Optional.empty()));
                    changes.changed(ChangeLog.Subject.RETURNEE, person.value());
                    return removed;
                });
    }
}
