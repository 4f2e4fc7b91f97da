package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.List;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

/**
 * Says which vacancies stand behind a training: staff know of what two employers agreed, and each
 * of them sees only its own.
 */
@Singleton
public final class BackTraining {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final WhatIsBehind behind;
    private final MoveVacancy move;
    private final JdbcOperations jdbc;

    BackTraining(
            Transactions transactions,
            VacancyScope scope,
            WhatIsBehind behind,
            MoveVacancy move,
            JdbcOperations jdbc) {
        this.transactions = transactions;
        this.scope = scope;
        this.behind = behind;
        this.move = move;
        this.jdbc = jdbc;
    }

    /**
     * @param version as read; another one is CHANGED_MEANWHILE
     * @param backedBy all that stand behind it from now on
     * @throws Problem INVALID on {@code backedBy}; CONFLICT where it is no training, or is over
     */
    public void back(Caller caller, VacancyId id, int version, List<VacancyId> backedBy) {
        List<VacancyId> all = backedBy.stream().distinct().toList();
        transactions.write(
                caller,
                () -> {
                    Vacancy before = scope.reviewing(caller, id);
                    if (before.version() != version) {
                        throw Problem.changedMeanwhile();
                    }
                    if (!(before instanceof Vacancy.Training training)) {
                        throw Problem.conflict("Only a training has vacancies behind it.");
                    }
                    EditVacancy.refuseWhereOver(before.state());
                    FieldErrors errors = new FieldErrors();
                    errors.addIf(
                            all.contains(id),
                            "backedBy",
                            "not_itself",
                            "A training cannot be behind itself.");
                    VacancyCheck.backing(all, errors);
                    behind.check(all, training.backedBy(), errors);
                    errors.throwIfAny();
                    write(id, version, all);
                    move.written(caller, id, "back_training");
                });
    }

    private void write(VacancyId id, int version, List<VacancyId> all) {
        int updated =
                jdbc.prepareStatement(
                        "update vacancy set version = version + 1 where id = ? and version = ?",
                        statement -> {
                            statement.setObject(1, id.value());
                            statement.setInt(2, version);
                            return statement.executeUpdate();
                        });
        if (updated == 0) {
            throw Problem.changedMeanwhile();
        }
        jdbc.prepareStatement(
                "delete from backing where training_id = ?",
                statement -> {
                    statement.setObject(1, id.value());
                    return statement.executeUpdate();
                });
        jdbc.prepareStatement(
                "insert into backing (training_id, vacancy_id) values (?, ?)",
                statement -> {
                    for (VacancyId one : all) {
                        statement.setObject(1, id.value());
                        statement.setObject(2, one.value());
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }
}
