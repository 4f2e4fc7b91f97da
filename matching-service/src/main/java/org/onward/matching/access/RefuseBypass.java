package org.onward.matching.access;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import org.onward.matching.shared.StartupRefusal;

/**
 * The service does not start with a login that row-level security does not hold: a superuser, one
 * with BYPASSRLS, or the owner of the tables.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefuseBypass implements ApplicationEventListener<StartupEvent> {
    private final Transactions transactions;
    private final JdbcOperations jdbc;

    RefuseBypass(Transactions transactions, JdbcOperations jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        if (transactions.beforeSignIn(this::mayBypass)) {
            throw new StartupRefusal(
                    "The login of datasources.default may pass row-level security (it is a"
                            + " superuser, has BYPASSRLS, or owns the tables). Give it a login of"
                            + " its own; the runbook in config/README.md has the statements.");
        }
    }

    private boolean mayBypass() {
        return jdbc.prepareStatement(
                """
                select r.rolsuper or r.rolbypassrls or exists (
                    select 1 from pg_class c where c.relname = 'returnee'
                        and pg_has_role(current_user, c.relowner, 'member'))
                from pg_roles r where r.rolname = current_user
                """,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return !rows.next() || rows.getBoolean(1);
                    }
                });
    }
}
