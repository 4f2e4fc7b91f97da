package org.onward.matching.match;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.match.MatchBody.Amount;
import org.onward.matching.match.MatchBody.Coded;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Post;

@Controller("/api/v1/vacancies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.OUTREACH})
final class SearchController {
    private static final int LONGEST_WORDS = 300;
    private static final Pattern OCCUPATION = Pattern.compile("[0-9]{1,4}");
    private static final Pattern SECTOR = Pattern.compile("[A-U]");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern PLACE = Pattern.compile("[A-Z]{2}-[0-9A-Z]{1,3}");

    @Serdeable
    record LineBody(
            UUID id,
            int version,
            String kind,
            String title,
            UUID employer,
            String employerName,
            @Nullable Coded occupation,
            @Nullable String sector,
            Coded country,
            @Nullable Coded place,
            @Nullable Amount payMonthMin,
            @Nullable Amount payMonthMax,
            @Nullable Integer hours,
            @Nullable Boolean accommodation,
            @Nullable LocalDate startOn,
            int seats) {}

    /**
     * @param value a code, or {@code unknown} where the vacancy does not say
     * @param label in the caller's language where the value has one
     */
    @Serdeable
    record CountBody(String value, String label, int vacancies) {}

    @Serdeable
    record FacetBody(String name, List<CountBody> counts) {}

    /**
     * @param next pass as {@code cursor} for the next page; null on the last
     */
    @Serdeable
    record SearchBody(
            List<LineBody> vacancies, @Nullable String next, int total, List<FacetBody> facets) {}

    private final SearchVacancies searchVacancies;
    private final Taxonomy taxonomy;

    SearchController(SearchVacancies searchVacancies, Taxonomy taxonomy) {
        this.searchVacancies = searchVacancies;
        this.taxonomy = taxonomy;
    }

    /**
     * @param q words, any language
     * @param kind job, apprenticeship, training, separated by commas
     * @param occupation ISCO-08 code of one to four digits
     * @param payKnown true leaves out vacancies whose pay of a month is not known
     * @param accommodation true or false; a vacancy that does not say passes
     * @param known place, sector, occupation, pay, accommodation, separated by commas: leaves out
     *     vacancies that do not say
     */
    @Get
    SearchBody search(
            Caller caller,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(defaultValue = "") String kind,
            @QueryValue @Nullable String country,
            @QueryValue @Nullable String place,
            @QueryValue @Nullable String sector,
            @QueryValue @Nullable String occupation,
            @QueryValue(defaultValue = "false") boolean payKnown,
            @QueryValue @Nullable Boolean accommodation,
            @QueryValue(defaultValue = "") String known,
            @QueryValue(defaultValue = "20") int limit,
            @QueryValue @Nullable String cursor) {
        Set<FreeSearch.Field> fields = known(known);
        if (payKnown) {
            fields.add(FreeSearch.Field.PAY);
        }
        FieldErrors errors = new FieldErrors();
        errors.addIf(q.length() > LONGEST_WORDS, "q", "error.too_long", "At most 300 characters.");
        errors.addIf(!fits(COUNTRY, country), "country", "error.country", "Two capital letters.");
        errors.addIf(!fits(PLACE, place), "place", "error.place", "An ISO 3166-2 code.");
        errors.addIf(!fits(SECTOR, sector), "sector", "error.sector", "A letter from A to U.");
        errors.addIf(
                !fits(OCCUPATION, occupation),
                "occupation",
                "error.occupation",
                "One to four digits of ISCO-08.");
        errors.addIf(
                limit < 1 || limit > SearchVacancies.MOST,
                "limit",
                "error.out_of_range",
                "Between 1 and 50.");
        errors.throwIfAny();
        Set<Kind> kinds = MatchController.kinds(kind);
        SearchVacancies.Page page =
                searchVacancies.search(
                        caller,
                        new FreeSearch(
                                q,
                                FindMatches.allIfNone(kinds),
                                blank(country),
                                blank(place),
                                letter(sector),
                                blank(occupation),
                                accommodation,
                                fields,
                                (int) caller.today().toEpochDay(),
                                limit,
                                SearchVacancies.after(cursor)));
        return new SearchBody(
                page.lines().stream().map(line -> body(line, caller.language())).toList(),
                page.next(),
                page.total(),
                page.facets().stream().map(facet -> body(facet, caller.language())).toList());
    }

    private static boolean fits(Pattern pattern, @Nullable String value) {
        return value == null || value.isEmpty() || pattern.matcher(value).matches();
    }

    private static @Nullable String blank(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable Character letter(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value.charAt(0);
    }

    private static Set<FreeSearch.Field> known(String text) {
        Set<FreeSearch.Field> fields = EnumSet.noneOf(FreeSearch.Field.class);
        for (String part : MatchController.parts(text)) {
            try {
                fields.add(FreeSearch.Field.valueOf(part.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(
                        "known",
                        "error.known",
                        "One or more of place, sector, occupation, pay, accommodation.");
            }
        }
        return fields;
    }

    private LineBody body(SearchVacancies.Line line, String language) {
        Post post = line.vacancy().post();
        OccupationCode occupation = post.occupation();
        return new LineBody(
                line.vacancy().id().value(),
                line.vacancy().version(),
                MatchBody.lower(line.vacancy().kind()),
                post.title(),
                post.employer().value(),
                line.employerName(),
                occupation == null ? null : coded(Subject.OCCUPATION, occupation.value(), language),
                post.sector() == null ? null : post.sector().toString(),
                coded(Subject.COUNTRY, post.country(), language),
                post.place() == null ? null : coded(Subject.PLACE, post.place(), language),
                line.pay().map(pay -> Amount.of(pay.min())).orElse(null),
                line.pay().map(pay -> Amount.of(pay.max())).orElse(null),
                post.hours(),
                post.accommodation(),
                post.startOn(),
                post.seats());
    }

    private Coded coded(Subject subject, String key, String language) {
        return new Coded(key, taxonomy.label(subject, key, language));
    }

    private FacetBody body(Found.Facet facet, String language) {
        Optional<Subject> subject =
                switch (facet.name()) {
                    case "country" -> Optional.of(Subject.COUNTRY);
                    case "place" -> Optional.of(Subject.PLACE);
                    case "occupation" -> Optional.of(Subject.OCCUPATION_GROUP);
                    default -> Optional.empty();
                };
        return new FacetBody(
                facet.name(),
                facet.counts().stream()
                        .map(
                                count ->
                                        new CountBody(
                                                count.value(),
                                                subject.map(
                                                                s ->
                                                                        taxonomy.label(
                                                                                s,
                                                                                count.value(),
                                                                                language))
                                                        .orElse(count.value()),
                                                count.vacancies()))
                        .toList());
    }
}
