package org.onward.matching.match;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.function.Function;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profiles;
import org.onward.matching.returnee.ReturneeId;

/** One transaction about one of the caller's people; what was done or refused is in the trail. */
@Singleton
final class OwnPerson {
    private final Transactions transactions;
    private final JdbcOperations jdbc;
    private final Profiles profiles;
    private final Audit audit;

    OwnPerson(Transactions transactions, JdbcOperations jdbc, Profiles profiles, Audit audit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.profiles = profiles;
        this.audit = audit;
    }

    /**
     * @param act for the trail, as verb and noun
     * @param work on the profile, which is there only for whoever works with the person
     * @throws Problem NOT_FOUND for somebody else's person
     */
    <T> T act(Caller caller, ReturneeId person, String act, Function<Profile, T> work) {
        try {
            return transactions.write(
                    caller,
                    () -> {
                        if (caller.role() != Role.COUNSELLOR) {
                            throw Problem.notFound();
                        }
                        T result = work.apply(profiles.profileOf(person));
                        audit.done(
                                caller.account().value(),
                                caller.role().name(),
                                act,
                                "returnee",
                                person.value(),
                                null);
                        return result;
                    });
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                transactions.write(
                        caller,
                        () ->
                                audit.refused(
                                        caller.account().value(),
                                        caller.role().name(),
                                        act,
                                        "returnee",
                                        person.value(),
                                        null));
            }
            throw problem;
        }
    }

    /** Assigned to the caller, not covered: only then may a safety rule be named as the reason. */
    boolean isAssigned(ReturneeId person) {
        return jdbc.prepareStatement(
                "select true from my_people where returnee_id = ? and not covered limit 1",
                statement -> {
                    statement.setObject(1, person.value());
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next();
                    }
                });
    }
}
