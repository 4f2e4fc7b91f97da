package org.onward.matching;

import io.micronaut.context.annotation.Property;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** How much room each folder's own disk has; down where one is about to be full. */
@Singleton
final class DiskHealth implements HealthIndicator {
    private static final long LEAST_FREE_BYTES = 32L << 20;
    private static final String[] FOLDERS = {"postgres", "index", "keys", "audit"};

    private final Path data;

    DiskHealth(@Property(name = "onward.data.folder") String data) {
        this.data = Path.of(data);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromCallable(this::look);
    }

    private HealthResult look() throws IOException {
        Map<String, Object> freeBytes = new TreeMap<>();
        boolean full = false;
        for (String name : FOLDERS) {
            Path folder = data.resolve(name);
            if (Files.exists(folder)) {
                long free = Files.getFileStore(folder).getUsableSpace();
                freeBytes.put(name, free);
                full |= free < LEAST_FREE_BYTES;
            }
        }
        return HealthResult.builder("disk")
                .status(full ? HealthStatus.DOWN : HealthStatus.UP)
                .details(Map.of("freeBytes", freeBytes))
                .build();
    }
}
