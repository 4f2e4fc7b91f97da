package org.onward.matching.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.onward.matching.match.Ranking;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;

/** The product's index of people, written and searched by the product, without a database. */
public final class ScalePeople implements AutoCloseable {
    private final PeopleIndex index;
    private final PeopleInIndex people;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Ranking ranking;
    private final IndexProgress progress;
    private final IndexCopy copy;

    public ScalePeople(Path folder, Taxonomy taxonomy, LinesOfWork lines, Ranking ranking)
            throws IOException {
        this.index = new PeopleIndex(folder.toString());
        this.people = new PeopleInIndex(index);
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.ranking = ranking;
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

    public void add(Profile person) throws IOException {
        copy.add(PersonDocument.of(0, person, taxonomy, lines, ranking));
    }

    /** Everybody added is found from now on. */
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

    public List<ReturneeId> candidates(VacancyFacts vacancy, Set<ReturneeId> among, int limit) {
        return people.candidates(vacancy, among, limit);
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
