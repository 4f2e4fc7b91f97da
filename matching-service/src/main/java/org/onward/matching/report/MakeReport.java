package org.onward.matching.report;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;

/**
 * Counts what became of the people of the caller's programme, until the caller's day. Staff see
 * their own programme and no other; who administers sees none.
 */
@Singleton
public final class MakeReport {
    private final Transactions transactions;
    private final ReportedPeople people;
    private final Audit audit;
    private final int k;

    /**
     * @param k a count below it is not shown: 5 inside a programme, 11 for publication
     */
    MakeReport(
            Transactions transactions,
            ReportedPeople people,
            Audit audit,
            @Property(name = "onward.report.k", defaultValue = "5") int k) {
        if (k < 3) {
            throw new IllegalArgumentException("onward.report.k is %d, below 3".formatted(k));
        }
        this.transactions = transactions;
        this.people = people;
        this.audit = audit;
        this.k = k;
    }

    /**
     * @throws Problem NOT_ALLOWED for whoever is not staff of a programme
     */
    public Report make(Caller caller) {
        UUID programme = caller.programme();
        if (caller.role() != Role.PROGRAMME_STAFF || programme == null) {
            throw Problem.notAllowed();
        }
        LocalDate today = caller.today();
        return transactions.write(
                caller,
                () -> {
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "see_report",
                            "programme",
                            programme,
                            null);
                    return Report.of(
                            people.programme(programme),
                            Counting.of(people.all(), today, k),
                            today);
                });
    }
}
