package org.onward.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.UsageTrackingQueryCachingPolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * One copy on disk: a writer, its searchers, and how far it has followed. While it is filled
 * several threads may add to it, afterwards one writes to it; any number search.
 */
final class IndexCopy implements AutoCloseable {
    private static final double BUFFER_MB = 64;

    /**
     * Few segments: a search begins anew in each. Merging more often costs little, as a document is
     * some hundred bytes.
     */
    private static final double SEGMENTS_PER_TIER = 2;

    private static final MergePolicy MERGES =
            new TieredMergePolicy()
                    .setForceMergeDeletesPctAllowed(0)
                    .setSegmentsPerTier(SEGMENTS_PER_TIER);

    private static final QueryCachingPolicy KEPT = new WordsKept();

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile IndexProgress progress;
    private volatile IndexProgress.ChangePoint visible;

    private IndexCopy(
            Path folder,
            Directory directory,
            IndexWriter writer,
            SearcherManager searchers,
            IndexProgress progress) {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.progress = progress;
        this.visible = progress.at();
    }

    /**
     * An empty copy in a new folder; not on disk until the first commit, and until then nothing is
     * merged: {@link #merge} makes one of it all.
     *
     * @param fresh told of every segment before it is searched
     */
    static IndexCopy create(
            Path folder,
            Analyzer analyzer,
            IndexProgress progress,
            IndexWriter.IndexReaderWarmer fresh)
            throws IOException {
        Files.createDirectories(folder);
        return open(folder, analyzer, progress, fresh, IndexWriterConfig.OpenMode.CREATE);
    }

    /**
     * The copy as it was last committed; whatever was written after that commit is gone and will be
     * followed again.
     *
     * @return empty where there is none, or it is of another schema
     * @throws IOException where it is damaged
     */
    static Optional<IndexCopy> open(
            Path folder, Analyzer analyzer, int schema, IndexWriter.IndexReaderWarmer fresh)
            throws IOException {
        Optional<IndexProgress> progress;
        try (Directory directory = FSDirectory.open(folder)) {
            progress =
                    IndexProgress.of(SegmentInfos.readLatestCommit(directory).getUserData())
                            .filter(kept -> kept.schema() == schema);
        }
        return progress.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        open(
                                folder,
                                analyzer,
                                progress.get(),
                                fresh,
                                IndexWriterConfig.OpenMode.APPEND));
    }

    private static IndexCopy open(
            Path folder,
            Analyzer analyzer,
            IndexProgress progress,
            IndexWriter.IndexReaderWarmer fresh,
            IndexWriterConfig.OpenMode mode)
            throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            IndexWriter writer =
                    new IndexWriter(
                            directory,
                            new IndexWriterConfig(analyzer)
                                    .setOpenMode(mode)
                                    .setCommitOnClose(false)
                                    .setMergedSegmentWarmer(fresh)
                                    .setMergePolicy(
                                            mode == IndexWriterConfig.OpenMode.CREATE
                                                    ? NoMergePolicy.INSTANCE
                                                    : MERGES)
                                    .setRAMBufferSizeMB(BUFFER_MB));
            return new IndexCopy(
                    folder,
                    directory,
                    writer,
                    new SearcherManager(writer, warming(fresh)),
                    progress);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void warm(LeafReaderContext leaf, IndexWriter.IndexReaderWarmer fresh) {
        try {
            fresh.warm(leaf.reader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SearcherFactory warming(IndexWriter.IndexReaderWarmer fresh) {
        return new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
                    throws IOException {
                reader.leaves().parallelStream().forEach(leaf -> warm(leaf, fresh));
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setQueryCachingPolicy(KEPT);
                return searcher;
            }
        };
    }

    /**
     * A word that hundreds of skills have in their names is asked for again; what else is kept, and
     * for how long, is as usual.
     */
    private static final class WordsKept implements QueryCachingPolicy {
        private static final int MANY = 16;

        private final QueryCachingPolicy usual = new UsageTrackingQueryCachingPolicy();

        @Override
        public void onUse(Query query) {
            usual.onUse(query);
        }

        @Override
        public boolean shouldCache(Query query) throws IOException {
            return isOfManySkills(query) || usual.shouldCache(query);
        }

        private static boolean isOfManySkills(Query query) {
            return query instanceof TermInSetQuery set
                    && set.getField().equals(VacancyFields.SKILL)
                    && set.getTermsCount() > MANY;
        }
    }

    void add(Document document) throws IOException {
        writer.addDocument(document);
    }

    void put(String id, Document document) throws IOException {
        writer.updateDocument(new Term(VacancyFields.ID, id), document);
    }

    void remove(Collection<String> ids) throws IOException {
        writer.deleteDocuments(
                ids.stream().map(id -> new Term(VacancyFields.ID, id)).toArray(Term[]::new));
    }

    /** Whether one of them is visible to searches. */
    boolean holdsAny(Collection<String> ids) throws IOException {
        return !ids.isEmpty()
                && search(searcher -> searcher.count(VacancyTerms.set(VacancyFields.ID, ids))) > 0;
    }

    /** Writes anew what still holds something that was removed; gone from disk with the commit. */
    void forget() throws IOException {
        writer.forceMergeDeletes();
    }

    /**
     * Makes one segment of all there are, while searches and writes go on: some 40 µs a document on
     * one processor, and as much of the disk again until the next commit.
     */
    void merge() throws IOException {
        writer.forceMerge(1);
    }

    /** Makes what was written visible to searches that begin from now on. */
    void refresh() throws IOException {
        IndexProgress.ChangePoint reached = progress.at();
        searchers.maybeRefreshBlocking();
        visible = reached;
    }

    /** Searches that begin from now on know every change up to here. */
    IndexProgress.ChangePoint visible() {
        return visible;
    }

    void commit(IndexProgress reached) throws IOException {
        writer.setLiveCommitData(reached.userData().entrySet());
        writer.commit();
        writer.getConfig().setMergePolicy(MERGES);
        progress = reached;
    }

    IndexProgress progress() {
        return progress;
    }

    void reached(IndexProgress reached) {
        progress = reached;
    }

    int documents() {
        return writer.getDocStats().numDocs;
    }

    Path folder() {
        return folder;
    }

    /** Work on one point in time of the copy. */
    interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    <T> T search(Search<T> search) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return search.in(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Id and version of every document. */
    Map<UUID, Integer> versions() throws IOException {
        return search(
                searcher -> {
                    Map<UUID, Integer> versions = new HashMap<>();
                    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
                    for (LeafReaderContext leaf : leaves) {
                        IdOrder.Ids ids = IdOrder.in(leaf.reader());
                        NumericDocValues version =
                                DocValues.getNumeric(leaf.reader(), VacancyFields.VERSION);
                        Bits live = leaf.reader().getLiveDocs();
                        while (version.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                            if (live == null || live.get(version.docID())) {
                                versions.put(ids.of(version.docID()), (int) version.longValue());
                            }
                        }
                    }
                    return versions;
                });
    }

    /** Closes without a commit: what was not committed is followed again by who opens it next. */
    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }

    /** Removes a copy's files, as far as they can be removed. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
