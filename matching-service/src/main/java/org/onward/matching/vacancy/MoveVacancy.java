package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/** The one step by which a vacancy's state changes: table, row, record, change log and trail. */
@Singleton
final class MoveVacancy {
    private final VacancyStates states;
    private final ChangeLog changes;
    private final Audit audit;

    MoveVacancy(VacancyStates states, ChangeLog changes, Audit audit) {
        this.states = states;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * @throws Problem CONFLICT where the step does not follow the present state
     */
    void move(
            Caller caller,
            Vacancy vacancy,
            VacancyStep step,
            VacancyState to,
            @Nullable String because) {
        if (!step.leads(vacancy.state(), to)) {
            throw Problem.conflict(
                    "A vacancy that is %s cannot become %s."
                            .formatted(words(vacancy.state()), words(to)));
        }
        states.state(vacancy, to);
        states.recordChanges(
                List.of(new VacancyStates.Change(vacancy.id(), vacancy.state(), to)),
                caller.account(),
                because);
        changes.changed(ChangeLog.Subject.VACANCY, vacancy.id().value());
        done(caller, vacancy.id(), step.act(), because);
    }

    /** For the index and the trail, where a vacancy is new or says something else now. */
    void written(Caller caller, VacancyId id, String act) {
        changes.changed(ChangeLog.Subject.VACANCY, id.value());
        done(caller, id, act, null);
    }

    private void done(Caller caller, VacancyId id, String act, @Nullable String because) {
        audit.doneBecause(
                caller.account().value(),
                caller.role().name(),
                act,
                "vacancy",
                id.value(),
                because);
    }

    private static String words(VacancyState state) {
        return StateNames.of(state).replace('_', ' ');
    }
}
