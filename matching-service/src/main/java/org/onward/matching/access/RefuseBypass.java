package org.onward.matching.access;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.onward.matching.shared.StartupRefusal;

/**
 * The service does not start with a login that row-level security does not hold: a superuser, one
 * with BYPASSRLS, the owner of tables, or without a password.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefuseBypass implements ApplicationEventListener<StartupEvent> {
    private final Transactions transactions;
    private final JdbcOperations jdbc;
    private final String url;
    private final String login;
    private final String password;

    RefuseBypass(
            Transactions transactions,
            JdbcOperations jdbc,
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String login,
            @Property(name = "datasources.default.password", defaultValue = "") String password) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.url = url;
        this.login = login;
        this.password = password;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        if (transactions.beforeSignIn(this::mayBypass)) {
            throw new StartupRefusal(
                    "The login of datasources.default may pass row-level security (it is a"
                            + " superuser, has BYPASSRLS, or owns tables). Give it a login of"
                            + " its own; the runbook in config/README.md has the statements.");
        }
        if (password.isEmpty() || letsInWithAnotherPassword()) {
            throw new StartupRefusal(
                    "The database lets the login of datasources.default in without its password."
                            + " Give it a password in datasources.default.password, and have"
                            + " pg_hba.conf ask for it (scram-sha-256).");
        }
    }

    private boolean letsInWithAnotherPassword() {
        String another = UUID.randomUUID().toString();
        try {
            DriverManager.getConnection(url, login, another).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean mayBypass() {
        return jdbc.prepareStatement(
                """
                select r.rolsuper or r.rolbypassrls or exists (
                    select 1 from pg_class c where c.relnamespace = 'public'::regnamespace
                        and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'member'))
                from pg_roles r where r.rolname = current_user
                """,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return !rows.next() || rows.getBoolean(1);
                    }
                });
    }
}
