package org.onward.matching.match;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.match.FreeSearch.Facet;
import org.onward.matching.match.MatchBody.Amount;
import org.onward.matching.match.MatchBody.Coded;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Post;

@Controller("/api/v1/vacancies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.OUTREACH})
final class SearchController {
    private static final int LONGEST_WORDS = 300;
    private static final String YES = "yes";
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
            int seats,
            @Nullable Highlights highlights) {}

    @Serdeable
    record PieceBody(String text, boolean met) {}

    /**
     * What of the words stands where; only where words were asked.
     *
     * @param tasks the part with most of them
     * @param namedBy the skill or occupation that the words name, where the text has none of them
     */
    @Serdeable
    record Highlights(List<PieceBody> title, List<PieceBody> tasks, @Nullable Coded namedBy) {}

    /**
     * @param value a code, or {@code unknown} where the vacancy does not say
     * @param label in the caller's language where the value has one
     */
    @Serdeable
    record CountBody(String value, String label, int vacancies) {}

    @Serdeable
    record FacetBody(String name, List<CountBody> counts) {}

    /**
     * @param name nights, accommodation, live_in, part_time, abroad, experience
     * @param asked false where the contrary is asked for
     * @param say how many of all found say so; the others do not say, and come behind
     */
    @Serdeable
    record ConditionBody(String name, boolean asked, int say) {}

    /**
     * @param q the words, or a part of them
     * @param without names of the facets that no longer narrow down
     */
    @Serdeable
    record WiderBody(String q, List<String> without, int vacancies) {}

    /**
     * @param next pass as {@code cursor} for the next page; null on the last
     * @param facets of one that was narrowed down, as if it was not
     * @param named skills and occupations that the words name; vacancies coded so are found too
     * @param asTyped how many have the words as typed; others that are found stand below them
     * @param meant few or none have the words: these are what they seem to mean, the {@code named}
     * @param parts nothing is what they mean either: these have the words in names of their work
     * @param spelt few or none have the words as typed: these were looked for; null where as typed
     * @param conditions what the words ask of the work
     * @param leftOut words behind a minus: what has them is left out
     * @param sums of money among the words, which are not looked for
     * @param wider where nothing is found, or parts of names alone, searches with a part less that
     *     find something
     */
    @Serdeable
    record SearchBody(
            List<LineBody> vacancies,
            @Nullable String next,
            int total,
            List<FacetBody> facets,
            List<Coded> named,
            int asTyped,
            boolean meant,
            boolean parts,
            @Nullable String spelt,
            List<ConditionBody> conditions,
            List<String> leftOut,
            List<String> sums,
            List<WiderBody> wider) {}

    private final SearchVacancies searchVacancies;
    private final Taxonomy taxonomy;

    SearchController(SearchVacancies searchVacancies, Taxonomy taxonomy) {
        this.searchVacancies = searchVacancies;
        this.taxonomy = taxonomy;
    }

    /**
     * Several values of one condition are separated by commas. What a vacancy does not say never
     * excludes it; those that say what was asked come first.
     *
     * @param q words, any language
     * @param kind job, apprenticeship, training
     * @param country ISO 3166-1
     * @param place ISO 3166-2
     * @param sector ISIC section, A to U
     * @param occupation ISCO-08 codes of one to four digits
     * @param payKnown true leaves out vacancies whose pay of a month is not known
     * @param backed whether seats have a job behind them
     * @param abroad whether the work is abroad
     * @param known place, sector, occupation, pay, accommodation, backed, and conditions in the
     *     words (nights, accommodation, live_in, part_time, abroad, experience): leaves out
     *     vacancies that do not say
     */
    @Get
    SearchBody search(
            Caller caller,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(defaultValue = "") String kind,
            @QueryValue(defaultValue = "") String country,
            @QueryValue(defaultValue = "") String place,
            @QueryValue(defaultValue = "") String sector,
            @QueryValue(defaultValue = "") String occupation,
            @QueryValue(defaultValue = "") String payKnown,
            @QueryValue(defaultValue = "") String accommodation,
            @QueryValue(defaultValue = "") String backed,
            @QueryValue(defaultValue = "") String abroad,
            @QueryValue(defaultValue = "") String known,
            @QueryValue(defaultValue = "20") int limit,
            @QueryValue @Nullable String cursor) {
        Set<Facet> fields = EnumSet.noneOf(Facet.class);
        Set<WorkCondition.What> mustSay = EnumSet.noneOf(WorkCondition.What.class);
        known(known, fields, mustSay);
        FieldErrors errors = new FieldErrors();
        if (yesOrNo(payKnown, "payKnown", errors).contains(YES)) {
            fields.add(Facet.PAY);
        }
        errors.addIf(q.length() > LONGEST_WORDS, "q", "error.too_long", "At most 300 characters.");
        Map<Facet, Set<String>> asked = new EnumMap<>(Facet.class);
        asked.put(
                Facet.KIND,
                MatchController.kinds(kind).stream()
                        .map(MatchBody::lower)
                        .collect(Collectors.toSet()));
        asked.put(
                Facet.COUNTRY,
                fitting(COUNTRY, country, "country", "Two capital letters.", errors));
        asked.put(Facet.PLACE, fitting(PLACE, place, "place", "An ISO 3166-2 code.", errors));
        asked.put(Facet.SECTOR, fitting(SECTOR, sector, "sector", "A letter from A to U.", errors));
        asked.put(
                Facet.OCCUPATION,
                fitting(
                        OCCUPATION,
                        occupation,
                        "occupation",
                        "One to four digits of ISCO-08.",
                        errors));
        asked.put(Facet.ACCOMMODATION, yesOrNo(accommodation, "accommodation", errors));
        asked.put(Facet.BACKED, yesOrNo(backed, "backed", errors));
        asked.put(Facet.ABROAD, yesOrNo(abroad, "abroad", errors));
        errors.addIf(
                limit < 1 || limit > SearchVacancies.MOST,
                "limit",
                "error.out_of_range",
                "Between 1 and 50.");
        errors.throwIfAny();
        SearchVacancies.Page page =
                searchVacancies.search(
                        caller,
                        new FreeSearch(
                                q,
                                asked,
                                fields,
                                mustSay,
                                (int) caller.today().toEpochDay(),
                                limit,
                                SearchVacancies.after(cursor)));
        return new SearchBody(
                page.lines().stream().map(line -> body(line, caller.language())).toList(),
                page.next(),
                page.total(),
                page.facets().entrySet().stream()
                        .map(facet -> body(facet.getKey(), facet.getValue(), caller.language()))
                        .toList(),
                page.named().stream()
                        .map(named -> coded(named.subject(), named.key(), caller.language()))
                        .toList(),
                page.read().asTyped(),
                page.read().as() == Found.Reading.MEANT,
                page.read().as() == Found.Reading.PARTS,
                page.read().spelt(),
                page.read().said().stream()
                        .map(
                                said ->
                                        new ConditionBody(
                                                MatchBody.lower(said.asked().what()),
                                                said.asked().yes(),
                                                said.say()))
                        .toList(),
                page.read().leftOut(),
                page.read().sums(),
                page.read().wider().stream()
                        .map(
                                wider ->
                                        new WiderBody(
                                                wider.words(),
                                                wider.without().stream()
                                                        .map(MatchBody::lower)
                                                        .toList(),
                                                wider.vacancies()))
                        .toList());
    }

    private static Set<String> fitting(
            Pattern pattern, String list, String field, String reason, FieldErrors errors) {
        List<String> values = MatchController.parts(list);
        errors.addIf(
                !values.stream().allMatch(pattern.asMatchPredicate()),
                field,
                "error." + field,
                reason);
        return Set.copyOf(values);
    }

    /** Empty where it is not asked. */
    private static Set<String> yesOrNo(String text, String field, FieldErrors errors) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "" -> Set.of();
            case "true", YES, "y", "on" -> Set.of(YES);
            case "false", "no", "n", "off" -> Set.of("no");
            default -> {
                errors.add(field, "error.true_or_false", "Either true or false.");
                yield Set.of();
            }
        };
    }

    /** What both are called is asked of both. */
    private static void known(String text, Set<Facet> fields, Set<WorkCondition.What> mustSay) {
        for (String part : MatchController.parts(text)) {
            String name = part.toUpperCase(Locale.ROOT);
            boolean isFacet = add(Facet.class, name, fields);
            if (!add(WorkCondition.What.class, name, mustSay) && !isFacet) {
                throw Problem.invalid(
                        "known",
                        "error.known",
                        "One or more of place, sector, occupation, pay, accommodation, backed,"
                                + " nights, live_in, part_time, abroad, experience.");
            }
        }
    }

    private static <E extends Enum<E>> boolean add(Class<E> of, String name, Set<E> to) {
        Optional<E> called =
                Arrays.stream(of.getEnumConstants())
                        .filter(one -> one.name().equals(name))
                        .findFirst();
        called.ifPresent(to::add);
        return called.isPresent();
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
                line.pay().map(MonthlyPay::max).map(Amount::of).orElse(null),
                post.hours(),
                post.accommodation(),
                post.startOn(),
                post.seats(),
                line.tasks().map(tasks -> highlights(line, tasks, language)).orElse(null));
    }

    private Highlights highlights(SearchVacancies.Line line, Marked tasks, String language) {
        return new Highlights(
                pieces(line.title()),
                pieces(tasks),
                line.by().map(named -> coded(named.subject(), named.key(), language)).orElse(null));
    }

    private static List<PieceBody> pieces(Marked marked) {
        return marked.pieces().stream()
                .map(piece -> new PieceBody(piece.text(), piece.met()))
                .toList();
    }

    private Coded coded(Subject subject, String key, String language) {
        return new Coded(key, taxonomy.label(subject, key, language));
    }

    private FacetBody body(Facet facet, List<Found.Count> counts, String language) {
        Optional<Subject> subject =
                switch (facet) {
                    case COUNTRY -> Optional.of(Subject.COUNTRY);
                    case PLACE -> Optional.of(Subject.PLACE);
                    case OCCUPATION -> Optional.of(Subject.OCCUPATION_GROUP);
                    default -> Optional.empty();
                };
        return new FacetBody(
                MatchBody.lower(facet),
                counts.stream()
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
