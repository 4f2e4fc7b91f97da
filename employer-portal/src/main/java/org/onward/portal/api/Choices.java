package org.onward.portal.api;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the lists of the forms offer, with labels in the asker's language. The same for everybody,
 * so kept for ten minutes, and longer while the matching service is away: a form can be shown
 * again.
 */
@Singleton
public final class Choices {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private record Kept(Offer offer, Instant since) {}

    private final Calls calls;
    private final InstantSource clock;
    private final Map<String, Kept> byLanguage = new ConcurrentHashMap<>();

    Choices(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * @throws Unreachable where there is none of an earlier time either
     */
    public Offer of(Asker asker) {
        Kept kept = byLanguage.get(asker.language());
        Instant now = clock.instant();
        if (kept != null && kept.since().plus(FRESH).isAfter(now)) {
            return kept.offer();
        }
        Asker anyone = asker.nobody();
        try {
            Offer offer =
                    Answers.needed(calls.call(anyone, "GET", "/choices", null, null, Offer.class));
            byLanguage.put(asker.language(), new Kept(offer, now));
            return offer;
        } catch (Unreachable away) {
            if (kept == null) {
                throw away;
            }
            return kept.offer();
        }
    }

    /**
     * @param chambers that employers may name as theirs, each by its id and country
     * @param payPeriods hour, day, month, whole
     * @param currencies ISO 4217
     * @param educations ISCED levels
     * @param answerReasons why an introduction is answered with "not this time"
     */
    @Serdeable
    public record Offer(
            List<String> kinds,
            List<String> employerKinds,
            List<String> payPeriods,
            List<String> currencies,
            List<Choice> countries,
            List<PlaceChoice> places,
            List<Choice> sectors,
            List<PlaceChoice> chambers,
            List<Choice> languages,
            List<Choice> levels,
            List<Choice> educations,
            List<Choice> answerReasons) {
        /** The label of a code; the code itself where it is none of the list. */
        public static String label(List<Choice> list, String code) {
            return list.stream()
                    .filter(choice -> choice.code().equals(code))
                    .map(Choice::label)
                    .findFirst()
                    .orElse(code);
        }

        public List<PlaceChoice> placesOf(String country) {
            return places.stream().filter(place -> place.country().equals(country)).toList();
        }

        /** The country of a place; the place itself where it is a country's code. */
        public String countryOf(String place) {
            return places.stream()
                    .filter(one -> one.code().equals(place))
                    .map(PlaceChoice::country)
                    .findFirst()
                    .orElse(place);
        }

        public boolean isPlace(String code) {
            return places.stream().anyMatch(one -> one.code().equals(code));
        }
    }

    @Serdeable
    public record Choice(String code, String label) {}

    /**
     * @param code ISO 3166-2; of a chamber its id
     * @param country ISO 3166-1
     */
    @Serdeable
    public record PlaceChoice(String code, String country, String label) {}
}
