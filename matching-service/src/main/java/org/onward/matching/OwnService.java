package org.onward.matching;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.LoadPublished;

/**
 * The whole service within another program, on free ports, with a database of its own in a folder
 * that the caller gives and removes: for benches and judgements.
 */
public final class OwnService implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final EmbeddedServer server;

    private OwnService(EmbeddedDatabase database, EmbeddedServer server) {
        this.database = database;
        this.server = server;
    }

    /**
     * @param taxonomy a folder as {@code scripts/load-taxonomy} takes it; the starter vocabulary
     *     alone where there is none
     * @param demo whether the demo story and its accounts are there
     * @throws org.onward.matching.taxonomy.BadTaxonomyFile with file, line and reason
     */
    public static OwnService start(Path folder, @Nullable Path taxonomy, boolean demo) {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        Map<String, Object> settings = new HashMap<>(KeyFolder.settings(folder));
        settings.putAll(database.settings());
        settings.put("micronaut.server.port", -1);
        settings.put("endpoints.all.port", -1);
        settings.put("onward.employer-api.port", freePort());
        settings.put("onward.demo.enabled", demo);
        settings.put("onward.session.access-seconds", 3600);
        settings.put("logger.levels.ROOT", "ERROR"); // what is measured is printed there too
        EmbeddedServer server =
                ApplicationContext.builder().properties(settings).run(EmbeddedServer.class);
        OwnService service = new OwnService(database, server);
        if (taxonomy != null) {
            service.get(LoadPublished.class).load(taxonomy, System.err::println);
        }
        return service;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("this machine has no free port", e);
        }
    }

    public <T> T get(Class<T> bean) {
        return server.getApplicationContext().getBean(bean);
    }

    /** Address without a path, e.g. http://localhost:41231 */
    public String address() {
        return server.getURL().toString();
    }

    /** The folder is empty of running programs afterwards, and may be deleted. */
    @Override
    public void close() {
        server.close();
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the database did not stop", e);
        }
    }

    /** Deletes the folder of a service that was closed. */
    public static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a folder could not be deleted", e);
        }
    }
}
