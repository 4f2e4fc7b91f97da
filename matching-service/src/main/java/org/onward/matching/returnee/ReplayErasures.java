package org.onward.matching.returnee;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases again whom the erasure log names and the database has not erased: it was restored, or the
 * service died halfway. It runs after the migrations and before the servers accept, and a start
 * that cannot do it fails.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
final class ReplayErasures implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayErasures.class);

    private final PersonKeys keys;
    private final Transactions transactions;

    ReplayErasures(PersonKeys keys, Transactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Collection<PersonKeys.Erasure> logged = keys.erasures();
        if (logged.isEmpty()) {
            return;
        }
        Set<UUID> standing = standing(logged);
        logged.stream()
                .filter(erasure -> standing.contains(erasure.person().value()))
                .forEach(this::erase);
        if (!standing.isEmpty()) {
            LOG.warn("{} erasures of the log were missing in the database", standing.size());
        }
    }

    /** Those of them whom the database does not know as erased. */
    private Set<UUID> standing(Collection<PersonKeys.Erasure> logged) {
        UUID[] people =
                logged.stream().map(erasure -> erasure.person().value()).toArray(UUID[]::new);
        List<UUID> found =
                transactions.work(
                        worker ->
                                Sql.on(worker)
                                        .list(
                                                """
                                                select id from returnee
                                                where id = any(?) and erased_at is null
                                                """,
                                                row -> row.getObject("id", UUID.class),
                                                (Object) people));
        return new HashSet<>(found);
    }

    private void erase(PersonKeys.Erasure erasure) {
        transactions.work(
                worker ->
                        Sql.on(worker)
                                .first(
                                        "select erase_again(?, ?, ?, ?)",
                                        row -> row.getBoolean(1),
                                        erasure.person().value(),
                                        References.random(),
                                        erasure.at().atOffset(ZoneOffset.UTC),
                                        erasure.day()));
    }
}
