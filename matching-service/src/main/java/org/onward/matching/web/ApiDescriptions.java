package org.onward.matching.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.EmployerApi;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * The generated description of every route, taken apart: neither door describes what is behind the
 * other.
 */
@Singleton
final class ApiDescriptions {
    private static final String GENERATED = "/META-INF/swagger/onward.yml";
    private static final String SCHEMAS = "#/components/schemas/";

    private final String staff;
    private final String employers;

    ApiDescriptions() {
        Map<?, ?> all = generated();
        this.staff = of(all, path -> !path.startsWith(EmployerApi.PREFIX), null, null);
        this.employers =
                of(
                        all,
                        path -> path.startsWith(EmployerApi.PREFIX),
                        "Onward employer API",
                        "An employer's own record, vacancies and introductions. Sign in with POST "
                                + EmployerApi.PREFIX
                                + "/sessions and send the access token as a bearer token. Refusals"
                                + " are RFC 9457 problems, in the language of Accept-Language.");
    }

    String staff() {
        return staff;
    }

    String employers() {
        return employers;
    }

    private static Map<?, ?> generated() {
        try (InputStream file = ApiDescriptions.class.getResourceAsStream(GENERATED)) {
            if (file == null) {
                throw new IllegalStateException("the program was built without " + GENERATED);
            }
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String of(
            Map<?, ?> all,
            Predicate<String> path,
            @Nullable String title,
            @Nullable String description) {
        Map<Object, Object> paths = new LinkedHashMap<>();
        part(all, "paths")
                .forEach(
                        (address, routes) -> {
                            if (path.test(String.valueOf(address))) {
                                paths.put(address, routes);
                            }
                        });
        Map<?, ?> schemas = part(part(all, "components"), "schemas");
        Set<String> used = new TreeSet<>();
        use(paths, schemas, used);
        Map<Object, Object> kept = new LinkedHashMap<>();
        schemas.forEach(
                (name, schema) -> {
                    if (used.contains(String.valueOf(name))) {
                        kept.put(name, schema);
                    }
                });
        Map<Object, Object> described = new LinkedHashMap<>(all);
        Map<Object, Object> info = new LinkedHashMap<>(part(all, "info"));
        if (title != null && description != null) {
            info.put("title", title);
            info.put("description", description);
        }
        described.put("info", info);
        described.put("paths", paths);
        described.put("components", Map.of("schemas", kept));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(new Representer(options), options).dump(described);
    }

    private static Map<?, ?> part(Map<?, ?> of, String name) {
        return of.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    /** Every schema that a node refers to, and that those refer to in turn. */
    private static void use(@Nullable Object node, Map<?, ?> schemas, Set<String> used) {
        switch (node) {
            case Map<?, ?> map -> {
                if (map.get("$ref") instanceof String ref && ref.startsWith(SCHEMAS)) {
                    String name = ref.substring(SCHEMAS.length());
                    if (used.add(name)) {
                        use(schemas.get(name), schemas, used);
                    }
                }
                map.values().forEach(value -> use(value, schemas, used));
            }
            case Iterable<?> list -> list.forEach(value -> use(value, schemas, used));
            case null, default -> {
                // a plain value
            }
        }
    }
}
