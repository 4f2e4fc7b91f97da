package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.vacancy.RetireFedVacancies;

/** A person says whether what a file no longer carries, or calls filled, is over. */
@Singleton
public final class DecideRetirement {
    private final Transactions transactions;
    private final PostgresFeeds feeds;
    private final FeedScope scope;
    private final RetireFedVacancies vacancies;
    private final Audit audit;
    private final InstantSource clock;

    DecideRetirement(
            Transactions transactions,
            PostgresFeeds feeds,
            FeedScope scope,
            RetireFedVacancies vacancies,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.scope = scope;
        this.vacancies = vacancies;
        this.audit = audit;
        this.clock = clock;
    }

    /** What waits for the answer, a page of it. */
    public List<RetireFedVacancies.Line> missing(
            Caller caller, UUID run, @Nullable String after, int limit) {
        return transactions.read(
                caller,
                () -> {
                    scope.run(caller, run);
                    return vacancies.lines(caller, feeds.missing(run), after, limit);
                });
    }

    /**
     * @param retire false: all of it stays as it is
     * @throws Problem CONFLICT where the run does not wait for an answer
     */
    public FeedRun decide(Caller caller, UUID id, boolean retire) {
        return transactions.write(
                caller,
                () -> {
                    FeedRun run = scope.run(caller, id);
                    if (!feeds.answer(id)) {
                        throw Problem.conflict("This import does not wait for an answer.");
                    }
                    if (!retire) {
                        feeds.forgetMissing(id);
                    } else {
                        feeds.retired(
                                id,
                                vacancies.retire(
                                        caller,
                                        run.source(),
                                        feeds.missing(id),
                                        Objects.requireNonNullElse(
                                                run.endedAt(), clock.instant())));
                    }
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            retire ? "retire_missing" : "keep_missing",
                            "feed_run",
                            id,
                            "feed " + run.source());
                    return feeds.run(id).orElseThrow(Problem::notFound);
                });
    }
}
