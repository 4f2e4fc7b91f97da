package org.onward.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.onward.matching.match.Retrieval;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Vacancies;

/** The product's index of vacancies, written and searched by the product, without a database. */
public final class ScaleIndex implements AutoCloseable {
    private final VacancyIndex index;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final IndexProgress progress;
    private final IndexCopy copy;

    public ScaleIndex(Path folder, Taxonomy taxonomy, LinesOfWork lines) throws IOException {
        this.index = new VacancyIndex(folder);
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.progress =
                new IndexProgress(
                        index.schema(),
                        new UUID(0, 0),
                        "",
                        new IndexProgress.ChangePoint(0, 0),
                        Instant.EPOCH,
                        new TreeMap<>());
        this.copy = index.create(progress);
    }

    /** As they lie in the database, with what is found in them when they are stored. */
    public List<Vacancies.Indexed> stored(List<Vacancies.Indexed> vacancies) {
        return vacancies.parallelStream()
                .map(
                        one ->
                                new Vacancies.Indexed(
                                        one.vacancy(),
                                        one.employerName(),
                                        one.shown(),
                                        one.backedSeats(),
                                        lines.kept(one.vacancy().post().account(taxonomy))))
                .toList();
    }

    /** On all processors, as a copy is filled. */
    public void add(List<Vacancies.Indexed> vacancies) {
        vacancies.parallelStream()
                .forEach(
                        vacancy -> {
                            try {
                                copy.add(VacancyDocument.of(vacancy, taxonomy, lines));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    /** Everything added is found from now on. */
    public void open() throws IOException {
        copy.commit(progress);
        copy.refresh();
        index.swap(copy);
    }

    /** As the product does once the index serves. */
    public void merge() throws IOException {
        copy.merge();
        copy.refresh();
    }

    public int segments() throws IOException {
        return copy.search(searcher -> searcher.getIndexReader().leaves().size());
    }

    public Analyzer analyzer() {
        return index.analyzer();
    }

    public Retrieval retrieval() {
        return new VacancyRetrieval(index, null);
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
