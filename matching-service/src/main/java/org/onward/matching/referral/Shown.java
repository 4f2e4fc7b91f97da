package org.onward.matching.referral;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Match;
import org.onward.matching.match.Match.MatchedSkill;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.vacancy.Course;
import org.onward.matching.vacancy.Pay;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancy;

/**
 * What a person was shown of a vacancy, as it was then: codes and numbers, no words of theirs.
 *
 * @param version of the vacancy
 * @param tenths of the score of the pair, 0–1000
 * @param groups 0–100 by group
 * @param payMin in the currency's minor unit, as offered
 * @param payMax null beside {@code payMin} where nobody said how much at most
 * @param payPeriod hour, day, month or whole
 * @param stipend a month, in the minor unit
 * @param monthly what a month brings at least, stipend included, in the minor unit
 * @param need a month, in the minor unit
 * @param needInPart whether not all of it was known; not kept of what was shown earlier
 * @param km from the willing place
 * @param brings skills asked for that the person brings
 * @param toLearn musts the person does not bring, and what is taught there
 * @param backedSeats that lead to a job: committed, or with open vacancies behind them; null for a
 *     job, and where it was not said
 * @param course of a training what its provider said of it; null of what was shown before that was
 *     asked for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Shown(
        int version,
        String title,
        int tenths,
        Map<String, Integer> groups,
        @Nullable Long payMin,
        @Nullable Long payMax,
        @Nullable String currency,
        @Nullable String payPeriod,
        @Nullable Long stipend,
        @Nullable Long monthly,
        @Nullable Long need,
        @Nullable String needCurrency,
        boolean needInPart,
        @Nullable Integer km,
        @Nullable Integer hours,
        @Nullable String startOn,
        int mustsMet,
        int musts,
        List<UUID> brings,
        List<UUID> toLearn,
        @Nullable Integer backedSeats,
        @Nullable Course course) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Shown of(Match match) {
        Vacancy vacancy = match.vacancy();
        Post post = vacancy.post();
        Pay pay = post.pay();
        Money stipend =
                switch (vacancy) {
                    case Vacancy.Job j -> null;
                    case Vacancy.Apprenticeship a -> a.stipend();
                    case Vacancy.Training t -> t.stipend();
                };
        Map<String, Integer> groups = new TreeMap<>();
        match.groups()
                .forEach(
                        group -> groups.put(lower(group.group()), (int) Math.round(group.value())));
        Money need = match.need().map(one -> one.monthly()).orElse(null);
        return new Shown(
                vacancy.version(),
                post.title(),
                match.tenths(),
                groups,
                pay == null ? null : pay.min().minor(),
                pay == null || pay.max() == null ? null : pay.max().minor(),
                pay != null
                        ? pay.currency().getCurrencyCode()
                        : stipend == null ? null : stipend.currency().getCurrencyCode(),
                pay == null ? null : lower(pay.period()),
                stipend == null ? null : stipend.minor(),
                match.pay().map(a -> a.min().minor()).orElse(null),
                need == null ? null : need.minor(),
                need == null ? null : need.currency().getCurrencyCode(),
                match.need().filter(one -> !one.complete()).isPresent(),
                match.reach().map(Match.Reach::km).orElse(null),
                post.hours(),
                post.startOn() == null ? null : post.startOn().toString(),
                match.mustsMet(),
                match.musts(),
                match.matched().stream()
                        .filter(MatchedSkill::exact)
                        .map(skill -> skill.asked().value())
                        .toList(),
                Stream.concat(match.toLearn().stream(), match.taught().stream())
                        .map(SkillId::value)
                        .distinct()
                        .toList(),
                match.backedSeats(),
                vacancy instanceof Vacancy.Training training ? training.course() : null);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Shown parse(String json) {
        try {
            return JSON.readValue(json, Shown.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was shown cannot be read", e);
        }
    }
}
