package org.onward.matching.access;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Whether the database answers, said within a second however long the pool would wait for it. */
@Singleton
final class DatabaseHealth implements HealthIndicator {
    private static final long LONGEST_MILLIS = 700;

    private final DataSource database;
    private final ExecutorService executor;

    DatabaseHealth(DataSource database, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.database = DelegatingDataSource.unwrapDataSource(database);
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromFuture(
                () ->
                        CompletableFuture.supplyAsync(this::answers, executor)
                                .completeOnTimeout(false, LONGEST_MILLIS, TimeUnit.MILLISECONDS)
                                .exceptionally(_ -> false)
                                .thenApply(
                                        up ->
                                                HealthResult.builder("database")
                                                        .status(
                                                                up
                                                                        ? HealthStatus.UP
                                                                        : HealthStatus.DOWN)
                                                        .build()));
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
