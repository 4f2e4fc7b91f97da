package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;
import org.onward.matching.shared.Sql;

/**
 * Vacancies that are one posting: from two sources, or from a feed and from the employer itself.
 * Which one is shown is the index's affair ({@link PostgresVacancies}); staff may say that one is
 * another after all, and that is remembered.
 */
@Singleton
public final class TellApart {
    private final Transactions transactions;
    private final Sql sql;
    private final ChangeLog changes;
    private final Audit audit;
    private final InstantSource clock;

    TellApart(
            Transactions transactions,
            Sql sql,
            ChangeLog changes,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One of the same posting.
     *
     * @param source of the feed it came by; null where it was posted here
     */
    public record Same(VacancyId id, String employer, @Nullable String source, String state) {}

    /** The others of its posting that the caller may see; in the caller's transaction. */
    List<Same> same(VacancyId id) {
        return sql.list(
                """
                select o.id, o.source, o.state, e.name
                from vacancy v join vacancy o on o.posting = v.posting and o.id <> v.id
                    join employer e on e.id = o.employer_id
                where v.id = ? order by o.source nulls first, o.id limit 20
                """,
                row ->
                        new Same(
                                VacancyParts.id(row, "id"),
                                row.getString("name"),
                                row.getString("source"),
                                row.getString("state")),
                id.value());
    }

    /**
     * It is another vacancy than those it was taken for.
     *
     * @throws Problem NOT_FOUND where it is not there, CONFLICT where it is the only one
     */
    public void apart(Caller caller, VacancyId id) {
        if (caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        transactions.write(
                caller,
                () -> {
                    List<UUID> others =
                            sql.list(
                                    """
                                    select o.id from vacancy v
                                        join vacancy o on o.posting = v.posting and o.id <> v.id
                                    where v.id = ?
                                    """,
                                    row -> row.getObject("id", UUID.class),
                                    id.value());
                    if (others.isEmpty()) {
                        throw Problem.conflict("This vacancy stands by itself already.");
                    }
                    UUID[] all = others.toArray(UUID[]::new);
                    sql.change(
                            """
                            insert into vacancy_apart (one_id, other_id, recorded_at, recorded_by)
                            select least(?::uuid, o.id), greatest(?::uuid, o.id), ?, ?
                            from unnest(?) as o (id) on conflict do nothing
                            """,
                            id.value(),
                            id.value(),
                            clock.instant().atOffset(ZoneOffset.UTC),
                            caller.account().value(),
                            all);
                    sql.change("update vacancy set posting = null where id = ?", id.value());
                    changes.changed(ChangeLog.Subject.VACANCY, id.value());
                    changes.changed(ChangeLog.Subject.VACANCY, others);
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "tell_vacancy_apart",
                            "vacancy",
                            id.value(),
                            null);
                });
    }
}
