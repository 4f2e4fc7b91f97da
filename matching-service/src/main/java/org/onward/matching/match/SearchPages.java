package org.onward.matching.match;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.match.FreeSearch.Facet;
import org.onward.matching.match.SearchView.Choice;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Pay;
import org.onward.matching.vacancy.Post;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Free search over vacancies, for staff. */
@StaffPages
final class SearchPages {
    private static final int LENGTH = 20;
    private static final int LONGEST = 300;
    private static final int MOST_NAMED = 4;
    private static final String YES = "yes";

    /** How a facet is chosen on the page. */
    private enum Shape {
        BOXES,
        LIST,
        /** One box, for the only value worth asking for. */
        BOX
    }

    /** A field of the page, in the order of the page. */
    private enum Field {
        KIND(Facet.KIND, "job|apprenticeship|training", Shape.BOXES),
        COUNTRY(Facet.COUNTRY, "[A-Z]{2}", Shape.LIST),
        PROVINCE(Facet.PLACE, "[A-Z]{2}-[0-9A-Z]{1,3}", Shape.LIST),
        WORK(Facet.OCCUPATION, "[0-9]", Shape.LIST),
        SECTOR(Facet.SECTOR, "[A-U]", Shape.LIST),
        ABROAD(Facet.ABROAD, "yes|no", Shape.LIST),
        PAY(Facet.PAY, "known", Shape.BOX),
        ACCOMMODATION(Facet.ACCOMMODATION, YES, Shape.BOX),
        BACKED(Facet.BACKED, YES, Shape.BOX);

        private final Facet facet;
        private final Pattern values;
        private final Shape shape;

        Field(Facet facet, String values, Shape shape) {
            this.facet = facet;
            this.values = Pattern.compile(values);
            this.shape = shape;
        }

        String parameter() {
            return MatchBody.lower(this);
        }

        static Field of(Facet facet) {
            return Arrays.stream(values())
                    .filter(field -> field.facet == facet)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What a vacancy may not say, and is found all the same. */
    private static final Set<Field> MAY_BE_SILENT =
            EnumSet.of(Field.PROVINCE, Field.WORK, Field.SECTOR, Field.ACCOMMODATION, Field.BACKED);

    /**
     * @param only of what was chosen, the fields of which a vacancy must say something
     * @param said of what the words ask, what it must say; what a field of these asks is not among
     *     it
     */
    private record Asked(
            String q,
            Map<Field, Set<String>> values,
            Set<Field> only,
            Set<WorkCondition.What> said,
            String cursor) {
        Asked {
            only =
                    MAY_BE_SILENT.stream()
                            .filter(only::contains)
                            .filter(field -> !values.getOrDefault(field, Set.of()).isEmpty())
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
            Set<String> fields = only.stream().map(Field::parameter).collect(Collectors.toSet());
            said =
                    said.stream()
                            .filter(what -> !fields.contains(MatchBody.lower(what)))
                            .collect(
                                    Collectors.toCollection(
                                            () -> EnumSet.noneOf(WorkCondition.What.class)));
        }

        /** Without what the words do not ask. */
        Asked saying(List<Found.Said> inWords) {
            Set<WorkCondition.What> typed =
                    inWords.stream().map(one -> one.asked().what()).collect(Collectors.toSet());
            typed.retainAll(said);
            return new Asked(q, values, only, typed, cursor);
        }

        Set<String> of(Field field) {
            return values.getOrDefault(field, Set.of());
        }

        Asked without(Field field, String value) {
            Map<Field, Set<String>> fewer = new EnumMap<>(Field.class);
            values.forEach(
                    (other, chosen) -> {
                        Set<String> kept = new TreeSet<>(chosen);
                        if (other == field) {
                            kept.remove(value);
                        }
                        fewer.put(other, kept);
                    });
            return new Asked(q, fewer, only, said, "");
        }

        Asked withoutAny(Field field) {
            Map<Field, Set<String>> fewer = new EnumMap<>(Field.class);
            fewer.putAll(values);
            fewer.remove(field);
            return new Asked(q, fewer, only, said, "");
        }

        Asked with(String words) {
            return new Asked(words, values, only, said, "");
        }

        Asked with(Field must) {
            Set<Field> more = EnumSet.of(must);
            more.addAll(only);
            return new Asked(q, values, more, said, "");
        }

        Asked without(Field must) {
            Set<Field> fewer = EnumSet.noneOf(Field.class);
            fewer.addAll(only);
            fewer.remove(must);
            return new Asked(q, values, fewer, said, "");
        }

        Asked with(WorkCondition.What must) {
            Set<WorkCondition.What> more = EnumSet.of(must);
            more.addAll(said);
            return new Asked(q, values, only, more, "");
        }

        Asked without(WorkCondition.What must) {
            Set<WorkCondition.What> fewer = EnumSet.noneOf(WorkCondition.What.class);
            fewer.addAll(said);
            fewer.remove(must);
            return new Asked(q, values, only, fewer, "");
        }

        List<String> known() {
            return Stream.concat(
                            only.stream().map(Field::parameter),
                            said.stream().map(MatchBody::lower))
                    .toList();
        }

        /** Pay must be told; of all else, who does not say passes but where it must. */
        FreeSearch search(Caller caller) {
            Map<Facet, Set<String>> asked = new EnumMap<>(Facet.class);
            Set<Facet> known = EnumSet.noneOf(Facet.class);
            values.forEach(
                    (field, chosen) -> {
                        if (field != Field.PAY) {
                            asked.put(field.facet, chosen);
                        } else if (!chosen.isEmpty()) {
                            known.add(field.facet);
                        }
                    });
            only.forEach(field -> known.add(field.facet));
            return new FreeSearch(
                    q,
                    asked,
                    known,
                    said,
                    (int) caller.today().toEpochDay(),
                    LENGTH,
                    SearchVacancies.after(cursor));
        }

        String address(String at) {
            StringBuilder query = new StringBuilder();
            if (!q.isEmpty()) {
                query.append("&q=").append(encoded(q));
            }
            values.forEach(
                    (field, chosen) ->
                            chosen.forEach(
                                    value ->
                                            query.append('&')
                                                    .append(field.parameter())
                                                    .append('=')
                                                    .append(encoded(value))));
            known().forEach(name -> query.append("&known=").append(name));
            if (!at.isEmpty()) {
                query.append("&cursor=").append(encoded(at));
            }
            return "/vacancies" + (query.isEmpty() ? "" : "?" + query.substring(1));
        }
    }

    private final Pages pages;
    private final SearchVacancies searchVacancies;
    private final Taxonomy taxonomy;

    SearchPages(Pages pages, SearchVacancies searchVacancies, Taxonomy taxonomy) {
        this.pages = pages;
        this.searchVacancies = searchVacancies;
        this.taxonomy = taxonomy;
    }

    @Get("/vacancies")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.OUTREACH})
    HttpResponse<?> search(HttpRequest<?> request, Caller caller) {
        Page page = pages.page(request);
        Asked asked = asked(request.getParameters());
        if (asked.q.length() > LONGEST) {
            return pages.show(request, "match/search", tooLong(asked, page))
                    .status(HttpStatus.BAD_REQUEST);
        }
        SearchVacancies.Page found = searchVacancies.search(caller, asked.search(caller));
        return pages.show(
                request,
                "match/search",
                view(asked.saying(found.read().said()), found, page, isChoosing(request)));
    }

    /**
     * Conditions chosen one after another in a page that stays; a page that is opened shows
     * results.
     */
    private static boolean isChoosing(HttpRequest<?> request) {
        return request.getHeaders().contains("HX-Request");
    }

    private SearchView view(Asked asked, SearchVacancies.Page found, Page page, boolean choosing) {
        CodeWords words = new CodeWords(page, taxonomy);
        Map<Field, List<Choice>> choices = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            choices.put(field, choices(field, asked.of(field), found, page));
        }
        return new SearchView(
                asked.q,
                "",
                choosing && !asked.values.isEmpty(),
                Objects.requireNonNull(choices.get(Field.KIND)),
                of(Shape.LIST)
                        .map(
                                field ->
                                        new SearchView.Facet(
                                                field.parameter(),
                                                name(field, page),
                                                Objects.requireNonNull(choices.get(field))))
                        .toList(),
                of(Shape.BOX)
                        .map(
                                field ->
                                        new SearchView.Facet(
                                                field.parameter(),
                                                label(field, YES, page),
                                                Objects.requireNonNull(choices.get(field))))
                        .toList(),
                asked.known(),
                chips(asked, found, page),
                found.total(),
                silences(asked, found, page),
                found.total() == 0 || found.read().as() != Found.Reading.AS_TYPED
                        ? List.of()
                        : named(found, page),
                found.total() == 0 ? null : read(asked, found, page),
                found.read().leftOut(),
                found.read().sums(),
                wider(asked, found, page),
                lines(found, true, words, page),
                lines(found, false, words, page),
                asked.cursor.isEmpty() ? null : asked.address(""),
                found.next() == null ? null : asked.address(found.next()));
    }

    private static Stream<Field> of(Shape shape) {
        return Arrays.stream(Field.values()).filter(field -> field.shape == shape);
    }

    /** What can be chosen, the most frequent first; always what was chosen. */
    private List<Choice> choices(
            Field field, Set<String> chosen, SearchVacancies.Page found, Page page) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (field == Field.KIND) {
            for (Kind kind : Kind.values()) {
                counts.put(MatchBody.lower(kind), 0);
            }
        }
        for (Found.Count count : found.facets().getOrDefault(field.facet, List.of())) {
            if (field.values.matcher(count.value()).matches()) {
                counts.put(count.value(), count.vacancies());
            }
        }
        if (field.shape == Shape.BOX && counts.isEmpty()) {
            counts.put(field.facet == Facet.PAY ? "known" : YES, 0);
        }
        chosen.forEach(value -> counts.putIfAbsent(value, 0));
        return counts.entrySet().stream()
                .map(
                        e ->
                                new Choice(
                                        e.getKey(),
                                        label(field, e.getKey(), page),
                                        e.getValue(),
                                        chosen.contains(e.getKey())))
                .toList();
    }

    private static String name(Field field, Page page) {
        return page.t("search." + field.parameter());
    }

    private String label(Field field, String value, Page page) {
        return switch (field) {
            case KIND -> page.value("kind", Kind.valueOf(value.toUpperCase(Locale.ROOT)));
            case COUNTRY -> taxonomy.label(Subject.COUNTRY, value, page.language());
            case PROVINCE -> taxonomy.label(Subject.PLACE, value, page.language());
            case WORK -> taxonomy.label(Subject.OCCUPATION_GROUP, value, page.language());
            case SECTOR -> page.t("sector." + value);
            case ABROAD -> page.t("search.abroad." + value);
            case PAY -> page.t("search.pay.known");
            case ACCOMMODATION -> page.t("search.accommodation");
            case BACKED -> page.t("search.backed");
        };
    }

    private List<String> named(SearchVacancies.Page found, Page page) {
        return found.named().stream()
                .limit(MOST_NAMED)
                .map(named -> label(named, page))
                .distinct()
                .toList();
    }

    private @Nullable String read(Asked asked, SearchVacancies.Page found, Page page) {
        String spelt = found.read().spelt();
        int asTyped = found.read().asTyped();
        return switch (found.read().as()) {
            case AS_TYPED ->
                    spelt == null
                            ? null
                            : asTyped == 0
                                    ? page.t("search.spelt", asked.q, spelt)
                                    : page.t("search.spelt.below", asTyped, spelt);
            case MEANT -> {
                String names = String.join(" · ", named(found, page));
                yield asTyped == 0
                        ? page.t("search.meant", names)
                        : page.t("search.meant.below", asTyped, names);
            }
            case PARTS -> page.t("search.parts", asked.q);
        };
    }

    private static String label(WorkCondition asked, Page page) {
        return page.t(
                "search.condition.%s.%s"
                        .formatted(MatchBody.lower(asked.what()), asked.yes() ? YES : "no"));
    }

    private String label(Found.Named named, Page page) {
        return taxonomy.label(named.subject(), named.key(), page.language());
    }

    private List<SearchView.Chip> chips(Asked asked, SearchVacancies.Page found, Page page) {
        List<SearchView.Chip> chips = new ArrayList<>();
        asked.values.forEach(
                (field, chosen) ->
                        chosen.forEach(
                                value ->
                                        chips.add(
                                                new SearchView.Chip(
                                                        label(field, value, page),
                                                        asked.without(field, value).address("")))));
        asked.only.forEach(
                field ->
                        chips.add(
                                new SearchView.Chip(
                                        page.t("search.only.chosen", name(field, page)),
                                        asked.without(field).address(""))));
        found.read().said().stream()
                .map(Found.Said::asked)
                .filter(condition -> asked.said.contains(condition.what()))
                .forEach(
                        condition ->
                                chips.add(
                                        new SearchView.Chip(
                                                page.t(
                                                        "search.only.chosen",
                                                        label(condition, page)),
                                                asked.without(condition.what()).address(""))));
        return chips;
    }

    private List<SearchView.Wider> wider(Asked asked, SearchVacancies.Page found, Page page) {
        return found.read().wider().stream()
                .map(
                        wider -> {
                            Asked less = asked.with(wider.words());
                            List<String> given = new ArrayList<>();
                            for (Facet facet : wider.without()) {
                                Field field = Field.of(facet);
                                asked.of(field)
                                        .forEach(value -> given.add(label(field, value, page)));
                                less = less.withoutAny(field);
                            }
                            String words =
                                    page.t(
                                            wider.words().isEmpty()
                                                    ? "search.wider.all"
                                                    : "search.wider.words",
                                            wider.words());
                            return new SearchView.Wider(
                                    given.isEmpty()
                                            ? words
                                            : page.t(
                                                    "search.wider.without",
                                                    words,
                                                    String.join(", ", given)),
                                    wider.vacancies(),
                                    less.address(""));
                        })
                .toList();
    }

    /** Of what was chosen or typed, how many say so, and how many are found though they do not. */
    private static List<SearchView.Silence> silences(
            Asked asked, SearchVacancies.Page found, Page page) {
        List<SearchView.Silence> silences = new ArrayList<>();
        for (Field field : MAY_BE_SILENT) {
            Set<String> chosen = asked.of(field);
            int say =
                    found.facets().getOrDefault(field.facet, List.of()).stream()
                            .filter(count -> chosen.contains(count.value()))
                            .mapToInt(Found.Count::vacancies)
                            .sum();
            int silent = found.total() - say;
            if (!chosen.isEmpty() && !asked.only.contains(field) && silent > 0) {
                silences.add(
                        new SearchView.Silence(
                                name(field, page),
                                say,
                                silent,
                                say == 0 ? null : asked.with(field).address("")));
            }
        }
        for (Found.Said said : found.read().said()) {
            WorkCondition.What what = said.asked().what();
            int silent = found.total() - said.say();
            if (found.total() > 0 && !asked.said.contains(what)) {
                silences.add(
                        new SearchView.Silence(
                                label(said.asked(), page),
                                said.say(),
                                silent,
                                said.say() == 0 || silent == 0
                                        ? null
                                        : asked.with(what).address("")));
            }
        }
        return silences;
    }

    private List<SearchView.Line> lines(
            SearchVacancies.Page found, boolean saysAll, CodeWords words, Page page) {
        return found.lines().stream()
                .filter(line -> line.saysAll() == saysAll)
                .map(line -> line(line, words, page))
                .toList();
    }

    private SearchView.Line line(SearchVacancies.Line line, CodeWords words, Page page) {
        Post post = line.vacancy().post();
        return new SearchView.Line(
                line.vacancy().id().value().toString(),
                line.title().pieces(),
                MatchBody.lower(line.vacancy().kind()),
                line.employerName() + ", " + words.place(post),
                pay(line, page),
                post.startOn() == null ? null : words.start(line.vacancy().kind(), post.startOn()),
                words.closes(post),
                line.tasks().map(Marked::pieces).orElse(List.of()),
                line.by().map(named -> label(named, page)).orElse(null));
    }

    private static @Nullable String pay(SearchVacancies.Line line, Page page) {
        Pay pay = line.vacancy().post().pay();
        if (pay != null) {
            return page.t(
                    "money." + MatchBody.lower(pay.period()), page.span(pay.min(), pay.max()));
        }
        return TermWords.stipend(line.vacancy())
                .map(sum -> page.t("matches.stipend", page.pay(sum, PayPeriod.MONTH)))
                .orElse(null);
    }

    private static SearchView tooLong(Asked asked, Page page) {
        return new SearchView(
                asked.q.substring(0, LONGEST),
                page.t("search.too_long", LONGEST),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Asked asked(HttpParameters parameters) {
        Map<Field, Set<String>> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Set<String> chosen = new TreeSet<>();
            for (String value : parameters.getAll(field.parameter())) {
                if (field.values.matcher(value).matches()) {
                    chosen.add(value);
                }
            }
            if (!chosen.isEmpty()) {
                values.put(field, chosen);
            }
        }
        Set<String> known = Set.copyOf(parameters.getAll("known"));
        Set<Field> only = EnumSet.noneOf(Field.class);
        Arrays.stream(Field.values())
                .filter(field -> known.contains(field.parameter()))
                .forEach(only::add);
        Set<WorkCondition.What> said =
                Arrays.stream(WorkCondition.What.values())
                        .filter(what -> known.contains(MatchBody.lower(what)))
                        .collect(Collectors.toSet());
        String q = parameters.get("q");
        String cursor = parameters.get("cursor");
        return new Asked(
                q == null ? "" : q.strip(), values, only, said, cursor == null ? "" : cursor);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
