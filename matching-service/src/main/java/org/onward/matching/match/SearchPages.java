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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
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
    private static final String UNKNOWN = "unknown";

    /**
     * A field of the page: facet of the search, what its values look like, its name on the page.
     */
    private enum Field {
        COUNTRY("country", "[A-Z]{2}", "search.country"),
        PROVINCE("place", "[A-Z]{2}-[0-9A-Z]{1,3}", "search.province"),
        WORK("occupation", "[0-9]", "search.work"),
        SECTOR("sector", "[A-U]", "search.sector");

        private final String facet;
        private final Pattern values;
        private final String label;

        Field(String facet, String values, String label) {
            this.facet = facet;
            this.values = Pattern.compile(values);
            this.label = label;
        }

        String parameter() {
            return MatchBody.lower(this);
        }
    }

    private record Asked(
            String q, Set<Kind> kinds, Map<Field, String> values, boolean payKnown, String cursor) {
        Asked without(Field field) {
            Map<Field, String> fewer = new LinkedHashMap<>(values);
            fewer.remove(field);
            return new Asked(q, kinds, fewer, payKnown, "");
        }

        Asked ofKinds(Set<Kind> other) {
            return new Asked(q, other, values, payKnown, "");
        }

        Asked anyPay() {
            return new Asked(q, kinds, values, false, "");
        }

        /** Null where nothing was chosen. */
        @Nullable String value(Field field) {
            return values.get(field);
        }

        String address(String at) {
            StringBuilder query = new StringBuilder();
            if (!q.isEmpty()) {
                query.append("&q=").append(encoded(q));
            }
            kinds.forEach(kind -> query.append("&kind=").append(MatchBody.lower(kind)));
            values.forEach(
                    (field, value) ->
                            query.append('&')
                                    .append(field.parameter())
                                    .append('=')
                                    .append(encoded(value)));
            if (payKnown) {
                query.append("&pay=on");
            }
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
        SearchVacancies.Page found = find(caller, asked, LENGTH);
        return pages.show(request, "match/search", view(caller, asked, found, page));
    }

    private SearchVacancies.Page find(Caller caller, Asked asked, int limit) {
        String sector = asked.value(Field.SECTOR);
        return searchVacancies.search(
                caller,
                new FreeSearch(
                        asked.q,
                        FindMatches.allIfNone(asked.kinds),
                        asked.value(Field.COUNTRY),
                        asked.value(Field.PROVINCE),
                        sector == null ? null : sector.charAt(0),
                        asked.value(Field.WORK),
                        null,
                        asked.payKnown ? Set.of(FreeSearch.Field.PAY) : Set.of(),
                        (int) caller.today().toEpochDay(),
                        limit,
                        SearchVacancies.after(asked.cursor)));
    }

    private SearchView view(Caller caller, Asked asked, SearchVacancies.Page found, Page page) {
        MatchWords words = new MatchWords(page, taxonomy);
        Map<String, Integer> kinds =
                counts(
                        asked.kinds.isEmpty() ? found : find(caller, asked.ofKinds(Set.of()), 1),
                        "kind");
        Map<String, Integer> pay =
                counts(asked.payKnown ? find(caller, asked.anyPay(), 1) : found, "pay");
        return new SearchView(
                asked.q,
                "",
                kinds(asked, kinds, page),
                facets(caller, asked, found, page),
                asked.payKnown,
                pay.entrySet().stream()
                        .filter(e -> !e.getKey().equals(UNKNOWN))
                        .mapToInt(Map.Entry::getValue)
                        .sum(),
                chips(asked, page),
                found.total(),
                found.lines().stream().map(line -> line(line, words, page)).toList(),
                asked.cursor.isEmpty() ? null : asked.address(""),
                found.next() == null ? null : asked.address(found.next()));
    }

    private static List<Choice> kinds(Asked asked, Map<String, Integer> counts, Page page) {
        List<Choice> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String key = MatchBody.lower(kind);
            kinds.add(
                    new Choice(
                            key,
                            page.value("kind", kind),
                            counts.getOrDefault(key, 0),
                            asked.kinds.contains(kind)));
        }
        return kinds;
    }

    private List<SearchView.Facet> facets(
            Caller caller, Asked asked, SearchVacancies.Page found, Page page) {
        List<SearchView.Facet> facets = new ArrayList<>();
        for (Field field : Field.values()) {
            String chosen = asked.value(field);
            // What else could be chosen shows only without the choice that was made.
            SearchVacancies.Page open =
                    chosen == null ? found : find(caller, asked.without(field), 1);
            Map<String, Integer> counts = new LinkedHashMap<>(counts(open, field.facet));
            counts.remove(UNKNOWN);
            if (chosen != null) {
                counts.putIfAbsent(chosen, 0);
            }
            facets.add(
                    new SearchView.Facet(
                            field.parameter(),
                            page.t(field.label),
                            counts.entrySet().stream()
                                    .map(
                                            e ->
                                                    new Choice(
                                                            e.getKey(),
                                                            label(field, e.getKey(), page),
                                                            e.getValue(),
                                                            e.getKey().equals(chosen)))
                                    .toList()));
        }
        return facets;
    }

    /** Value → how many; empty where the search has no such facet. */
    private static Map<String, Integer> counts(SearchVacancies.Page found, String facet) {
        return found.facets().stream()
                .filter(one -> one.name().equals(facet))
                .findFirst()
                .map(
                        one ->
                                one.counts().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Found.Count::value,
                                                        Found.Count::vacancies,
                                                        Integer::sum,
                                                        LinkedHashMap::new)))
                .orElseGet(LinkedHashMap::new);
    }

    private String label(Field field, String value, Page page) {
        return switch (field) {
            case COUNTRY -> taxonomy.label(Subject.COUNTRY, value, page.language());
            case PROVINCE -> taxonomy.label(Subject.PLACE, value, page.language());
            case WORK -> taxonomy.label(Subject.OCCUPATION_GROUP, value, page.language());
            case SECTOR -> page.t("sector." + value);
        };
    }

    private List<SearchView.Chip> chips(Asked asked, Page page) {
        List<SearchView.Chip> chips = new ArrayList<>();
        for (Kind kind : asked.kinds) {
            Set<Kind> others = EnumSet.copyOf(asked.kinds);
            others.remove(kind);
            chips.add(
                    new SearchView.Chip(
                            page.value("kind", kind), asked.ofKinds(others).address("")));
        }
        asked.values.forEach(
                (field, value) ->
                        chips.add(
                                new SearchView.Chip(
                                        label(field, value, page),
                                        asked.without(field).address(""))));
        if (asked.payKnown) {
            chips.add(new SearchView.Chip(page.t("search.pay.known"), asked.anyPay().address("")));
        }
        return chips;
    }

    private static SearchView.Line line(SearchVacancies.Line line, MatchWords words, Page page) {
        Post post = line.vacancy().post();
        String place = words.place(post);
        return new SearchView.Line(
                line.vacancy().id().value().toString(),
                post.title(),
                MatchBody.lower(line.vacancy().kind()),
                line.employerName() + (place == null ? "" : ", " + place),
                pay(line, page),
                post.startOn() == null ? null : words.start(post.startOn()));
    }

    private static @Nullable String pay(SearchVacancies.Line line, Page page) {
        Pay pay = line.vacancy().post().pay();
        if (pay != null) {
            String sum =
                    pay.min().equals(pay.max())
                            ? page.money(pay.min())
                            : page.t("match.span", page.money(pay.min()), page.money(pay.max()));
            return page.t("money." + MatchBody.lower(pay.period()), sum);
        }
        return MatchWords.stipend(line.vacancy())
                .map(sum -> page.t("matches.stipend", page.pay(sum, PayPeriod.MONTH)))
                .orElse(null);
    }

    private static SearchView tooLong(Asked asked, Page page) {
        return new SearchView(
                asked.q.substring(0, LONGEST),
                page.t("search.too_long", LONGEST),
                List.of(),
                List.of(),
                false,
                0,
                List.of(),
                0,
                List.of(),
                null,
                null);
    }

    private static Asked asked(HttpParameters parameters) {
        Map<Field, String> values = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            Optional.ofNullable(parameters.get(field.parameter()))
                    .filter(value -> field.values.matcher(value).matches())
                    .ifPresent(value -> values.put(field, value));
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (parameters.getAll("kind").contains(MatchBody.lower(kind))) {
                kinds.add(kind);
            }
        }
        String q = parameters.get("q");
        String cursor = parameters.get("cursor");
        return new Asked(
                q == null ? "" : q.strip(),
                kinds,
                values,
                parameters.contains("pay"),
                cursor == null ? "" : cursor);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
