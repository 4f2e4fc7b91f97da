package org.onward.matching.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.onward.matching.access.Transactions;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;

/** Follows the vacancies that are shown. */
@Singleton
class VacancyFollower extends IndexFollower {
    private final VacancyChanges changes;
    private final Vacancies vacancies;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;

    VacancyFollower(
            VacancyIndex index,
            Changes log,
            VacancyChanges changes,
            Vacancies vacancies,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Transactions transactions,
            InstantSource clock,
            MeterRegistry metrics) {
        super("vacancies", "onward.index", index, log, transactions, clock, metrics);
        this.changes = changes;
        this.vacancies = vacancies;
        this.taxonomy = taxonomy;
        this.lines = lines;
        Gauge.builder(
                        "onward.index.vacancies",
                        index,
                        i -> i.current().map(IndexCopy::documents).orElse(0))
                .register(metrics);
    }

    @Override
    Set<UUID> touched(Connection worker, List<Changes.Change> logged) {
        return changes.touched(worker, logged);
    }

    @Override
    Map<UUID, Kept> kept(Connection worker, Collection<UUID> ids) {
        Map<UUID, Kept> kept = new HashMap<>();
        vacancies
                .forIndex(worker, ids.stream().map(VacancyId::new).toList())
                .forEach(
                        (id, indexed) -> {
                            if (indexed.shown()) {
                                kept.put(id.value(), kept(indexed));
                            }
                        });
        return kept;
    }

    @Override
    void eachKept(Connection worker, Consumer<Kept> each) {
        vacancies.eachOpen(
                worker,
                indexed -> {
                    if (indexed.shown()) {
                        each.accept(kept(indexed));
                    }
                });
    }

    private Kept kept(Vacancies.Indexed indexed) {
        return new Kept(
                indexed.vacancy().id().value(),
                indexed.vacancy().version(),
                () -> VacancyDocument.of(indexed, taxonomy, lines));
    }

    @Override
    Map<UUID, Integer> versions(Connection worker) {
        return changes.openVersions(worker);
    }
}
