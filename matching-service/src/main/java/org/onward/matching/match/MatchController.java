package org.onward.matching.match;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;

@Controller("/api/v1/returnees/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.Name.COUNSELLOR)
final class MatchController {
    private static final int LONGEST_LIST = 400;

    /**
     * @param next pass as {@code cursor} for the next page; null on the last
     * @param considered candidates that were scored, the best of those that pass
     * @param passing vacancies that pass the gates; of a colleague's person no more than considered
     * @param ranking version of the weights, with the balance where they were moved: 6, 6-1, 6+2
     */
    @Serdeable
    record MatchesBody(
            List<MatchBody> matches,
            @Nullable String next,
            int considered,
            int passing,
            String ranking) {}

    /**
     * @param offered false where a gate stops the pair
     * @param because not_offered, or what the person themselves has said: pay_floor, musts,
     *     country; safety only to the person's own counsellor
     */
    @Serdeable
    record PairBody(
            UUID vacancy, boolean offered, @Nullable String because, @Nullable MatchBody match) {}

    /**
     * @param teaches of what the vacancy asks for or likes and is missing, what is learnt there
     * @param others how much else is learnt there
     * @param points what the pair gains by all of it
     */
    @Serdeable
    record BridgeBody(List<MatchBody.Coded> teaches, int others, double points, MatchBody course) {}

    @Serdeable
    record BridgesBody(List<BridgeBody> bridges, String rankingVersion) {}

    @Serdeable
    record ComparisonBody(List<PairBody> pairs) {}

    private final FindMatches findMatches;
    private final ExplainPair explainPair;
    private final FindBridges findBridges;
    private final MatchBodies bodies;

    MatchController(
            FindMatches findMatches,
            ExplainPair explainPair,
            FindBridges findBridges,
            MatchBodies bodies) {
        this.findMatches = findMatches;
        this.explainPair = explainPair;
        this.findBridges = findBridges;
        this.bodies = bodies;
    }

    @Get("/matches")
    @Secured(Role.Name.COUNSELLOR)
    MatchesBody matches(
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "") String kind,
            @QueryValue(defaultValue = "0") int balance,
            @QueryValue(defaultValue = "20") int limit,
            @QueryValue @Nullable String cursor) {
        Matches matches =
                findMatches.find(
                        caller,
                        new ReturneeId(id),
                        kinds(kind),
                        Narrowing.NONE,
                        new Balance(balance),
                        limit,
                        cursor);
        return new MatchesBody(
                matches.items().stream()
                        .map(match -> bodies.in(caller.language()).body(match))
                        .toList(),
                matches.next(),
                matches.considered(),
                matches.passing(),
                matches.rankingVersion());
    }

    @Get("/matches/{vacancyId}")
    @Secured(Role.Name.COUNSELLOR)
    ExplainedBody match(
            Caller caller, UUID id, UUID vacancyId, @QueryValue(defaultValue = "0") int balance) {
        return ExplainedBody.of(
                explainPair.whyNot(
                        caller, new ReturneeId(id), new VacancyId(vacancyId), new Balance(balance)),
                bodies.in(caller.language()));
    }

    /**
     * Courses that teach what is missing, at most five, the best way there first.
     *
     * @param balance of the weights, −2 to 2
     */
    @Get("/matches/{vacancyId}/bridges")
    @Secured(Role.Name.COUNSELLOR)
    BridgesBody bridges(
            Caller caller, UUID id, UUID vacancyId, @QueryValue(defaultValue = "0") int balance) {
        Balance asked = new Balance(balance);
        MatchBody.Maker make = bodies.in(caller.language());
        return new BridgesBody(
                findBridges
                        .find(caller, new ReturneeId(id), new VacancyId(vacancyId), asked)
                        .stream()
                        .map(
                                bridge ->
                                        new BridgeBody(
                                                bridge.teaches().stream().map(make::coded).toList(),
                                                bridge.others(),
                                                bridge.tenths() / 10.0,
                                                make.body(bridge.course())))
                        .toList(),
                findBridges.rankingVersion(asked));
    }

    /**
     * @param vacancies two to four ids, separated by commas
     * @param balance of the weights, −2 to 2
     */
    @Get("/comparison")
    @Secured(Role.Name.COUNSELLOR)
    ComparisonBody comparison(
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "") String vacancies,
            @QueryValue(defaultValue = "0") int balance) {
        return new ComparisonBody(
                explainPair
                        .compare(caller, new ReturneeId(id), ids(vacancies), new Balance(balance))
                        .stream()
                        .map(pair -> body(pair, caller))
                        .toList());
    }

    private PairBody body(ExplainPair.Pair pair, Caller caller) {
        return switch (pair) {
            case ExplainPair.Pair.Offered(VacancyId vacancy, Match match) ->
                    new PairBody(
                            vacancy.value(), true, null, bodies.in(caller.language()).body(match));
            case ExplainPair.Pair.NotOffered(VacancyId vacancy, Gate gate, _, _) ->
                    new PairBody(vacancy.value(), false, ExplainedBody.because(gate), null);
        };
    }

    /** Kinds separated by commas; empty is all. */
    static Set<Kind> kinds(String text) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String part : parts(text)) {
            try {
                kinds.add(Kind.valueOf(part.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(
                        "kind", "error.kind", "One or more of job, apprenticeship, training.");
            }
        }
        return kinds;
    }

    private static List<VacancyId> ids(String text) {
        List<VacancyId> ids = new ArrayList<>();
        for (String part : parts(text)) {
            try {
                ids.add(new VacancyId(UUID.fromString(part)));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("vacancies", "error.id", "Ids separated by commas.");
            }
        }
        return ids;
    }

    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        String bounded = text.substring(0, Math.min(text.length(), LONGEST_LIST));
        int from = 0;
        while (from <= bounded.length()) {
            int comma = bounded.indexOf(',', from);
            int until = comma < 0 ? bounded.length() : comma;
            String part = bounded.substring(from, until).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from = until + 1;
        }
        return parts;
    }
}
