package org.onward.matching.outreach;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.PeopleNames;
import org.onward.matching.returnee.ReturneeId;

/** Gathers what waits for the caller, in one query over everything that can wait. */
@Singleton
public final class SeeWorklist {
    private final Transactions transactions;
    private final WorklistRows rows;
    private final PeopleNames names;
    private final Audit audit;

    SeeWorklist(Transactions transactions, WorklistRows rows, PeopleNames names, Audit audit) {
        this.transactions = transactions;
        this.rows = rows;
        this.names = names;
        this.audit = audit;
    }

    /**
     * @throws Problem NOT_ALLOWED for whoever has no people
     */
    public Worklist see(Caller caller) {
        if (caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        return transactions.write(
                caller,
                () -> {
                    List<WorklistRows.Row> found = rows.due(caller.today());
                    Map<ReturneeId, String> named =
                            names.of(
                                    found.stream()
                                            .map(row -> row.task().person())
                                            .distinct()
                                            .toList());
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "see_worklist",
                            "worklist",
                            caller.account().value(),
                            null);
                    return grouped(found, named);
                });
    }

    private static Worklist grouped(List<WorklistRows.Row> found, Map<ReturneeId, String> named) {
        List<Worklist.Group> groups = new ArrayList<>();
        for (When when : When.values()) {
            List<WorklistRows.Row> of =
                    found.stream().filter(row -> row.task().when() == when).toList();
            groups.add(
                    new Worklist.Group(
                            when,
                            of.stream().map(row -> named(row.task(), named)).toList(),
                            of.isEmpty() ? 0 : of.getFirst().total()));
        }
        return new Worklist(groups);
    }

    private static Task named(Task task, Map<ReturneeId, String> names) {
        return new Task(
                task.kind(),
                task.when(),
                task.subject(),
                task.person(),
                names.getOrDefault(task.person(), task.name()),
                task.covered(),
                task.due(),
                task.detail(),
                task.title(),
                task.employer(),
                task.placement(),
                task.vacancy());
    }
}
