package org.onward.matching.match;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.OwnPeople;

/**
 * A pair with everything that could be otherwise, as the API gives it.
 *
 * @param offered false where something stops the pair
 * @param because of the first of what stops it, as in a comparison
 * @param notFound why the person is not found where somebody is looked for: placed, not_now,
 *     not_ready, not_agreed or neither; null where they are
 * @param match how it fits; null where it is not offered
 * @param otherwise how it would fit if the person had said otherwise; null unless that alone stops
 *     it
 * @param stops all that stops it
 * @param changes what would make it fit better, most first
 */
@Serdeable
record ExplainedBody(
        UUID vacancy,
        boolean offered,
        @Nullable String because,
        @Nullable String notFound,
        @Nullable MatchBody match,
        @Nullable MatchBody otherwise,
        List<StopBody> stops,
        List<ChangeBody> changes) {
    /**
     * @param reason key of the sentence in the message bundles
     */
    @Serdeable
    record StopBody(String gate, String reason, List<MatchBody.ArgumentBody> arguments) {}

    /**
     * @param points gained; at most, where it is not known
     * @param known false where something has not been said yet
     * @param ask person or employer, where it is not known
     * @param skills to be learnt
     */
    @Serdeable
    record ChangeBody(
            String factor,
            double points,
            boolean known,
            @Nullable String ask,
            List<MatchBody.Coded> skills,
            List<MatchBody.ArgumentBody> arguments) {}

    static ExplainedBody of(ExplainPair.WhyNot pair, MatchBody.Maker make) {
        Match match = pair.match();
        MatchBody body = match == null ? null : make.otherwise(pair.stops()).body(match);
        List<StopBody> stops =
                pair.stops().stream()
                        .map(
                                stop ->
                                        new StopBody(
                                                because(stop.gate()),
                                                "stop." + stop.key(),
                                                stop.arguments().stream()
                                                        .map(make::argument)
                                                        .toList()))
                        .toList();
        return new ExplainedBody(
                pair.vacancy().value(),
                stops.isEmpty(),
                stops.isEmpty() ? null : stops.getFirst().gate(),
                pair.notFound().map(OwnPeople.NotFound::why).orElse(null),
                stops.isEmpty() ? body : null,
                stops.isEmpty() ? null : body,
                stops,
                pair.changes().stream()
                        .map(
                                change ->
                                        new ChangeBody(
                                                change.factor().key(),
                                                change.tenths() / 10.0,
                                                change.known(),
                                                change.known()
                                                        ? null
                                                        : change.ofPerson() ? "person" : "employer",
                                                change.skills().stream().map(make::coded).toList(),
                                                change.arguments().stream()
                                                        .map(make::argument)
                                                        .toList()))
                        .toList());
    }

    /** The gate's name outside of the service. */
    static String because(Gate gate) {
        return gate == Gate.NOT_SHOWN ? "not_offered" : MatchBody.lower(gate);
    }
}
