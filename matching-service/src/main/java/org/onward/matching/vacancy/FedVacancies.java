package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.shared.Sql;

/** Vacancies as the feeds know them. */
@Singleton
final class FedVacancies {
    private final JdbcOperations jdbc;
    private final Sql sql;

    FedVacancies(JdbcOperations jdbc, Sql sql) {
        this.jdbc = jdbc;
        this.sql = sql;
    }

    /** Vacancies of a source by the source's own ids. */
    Map<String, TakeFedVacancies.Known> known(String source, Collection<String> externalIds) {
        return jdbc.prepareStatement(
                """
                select v.id, v.external_id, v.content_hash,
                    v.state = 'expired' or (v.state = 'submitted' and e.standing = 'verified'
                        and (not v.overseas or v.vetted_on is not null)) as due,
                    v.state in ('submitted', 'sent_back') as waits, e.name as employer
                from vacancy v join employer e on e.id = v.employer_id
                where v.source = ? and v.external_id = any(?)
                """,
                statement -> {
                    statement.setString(1, source);
                    statement.setArray(
                            2,
                            statement.getConnection().createArrayOf("text", externalIds.toArray()));
                    Map<String, TakeFedVacancies.Known> found = new HashMap<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            byte[] hash = rows.getBytes("content_hash");
                            found.put(
                                    rows.getString("external_id"),
                                    new TakeFedVacancies.Known(
                                            VacancyParts.id(rows, "id"),
                                            hash == null ? new byte[0] : hash,
                                            rows.getBoolean("due"),
                                            rows.getBoolean("waits"),
                                            rows.getString("employer")));
                        }
                    }
                    return found;
                });
    }

    Set<String> idsLike(String source, String pattern) {
        return jdbc.prepareStatement(
                "select external_id from vacancy where source = ? and external_id ~ ?",
                statement -> {
                    statement.setString(1, source);
                    statement.setString(2, pattern);
                    Set<String> found = new HashSet<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            found.add(rows.getString(1));
                        }
                    }
                    return found;
                });
    }

    /**
     * Confirms those not confirmed since; what waits keeps the version its reviewer looks at.
     *
     * @return the ones that were shown, or may be
     */
    List<UUID> confirm(Collection<VacancyId> ids, Instant now, Instant since) {
        return jdbc.prepareStatement(
                """
                update vacancy set confirmed_at = ?, asked_at = null,
                    version = version + case when state = 'open' then 1 else 0 end
                where id = any(?) and state in ('open', 'paused', 'submitted')
                    and (confirmed_at is null or confirmed_at < ?)
                returning id
                """,
                statement -> {
                    statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                    statement.setArray(2, VacancyParts.uuids(statement.getConnection(), ids));
                    statement.setObject(3, since.atOffset(ZoneOffset.UTC));
                    List<UUID> confirmed = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            confirmed.add(rows.getObject("id", UUID.class));
                        }
                    }
                    return confirmed;
                });
    }

    /** What waits of a record that a feed made, and nobody verified, is another employer's. */
    List<UUID> handOver(String source, EmployerId from, EmployerId to) {
        return sql.list(
                """
                update vacancy v set employer_id = ?, version = v.version + 1 from employer r
                where v.source = ? and v.employer_id = ? and v.state in ('submitted', 'sent_back')
                    and r.id = v.employer_id and r.fed and r.standing = 'unverified'
                returning v.id
                """,
                row -> row.getObject("id", UUID.class),
                to.value(),
                source,
                from.value());
    }

    /** The same of single ones. */
    void handOver(Map<VacancyId, EmployerId> meant) {
        sql.batch(
                """
                update vacancy v set employer_id = ?, version = v.version + 1 from employer r
                where v.id = ? and v.state in ('submitted', 'sent_back')
                    and r.id = v.employer_id and r.fed and r.standing = 'unverified'
                """,
                meant.entrySet().stream()
                        .map(
                                one ->
                                        new @Nullable Object[] {
                                            one.getValue().value(), one.getKey().value()
                                        })
                        .toList());
    }

    /** Vacancies that stay as they are, though their rows are read otherwise than before. */
    void readAnew(Map<VacancyId, byte[]> contentHashes) {
        if (contentHashes.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                "update vacancy set content_hash = ? where id = ?",
                statement -> {
                    for (Map.Entry<VacancyId, byte[]> one : contentHashes.entrySet()) {
                        statement.setBytes(1, one.getValue());
                        statement.setObject(2, one.getKey().value());
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }
}
