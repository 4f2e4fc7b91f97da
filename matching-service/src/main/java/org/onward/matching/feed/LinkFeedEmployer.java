package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.employer.Standing;
import org.onward.matching.employer.WaitingForVerification;
import org.onward.matching.problem.Problem;
import org.onward.matching.vacancy.TakeFedVacancies;

/** A person says whom a feed means by a name: staff, or the chamber whose feed it is. */
@Singleton
final class LinkFeedEmployer {
    static final int MOST = 100;

    private final Transactions transactions;
    private final FeedScope scope;
    private final FeedEmployers feedEmployers;
    private final Employers employers;
    private final TakeFedVacancies vacancies;
    private final WaitingForVerification waiting;
    private final Audit audit;
    private final InstantSource clock;

    LinkFeedEmployer(
            Transactions transactions,
            FeedScope scope,
            FeedEmployers feedEmployers,
            Employers employers,
            TakeFedVacancies vacancies,
            WaitingForVerification waiting,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.feedEmployers = feedEmployers;
        this.employers = employers;
        this.vacancies = vacancies;
        this.waiting = waiting;
        this.audit = audit;
        this.clock = clock;
    }

    /** What there is to decide, by name, at most 100. */
    List<FeedEmployers.LooksLike> open(Caller caller, String source) {
        return transactions.read(
                caller, () -> feedEmployers.looksLike(scope.source(caller, source), null, MOST));
    }

    /**
     * The name means this employer, from now on and in what waits; that opens where the employer is
     * verified.
     *
     * @param id of the record that stands for the name
     * @throws Problem NOT_FOUND for a name of another's feed, or an employer that is no member of
     *     the feed's chamber; CONFLICT where the name is a verified employer's own
     */
    void link(Caller caller, String source, EmployerId id, EmployerId employer) {
        transactions.write(
                caller,
                () -> {
                    FeedSource from = scope.source(caller, source);
                    Employer named = named(from, id);
                    Employer meant =
                            employers
                                    .find(employer)
                                    .filter(one -> FeedEmployers.speaksFor(from, one))
                                    .filter(one -> !one.id().equals(id))
                                    .orElseThrow(Problem::notFound);
                    if (!(named.standing() instanceof Standing.Unverified)) {
                        throw Problem.conflict("This employer is verified already.");
                    }
                    feedEmployers.decide(id, meant.id(), caller, clock.instant());
                    vacancies.handOver(source, id, meant.id());
                    if (meant.verified()) {
                        waiting.verified(caller, meant.id());
                    }
                    done(caller, "link_feed_employer", id);
                });
    }

    /** The name means nobody we know: what waits goes on waiting, and nobody is asked again. */
    void refuse(Caller caller, String source, EmployerId id) {
        transactions.write(
                caller,
                () -> {
                    named(scope.source(caller, source), id);
                    feedEmployers.decide(id, null, caller, clock.instant());
                    done(caller, "refuse_feed_employer", id);
                });
    }

    private Employer named(FeedSource source, EmployerId id) {
        return employers
                .find(id)
                .filter(one -> feedEmployers.isOf(source, one.id()))
                .orElseThrow(Problem::notFound);
    }

    private void done(Caller caller, String act, EmployerId id) {
        audit.done(
                caller.account().value(), caller.role().name(), act, "employer", id.value(), null);
    }
}
