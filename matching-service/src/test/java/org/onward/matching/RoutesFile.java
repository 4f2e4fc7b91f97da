package org.onward.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** {@code routes.txt}: every route, which {@link RouteAccessTest} holds it to, and who may. */
public final class RoutesFile {
    private RoutesFile() {}

    /** Roles by method and path. */
    public static Map<String, String> read() {
        Map<String, String> expected = new TreeMap<>();
        try (var file = RoutesFile.class.getResourceAsStream("/routes.txt")) {
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(
                            line -> {
                                String[] parts = line.split("\\s+", 3);
                                expected.put(parts[0] + " " + parts[1], parts[2]);
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return expected;
    }
}
