package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;

/**
 * The first net, before row-level security: a person is the caller's own by assignment or cover, or
 * is not there. Everything done goes into the trail with the act, and so does a refusal.
 */
@Singleton
public final class OwnPeople {
    private final Transactions transactions;
    private final Statements statements;
    private final Profiles profiles;
    private final Audit audit;

    OwnPeople(Transactions transactions, Statements statements, Profiles profiles, Audit audit) {
        this.transactions = transactions;
        this.statements = statements;
        this.profiles = profiles;
        this.audit = audit;
    }

    /**
     * Does {@code work} on one of the caller's people in one transaction.
     *
     * @param act for the trail, as verb and noun
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public <T> T act(Caller caller, ReturneeId person, String act, Supplier<T> work) {
        return inTheTrail(
                caller,
                person,
                act,
                () -> {
                    require(caller, person);
                    return work.get();
                },
                done -> true);
    }

    /**
     * The same where there may be nothing to change, as when what was asked is sent again: then
     * nothing was done, and the trail has none of it.
     *
     * @param work whether it changed anything
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public void change(Caller caller, ReturneeId person, String act, BooleanSupplier work) {
        inTheTrail(
                caller,
                person,
                act,
                () -> {
                    require(caller, person);
                    return work.getAsBoolean();
                },
                changed -> changed);
    }

    /**
     * The same on the person's profile, which is there only for whoever works with the person.
     *
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public <T> T actOnProfile(
            Caller caller, ReturneeId person, String act, Function<Profile, T> work) {
        return inTheTrail(
                caller,
                person,
                act,
                () -> {
                    if (caller.role() != Role.COUNSELLOR) {
                        throw Problem.notFound();
                    }
                    return work.apply(profiles.profileOf(person));
                },
                done -> true);
    }

    private <T> T inTheTrail(
            Caller caller, ReturneeId person, String act, Supplier<T> work, Predicate<T> wasDone) {
        try {
            return transactions.write(
                    caller,
                    () -> {
                        T result = work.get();
                        if (wasDone.test(result)) {
                            audit.done(
                                    caller.account().value(),
                                    caller.role().name(),
                                    act,
                                    "returnee",
                                    person.value(),
                                    null);
                        }
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

    /**
     * @throws Problem NOT_FOUND for somebody else's person
     */
    void require(Caller caller, ReturneeId person) {
        if (caller.role() != Role.COUNSELLOR || !isMine(person)) {
            throw Problem.notFound();
        }
    }

    boolean isMine(ReturneeId person) {
        return statements
                .first(
                        "select true from my_people where returnee_id = ? limit 1",
                        row -> true,
                        person.value())
                .isPresent();
    }

    /**
     * Whoever covers may add a safety rule, but sees none and takes none away.
     *
     * @throws Problem NOT_FOUND for a person who is not assigned to the caller
     */
    void requireAssigned(ReturneeId person) {
        if (!isAssigned(person)) {
            throw Problem.notFound();
        }
    }

    /**
     * @param why placed, not_now where they asked for time, not_ready, not_agreed or neither of the
     *     two
     * @param until the day from which on they want to be asked again; null where they named none
     */
    public record NotFound(String why, @Nullable LocalDate until) {}

    /** Why a person is not found where somebody is looked for; empty where they are. */
    public Optional<NotFound> notFound(ReturneeId person) {
        return statements
                .first(
                        """
                        select readiness, not_now_until, matching_agreed from returnee where id = ?
                        """,
                        row -> {
                            LocalDate until = row.getObject("not_now_until", LocalDate.class);
                            return Optional.ofNullable(
                                            notFound(
                                                    row.getString("readiness"),
                                                    row.getBoolean("matching_agreed")))
                                    .map(why -> new NotFound(why, until));
                        },
                        person.value())
                .flatMap(why -> why);
    }

    private static @Nullable String notFound(String readiness, boolean matchingAgreed) {
        return switch (readiness) {
            case "placed", "not_now" -> readiness;
            case "ready" -> matchingAgreed ? null : "not_agreed";
            default -> matchingAgreed ? "not_ready" : "neither";
        };
    }

    /**
     * Who left the programme is offered nothing until they come back.
     *
     * @throws Problem CONFLICT where they have left
     */
    public void requireEnrolled(ReturneeId person) {
        if (hasLeft(person)) {
            throw Problem.conflict("They left the programme; no work is looked for.");
        }
    }

    private boolean hasLeft(ReturneeId person) {
        return statements
                .first(
                        """
                        select bool_and(exited_on is not null) from enrolment where returnee_id = ?
                        """,
                        row -> row.getBoolean(1), // null, and so false, where there is none
                        person.value())
                .orElse(false);
    }

    /** Assigned to the caller, not covered: only then may a safety rule be named as the reason. */
    public boolean isAssigned(ReturneeId person) {
        return statements
                .first(
                        "select true from my_people where returnee_id = ? and not covered limit 1",
                        row -> true,
                        person.value())
                .isPresent();
    }

    /**
     * What was read of the person before no longer holds, inside the transaction that changes it.
     */
    public void touch(ReturneeId person) {
        statements.change("update returnee set version = version + 1 where id = ?", person.value());
    }

    /**
     * Moves the person's version on.
     *
     * @throws Problem CHANGED_MEANWHILE where {@code version} is not the present one
     */
    void advance(ReturneeId person, int version) {
        int changed =
                statements.change(
                        "update returnee set version = version + 1 where id = ? and version = ?",
                        person.value(),
                        version);
        if (changed == 0) {
            throw Problem.changedMeanwhile();
        }
    }
}
