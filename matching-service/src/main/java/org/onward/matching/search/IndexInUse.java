package org.onward.matching.search;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy of something in the database that is in use. Each copy has a folder of its own; the file
 * {@code current} names the one in use and is replaced in one step, so that a kill at any moment
 * leaves either the old copy or the new.
 */
abstract class IndexInUse<A extends Analyzer> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexInUse.class);

    private final Path folder;
    private final A analyzer;
    private final int schema;
    private volatile @Nullable IndexCopy current;

    IndexInUse(Path folder, A analyzer, int schema) {
        this.folder = folder;
        this.analyzer = analyzer;
        this.schema = schema;
    }

    int schema() {
        return schema;
    }

    A analyzer() {
        return analyzer;
    }

    /** The copy in use; empty until the first is built. */
    Optional<IndexCopy> current() {
        return Optional.ofNullable(current);
    }

    /**
     * Takes up the copy left by the run before; damaged or outdated ones are left for a rebuild.
     */
    void open() {
        try {
            Path pointer = folder.resolve("current");
            if (!Files.exists(pointer)) {
                return;
            }
            String name = Files.readString(pointer, StandardCharsets.UTF_8).strip();
            IndexCopy copy =
                    IndexCopy.open(
                                    folder.resolve(UUID.fromString(name).toString()),
                                    analyzer,
                                    schema,
                                    this::prepare)
                            .orElse(null);
            if (copy != null) {
                ready(copy);
            }
            current = copy;
        } catch (IOException | RuntimeException e) {
            LOG.warn("An index cannot be read and is built anew: {}", e.getClass());
        }
    }

    /** What searches need of a segment is made before it is searched. */
    void ready(LeafReader segment) {}

    /** A merge that failed for this would end the writer; the first search makes it then. */
    private void prepare(LeafReader fresh) {
        try {
            ready(fresh);
        } catch (RuntimeException e) {
            LOG.warn("A segment is made ready by a search: {}", e.getClass());
        }
    }

    /** What cannot be made ready is closed. */
    private void ready(IndexCopy copy) throws IOException {
        boolean done = false;
        try {
            copy.search(
                    searcher -> {
                        searcher.getIndexReader().leaves().forEach(leaf -> ready(leaf.reader()));
                        return 0;
                    });
            done = true;
        } finally {
            if (!done) {
                copy.close();
            }
        }
    }

    /** An empty copy, to be swapped in once it is filled. */
    IndexCopy create(IndexProgress progress) throws IOException {
        return IndexCopy.create(
                folder.resolve(UUID.randomUUID().toString()), analyzer, progress, this::prepare);
    }

    /** Puts a committed copy in the place of the one in use, which is closed and removed. */
    void swap(IndexCopy copy) throws IOException {
        ready(copy);
        Path next = folder.resolve("next");
        Files.writeString(next, copy.folder().getFileName().toString(), StandardCharsets.UTF_8);
        Files.move(
                next,
                folder.resolve("current"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        IndexCopy old = current;
        current = copy;
        if (old != null) {
            old.close();
        }
        removeOthers(copy.folder());
    }

    private void removeOthers(Path kept) throws IOException {
        List<Path> others;
        try (Stream<Path> folders = Files.list(folder)) {
            others = folders.filter(Files::isDirectory).filter(f -> !f.equals(kept)).toList();
        }
        for (Path other : others) {
            try {
                IndexCopy.delete(other);
            } catch (IOException e) {
                LOG.warn("An old index folder could not be removed: {}", e.getClass());
            }
        }
    }

    /**
     * @throws Problem BUSY until the first copy is built
     */
    <T> T search(IndexCopy.Search<T> search) {
        for (int tries = 0; ; tries++) {
            IndexCopy copy =
                    current()
                            .orElseThrow(
                                    () ->
                                            Problem.of(
                                                    Problem.Kind.BUSY,
                                                    "The search index is being built."));
            try {
                return copy.search(search);
            } catch (AlreadyClosedException e) {
                if (tries > 0) {
                    throw new UncheckedIOException(
                            "an index was closed", new IOException("closed twice", e));
                }
                // Swapped under our hands; the next one is in place.
            } catch (IOException e) {
                throw new UncheckedIOException("an index could not be searched", e);
            }
        }
    }

    @Override
    @PreDestroy
    public void close() throws IOException {
        IndexCopy copy = current;
        current = null;
        if (copy != null) {
            copy.close();
        }
    }
}
