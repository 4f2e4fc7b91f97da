package org.onward.matching.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.onward.matching.access.Transactions;
import org.onward.matching.match.PreparedPeople;
import org.onward.matching.match.Ranking;
import org.onward.matching.returnee.ReadyPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * Follows the people who are ready and agreed to matching. Whoever takes that back, leaves or is
 * erased goes out of the index, out of its files and out of memory.
 */
@Singleton
class PeopleFollower extends IndexFollower {
    private static final int READ_AT_ONCE = 500;

    private final ReadyPeople people;
    private final PreparedPeople prepared;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Ranking ranking;

    PeopleFollower(
            PeopleIndex index,
            Changes log,
            ReadyPeople people,
            PreparedPeople prepared,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Ranking ranking,
            Transactions transactions,
            InstantSource clock,
            MeterRegistry metrics) {
        super("people", "onward.people_index", index, log, transactions, clock, metrics);
        this.people = people;
        this.prepared = prepared;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.ranking = ranking;
        Gauge.builder(
                        "onward.people_index.people",
                        index,
                        i -> i.current().map(IndexCopy::documents).orElse(0))
                .register(metrics);
    }

    /** Documents hold gains, which are made of the ranking's weights. */
    @Override
    void vocabularyLoaded(String version) {
        super.vocabularyLoaded(version + " " + ranking.version());
    }

    @Override
    Set<UUID> touched(Connection worker, List<Changes.Change> logged) {
        Set<UUID> touched = new LinkedHashSet<>();
        for (Changes.Change change : logged) {
            if (change.subject().equals("returnee")) {
                touched.add(change.id());
            }
        }
        // Here, as what is erased is not among what is kept.
        prepared.forget(touched.stream().map(ReturneeId::new).toList());
        return touched;
    }

    /** Changes before it began are not read any more. */
    @Override
    IndexCopy newCopy() throws IOException {
        IndexCopy copy = super.newCopy();
        prepared.forgetAll();
        return copy;
    }

    @Override
    Map<UUID, Kept> kept(Connection worker, Collection<UUID> ids) {
        Map<UUID, Kept> kept = new HashMap<>();
        people.forIndex(worker, ids.stream().map(ReturneeId::new).toList())
                .forEach(
                        (person, coded) ->
                                kept.put(
                                        person.value(),
                                        new Kept(
                                                person.value(),
                                                coded.version(),
                                                () ->
                                                        PersonDocument.of(
                                                                coded.version(),
                                                                coded.profile(),
                                                                taxonomy,
                                                                lines,
                                                                ranking))));
        return kept;
    }

    @Override
    void eachKept(Connection worker, Consumer<Kept> each) {
        List<UUID> all = new ArrayList<>(versions(worker).keySet());
        for (int from = 0; from < all.size(); from += READ_AT_ONCE) {
            kept(worker, all.subList(from, Math.min(all.size(), from + READ_AT_ONCE)))
                    .values()
                    .forEach(each);
        }
    }

    @Override
    Map<UUID, Integer> versions(Connection worker) {
        Map<UUID, Integer> versions = new HashMap<>();
        people.versions(worker).forEach((person, version) -> versions.put(person.value(), version));
        return versions;
    }

    @Override
    boolean forgets() {
        return true;
    }
}
