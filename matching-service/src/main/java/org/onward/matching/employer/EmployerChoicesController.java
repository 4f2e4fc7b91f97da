package org.onward.matching.employer;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onward.matching.access.EmployerApi;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.AcceptLanguage;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.web.Messages;

/** What the lists of the portal's forms offer; for whoever registers too. */
@EmployerApi
@Controller(value = EmployerApi.PREFIX, port = EmployerApi.PORT)
@Secured(SecurityRule.IS_ANONYMOUS)
final class EmployerChoicesController {
    // Where the programmes are first; then where people of both countries mostly go.
    private static final List<String> CURRENCIES =
            List.of(
                    "THB", "PHP", "USD", "AED", "BHD", "BND", "EUR", "HKD", "ILS", "JPY", "KRW",
                    "KWD", "MYR", "OMR", "QAR", "SAR", "SGD", "TWD");
    private static final List<String> FIRST_COUNTRIES = List.of("TH", "PH");
    private static final List<String> LANGUAGES =
            List.of(
                    "th", "en", "fil", "ceb", "ilo", "hil", "my", "lo", "km", "vi", "ms", "zh",
                    "ja", "ko", "ar");

    /** Why an employer does not go on with somebody; each has its text in the bundles. */
    static final List<String> ANSWER_REASONS =
            List.of(
                    "seat_filled",
                    "other_skills",
                    "more_experience",
                    "hours",
                    "start",
                    "too_far",
                    "not_hiring",
                    "other");

    private final Transactions transactions;
    private final PostgresEmployers employers;
    private final Taxonomy taxonomy;
    private final Messages messages;
    private final Map<String, EmployerChoices> made = new ConcurrentHashMap<>();

    EmployerChoicesController(
            Transactions transactions,
            PostgresEmployers employers,
            Taxonomy taxonomy,
            Messages messages) {
        this.transactions = transactions;
        this.employers = employers;
        this.taxonomy = taxonomy;
        this.messages = messages;
    }

    @Get("/choices")
    EmployerChoices choices(HttpRequest<?> request) {
        String language = AcceptLanguage.of(request, "en");
        EmployerChoices known = made.get(language);
        List<ChamberChoice> chambers = chambers();
        if (known == null
                || known.places().size() != taxonomy.places().size()
                || !known.chambers().equals(chambers)) {
            known = in(language, chambers);
            made.put(language, known);
        }
        return known;
    }

    private List<ChamberChoice> chambers() {
        return transactions
                .beforeSignIn(() -> employers.chambers(PostgresEmployers.MOST_CHAMBERS))
                .stream()
                .map(one -> new ChamberChoice(one.id(), one.country(), one.name()))
                .toList();
    }

    private EmployerChoices in(String language, List<ChamberChoice> chambers) {
        ULocale locale = ULocale.forLanguageTag(language);
        Comparator<Object> order = Collator.getInstance(locale);
        Function<String, Choice> country =
                code -> new Choice(code, taxonomy.label(Subject.COUNTRY, code, language));
        return new EmployerChoices(
                List.of("job", "apprenticeship", "training"),
                Stream.of(EmployerKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList(),
                Stream.of(PayPeriod.values())
                        .map(period -> period.name().toLowerCase(Locale.ROOT))
                        .toList(),
                CURRENCIES,
                Stream.concat(
                                FIRST_COUNTRIES.stream().map(country),
                                Stream.of(Locale.getISOCountries())
                                        .filter(taxonomy::hasCountry)
                                        .filter(code -> !FIRST_COUNTRIES.contains(code))
                                        .map(country)
                                        .sorted(Comparator.comparing(Choice::label, order)))
                        .toList(),
                taxonomy.places().stream()
                        .map(
                                (Place place) ->
                                        new PlaceChoice(
                                                place.code(),
                                                place.country(),
                                                taxonomy.label(
                                                        Subject.PLACE, place.code(), language)))
                        .sorted(Comparator.comparing(PlaceChoice::label, order))
                        .toList(),
                IntStream.rangeClosed('A', 'U')
                        .mapToObj(section -> String.valueOf((char) section))
                        .map(code -> new Choice(code, messages.text(language, "sector." + code)))
                        .toList(),
                chambers,
                LANGUAGES.stream()
                        .map(
                                code ->
                                        new Choice(
                                                code,
                                                ULocale.forLanguageTag(code)
                                                        .getDisplayLanguage(locale)))
                        .toList(),
                numbered("language_level.", 1, 4, language),
                numbered("education_level.", 0, 8, language),
                ANSWER_REASONS.stream()
                        .map(
                                code ->
                                        new Choice(
                                                code,
                                                messages.text(language, "answer_reason." + code)))
                        .toList());
    }

    private List<Choice> numbered(String key, int first, int last, String language) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(n -> new Choice(String.valueOf(n), messages.text(language, key + n)))
                .toList();
    }

    @Serdeable
    record Choice(String code, String label) {}

    /**
     * @param country whose employers it vouches for
     */
    @Serdeable
    record ChamberChoice(UUID code, String country, String label) {}

    @Serdeable
    record PlaceChoice(String code, String country, String label) {}

    /**
     * @param places provinces, ISO 3166-2
     * @param sectors ISIC Rev. 4 sections
     * @param levels of a language, 1–4
     * @param educations ISCED 2011, 0–8
     */
    @Serdeable
    record EmployerChoices(
            List<String> kinds,
            List<String> employerKinds,
            List<String> payPeriods,
            List<String> currencies,
            List<Choice> countries,
            List<PlaceChoice> places,
            List<Choice> sectors,
            List<ChamberChoice> chambers,
            List<Choice> languages,
            List<Choice> levels,
            List<Choice> educations,
            List<Choice> answerReasons) {}
}
